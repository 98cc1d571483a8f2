import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { groupScopes } from "./accessModel.ts";

const SHOWN = 3;

/** What a token may do, in words: "Kelompok (Lihat, Ubah), Pesanan (Lihat)". */
export function ScopeWords({ scopes }: { scopes: readonly string[] }) {
  const translate = useTranslate();
  const lines = groupScopes(scopes).map(({ resource, scopes: of }) => {
    const actions = of.map(({ action }) => translate(`resources.permissions.action.${action}`)).join(", ");
    return `${translate(`resources.permissions.of.${resource}`)} (${actions})`;
  });
  const more = lines.length - SHOWN;
  return (
    <span title={lines.join("; ")}>
      {lines.slice(0, SHOWN).join("; ")}
      {more > 0 && <Quiet> {translate("resources.api-tokens.more", { smart_count: more })}</Quiet>}
    </span>
  );
}
