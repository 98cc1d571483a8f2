import { useTranslate } from "react-admin";
import { CustomFacts } from "../../customFields/CustomFacts.tsx";
import { Day, Figure, Money, Share } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Section } from "../../page/Section.tsx";
import type { Program } from "./programModel.ts";

export function ProgramFacts({ program }: { program: Program }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.programs.fields.${field}`);
  return (
    <Section title={translate("resources.programs.section.basic")}>
      <Facts>
        <Fact label={label("budgetIdr")}>
          <Money value={program.budgetIdr} />
        </Fact>
        <Fact label={label("spentIdr")}>
          <Money value={program.spentIdr} />
        </Fact>
        <Fact label={label("plannedStartOn")}>
          <Day value={program.plannedStartOn} />
        </Fact>
        <Fact label={label("plannedEndOn")}>
          <Day value={program.plannedEndOn} />
        </Fact>
        <Fact label={label("plannedCloseOn")}>
          <Day value={program.plannedCloseOn} />
        </Fact>
        <Fact label={label("stateChangedOn")}>
          <Day value={program.stateChangedOn} />
        </Fact>
        <Fact label={label("grantReportDueOn")}>
          <Day value={program.grantReportDueOn} />
        </Fact>
        <Fact label={label("grantReportReceivedOn")}>
          <Day value={program.grantReportReceivedOn} />
        </Fact>
        <Fact label={label("targets.groups")}>
          <Figure value={program.targets?.groups} />
        </Fact>
        <Fact label={label("targets.activeAtMonth12")}>
          <Share value={program.targets?.activeAtMonth12} />
        </Fact>
        <Fact label={label("teachesEntrepreneurship")}>
          {translate(`ra.boolean.${program.teachesEntrepreneurship}`)}
        </Fact>
        <CustomFacts entity="programs" record={program} />
      </Facts>
    </Section>
  );
}
