import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { SampleUnit } from "#db/constants.ts";
import type { Sized } from "#worker/samples/design.ts";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { percentOf } from "./rateText.ts";
import { StratumName } from "./StratumName.tsx";
import type { Sample } from "./sampleModel.ts";
import type { useSize } from "./useSize.ts";

interface SizeShownProps {
  reply: ReturnType<typeof useSize>;
  unit: SampleUnit;
  of: Pick<Sample, "method" | "design">;
}

/** How many units there are today. */
export function PopulationShown({ reply: { size, isOld }, unit }: Pick<SizeShownProps, "reply" | "unit">) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const units = text(`units.${unit}`);
  return (
    <Alert severity="info" icon={false} role="status" sx={{ opacity: isOld ? 0.6 : 1 }}>
      {size ? (
        <>
          <strong>{text("population", { n: formatNumber(size.population), units })}</strong>
          {size.population === 0 && <div>{text("size.none")}</div>}
        </>
      ) : (
        <Quiet>{text("counting")}</Quiet>
      )}
    </Alert>
  );
}

/** What a design comes to, in whole sentences. */
export function SizeShown({ reply: { size, fault, isOld }, unit, of }: SizeShownProps) {
  if (fault) return <Alert severity="warning">{fault}</Alert>;
  if (!size || size.population === 0) return null;
  return (
    <Alert severity="info" icon={false} role="status" sx={{ opacity: isOld ? 0.6 : 1 }}>
      <SizeWords size={size} unit={unit} of={of} />
    </Alert>
  );
}

/** Margin, chance of finding a fault, design effect and decision rule: what n of N buys. */
export function SizeWords({ size, unit, of }: { size: Sized } & Omit<SizeShownProps, "reply">) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const { n, population, margin, confidence, detects, rule, clusters, designEffect } = size;
  if (n === 0) return <div>{text("size.noRule")}</div>;
  const units = text(`units.${unit}`);
  const lines = [
    text("size.need", { n: formatNumber(n), population: formatNumber(population), units }),
    rule && text("size.rule", { d: rule.d, n: rule.n, alpha: percentOf(rule.alpha), beta: percentOf(rule.beta) }),
    n >= population && text("size.census", { units }),
    n < population &&
      margin !== null &&
      text("size.margin", { margin: formatNumber(Math.round(margin * 1000) / 10), confidence: percentOf(confidence) }),
    n < population &&
      text("size.detects", {
        ...{ faulty: formatNumber(detects.faulty), probability: percentOf(detects.probability), units },
      }),
    clusters !== null && text("size.clusters", { smart_count: clusters }),
    designEffect > 1 && text("size.effect", { effect: formatNumber(designEffect), units }),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {size.strata.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }} aria-label={text("size.strata")}>
          {size.strata.map(({ stratum, size: all, n: drawn }) => (
            <li key={stratum}>
              <StratumName sample={of} stratum={stratum} />:{" "}
              {text("size.stratum", { n: formatNumber(drawn), size: formatNumber(all) })}
            </li>
          ))}
        </Box>
      )}
    </>
  );
}
