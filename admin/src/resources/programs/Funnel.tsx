import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatMoneyShort, formatNumber, formatShare } from "../../format/number.ts";
import type { Outcomes } from "./outcomes.ts";

/** Each step with its own denominator; what is unknown stands between reached and not reached, hatched. */
export function Funnel({ funnel }: { funnel: Outcomes["funnel"] }) {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
      {funnel.map(({ step, count, total, unknown, stuckIdr }) => {
        const share = (part: number) => `${total > 0 ? Math.min(100, (part / total) * 100) : 0}%`;
        return (
          <Box
            component="li"
            key={step}
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "1fr auto", sm: "170px 1fr 150px" },
              columnGap: 1.5,
              alignItems: "center",
            }}
          >
            <Typography variant="body2">{translate(`resources.programs.funnel.${step}`)}</Typography>
            <Box
              aria-hidden
              sx={{
                display: "flex",
                height: 16,
                borderRadius: 1,
                overflow: "hidden",
                backgroundColor: "quiet",
                gridRow: { xs: 2, sm: "auto" },
                gridColumn: { xs: "1 / -1", sm: "auto" },
              }}
            >
              <Box sx={{ width: share(count), backgroundColor: "primary.main" }} />
              <Box
                sx={(theme) => ({
                  width: share(unknown),
                  background: `repeating-linear-gradient(135deg, ${theme.palette.text.disabled} 0 2px, transparent 2px 6px)`,
                })}
              />
            </Box>
            <Typography variant="body2" sx={{ textAlign: { xs: "right", sm: "left" }, lineHeight: 1.3 }}>
              <strong>{formatNumber(count)}</strong> / {formatNumber(total)}{" "}
              <Quiet>{total > 0 ? formatShare(count / total) : ""}</Quiet>
              {(unknown > 0 || Boolean(stuckIdr)) && (
                <Typography component="span" variant="caption" sx={{ display: "block", color: "text.secondary" }}>
                  {[
                    unknown > 0 && translate("resources.programs.funnel.unknown", { smart_count: unknown }),
                    stuckIdr && translate("resources.programs.funnel.stuck", { amount: formatMoneyShort(stuckIdr) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Typography>
              )}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
