import { useGetList, useGetOne, useLocale, useTranslate } from "react-admin";
import { useParams } from "react-router-dom";
import { EnumText, Instant } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import type { Finding } from "../findings/findingModel.ts";
import { PopulationWords } from "./PopulationWords.tsx";
import { Replacements } from "./Replacements.tsx";
import { usePeriodWords } from "./SampleFacts.tsx";
import { ResultShown } from "./SampleResult.tsx";
import { Sheet } from "./Sheet.tsx";
import { SheetFoot } from "./SheetFoot.tsx";
import { SizeWords } from "./SizeShown.tsx";
import { besidePeriod, boughtBy, type Report, type Sample } from "./sampleModel.ts";

/** The report of an audit as a document: design, proof, result and findings. */
export default function SampleReport() {
  const { id = "" } = useParams();
  const { data: sample, error } = useGetOne<Sample>("samples", { id }, { retry: false });
  const { data: report, error: notTold } = useApi<Report>(`samples/${encodeURIComponent(id)}/report`);
  const fault = error ?? notTold;
  if (fault) return <Fault fault={fault as { message: string; status?: number }} />;
  if (!sample || !report) return <PageSkeleton />;
  return <ReportSheet sample={sample} report={report} />;
}

function ReportSheet({ sample, report }: { sample: Sample; report: Report }) {
  const translate = useTranslate();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const bought = boughtBy(sample);
  return (
    <Sheet title={text("reportTitle")} back={`/samples/${sample.id}/show`}>
      <p>{text("reportTitle")}</p>
      <h1>{sample.question}</h1>
      <p>
        <EnumText of="sampleUnit" value={sample.unit} /> · <EnumText of="sampleMethod" value={sample.method} /> ·{" "}
        <strong>
          <EnumText of="sampleState" value={sample.state} />
        </strong>
      </p>
      <h2>{text("section.design")}</h2>
      <p>
        {text("fields.population")}: <PopulationWords sample={sample} />
      </p>
      {bought && <SizeWords size={bought} unit={sample.unit} of={sample} />}
      <p>
        {text("fields.frozenAt")}: <Instant value={sample.frozenAt} /> · {text("fields.drawnAt")}:{" "}
        <Instant value={sample.drawnAt} />
        {sample.closedAt !== null && (
          <>
            {" "}
            · {text("fields.closedAt")}: <Instant value={sample.closedAt} />
          </>
        )}
      </p>
      <CheckedDays sample={sample} report={report} />
      <h2>{text("section.result")}</h2>
      <ResultShown report={report} sample={sample} />
      <Replacements report={report} />
      <FindingsShown sampleId={sample.id} />
      <SheetFoot sample={sample}>
        <p>{`${window.location.origin}/#/draw/${sample.id}`}</p>
      </SheetFoot>
    </Sheet>
  );
}

/** When it was checked, and whether that was when it was meant to be. */
function CheckedDays({ sample, report }: { sample: Sample; report: Report }) {
  const translate = useTranslate();
  const locale = useLocale();
  const period = usePeriodWords();
  const { checkedFrom, checkedTo } = report;
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const outside = [checkedFrom, checkedTo].some((day) => day && besidePeriod(day, sample));
  return (
    <p>
      {text("fields.period")}: {period(sample)}.{" "}
      {checkedFrom &&
        checkedTo &&
        text(checkedFrom === checkedTo ? "checkedOnDay" : "checkedDays", {
          ...{ from: formatDay(checkedFrom, locale), to: formatDay(checkedTo, locale) },
        })}{" "}
      {outside && <strong>{text("outside.report")}</strong>}
    </p>
  );
}

const MOST_FINDINGS = 100;

function FindingsShown({ sampleId }: { sampleId: string }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { data: findings = [] } = useGetList<Finding>("findings", {
    filter: { sampleId },
    sort: { field: "dueOn", order: "ASC" },
    pagination: { page: 1, perPage: MOST_FINDINGS },
  });
  const label = (field: string) => translate(`resources.findings.fields.${field}`);
  return (
    <>
      <h2>{translate("resources.samples.section.findings")}</h2>
      {findings.length === 0 && <p>{translate("resources.findings.none")}.</p>}
      <ol>
        {findings.map(({ id, text, recommendation, dueOn, state, response }) => (
          <li key={id}>
            <p>
              <strong>{text}</strong>
            </p>
            <p>
              {label("recommendation")}: {recommendation}
            </p>
            <p>
              {label("dueOn")}: {formatDay(dueOn, locale)} · <EnumText of="findingState" value={state} />
            </p>
            {response && (
              <p>
                {label("response")}: {response}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
