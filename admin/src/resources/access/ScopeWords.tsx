import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { useActionWord } from "../permissions/useActionWord.ts";
import { groupScopes } from "./accessModel.ts";

const SHOWN = 3;

/** What a token may do, in words: "Kelompok (Lihat, Ubah), Pesanan (Lihat)". */
export function ScopeWords({ scopes }: { scopes: readonly string[] }) {
  const translate = useTranslate();
  const word = useActionWord();
  const lines = groupScopes(scopes).map(({ resource, scopes: of }) => {
    const actions = of.map(({ action }) => word(resource, action)).join(", ");
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
