import { useTranslate } from "react-admin";
import { Reasons } from "../../fields/Reasons.tsx";
import { Quiet } from "../../fields/text.tsx";
import type { Program } from "./programModel.ts";

/** Without groups there is nothing to be at risk yet. */
export function ProgramReasons({ program }: { program: Pick<Program, "reasons" | "riskBand" | "groupCount"> }) {
  const translate = useTranslate();
  if (program.groupCount === 0 && !program.reasons?.length)
    return <Quiet>{translate("resources.programs.noGroups")}</Quiet>;
  return <Reasons reasons={program.reasons} band={program.riskBand} />;
}
