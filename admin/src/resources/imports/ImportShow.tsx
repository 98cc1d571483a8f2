import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { CommitPanel } from "./CommitPanel.tsx";
import { CountBar } from "./CountBar.tsx";
import { Finished } from "./Finished.tsx";
import type { Import } from "./importModel.ts";
import { Mapping } from "./Mapping.tsx";
import { Meanings } from "./Meanings.tsx";
import { Progress } from "./Progress.tsx";
import { RowsByOutcome } from "./RowsByOutcome.tsx";
import { useImport } from "./useImport.ts";

export default function ImportShow() {
  const { id = "" } = useParams();
  const translate = useTranslate();
  const mayI = useMayI();
  const { data: job, error, refetch } = useImport(id);
  if (error && !job) return <Fault fault={error} retry={refetch} />;
  if (!job) return <PageSkeleton />;
  return (
    <Page
      title={job.fileName}
      aside={<EnumText of="importState" value={job.state} />}
      subtitle={
        <>
          <EnumText of="importKind" value={job.kind} /> · <RefName resource="programs" id={job.programId} /> ·{" "}
          {translate("resources.imports.ofSheet", { sheet: job.sheet })} · <Instant value={job.createdAt} />
        </>
      }
      actions={
        mayI("imports", "create") && (
          <Button
            component={Link}
            to={`/imports/create?programId=${job.programId}&kind=${job.kind}`}
            variant="outlined"
          >
            {translate("resources.imports.another")}
          </Button>
        )
      }
    >
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: "minmax(0,1fr)" }}>
        <State job={job} />
        <CountBar job={job} />
        <RowsByOutcome job={job} />
        <Meanings key={`meanings-${job.version}`} job={job} />
        <Mapping job={job} />
      </Box>
    </Page>
  );
}

function State({ job }: { job: Import }) {
  const mayI = useMayI();
  if (job.state === "committing") return <Progress job={job} />;
  if (job.state !== "ready") return <Finished job={job} />;
  return mayI("imports", "transition") ? <CommitPanel job={job} /> : null;
}
