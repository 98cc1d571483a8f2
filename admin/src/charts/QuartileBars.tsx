import Box from "@mui/material/Box";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../fields/text.tsx";
import { formatMoneyShort, formatNumber } from "../format/number.ts";

export interface QuartileRow {
  label: string;
  n: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
}

/** Where the middle half of amounts lies, and its middle, on one scale. */
export function QuartileBars({ rows }: { rows: QuartileRow[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const most = Math.max(1, ...rows.map(({ q3 }) => q3 ?? 0));
  const at = (value: number | null) => `${((value ?? 0) / most) * 100}%`;
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.25 }}>
      {rows.map(({ label, n, q1, median, q3 }) => (
        <Box component="li" key={label} sx={{ fontSize: "0.875rem" }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", justifyContent: "space-between", columnGap: 1 }}>
            <span>
              {label} <Quiet>(n = {formatNumber(n)})</Quiet>
            </span>
            <span>
              <strong>{formatMoneyShort(median, locale)}</strong>{" "}
              <Quiet>
                {translate("outcomes.column.q1")}–3: {formatMoneyShort(q1, locale)} – {formatMoneyShort(q3, locale)}
              </Quiet>
            </span>
          </Box>
          <Box
            aria-hidden
            sx={{ position: "relative", height: 14, borderRadius: 1, backgroundColor: "quiet", overflow: "hidden" }}
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
        </Box>
      ))}
    </Box>
  );
}
