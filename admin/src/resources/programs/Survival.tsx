import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber, formatShare } from "../../format/number.ts";
import type { SurvivalPoint } from "./outcomes.ts";

/** Share of groups still active by month, with its interval and its best and worst case. */
export function Survival({ points }: { points: SurvivalPoint[] }) {
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
      {points.map((point) => (
        <Point key={point.month} point={point} />
      ))}
    </Box>
  );
}

const percent = (share: number) => `${share * 100}%`;

function Point({ point: { month, atRisk, shown, share, low, high, worst, best } }: { point: SurvivalPoint }) {
  const translate = useTranslate();
  const text = (key: string, options?: Record<string, unknown>) =>
    translate(`resources.programs.survival.${key}`, options);
  const details = [
    low !== null && high !== null && text("interval", { low: formatShare(low), high: formatShare(high) }),
    worst !== null &&
      best !== null &&
      worst !== best &&
      text("cases", { worst: formatShare(worst), best: formatShare(best) }),
    text("atRisk", { smart_count: atRisk, count: formatNumber(atRisk) }),
  ].filter(Boolean);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "72px 1fr", sm: "72px minmax(60px, 1fr) 48px" },
        columnGap: 1.5,
        alignItems: "center",
        fontSize: "0.875rem",
      }}
    >
      <span>{translate("app.units.month", { month })}</span>
      <Box aria-hidden sx={{ position: "relative", height: 14, borderRadius: 1, backgroundColor: "quiet" }}>
        {share !== null && (
          <Box
            sx={{
              position: "absolute",
              insetBlock: 0,
              left: 0,
              width: percent(share),
              backgroundColor: "primary.main",
              borderRadius: 1,
            }}
          />
        )}
        {low !== null && high !== null && (
          <Box
            sx={{
              position: "absolute",
              top: 6,
              height: 2,
              left: percent(low),
              width: percent(high - low),
              backgroundColor: "text.primary",
            }}
          />
        )}
      </Box>
      <strong>{shown ? formatShare(share) : ""}</strong>
      <Box sx={{ gridColumn: { xs: "1 / -1", sm: "2 / -1" } }}>
        <Quiet>{shown ? details.join(" · ") : text("tooFew")}</Quiet>
      </Box>
    </Box>
  );
}
