import Box from "@mui/material/Box";
import { BarChart } from "@mui/x-charts/BarChart";
import { formatNumber } from "../format/number.ts";
import { Hatch } from "./Hatch.tsx";
import { Legend } from "./Legend.tsx";
import { useChartInk } from "./useChartInk.ts";

export interface Stack {
  key: string;
  label: string;
  color: string;
  values: number[];
}

interface StackedBarsProps {
  /** What each bar is of, in order. */
  names: string[];
  stacks: Stack[];
  /** What the chart shows, for who cannot see it. */
  label: string;
  height?: number;
  /** On paper the chart has a width of its own. */
  width?: number;
}

/** Every bar keeps its name: the one that would be left out is the one that matters most. */
const LABELS = { tickLabelInterval: () => true, tickLabelStyle: { fontSize: 11 } };

/** Parts of a whole, bar by bar; counts stand in the fields where there is room. */
export default function StackedBars({ names, stacks, label, height = 260, width }: StackedBarsProps) {
  const ink = useChartInk();
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      <Legend items={stacks} />
      <BarChart
        width={width}
        height={height}
        skipAnimation
        hideLegend
        margin={{ top: 14, right: 8, bottom: 0, left: 0 }}
        grid={{ horizontal: true }}
        xAxis={[{ data: names, scaleType: "band", height: 26, categoryGapRatio: 0.35, ...LABELS }]}
        yAxis={[{ width: 36, tickMinStep: 1, valueFormatter: (value: number) => formatNumber(value) }]}
        series={stacks.map(({ key, label, color, values }) => ({
          id: key,
          label,
          color,
          data: values,
          stack: "all",
          valueFormatter: (value: number | null) => formatNumber(value),
        }))}
      >
        <Hatch ink={ink.edge} ground={ink.paper} />
      </BarChart>
    </Box>
  );
}
