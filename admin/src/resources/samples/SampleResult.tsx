import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { Section } from "../../page/Section.tsx";
import { useApi } from "../../providers/useApi.ts";
import { RateTables } from "./RateTables.tsx";
import { Replacements } from "./Replacements.tsx";
import { percentOf, rangeOf } from "./rateText.ts";
import type { Report, Sample } from "./sampleModel.ts";

/** The match rate with its margin, and what it is made of. */
export function SampleResult({ sample }: { sample: Sample }) {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<Report>(`samples/${sample.id}/report`);
  return (
    <Section title={translate("resources.samples.section.result")}>
      {error && !data ? (
        <Fault fault={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          <ResultShown report={data} sample={sample} />
          <Replacements report={data} />
        </>
      ) : (
        <LinesSkeleton lines={3} />
      )}
    </Section>
  );
}

/** Which words tell the verdict on a lot. */
function verdictOf({ accepted, acceptedAtBest }: NonNullable<Report["lqas"]>): string {
  if (accepted === null) return "undecided";
  if (accepted) return "accepted";
  return acceptedAtBest ? "rejectedOpen" : "rejected";
}

export function ResultShown({ report, sample }: { report: Report; sample: Sample }) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.samples.result.${key}`, more);
  const { rate, lqas } = report;
  return (
    <>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: 2, mb: 1 }}>
        <Typography component="p" sx={{ fontSize: "2rem", fontWeight: 700, fontVariantNumeric: "tabular-nums" }}>
          {percentOf(rate.rate)}
        </Typography>
        <Typography variant="body1">
          {text("rate")} ({text("of", { matches: rate.matches, n: rate.n })}) · {rangeOf(rate, report.frameSize, text)}
        </Typography>
      </Box>
      <Typography variant="body2">
        {text("notFound")}: {rate.notFound} · {text("refused")}: {rate.refused}
        {rate.notFound + rate.refused > 0 &&
          `. ${text("bounds", { worst: percentOf(rate.worst), best: percentOf(rate.best) })}`}
      </Typography>
      {lqas && (
        <Alert severity={lqas.accepted ? "success" : lqas.accepted === null ? "info" : "warning"} sx={{ mt: 1 }}>
          {text(verdictOf(lqas), { successes: lqas.successes, d: lqas.decisionRule })}
        </Alert>
      )}
      <RateTables report={report} sample={sample} />
      <Typography variant="caption" component="p" sx={{ color: "text.secondary", mt: 1 }}>
        {sample.state === "drawn" && `${text("soFar")} `}
        {text("method")}
      </Typography>
    </>
  );
}
