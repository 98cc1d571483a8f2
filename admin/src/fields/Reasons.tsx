import { useLocale } from "react-admin";
import { useRuleNames } from "../providers/useRuleNames.ts";
import { Quiet } from "./text.tsx";

/** Why a band is what it is: the rules that hold, in words. */
export function Reasons({ reasons, most = 2 }: { reasons?: string[] | null; most?: number }) {
  const locale = useLocale();
  const names = useRuleNames();
  if (!reasons || reasons.length === 0) return <Quiet>–</Quiet>;
  const words = reasons.map((reason) => names[reason]?.[locale === "en" ? "en" : "id"] ?? reason);
  return (
    <span title={words.join("; ")}>
      {words.slice(0, most).join("; ")}
      {words.length > most && <Quiet> +{words.length - most}</Quiet>}
    </span>
  );
}
