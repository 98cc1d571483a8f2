import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { formatNumber } from "../format/number.ts";

export interface Level {
  key: string;
  label: ReactNode;
  value: number;
  /** What stands after the figure. */
  note?: ReactNode;
  to?: string;
}

/** Bars that lie: longest first, each with its name, its figure and its list. */
export function LevelBars({ levels, most }: { levels: Level[]; most?: number }) {
  const top = most ?? Math.max(1, ...levels.map(({ value }) => value));
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75 }}>
      {levels.map(({ key, label, value, note, to }) => (
        <Box
          component="li"
          key={key}
          sx={{
            display: "grid",
            gridTemplateColumns: { xs: "1fr auto", sm: "minmax(110px, 190px) minmax(60px, 1fr) minmax(90px, auto)" },
            columnGap: 1.5,
            alignItems: "center",
            fontSize: "0.875rem",
          }}
        >
          <span>{label}</span>
          <Box
            aria-hidden
            sx={{
              height: 14,
              borderRadius: 1,
              backgroundColor: "quiet",
              gridRow: { xs: 2, sm: "auto" },
              gridColumn: { xs: "1 / -1", sm: "auto" },
            }}
          >
            <Box
              sx={{
                width: `${(value / top) * 100}%`,
                height: "100%",
                borderRadius: 1,
                backgroundColor: "primary.main",
              }}
            />
          </Box>
          <span>
            {to && value > 0 ? (
              <Link component={RouterLink} to={to} sx={{ fontWeight: 600 }}>
                {formatNumber(value)}
              </Link>
            ) : (
              <strong>{formatNumber(value)}</strong>
            )}{" "}
            {note}
          </span>
        </Box>
      ))}
    </Box>
  );
}
