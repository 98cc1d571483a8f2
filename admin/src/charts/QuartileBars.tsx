import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useLocale, useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { Quiet } from "../fields/text.tsx";
import { formatMoneyShort, formatNumber } from "../format/number.ts";
import { scaleTo } from "./scale.ts";

export interface QuartileRow {
  label: string;
  n: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
  /** The list of those counted. */
  to?: string;
}

/** Where the middle half of amounts lies, and its middle, on one scale from nought. */
export function QuartileBars({ rows }: { rows: QuartileRow[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const short = (value: number | null) => formatMoneyShort(value, locale);
  const ticks = scaleTo(Math.max(1, ...rows.map(({ q3 }) => q3 ?? 0)));
  const most = ticks.at(-1) ?? 1;
  const at = (value: number | null) => `${((value ?? 0) / most) * 100}%`;
  return (
    <Box component="figure" aria-label={translate("outcomes.income.label")} sx={{ m: 0 }}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
        {rows.map(({ label, n, q1, median, q3, to }) => {
          const said = <strong>{translate("outcomes.income.middle", { median: short(median) })}</strong>;
          return (
            <Box component="li" key={label} sx={{ fontSize: "0.875rem" }}>
              {label} <Quiet>(n = {formatNumber(n)})</Quiet>
              <Box
                aria-hidden
                sx={{
                  position: "relative",
                  height: 18,
                  my: 0.5,
                  borderRadius: 1,
                  backgroundColor: "quiet",
                  overflow: "hidden",
                }}
              >
                <Box
                  sx={{
                    position: "absolute",
                    insetBlock: 2,
                    left: at(q1),
                    width: `calc(${at(q3)} - ${at(q1)})`,
                    minWidth: 2,
                    borderRadius: 0.5,
                    backgroundColor: "primary.main",
                    opacity: 0.45,
                  }}
                />
                <Box
                  sx={{
                    position: "absolute",
                    insetBlock: 0,
                    left: `calc(${at(median)} - 1.5px)`,
                    width: 3,
                    backgroundColor: "primary.main",
                  }}
                />
              </Box>
              <div>
                {to ? (
                  <Link component={RouterLink} to={to}>
                    {said}
                  </Link>
                ) : (
                  said
                )}
                {"; "}
                {translate("outcomes.income.half", { q1: short(q1), q3: short(q3) })}
              </div>
            </Box>
          );
        })}
      </Box>
      <Box
        aria-hidden
        sx={{
          display: "flex",
          justifyContent: "space-between",
          mt: 0.75,
          borderTop: 1,
          borderColor: "divider",
          color: "text.secondary",
          fontSize: "0.75rem",
        }}
      >
        {ticks.map((tick) => (
          <span key={tick}>{tick === 0 ? "0" : short(tick)}</span>
        ))}
      </Box>
    </Box>
  );
}
