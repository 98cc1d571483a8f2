import { useGetOne, useLocale, useTranslate } from "react-admin";
import { useParams } from "react-router-dom";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { formatNumber } from "../../format/number.ts";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { CheckpointNote } from "../../reports/CheckpointNote.tsx";
import { QrCode } from "../equipment/QrCode.tsx";
import type { Finding } from "../findings/findingModel.ts";
import { ResultShown } from "./SampleResult.tsx";
import { Sheet } from "./Sheet.tsx";
import type { Report, Sample } from "./sampleModel.ts";

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
  const locale = useLocale();
  const { user } = useSession();
  const text = (key: string, more = {}) => translate(`resources.samples.${key}`, more);
  const filter = encodeURIComponent(JSON.stringify({ sampleId: sample.id }));
  const { data: findings = [] } = useApi<Finding[]>(`findings?filter=${filter}`);
  const open = `${window.location.origin}/#/draw/${sample.id}`;
  return (
    <Sheet title={text("reportTitle")} back={`/samples/${sample.id}/show`}>
      <p>{text("reportTitle")}</p>
      <h1>{sample.question}</h1>
      <p>
        <EnumText of="sampleUnit" value={sample.unit} /> · <EnumText of="sampleMethod" value={sample.method} /> ·{" "}
        <RefName resource="organizations" id={sample.auditedId} plain /> ·{" "}
        <EnumText of="sampleState" value={sample.state} />
      </p>
      <p>
        {text("size.need", { n: formatNumber(sample.n), population: formatNumber(sample.frameSize) })}{" "}
        {text("fields.frozenAt")}: <Instant value={sample.frozenAt} /> · {text("fields.drawnAt")}:{" "}
        <Instant value={sample.drawnAt} /> · {text("fields.closedAt")}: <Instant value={sample.closedAt} />
      </p>
      <h2>{text("section.result")}</h2>
      <ResultShown report={report} sample={sample} />
      {findings.length > 0 && <h2>{text("section.findings")}</h2>}
      {findings.map((finding) => (
        <div key={finding.id}>
          <p>
            <strong>{finding.text}</strong>
          </p>
          <p>
            {translate("resources.findings.fields.recommendation")}: {finding.recommendation} ·{" "}
            {translate("resources.findings.fields.dueOn")}: {formatDay(finding.dueOn, locale)} ·{" "}
            <EnumText of="findingState" value={finding.state} />
          </p>
        </div>
      ))}
      <div className="sheet-foot">
        <div>
          <div>
            {text("fields.frameHash")}: <code>{sample.frameHash}</code>
          </div>
          <div>
            {text("fields.seed")}: <code>{sample.seed}</code> · {text("fields.algorithm")}:{" "}
            <code>{sample.algorithm}</code>
          </div>
          <div>{open}</div>
          <div>{text("reportBy", { name: user.name })}</div>
        </div>
        <QrCode text={open} label={text("qr")} size="26mm" />
      </div>
      <CheckpointNote offices={[sample.auditedId]} />
    </Sheet>
  );
}
