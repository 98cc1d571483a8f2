import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { ShowBase, useNotify, useRecordContext, useRefresh, useShowContext, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Day, EnumText, Instant } from "../../fields/text.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { type Decision, DecisionDialog } from "./DecisionDialog.tsx";
import type { PartnerRequest } from "./partnerModel.ts";

export default function RequestShow() {
  return (
    <ShowBase>
      <RequestPage />
    </ShowBase>
  );
}

function RequestPage() {
  const { error, isPending, refetch } = useShowContext<PartnerRequest>();
  const request = useRecordContext<PartnerRequest>();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const { user } = useSession();
  const [decision, setDecision] = useState<Decision>();
  if (error && !request) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !request) return <PageSkeleton />;
  const label = (field: string) => translate(`resources.partner-requests.fields.${field}`);
  const text = (key: string) => translate(`resources.partner-requests.${key}`);
  const mine = request.organizationId === user.organizationId;
  const open = request.state === "waiting" && mayI("partner-requests", "transition");
  const takeBack = () =>
    api
      .post(`partner-requests/${request.id}/withdraw`, {}, request.version)
      .then(refresh, (fault: Error) => notify(fault.message, { type: "error" }));
  return (
    <Page
      title={request.groupName}
      aside={<EnumText of="partnerRequestState" value={request.state} />}
      subtitle={<RegionName code={request.villageCode} />}
      actions={
        <>
          {open && !mine && (
            <Button variant="outlined" onClick={() => setDecision("refuse")}>
              {text("refuse")}
            </Button>
          )}
          {open && mine && (
            <Button variant="outlined" onClick={takeBack}>
              {text("withdraw")}
            </Button>
          )}
        </>
      }
    >
      {open && !mine && (
        <Box sx={{ mb: 2 }}>
          <NextAction why={text("decideWhy")} label={text("grant")} onClick={() => setDecision("grant")} />
        </Box>
      )}
      <Section title={translate("resources.partner-requests.name", { smart_count: 1 })} note={text("note")}>
        <Facts columns={3}>
          <Fact label={label("organizationId")}>
            <RefName resource="organizations" id={request.organizationId} plain />
          </Fact>
          <Fact label={label("startsOn")}>
            <Day value={request.startsOn} />
          </Fact>
          <Fact label={label("endsOn")}>
            <Day value={request.endsOn} />
          </Fact>
          <Fact label={label("createdAt")}>
            <Instant value={request.createdAt} />
          </Fact>
          <Fact label={label("decidedOn")}>
            <Day value={request.decidedOn} />
          </Fact>
          {request.partnershipId && (
            <Fact label={label("partnershipId")}>
              <RecordLink resource="group-partners" id={request.partnershipId}>
                {text("openPartnership")}
              </RecordLink>
            </Fact>
          )}
          <Fact label={label("purpose")} wide>
            {request.purpose}
          </Fact>
          {request.decisionNote && (
            <Fact label={label("decisionNote")} wide>
              {request.decisionNote}
            </Fact>
          )}
        </Facts>
      </Section>
      {decision && <DecisionDialog request={request} decision={decision} onClose={() => setDecision(undefined)} />}
    </Page>
  );
}
