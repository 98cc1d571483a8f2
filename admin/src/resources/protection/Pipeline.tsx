import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber, formatShare } from "../../format/number.ts";
import { StepBar, StepBars } from "../../outcomes/StepBars.tsx";
import { Door } from "./Door.tsx";
import { percent } from "./percent.ts";
import type { StepLine } from "./protectionModel.ts";

const under = { display: "block", typography: "caption", color: "text.secondary" } as const;

/** Each step with its count of those listed; what is not known stands hatched between yes and no. */
export function Pipeline({ steps }: { steps: StepLine[] }) {
  return (
    <StepBars>
      {steps.map((line) => (
        <Step key={line.step} line={line} />
      ))}
    </StepBars>
  );
}

function Step({ line }: { line: StepLine }) {
  const { step, count, of, unknown, share, best, interval, resource, filter, unknownFilter } = line;
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.protection.${key}`, options);
  const range =
    best !== null && share !== null && best > share ? `${formatShare(share)}–${formatShare(best)}` : formatShare(share);
  return (
    <StepBar label={text(`step.${step}`)} total={of} {...{ count, unknown }} figures={250}>
      <strong>
        <Door count={count} resource={resource} filter={filter} />
      </strong>{" "}
      / {formatNumber(of)} <Quiet>{step !== "listed" && range}</Quiet>
      {unknown > 0 && (
        <Box component="span" sx={under}>
          <Door count={unknown} resource={resource} filter={unknownFilter}>
            {text("unknown", { smart_count: unknown })}
          </Door>
        </Box>
      )}
      {interval && (
        <Box component="span" sx={under}>
          {text("interval", { low: percent(interval.low), high: percent(interval.high) })}
        </Box>
      )}
    </StepBar>
  );
}
