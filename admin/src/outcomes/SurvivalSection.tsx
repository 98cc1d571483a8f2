import Link from "@mui/material/Link";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { lazy, useState } from "react";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { ChartSection } from "../charts/ChartSection.tsx";
import { formatShare } from "../format/number.ts";
import type { Outcomes } from "./outcomesModel.ts";
import { splitTable, survivalTable } from "./outcomeTables.ts";
import type { SectionProps } from "./SectionProps.ts";
import { SplitNotes } from "./SplitNotes.tsx";
import { usePartNames } from "./usePartNames.ts";

const StepLines = lazy(() => import("../charts/StepLines.tsx"));
/** More lines than this cannot be told apart; the table has them all. */
const DRAWN = 6;
const TICKS = [0, 1, 3, 6, 12, 24];

/** How long groups stay active, as a whole or set apart by what may explain it. */
export function SurvivalSection({ outcomes, door, name }: SectionProps) {
  const translate = useTranslate();
  const [by, setBy] = useState("");
  const split = outcomes.splits.find((one) => one.by === by);
  const nameOf = usePartNames(split);
  const { neverSeen } = outcomes;
  return (
    <ChartSection
      title={translate("outcomes.survival.title")}
      note={translate("outcomes.survival.note")}
      table={split ? splitTable(split, nameOf, translate, door) : survivalTable(outcomes, translate, door)}
      file={[split && translate(`outcomes.survival.split.${split.by}`), name, outcomes.asOf]}
      height={300}
      top={
        <TextField
          select
          label={translate("outcomes.survival.by")}
          value={by}
          onChange={({ target }) => setBy(target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 260, mt: 1, mb: 1.5 }}
        >
          <MenuItem value="">{translate("outcomes.survival.whole")}</MenuItem>
          {outcomes.splits.map((one) => (
            <MenuItem key={one.by} value={one.by}>
              {translate(`outcomes.survival.split.${one.by}`)}
            </MenuItem>
          ))}
        </TextField>
      }
      foot={
        <Typography variant="body2" component="div" sx={{ mt: 1 }}>
          {split ? <SplitNotes split={split} /> : <Bounds survival={outcomes.survival} />}
          {neverSeen > 0 && (
            <Link component={RouterLink} to={door("life.never")} sx={{ display: "block" }}>
              {translate("outcomes.survival.neverSeen", { smart_count: neverSeen })}
            </Link>
          )}
        </Typography>
      }
    >
      {split ? (
        <StepLines
          label={translate("outcomes.survival.label")}
          curves={split.parts.slice(0, DRAWN).map(({ value, groups, curve }) => ({
            key: value,
            label: `${nameOf(value)} (${groups})`,
            points: curve,
          }))}
          sayMonth={String}
          ticks={TICKS}
        />
      ) : (
        <SurvivalChart curve={outcomes.curve} />
      )}
    </ChartSection>
  );
}

interface SurvivalChartProps {
  curve: Outcomes["curve"];
  width?: number;
  height?: number;
}

export function SurvivalChart({ curve, width, height }: SurvivalChartProps) {
  const translate = useTranslate();
  return (
    <StepLines
      label={translate("outcomes.survival.label")}
      curves={[{ key: "all", label: translate("outcomes.chart.all"), points: curve }]}
      sayMonth={String}
      ticks={TICKS}
      band={translate("outcomes.chart.band")}
      width={width}
      height={height}
    />
  );
}

function Bounds({ survival }: { survival: Outcomes["survival"] }) {
  const translate = useTranslate();
  const last = survival.findLast(({ shown }) => shown);
  if (!last) return null;
  const { month, share, worst, best } = last;
  const text = { month, share: formatShare(share), worst: formatShare(worst), best: formatShare(best) };
  return <div>{translate("outcomes.survival.bounds", text)}</div>;
}
