import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { EditButton, ShowBase, useGetOne, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Attachments } from "../../attachments/Attachments.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant, Quiet } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { FindingDue } from "./FindingDue.tsx";
import { FindingHistory } from "./FindingHistory.tsx";
import { FindingVerbs } from "./FindingVerbs.tsx";
import { type Finding, isAddressee } from "./findingModel.ts";

const stay = { onError: () => undefined, retry: false };

export default function FindingShow() {
  return (
    <ShowBase queryOptions={stay}>
      <FindingPage />
    </ShowBase>
  );
}

function SampleLink({ id }: { id: string }) {
  const translate = useTranslate();
  const { data } = useGetOne<{ id: string; question: string }>("samples", { id });
  return (
    <RecordLink resource="samples" id={id}>
      {data?.question ?? translate("resources.samples.name", { smart_count: 1 })}
    </RecordLink>
  );
}

export const Words = ({ children }: { children: string }) => (
  <Typography variant="body1" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
    {children}
  </Typography>
);

function FindingPage() {
  const { error, isPending, refetch } = useShowContext<Finding>();
  const finding = useRecordContext<Finding>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  if (error && !finding) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !finding) return <PageSkeleton />;
  const text = (key: string) => translate(`resources.findings.${key}`);
  const label = (field: string) => text(`fields.${field}`);
  const mine = finding.organizationId === user.organizationId;
  return (
    <Page
      title={translate("resources.findings.name", { smart_count: 1 })}
      aside={<EnumText of="findingState" value={finding.state} />}
      subtitle={finding.organizationName}
      actions={
        mine &&
        mayI("findings", "edit") &&
        finding.state !== "closed" && <EditButton variant="outlined" size="medium" />
      }
    >
      <FindingVerbs finding={finding} />
      <Box sx={{ display: "grid", gap: 2, mt: 2, maxWidth: 900 }}>
        <Section title={text("section.what")}>
          <Words>{finding.text}</Words>
          <Typography variant="caption" component="p" sx={{ color: "text.secondary", mt: 1.5 }}>
            {label("recommendation")}
          </Typography>
          <Box sx={{ mb: 2 }}>
            <Words>{finding.recommendation}</Words>
          </Box>
          <Facts columns={4}>
            <Fact label={label("addresseeId")}>
              <RefName resource="organizations" id={finding.addresseeId} plain />
            </Fact>
            <Fact label={label("dueOn")}>
              <FindingDue finding={finding} />
            </Fact>
            <Fact label={label("programId")}>
              <RefName resource="programs" id={finding.programId} />
            </Fact>
            {finding.sampleId && (
              <Fact label={label("sampleId")}>
                <SampleLink id={finding.sampleId} />
              </Fact>
            )}
          </Facts>
        </Section>
        <Section
          title={text("section.answer")}
          action={finding.respondedAt !== null && <Instant value={finding.respondedAt} />}
        >
          {finding.response ? <Words>{finding.response}</Words> : <Quiet>{text("noAnswer")}</Quiet>}
          <Box sx={{ mt: 1.5 }}>
            <Attachments
              quiet
              subject="findings"
              subjectId={finding.id}
              answers={isAddressee(user, finding) && finding.state !== "closed"}
              organizationId={finding.organizationId}
              title={text("files")}
            />
          </Box>
        </Section>
        <FindingHistory finding={finding} />
      </Box>
    </Page>
  );
}
