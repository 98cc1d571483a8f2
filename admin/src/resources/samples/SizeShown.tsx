import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { useEffect, useState } from "react";
import { type HttpError, useTranslate } from "react-admin";
import type { Sized } from "#worker/samples/design.ts";
import { useSettled } from "../../facts/useSettled.ts";
import { Quiet } from "../../fields/text.tsx";
import { formatNumber } from "../../format/number.ts";
import { api } from "../../providers/http.ts";
import { type DesignValues, sizingOf } from "./sampleModel.ts";

const percent = (share: number): string => `${formatNumber(Math.round(share * 1000) / 10)} %`;

/** The population of today, and what the design comes to in it, in whole sentences. */
export function SizeShown({ values }: { values: DesignValues }) {
  const translate = useTranslate();
  const asked = useSettled(JSON.stringify(sizingOf(values)));
  const [reply, setReply] = useState<{ asked: string; size?: Sized; fault?: string }>();
  useEffect(() => {
    let current = true;
    api.post<Sized>("samples/size", JSON.parse(asked)).then(
      (size) => current && setReply({ asked, size }),
      (fault: HttpError) => {
        const fields = Object.values((fault.body?.errors ?? {}) as Record<string, string>);
        if (current) setReply({ asked, fault: fields[0] ?? fault.message });
      },
    );
    return () => {
      current = false;
    };
  }, [asked]);
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  if (reply?.fault) return <Alert severity="warning">{reply.fault}</Alert>;
  if (!reply?.size) return <Quiet>{text("counting")}</Quiet>;
  const { size } = reply;
  return (
    <Alert severity="info" icon={false} role="status" sx={{ opacity: reply.asked === asked ? 1 : 0.6 }}>
      <strong>{text("population", { n: formatNumber(size.population) })}</strong>
      {size.population === 0 ? <div>{text("size.none")}</div> : <Sentences size={size} text={text} />}
    </Alert>
  );
}

function Sentences({ size, text }: { size: Sized; text: (key: string, more?: object) => string }) {
  const { n, population, margin, confidence, detects, rule, clusters, designEffect } = size;
  if (n === 0) return <div>{text("size.noRule")}</div>;
  const lines = [
    text("size.need", { n: formatNumber(n), population: formatNumber(population) }),
    rule && text("size.rule", { d: rule.d, n: rule.n, alpha: percent(rule.alpha), beta: percent(rule.beta) }),
    n >= population && text("size.census"),
    n < population &&
      margin !== null &&
      text("size.margin", { margin: formatNumber(Math.round(margin * 1000) / 10), confidence: percent(confidence) }),
    text("size.detects", { faulty: formatNumber(detects.faulty), probability: percent(detects.probability) }),
    clusters !== null && text("size.clusters", { smart_count: clusters }),
    designEffect > 1 && text("size.effect", { effect: formatNumber(designEffect) }),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {size.strata.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }} aria-label={text("size.strata")}>
          {size.strata.map(({ stratum, size: all, n: drawn }) => (
            <li key={stratum}>{text("size.stratum", { name: stratum || text("noStratum"), n: drawn, size: all })}</li>
          ))}
        </Box>
      )}
    </>
  );
}
