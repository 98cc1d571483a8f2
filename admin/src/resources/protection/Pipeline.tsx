import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber, formatShare } from "../../format/number.ts";
import { Door } from "./Door.tsx";
import { percent } from "./percent.ts";
import type { StepLine } from "./protectionModel.ts";

const under = { display: "block", typography: "caption", color: "text.secondary" } as const;

/** Each step with its count of those listed; what is not known stands hatched between yes and no. */
export function Pipeline({ steps }: { steps: StepLine[] }) {
  return (
    <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.25 }}>
      {steps.map((line) => (
        <Step key={line.step} line={line} />
      ))}
    </Box>
  );
}

function Step({ line }: { line: StepLine }) {
  const { step, count, of, unknown, share, best, interval, resource, filter, unknownFilter } = line;
  const translate = useTranslate();
  const text = (key: string, options = {}) => translate(`resources.protection.${key}`, options);
  const width = (part: number) => `${of > 0 ? (part / of) * 100 : 0}%`;
  const range =
    best !== null && share !== null && best > share ? `${formatShare(share)}–${formatShare(best)}` : formatShare(share);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: "1fr auto", sm: "150px minmax(60px, 1fr) 250px" },
        columnGap: 1.5,
        alignItems: "center",
      }}
    >
      <Typography variant="body2">{text(`step.${step}`)}</Typography>
      <Box
        aria-hidden
        sx={{
          display: "flex",
          height: 16,
          borderRadius: 1,
          overflow: "hidden",
          backgroundColor: "quiet",
          printColorAdjust: "exact",
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
      <Typography variant="body2" component="div" sx={{ textAlign: { xs: "right", sm: "left" }, lineHeight: 1.35 }}>
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
      </Typography>
    </Box>
  );
}
