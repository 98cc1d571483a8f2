import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router-dom";
import { formatNumber } from "../format/number.ts";

interface CountListProps {
  rows: { key: string; label: ReactNode; count: number; to: string; note?: ReactNode }[];
}

/** Counts by kind; each opens its list. */
export function CountList({ rows }: CountListProps) {
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {rows.map(({ key, label, count, to, note }) => (
        <Box
          component="li"
          key={key}
          sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", py: 0.5, fontSize: "0.875rem" }}
        >
          <span>
            {label} {note}
          </span>
          {count > 0 ? (
            <Link component={RouterLink} to={to} sx={{ fontWeight: 600, px: 0.5 }}>
              {formatNumber(count)}
            </Link>
          ) : (
            <Box component="span" sx={{ color: "text.secondary", px: 0.5 }}>
              0
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
