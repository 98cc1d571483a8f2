import "./report.css";
import Back from "@mui/icons-material/ArrowBack";
import Print from "@mui/icons-material/PrintOutlined";
import Button from "@mui/material/Button";
import { createTheme, ThemeProvider } from "@mui/material/styles";
import { useLocale, useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { Quiet } from "../fields/text.tsx";
import { AsOfPicker } from "../outcomes/AsOfPicker.tsx";
import { askedQuery, useAsked } from "../outcomes/asked.ts";
import { type Outcomes, outcomesPath } from "../outcomes/outcomesModel.ts";
import { PastBanner } from "../outcomes/PastBanner.tsx";
import { EmptyState } from "../page/EmptyState.tsx";
import { Fault } from "../page/Fault.tsx";
import { PageSkeleton } from "../page/Loading.tsx";
import { useApi } from "../providers/useApi.ts";
import { lightTheme } from "../theme/theme.ts";
import { FullReport } from "./FullReport.tsx";
import { QuarterReport } from "./QuarterReport.tsx";
import { ReportFoot } from "./ReportFoot.tsx";
import { ReportHead } from "./ReportHead.tsx";
import { SessionReport } from "./SessionReport.tsx";

/** Paper is white, whatever theme the console has. */
const paper = createTheme(lightTheme as Parameters<typeof createTheme>[0]);

const KINDS = ["session", "full", "quarter"] as const;

/** A document for the printer: nothing of the console is on the page. */
export default function ReportPage() {
  const { kind: asKind } = useParams();
  const kind = KINDS.find((one) => one === asKind) ?? "session";
  const translate = useTranslate();
  const locale = useLocale();
  const [asked, ask] = useAsked();
  const { data, error, isPending, refetch } = useApi<Outcomes>(
    asked.id && kind !== "quarter" ? outcomesPath(asked) : undefined,
  );
  const text = (key: string) => translate(`outcomes.report.${key}`);
  return (
    <ThemeProvider theme={paper}>
      <main className="report-page">
        <title>{`${text(kind)}${data?.name ? ` ${data.name}` : ""} · Lanjut`}</title>
        <div className="report-tools">
          <Button component={Link} to={`/outcomes?${askedQuery(asked)}`} startIcon={<Back />}>
            {text("back")}
          </Button>
          {kind !== "quarter" && <AsOfPicker asked={asked} onChange={ask} />}
          <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
            {text("print")}
          </Button>
          <Quiet>{text("printHelp")}</Quiet>
        </div>
        {kind !== "quarter" && asked.asOf && (
          <div className="report-tools">
            <PastBanner asked={asked} onChange={ask} />
          </div>
        )}
        {!asked.id ? (
          <EmptyState title={translate("outcomes.pick.empty")} />
        ) : kind === "quarter" ? (
          <QuarterReport asked={asked} />
        ) : error ? (
          <Fault fault={error} retry={refetch} />
        ) : isPending ? (
          <PageSkeleton />
        ) : (
          <article className="report" lang={locale}>
            <ReportHead kind={kind} outcomes={data} />
            {kind === "session" ? <SessionReport outcomes={data} /> : <FullReport outcomes={data} />}
            <ReportFoot outcomes={data} />
          </article>
        )}
      </main>
    </ThemeProvider>
  );
}
