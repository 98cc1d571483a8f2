import Box from "@mui/material/Box";
import { type Theme, useTheme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useLocale, useTranslate } from "react-admin";
import { formatDay } from "../../format/day.ts";
import { formatMoney, formatMoneyShort } from "../../format/number.ts";
import type { SalesMonth } from "./marketModel.ts";

const height = 132;
const floor = 108;
const top = 16;

/** Sales each month as bars; the same figures stand in a table for who cannot see them. */
export function SalesChart({ months }: { months: SalesMonth[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { palette } = useTheme();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const width = narrow ? 300 : 480;
  const most = Math.max(...months.map(({ valueIdr }) => valueIdr), 1);
  const step = width / months.length;
  const bar = step * 0.64;
  const short = (month: string) => formatDay(month, locale, "month").slice(0, 3);
  return (
    <Box sx={{ width: "100%" }}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        role="img"
        aria-label={translate("resources.sales.chart")}
        style={{ display: "block" }}
      >
        {months.map(({ month, valueIdr }, i) => {
          const tall = (valueIdr / most) * (floor - top);
          const x = i * step + (step - bar) / 2;
          return (
            <g key={month}>
              <title>{`${formatDay(month, locale, "monthLong")}: ${formatMoney(valueIdr)}`}</title>
              <rect x={i * step} y={0} width={step} height={floor} fill="transparent" />
              <rect x={x} y={floor - tall} width={bar} height={tall} rx={2} fill={palette.primary.main} />
              {valueIdr === most && (
                <text
                  x={x + bar / 2}
                  y={floor - tall - 4}
                  textAnchor="middle"
                  fontSize="11"
                  fill={palette.text.secondary}
                >
                  {formatMoneyShort(valueIdr, locale)}
                </text>
              )}
              {(!narrow || (months.length - 1 - i) % 2 === 0) && (
                <text x={x + bar / 2} y={height - 8} textAnchor="middle" fontSize="11" fill={palette.text.secondary}>
                  {short(month)}
                </text>
              )}
            </g>
          );
        })}
        <line x1={0} x2={width} y1={floor} y2={floor} stroke={palette.divider} />
      </svg>
    </Box>
  );
}
