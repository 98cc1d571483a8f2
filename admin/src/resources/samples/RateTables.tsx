import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import type { MatchRate } from "#worker/samples/matchRate.ts";
import { percentOf } from "./rateText.ts";
import { itemLabel } from "./SampleFacts.tsx";
import { StratumName } from "./StratumName.tsx";
import type { Report, Sample } from "./sampleModel.ts";

const cell = { textAlign: "left", padding: "0.25em 0.7em 0.25em 0", verticalAlign: "top" } as const;
const figure = { ...cell, textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;

interface Line {
  key: string;
  name: React.ReactNode;
  rate: MatchRate;
}

function RateTable({ title, first, lines }: { title: string; first: string; lines: Line[] }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.samples.result.${key}`);
  return (
    // Wide figures scroll by themselves; the keyboard reaches them too.
    <Box sx={{ overflowX: "auto", mt: 2, fontSize: "0.875rem" }} role="region" aria-label={title} tabIndex={0}>
      <Typography variant="h3" component="h3">
        {title}
      </Typography>
      <table style={{ borderCollapse: "collapse", width: "100%" }}>
        <thead>
          <tr>
            <th style={cell}>{first}</th>
            {["compared", "matches", "share", "range", "notFound", "refused"].map((key) => (
              <th key={key} style={figure}>
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, rate }) => (
            <tr key={key}>
              <th scope="row" style={{ ...cell, fontWeight: 400, minWidth: "7em", overflowWrap: "normal" }}>
                {name}
              </th>
              <td style={figure}>{rate.n}</td>
              <td style={figure}>{rate.matches}</td>
              <td style={figure}>{percentOf(rate.rate)}</td>
              <td style={figure}>
                {rate.interval ? `${percentOf(rate.interval.low)}–${percentOf(rate.interval.high)}` : "–"}
              </td>
              <td style={figure}>{rate.notFound}</td>
              <td style={figure}>{rate.refused}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

/** The match rate by what was compared, and by stratum where there are strata. */
export function RateTables({ report, sample }: { report: Report; sample: Sample }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.samples.${key}`);
  const items = report.items.map(({ item, ...rate }) => ({
    ...{ key: item, name: itemLabel(sample.unit, item, locale), rate },
  }));
  // Of many kelurahan some were drawn; the others have nothing to tell.
  const seen = report.strata.filter(({ n, notFound, refused }) => n + notFound + refused > 0);
  const strata = seen.map(({ stratum, ...rate }) => ({
    ...{ key: stratum, name: <StratumName sample={sample} stratum={stratum} />, rate },
  }));
  return (
    <>
      {items.length > 0 && <RateTable title={text("section.byItem")} first={text("result.item")} lines={items} />}
      {strata.length > 0 && (
        <RateTable title={text("section.byStratum")} first={text("result.stratum")} lines={strata} />
      )}
    </>
  );
}
