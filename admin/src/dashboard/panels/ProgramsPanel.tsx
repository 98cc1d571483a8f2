import { useLocale, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { EnumText } from "../../fields/text.tsx";
import { formatMoneyShort } from "../../format/number.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Row, Rows } from "../../page/Rows.tsx";
import { Section } from "../../page/Section.tsx";
import type { RiskyProgram } from "../dashboardModel.ts";
import { AllLink } from "./AllLink.tsx";

export function ProgramsPanel({ programs }: { programs: RiskyProgram[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const range = (perActive: RiskyProgram["perActive"]) =>
    [...new Set([perActive?.low, perActive?.high])]
      .filter((amount) => typeof amount === "number")
      .map((amount) => formatMoneyShort(amount, locale))
      .join(" – ");
  return (
    <Section title={translate("app.dashboard.riskyPrograms")} action={<AllLink resource="programs" />}>
      <Rows<RiskyProgram>
        query={{ data: programs.slice(0, 6), isPending: false }}
        empty={{ title: translate("resources.programs.empty") }}
      >
        {(program) => (
          <Row
            title={
              <RecordLink resource="programs" id={program.id}>
                {program.name}
              </RecordLink>
            }
            mark={<BandChip band={program.riskBand} score={program.score} />}
            detail={<Reasons reasons={program.reasons} band={program.riskBand} />}
            note={
              <>
                {program.year} · <EnumText of="programState" value={program.state} /> ·{" "}
                {translate("app.dashboard.riskyOf", { risky: program.atRisk, groups: program.groups })}
                {range(program.perActive) &&
                  ` · ${translate("app.dashboard.perActive", { amount: range(program.perActive) })}`}
              </>
            }
          />
        )}
      </Rows>
    </Section>
  );
}
