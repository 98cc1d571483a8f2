import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import type { FunnelLine } from "#worker/outcomes/funnel.ts";
import { Quiet } from "../fields/text.tsx";
import { formatMoneyShort, formatNumber, formatShare } from "../format/number.ts";
import { type ListFilter, listUrl } from "../list/listUrl.ts";
import { Opens } from "./Opens.tsx";

export type FunnelBar = Pick<FunnelLine, "step" | "count" | "total" | "unknown" | "worst" | "best"> & {
  stuckIdr?: number | null;
  filter?: ListFilter;
  unknownFilter?: ListFilter;
  stuckFilter?: ListFilter;
  totalFilter?: ListFilter;
};

/** How far the groups came. Each step has its own denominator; what is unknown stands hatched between reached and not. */
export function FunnelBars({ funnel }: { funnel: readonly FunnelBar[] }) {
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}>
      {funnel.map((line) => (
        <Step key={line.step} line={line} />
      ))}
    </Box>
  );
}

function Step({ line }: { line: FunnelBar }) {
  const { step, count, total, unknown, worst, best, stuckIdr, filter, unknownFilter, stuckFilter, totalFilter } = line;
  const translate = useTranslate();
  const locale = useLocale();
  const opens = (one: ListFilter | undefined) => one && listUrl("groups", one);
  const width = (part: number) => `${total > 0 ? Math.min(100, (part / total) * 100) : 0}%`;
  const text = (key: string, options: Record<string, unknown>) =>
    translate(`resources.programs.funnel.${key}`, options);
  const range =
    worst !== null && best !== null && worst !== best
      ? `${formatShare(worst)}–${formatShare(best)}`
      : formatShare(worst);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "minmax(0, 2fr) minmax(0, 3fr)", sm: "160px minmax(60px, 1fr) 190px" },
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
        <Box sx={{ width: width(count), backgroundColor: "primary.main" }} />
        <Box
          sx={(theme) => ({
            width: width(unknown),
            background: `repeating-linear-gradient(135deg, ${theme.palette.text.disabled} 0 2px, transparent 2px 6px)`,
          })}
        />
      </Box>
      <Typography variant="body2" component="div" sx={{ textAlign: { xs: "right", sm: "left" }, lineHeight: 1.3 }}>
        <Opens to={count > 0 ? opens(filter) : undefined}>
          <strong>{formatNumber(count)}</strong>
        </Opens>{" "}
        / <Opens to={total > 0 ? opens(totalFilter) : undefined}>{formatNumber(total)}</Opens>{" "}
        <Quiet>{total > 0 && range}</Quiet>
        {(unknown > 0 || Boolean(stuckIdr)) && (
          <Typography component="span" variant="caption" sx={{ display: "block", color: "text.secondary" }}>
            {unknown > 0 && <Opens to={opens(unknownFilter)}>{text("unknown", { smart_count: unknown })}</Opens>}
            {unknown > 0 && stuckIdr ? " · " : ""}
            {stuckIdr ? (
              <Opens to={opens(stuckFilter)}>{text("stuck", { amount: formatMoneyShort(stuckIdr, locale) })}</Opens>
            ) : (
              ""
            )}
          </Typography>
        )}
      </Typography>
    </Box>
  );
}
