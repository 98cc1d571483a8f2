import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Typography from "@mui/material/Typography";
import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Quiet } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { ComplaintSteps } from "./ComplaintSteps.tsx";
import type { Complaint } from "./complaintModel.ts";
import { DueBy } from "./DueBy.tsx";

const stay = { onError: () => undefined, retry: false };

export default function ComplaintShow() {
  return (
    <ShowBase queryOptions={stay}>
      <ComplaintPage />
    </ShowBase>
  );
}

const Words = ({ children }: { children: string }) => (
  <Typography variant="body1" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
    {children}
  </Typography>
);

function ComplaintPage() {
  const { error, isPending, refetch } = useShowContext<Complaint>();
  const complaint = useRecordContext<Complaint>();
  const translate = useTranslate();
  const mayI = useMayI();
  if (error && !complaint) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !complaint) return <PageSkeleton />;
  const text = (key: string) => translate(`resources.complaints.${key}`);
  const label = (field: string) => text(`fields.${field}`);
  return (
    <Page
      title={complaint.number}
      aside={<EnumText of="complaintState" value={complaint.state} />}
      subtitle={
        <>
          <RefName resource="groups" id={complaint.groupId} /> · {text("inside")}
        </>
      }
      actions={
        mayI("complaints", "edit") && complaint.state !== "closed" && <EditButton variant="outlined" size="medium" />
      }
    >
      <ComplaintSteps complaint={complaint} />
      <Box sx={{ display: "grid", gap: 2, mt: 2, maxWidth: 900 }}>
        <Section title={text("section.what")}>
          <Box sx={{ mb: 2 }}>
            <Words>{complaint.text}</Words>
          </Box>
          <Facts columns={4}>
            <Fact label={label("personId")}>
              <RefName resource="people" id={complaint.personId} />
            </Fact>
            <Fact label={label("channel")}>
              <EnumText of="complaintChannel" value={complaint.channel} />
            </Fact>
            <Fact label={label("receivedOn")}>
              <Day value={complaint.receivedOn} />
            </Fact>
            <Fact label={label("dueOn")}>
              <DueBy complaint={complaint} />
            </Fact>
            <Fact label={label("ownerId")}>
              <RefName resource="users" id={complaint.ownerId} plain />
            </Fact>
          </Facts>
        </Section>
        <Section title={text("section.answer")} action={complaint.answeredOn && <Day value={complaint.answeredOn} />}>
          {complaint.answer ? <Words>{complaint.answer}</Words> : <Quiet>{text("noAnswer")}</Quiet>}
        </Section>
        <Card sx={{ p: 2 }}>
          <Attachments subject="complaints" subjectId={complaint.id} organizationId={complaint.organizationId} />
        </Card>
      </Box>
    </Page>
  );
}
