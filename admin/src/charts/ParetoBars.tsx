import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useTheme } from "@mui/material/styles";
import { Link as RouterLink } from "react-router-dom";
import { formatNumber, formatShare } from "../format/number.ts";
import { Legend } from "./Legend.tsx";

export interface ParetoLine {
  key: string;
  label: string;
  value: number;
  /** Of all, and together with the lines before. */
  share: number;
  cumulative: number;
  to?: string;
}

interface ParetoBarsProps {
  lines: readonly ParetoLine[];
  /** What the chart shows, for who cannot see it. */
  label: string;
  words: { part: string; cumulative: string };
}

/** Where the few that matter end: the share of all that Pareto's rule speaks of. */
const MOST_OF_IT = 80;

/** Causes from the most frequent on: a bar each for its part, and the line of what they make together. */
export function ParetoBars({ lines, label, words }: ParetoBarsProps) {
  const { palette } = useTheme();
  const ink = palette.text.primary;
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      <Legend
        items={[
          { label: words.part, color: palette.primary.main },
          { label: words.cumulative, color: ink, dash: "" },
        ]}
      />
      <Box
        component="ol"
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gridTemplateColumns: "auto minmax(40px, 1fr) auto auto" }}
      >
        {lines.map((line, at) => (
          <Line key={line.key} line={line} before={lines[at - 1]?.cumulative} after={lines[at + 1]?.cumulative} />
        ))}
      </Box>
    </Box>
  );
}

function Line({ line, before, after }: { line: ParetoLine; before?: number; after?: number }) {
  const { label, value, share, cumulative, to } = line;
  const { palette } = useTheme();
  const ink = palette.text.primary;
  const [from, here, until] = [before, cumulative, after].map((one) => (one === undefined ? undefined : one * 100));
  const middle = (one: number | undefined) => ((one ?? 0) + (here ?? 0)) / 2;
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridColumn: "1 / -1",
        gridTemplateColumns: "subgrid",
        columnGap: 1.25,
        fontSize: "0.875rem",
      }}
    >
      <Box component="span" sx={{ alignSelf: "center", py: 0.5, maxWidth: { xs: 104, sm: 170 }, lineHeight: 1.25 }}>
        {label}
      </Box>
      <Box aria-hidden sx={{ position: "relative", minHeight: 28 }}>
        <Box sx={{ position: "absolute", insetBlock: 6, insetInline: 0, borderRadius: 1, backgroundColor: "quiet" }} />
        <Box
          sx={{
            position: "absolute",
            insetBlock: 6,
            left: 0,
            width: `${share * 100}%`,
            borderRadius: 1,
            backgroundColor: "primary.main",
          }}
        />
        <svg
          width="100%"
          height="100%"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          style={{ position: "absolute", inset: 0 }}
          aria-hidden="true"
        >
          <g stroke={ink} strokeWidth={1.5} fill="none">
            <path d={`M${MOST_OF_IT} 0V100`} strokeDasharray="2 4" opacity={0.5} vectorEffect="non-scaling-stroke" />
            {from !== undefined && <path d={`M${middle(from)} 0L${here} 50`} vectorEffect="non-scaling-stroke" />}
            {until !== undefined && <path d={`M${here} 50L${middle(until)} 100`} vectorEffect="non-scaling-stroke" />}
          </g>
        </svg>
        <Box
          sx={{
            position: "absolute",
            top: "calc(50% - 3.5px)",
            left: `calc(${here}% - 3.5px)`,
            width: 7,
            height: 7,
            borderRadius: "50%",
            backgroundColor: ink,
          }}
        />
      </Box>
      <Box component="span" sx={{ alignSelf: "center", textAlign: "right", whiteSpace: "nowrap" }}>
        {to && value > 0 ? (
          <Link component={RouterLink} to={to} sx={{ fontWeight: 600 }}>
            {formatNumber(value)}
          </Link>
        ) : (
          <strong>{formatNumber(value)}</strong>
        )}
        {` · ${formatShare(share)}`}
      </Box>
      <Box component="span" sx={{ alignSelf: "center", textAlign: "right", color: "text.secondary", minWidth: 40 }}>
        {formatShare(cumulative)}
      </Box>
    </Box>
  );
}
