import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import type { FunnelLine } from "#worker/outcomes/funnel.ts";
import { Quiet } from "../fields/text.tsx";
import { formatMoneyShort, formatNumber, formatShare } from "../format/number.ts";
import { type ListFilter, listUrl } from "../list/listUrl.ts";
import { Opens } from "./Opens.tsx";
import { StepBar, StepBars } from "./StepBars.tsx";

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
    <StepBars>
      {funnel.map((line) => (
        <Step key={line.step} line={line} />
      ))}
    </StepBars>
  );
}

function Step({ line }: { line: FunnelBar }) {
  const { step, count, total, unknown, worst, best, stuckIdr, filter, unknownFilter, stuckFilter, totalFilter } = line;
  const translate = useTranslate();
  const locale = useLocale();
  const opens = (one: ListFilter | undefined) => one && listUrl("groups", one);
  const text = (key: string, options: Record<string, unknown> = {}) =>
    translate(`resources.programs.funnel.${key}`, options);
  const range =
    worst !== null && best !== null && worst !== best
      ? `${formatShare(worst)}–${formatShare(best)}`
      : formatShare(worst);
  return (
    <StepBar label={text(step)} {...{ count, total, unknown }} figures={190}>
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
    </StepBar>
  );
}
