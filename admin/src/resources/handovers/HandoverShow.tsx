import Print from "@mui/icons-material/PrintOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import { ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { Attachments } from "../../attachments/Attachments.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Quiet } from "../../fields/text.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton, PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { useApi } from "../../providers/useApi.ts";
import { useSession } from "../../providers/useSession.ts";
import { BastSheet } from "./BastSheet.tsx";
import type { Handover, KeptDocument } from "./handoverModel.ts";

export default function HandoverShow() {
  return (
    <ShowBase>
      <HandoverPage />
    </ShowBase>
  );
}

function HandoverPage() {
  const { error, isPending, refetch } = useShowContext<Handover>();
  const handover = useRecordContext<Handover>();
  const translate = useTranslate();
  if (error && !handover) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !handover) return <PageSkeleton />;
  return (
    <Page
      title={handover.number}
      subtitle={
        <>
          <Day value={handover.date} kind="long" /> · <RefName resource="groups" id={handover.groupId} />
        </>
      }
      actions={
        <Button component={Link} to={`/handovers/${handover.id}/print`} variant="contained" startIcon={<Print />}>
          {translate("resources.handovers.print")}
        </Button>
      }
    >
      <Kept handover={handover} />
    </Page>
  );
}

function Kept({ handover }: { handover: Handover }) {
  const translate = useTranslate();
  const { user } = useSession();
  const { data, error, refetch } = useApi<KeptDocument>(`handovers/${handover.id}/document`);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton lines={6} />;
  const own = handover.organizationId === user.organizationId;
  const state = data.frozen ? (data.intact ? "intact" : "changed") : own ? "fromKnown" : "veiled";
  return (
    <Box sx={{ display: "grid", gap: 2, maxWidth: 820 }}>
      <Alert severity={state === "changed" ? "error" : "info"} variant="outlined">
        {translate(`resources.handovers.${state}`)}
        {data.hash && (
          <Box sx={{ fontSize: "0.75rem", overflowWrap: "anywhere" }}>
            <Quiet>
              {translate("resources.handovers.hash")}: {data.hash}
            </Quiet>
          </Box>
        )}
      </Alert>
      <Card sx={{ overflow: "hidden" }}>
        <BastSheet document={data.document} />
      </Card>
      <Attachments
        subject="handovers"
        subjectId={handover.id}
        organizationId={handover.organizationId}
        title={translate("resources.handovers.scan")}
      />
    </Box>
  );
}
