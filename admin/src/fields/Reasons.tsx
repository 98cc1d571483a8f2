import { useLocale, useTranslate } from "react-admin";
import type { RiskBand } from "#db/constants.ts";
import { useRuleNames } from "../providers/useRuleNames.ts";
import { Quiet } from "./text.tsx";

interface ReasonsProps {
  reasons?: string[] | null;
  band?: RiskBand | null;
  most?: number;
}

/** Why a band is what it is: the rules that hold, in words. */
export function Reasons({ reasons, band, most = 2 }: ReasonsProps) {
  const translate = useTranslate();
  const locale = useLocale();
  const names = useRuleNames();
  if (!reasons || reasons.length === 0)
    return <Quiet>{band === "data_kurang" ? translate("app.risk.tooLittle") : "–"}</Quiet>;
  const words = reasons.map((reason) => names[reason]?.[locale === "en" ? "en" : "id"] ?? reason);
  return (
    <span title={words.join("; ")}>
      {words.slice(0, most).join("; ")}
      {words.length > most && <Quiet> +{words.length - most}</Quiet>}
    </span>
  );
}
