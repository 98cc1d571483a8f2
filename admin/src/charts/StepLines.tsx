import Box from "@mui/material/Box";
import { alpha, useTheme } from "@mui/material/styles";
import { LineChart } from "@mui/x-charts/LineChart";
import { formatShare } from "../format/number.ts";
import { Legend } from "./Legend.tsx";
import { type Curve, gridOf, onGrid } from "./stepModel.ts";
import { DASHES, useChartInk } from "./useChartInk.ts";

interface StepLinesProps {
  curves: Curve[];
  label: string;
  /** How a month is written under the axis. */
  sayMonth: (month: number) => string;
  ticks: number[];
  height?: number;
  width?: number;
  /** Words of the band; without them only one curve's name is shown. */
  band?: string;
}

/** Shares that fall in steps over months, the first with its interval as a band. Lines differ in dash, not in ink alone. */
export default function StepLines({ curves, label, sayMonth, ticks, height = 260, width, band }: StepLinesProps) {
  const ink = useChartInk();
  const { palette } = useTheme();
  const grid = gridOf(curves, ticks.at(-1) ?? 24);
  const inked = curves.map((curve, at) => ({
    ...curve,
    color: ink.lines[at % ink.lines.length] ?? ink.main,
    dash: DASHES[at % DASHES.length] ?? "",
  }));
  const [first] = inked;
  const shade = alpha(palette.primary.main, 0.16);
  const lows = first && band ? onGrid(first, grid, "low") : [];
  const highs = first && band ? onGrid(first, grid, "high") : [];
  const hidden = () => null;
  const dashes = Object.fromEntries(
    inked.map(({ key, dash }) => [`& .MuiLineChart-line[data-series="${key}"]`, { strokeDasharray: dash }]),
  );
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      <Legend
        items={[
          ...inked.map(({ label, color, dash }) => ({ label, color, dash })),
          ...(band ? [{ label: band, color: shade }] : []),
        ]}
      />
      <LineChart
        width={width}
        height={height}
        skipAnimation
        hideLegend
        margin={{ top: 14, right: 20, bottom: 0, left: 0 }}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: grid,
            scaleType: "linear",
            min: 0,
            max: ticks.at(-1),
            height: 26,
            tickInterval: ticks,
            valueFormatter: sayMonth,
          },
        ]}
        yAxis={[{ min: 0, max: 1, width: 44, tickNumber: 5, valueFormatter: (value: number) => formatShare(value) }]}
        series={[
          ...(band
            ? [
                {
                  ...{ id: "band-from", data: lows, stack: "band", area: true, color: "transparent" },
                  ...{ curve: "stepAfter" as const, showMark: false, disableHighlight: true, valueFormatter: hidden },
                },
                {
                  ...{ id: "band-to", stack: "band", area: true, color: shade },
                  data: highs.map((high, at) => {
                    const low = lows[at];
                    return high === null || low === null || low === undefined ? null : high - low;
                  }),
                  ...{ curve: "stepAfter" as const, showMark: false, disableHighlight: true, valueFormatter: hidden },
                },
              ]
            : []),
          ...inked.map((curve) => ({
            id: curve.key,
            label: curve.label,
            color: curve.color,
            data: onGrid(curve, grid, "share"),
            curve: "stepAfter" as const,
            showMark: false,
            valueFormatter: (value: number | null) => (value === null ? null : formatShare(value)),
          })),
        ]}
        sx={{
          ...dashes,
          '& .MuiLineChart-line[data-series^="band"]': { stroke: "none" },
          "& .MuiLineChart-area": { fillOpacity: 1 },
          '& .MuiLineChart-area[data-series="band-to"]': { fill: shade },
          '& .MuiLineChart-area[data-series="band-from"]': { fill: "none" },
        }}
      />
    </Box>
  );
}
