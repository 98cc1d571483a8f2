import { useTranslate } from "react-admin";
import { ChartSection } from "../charts/ChartSection.tsx";
import { FunnelBars } from "./FunnelBars.tsx";
import { funnelTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

export function FunnelSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  return (
    <ChartSection
      title={translate("outcomes.funnel.title")}
      note={translate("outcomes.funnel.note")}
      table={funnelTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
    >
      <FunnelBars funnel={outcomes.funnel} />
    </ChartSection>
  );
}
