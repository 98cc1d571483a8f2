import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber, formatShare } from "../../format/number.ts";
import type { Outcomes } from "./outcomes.ts";

/** Share of groups still active by month, with its interval. */
export function Survival({ points }: { points: Outcomes["survival"] }) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75 }}>
      {points.map(({ month, share, low, high, atRisk }) => (
        <Box
          component="li"
          key={month}
          sx={{
            display: "grid",
            gridTemplateColumns: "72px 1fr 150px",
            gap: 1.5,
            alignItems: "center",
            fontSize: "0.875rem",
          }}
        >
          <span>{translate("app.units.month", { month })}</span>
          <Box aria-hidden sx={{ position: "relative", height: 14, borderRadius: 1, backgroundColor: "quiet" }}>
            <Box
              sx={{
                position: "absolute",
                insetBlock: 0,
                left: 0,
                width: `${(share ?? 0) * 100}%`,
                backgroundColor: "primary.main",
                borderRadius: 1,
              }}
            />
            {low !== null && high !== null && (
              <Box
                sx={{
                  position: "absolute",
                  top: 6,
                  height: 2,
                  left: `${low * 100}%`,
                  width: `${(high - low) * 100}%`,
                  backgroundColor: "text.primary",
                }}
              />
            )}
          </Box>
          <span>
            <strong>{formatShare(share) || "–"}</strong>{" "}
            <Quiet>
              {low !== null && high !== null && `${formatShare(low)}–${formatShare(high)} · `}n {formatNumber(atRisk)}
            </Quiet>
          </span>
        </Box>
      ))}
    </Box>
  );
}
