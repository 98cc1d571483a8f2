import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { formatNumber, formatShare } from "../format/number.ts";
import { Legend } from "./Legend.tsx";
import { useChartInk } from "./useChartInk.ts";

export interface SharePart {
  key: string;
  label: string;
  color: string;
}
export interface ShareRow {
  key: string;
  label: string;
  /** How many of each part, in the order of the parts. */
  values: readonly number[];
}

interface ShareBarsProps {
  parts: readonly SharePart[];
  rows: readonly ShareRow[];
  /** What the chart shows, for who cannot see it. */
  label: string;
  /** How a total is said, and what stands where there is nothing to divide. */
  sayTotal: (total: number) => string;
  none: string;
}

const NARROW = 0.12;

/** Parts of wholes of unlike size, each drawn as long as the next: shares can be compared, counts cannot. */
export function ShareBars({ parts, rows, label, sayTotal, none }: ShareBarsProps) {
  const { edge } = useChartInk();
  const fill = (color: string) =>
    color.startsWith("url") ? `repeating-linear-gradient(135deg, ${edge} 0 2px, transparent 2px 6px)` : color;
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      <Legend items={[...parts]} />
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
        {rows.map(({ key, label, values }) => {
          const total = values.reduce((sum, one) => sum + one, 0);
          const filled = parts.flatMap((part, at) => (values[at] ? [{ ...part, value: values[at] }] : []));
          return (
            <Box component="li" key={key} sx={{ fontSize: "0.875rem" }}>
              {label} · {total > 0 ? sayTotal(total) : none}
              <Box
                sx={{
                  display: "flex",
                  height: 24,
                  mt: 0.5,
                  borderRadius: 1,
                  overflow: "hidden",
                  backgroundColor: "quiet",
                }}
              >
                {filled.map(({ key, label, color, value }) => (
                  <Tooltip key={key} title={`${label}: ${formatNumber(value)} (${formatShare(value / total)})`}>
                    <Box
                      role="img"
                      sx={({ palette }) => ({
                        width: `${(value / total) * 100}%`,
                        background: fill(color),
                        color: color.startsWith("#") ? palette.getContrastText(color) : palette.text.primary,
                        fontSize: "0.75rem",
                        lineHeight: "24px",
                        textAlign: "center",
                        overflow: "hidden",
                        borderRight: `1px solid ${palette.background.paper}`,
                      })}
                    >
                      {value / total >= NARROW && (
                        <Box
                          component="span"
                          sx={
                            color.startsWith("url")
                              ? { backgroundColor: "background.paper", px: 0.5, borderRadius: 0.5 }
                              : undefined
                          }
                        >
                          {formatShare(value / total)}
                        </Box>
                      )}
                    </Box>
                  </Tooltip>
                ))}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
