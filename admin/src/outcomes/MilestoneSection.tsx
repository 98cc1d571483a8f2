import { lazy } from "react";
import { useTranslate } from "react-admin";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { useChartInk } from "../charts/useChartInk.ts";
import type { Outcomes } from "./outcomesModel.ts";
import { milestoneTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";

const StackedBars = lazy(() => import("../charts/StackedBars.tsx"));

export function MilestoneSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  return (
    <ChartSection
      title={translate("outcomes.statuses.title")}
      note={translate("outcomes.statuses.note")}
      table={milestoneTable(outcomes, translate, door)}
      file={[name, outcomes.asOf]}
      height={300}
    >
      <MilestoneChart milestones={outcomes.milestones} />
    </ChartSection>
  );
}

interface MilestoneChartProps {
  milestones: Outcomes["milestones"];
  width?: number;
  height?: number;
}

export function MilestoneChart({ milestones, width, height }: MilestoneChartProps) {
  const translate = useTranslate();
  const { statuses } = useChartInk();
  return (
    <StackedBars
      label={translate("outcomes.statuses.label")}
      names={milestones.map(({ month }) => translate("app.units.month", { month }))}
      stacks={ACTIVITY_STATUSES.map((status) => ({
        key: status,
        label: translate(`enums.activityStatus.${status}`),
        color: statuses[status],
        values: milestones.map((one) => one.statuses[status]),
      }))}
      width={width}
      height={height}
    />
  );
}
