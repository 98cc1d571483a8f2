import Box from "@mui/material/Box";
import { Hatch } from "./Hatch.tsx";
import { HATCH, useChartInk } from "./useChartInk.ts";

export interface LegendItem {
  label: string;
  color: string;
  /** A line instead of a field. */
  dash?: string;
}

/** What each ink of a chart means, in words beside it. */
export function Legend({ items }: { items: LegendItem[] }) {
  const ink = useChartInk();
  return (
    <Box
      component="ul"
      sx={{ listStyle: "none", m: 0, mb: 1, p: 0, display: "flex", flexWrap: "wrap", columnGap: 2, rowGap: 0.5 }}
    >
      {items.map(({ label, color, dash }) => (
        <Box
          component="li"
          key={label}
          sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, fontSize: "0.8125rem" }}
        >
          <svg width={18} height={12} aria-hidden="true">
            {color.includes(HATCH) && <Hatch ink={ink.edge} ground={ink.paper} />}
            {dash === undefined ? (
              <rect width={18} height={12} rx={2} fill={color} />
            ) : (
              <line x1={0} x2={18} y1={6} y2={6} stroke={color} strokeWidth={2.5} strokeDasharray={dash} />
            )}
          </svg>
          {label}
        </Box>
      ))}
    </Box>
  );
}
