import Download from "@mui/icons-material/FileDownloadOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useEffect } from "react";
import { DataTable, useListContext, useLocale, useTranslate } from "react-admin";
import { type Export, fileUrl, keptUntil, listName, progressOf } from "../../exports/exportModel.ts";
import { EnumText, Figure, Instant, Quiet } from "../../fields/text.tsx";
import { formatInstant } from "../../format/day.ts";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";

const everyTwoSeconds = 2_000;

/** Asks again while a file is still being made. */
function WhileRunning() {
  const { data, refetch } = useListContext<Export>();
  const running = data?.some(({ state }) => state === "running") ?? false;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refetch(), everyTwoSeconds);
    return () => clearInterval(timer);
  }, [running, refetch]);
  return null;
}

function State({ job }: { job: Export }) {
  const translate = useTranslate();
  if (job.state === "running") {
    return (
      <Box sx={{ minWidth: 120 }}>
        <EnumText of="exportState" value={job.state} />
        <LinearProgress variant="determinate" value={progressOf(job)} aria-label={job.fileName} sx={{ mt: 0.5 }} />
      </Box>
    );
  }
  return (
    <>
      <EnumText of="exportState" value={job.state} />
      {job.error && <Quiet> · {translate(`resources.exports.error.${job.error}`, { _: "" })}</Quiet>}
    </>
  );
}

function Save({ job }: { job: Export }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (job.state !== "ready") return null;
  return (
    <Button
      href={fileUrl(job)}
      download={job.fileName}
      size="small"
      startIcon={<Download />}
      aria-label={`${translate("resources.exports.download")} ${job.fileName}`}
      title={translate("resources.exports.kept", { until: formatInstant(keptUntil(job), locale) })}
    >
      {translate("resources.exports.download")}
    </Button>
  );
}

/** Files of lists that this person asked for, for a day. */
export default function ExportList() {
  const translate = useTranslate();
  return (
    <ListPage<Export>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={[]}
      exports={false}
      above={<WhileRunning />}
      emptyHelp={translate("resources.exports.empty")}
      rowClick={false}
      card={(job) => (
        <CardLines
          title={job.fileName}
          mark={<Save job={job} />}
          lines={[
            <State key="state" job={job} />,
            <span key="facts">
              {listName(job.resource, translate)} · <Figure value={job.total} /> · <Instant value={job.createdAt} />
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Export> source="fileName" />
      <DataTable.Col<Export> source="resource" render={({ resource }) => listName(resource, translate)} />
      <DataTable.NumberCol<Export> source="total" />
      <DataTable.Col<Export> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
      <DataTable.Col<Export> source="state" render={(job) => <State job={job} />} />
      <DataTable.Col<Export> label="" render={(job) => <Save job={job} />} />
    </ListPage>
  );
}
