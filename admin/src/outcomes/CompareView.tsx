import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { lazy } from "react";
import { useTranslate } from "react-admin";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { Comparison } from "#worker/outcomes/compare.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { FigureTableView } from "../charts/FigureTableView.tsx";
import { useChartInk } from "../charts/useChartInk.ts";
import { comparedCurvesTable, comparedStatusTable, comparedStepsTable } from "./compareTables.ts";
import { sayTest } from "./sayTest.ts";

const StackedBars = lazy(() => import("../charts/StackedBars.tsx"));
const StepLines = lazy(() => import("../charts/StepLines.tsx"));
const TICKS = [0, 1, 3, 6, 12, 24];

export function CompareView({ comparison }: { comparison: Comparison }) {
  const translate = useTranslate();
  const { statuses } = useChartInk();
  const { programs, month, asOf, test } = comparison;
  const steps = comparedStepsTable(comparison, translate);
  const tooYoung = programs.filter((one) => one.tooYoung > 0);
  const curves = programs.map(({ id, name, curve }) => ({ key: id, label: name, points: curve }));
  return (
    <Box sx={{ display: "grid", gap: 2 }}>
      {tooYoung.length > 0 && (
        <Typography variant="body2" component="div">
          {tooYoung.map(({ id, name, tooYoung: count }) => (
            <div key={id}>
              {name}: {translate("outcomes.compare.young", { smart_count: count })}
            </div>
          ))}
        </Typography>
      )}
      <ChartSection
        title={translate("outcomes.compare.steps", { month })}
        note={translate("outcomes.compare.stepsNote")}
        table={steps}
        file={[asOf]}
        tableOnly
      >
        <FigureTableView table={steps} />
      </ChartSection>
      <Box
        sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", lg: "repeat(2, minmax(0,1fr))" } }}
      >
        <ChartSection
          title={translate("outcomes.compare.statuses", { month })}
          note={translate("outcomes.statuses.note")}
          table={comparedStatusTable(comparison, translate)}
          file={[asOf]}
        >
          <StackedBars
            label={translate("outcomes.compare.statuses", { month })}
            names={programs.map(({ name }) => name)}
            stacks={ACTIVITY_STATUSES.map((status) => ({
              key: status,
              label: translate(`enums.activityStatus.${status}`),
              color: statuses[status],
              values: programs.map(({ milestone }) => milestone.statuses[status]),
            }))}
          />
        </ChartSection>
        <ChartSection
          title={translate("outcomes.survival.title")}
          note={translate("outcomes.survival.note")}
          table={comparedCurvesTable(comparison, translate)}
          file={[asOf]}
          foot={
            <Typography variant="body2" sx={{ mt: 1 }}>
              {sayTest(test, translate)}
            </Typography>
          }
        >
          <StepLines
            label={translate("outcomes.survival.label")}
            curves={curves}
            sayMonth={String}
            ticks={TICKS.filter((tick) => tick <= month)}
          />
        </ChartSection>
      </Box>
    </Box>
  );
}
