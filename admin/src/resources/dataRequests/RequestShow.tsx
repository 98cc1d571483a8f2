import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { EditButton, ShowBase, useRecordContext, useShowContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant } from "../../fields/text.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { Clock } from "./Clock.tsx";
import { RequestSteps } from "./RequestSteps.tsx";
import { type DataRequest, editable } from "./requestModel.ts";

export default function RequestShow() {
  return (
    <ShowBase>
      <RequestPage />
    </ShowBase>
  );
}

function RequestPage() {
  const { error, isPending, refetch } = useShowContext<DataRequest>();
  const request = useRecordContext<DataRequest>();
  const translate = useTranslate();
  const mayI = useMayI();
  if (error && !request) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !request) return <PageSkeleton />;
  const text = (key: string) => translate(`resources.data-requests.${key}`);
  const label = (field: string) => text(`fields.${field}`);
  const opens = request.personId !== null && mayI("people", "show");
  return (
    <Page
      title={`${translate("resources.data-requests.name", { smart_count: 1 })}: ${translate(`enums.dataRequestKind.${request.kind}`)}`}
      aside={<EnumText of="dataRequestState" value={request.state} />}
      subtitle={<Clock request={request} />}
      actions={
        <>
          {opens && (
            <Button component={Link} to={`/people/${request.personId}/show`} variant="outlined">
              {text("step.person")}
            </Button>
          )}
          {mayI("data-requests", "edit") && editable(request) && <EditButton variant="outlined" size="medium" />}
        </>
      }
    >
      <RequestSteps request={request} />
      <Box sx={{ display: "grid", gap: 2, mt: 2, maxWidth: 900 }}>
        <Section title={text("section.what")}>
          <Facts columns={4}>
            <Fact label={label("personId")}>{opens ? <RefName resource="people" id={request.personId} /> : "–"}</Fact>
            <Fact label={label("requester")}>{request.requester ?? "–"}</Fact>
            <Fact label={label("channel")}>
              <EnumText of="dataRequestChannel" value={request.channel} />
            </Fact>
            <Fact label={label("receivedAt")}>
              <Instant value={request.receivedAt} />
            </Fact>
            <Fact label={label("ownerId")}>
              <RefName resource="users" id={request.ownerId} plain />
            </Fact>
            <Fact label={label("identity")}>{request.identity ?? "–"}</Fact>
            <Fact label={label("text")} wide>
              {request.text ?? "–"}
            </Fact>
          </Facts>
        </Section>
        <Section title={text("section.answer")} action={request.doneAt && <Instant value={request.doneAt} />}>
          {request.result ?? "–"}
        </Section>
      </Box>
    </Page>
  );
}
