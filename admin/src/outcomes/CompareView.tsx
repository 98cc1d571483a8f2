import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { lazy } from "react";
import { useTranslate } from "react-admin";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { Comparison } from "#worker/outcomes/compare.ts";
import { ChartSection } from "../charts/ChartSection.tsx";
import { FigureTableView } from "../charts/FigureTableView.tsx";
import { ShareBars } from "../charts/ShareBars.tsx";
import { useChartInk } from "../charts/useChartInk.ts";
import { comparedCurvesTable, comparedStatusTable, comparedStepsTable } from "./compareTables.ts";
import { programName } from "./programName.ts";
import { sayTest } from "./sayTest.ts";

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
        <Alert severity="info" variant="outlined">
          {tooYoung.map(({ id, name, tooYoung: count }) => (
            <div key={id}>
              {name}: {translate("outcomes.compare.young", { smart_count: count })}
            </div>
          ))}
        </Alert>
      )}
      <ChartSection
        title={translate("outcomes.compare.steps", { month })}
        note={`${translate("outcomes.compare.stepsNote")} ${translate("outcomes.compare.fair")}`}
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
          <ShareBars
            label={translate("outcomes.compare.statuses", { month })}
            sayTotal={(total) => translate("outcomes.compare.groups", { smart_count: total })}
            none={translate("outcomes.compare.noneYet", { month })}
            parts={ACTIVITY_STATUSES.map((status) => ({
              key: status,
              label: translate(`enums.activityStatus.${status}`),
              color: statuses[status],
            }))}
            rows={programs.map(({ id, name, year, milestone }) => ({
              key: id,
              label: programName({ name, year }),
              values: ACTIVITY_STATUSES.map((status) => milestone.statuses[status]),
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
