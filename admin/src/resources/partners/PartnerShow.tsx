import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import {
  ShowBase,
  TextInput,
  useNotify,
  useRecordContext,
  useRefresh,
  useShowContext,
  useTranslate,
} from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Instant } from "../../fields/text.tsx";
import { today } from "../../format/clock.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { Fact, Facts } from "../../page/Facts.tsx";
import { Fault } from "../../page/Fault.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { NextAction } from "../../page/NextAction.tsx";
import { Page } from "../../page/Page.tsx";
import { Section } from "../../page/Section.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { DaysInputs } from "./DaysInputs.tsx";
import { PhaseText } from "./PhaseText.tsx";
import { type Partnership, phaseOf } from "./partnerModel.ts";

export default function PartnerShow() {
  return (
    <ShowBase>
      <PartnerPage />
    </ShowBase>
  );
}

type Step = "grant" | "refuse" | "end";

function PartnerPage() {
  const { error, isPending, refetch } = useShowContext<Partnership>();
  const partnership = useRecordContext<Partnership>();
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [step, setStep] = useState<Step>();
  if (error && !partnership) return <Fault fault={error as { message: string; status?: number }} retry={refetch} />;
  if (isPending || !partnership) return <PageSkeleton />;
  const { state, groupOrganizationId, organizationId } = partnership;
  const label = (field: string) => translate(`resources.group-partners.fields.${field}`);
  const text = (key: string) => translate(`resources.group-partners.${key}`);
  const mine = organizationId === user.organizationId;
  const decides = mayI("group-partners", "transition") && groupOrganizationId === user.organizationId;
  const ends = mayI("group-partners", "transition") && (mine || decides) && state !== "ended";
  const { phase } = phaseOf(partnership, today());
  return (
    <Page
      title={translate("resources.group-partners.name", { smart_count: 1 })}
      aside={<PhaseText partnership={partnership} />}
      subtitle={<RefName resource="groups" id={partnership.groupId} />}
      actions={
        <>
          {decides && state === "asked" && (
            <Button variant="contained" onClick={() => setStep("grant")}>
              {text("grant")}
            </Button>
          )}
          {decides && state === "granted" && phase !== "over" && (
            <Button variant="outlined" onClick={() => setStep("grant")}>
              {text("change")}
            </Button>
          )}
          {ends && (
            <Button variant="outlined" onClick={() => setStep(state === "asked" && !mine ? "refuse" : "end")}>
              {text(state === "asked" ? (mine ? "takeBack" : "refuse") : "end")}
            </Button>
          )}
        </>
      }
    >
      {mine && phase === "ending" && (
        <Box sx={{ mb: 2 }}>
          <NextAction
            why={text("endingWhy")}
            label={translate("resources.partner-requests.ask")}
            to="/partner-requests"
          />
        </Box>
      )}
      <Section title={text("terms")} note={text("termsNote")}>
        <Facts columns={3}>
          <Fact label={label("groupId")}>
            {phase === "running" || phase === "ending" || !mine ? (
              <RefName resource="groups" id={partnership.groupId} />
            ) : (
              text("closed")
            )}
          </Fact>
          <Fact label={label("organizationId")}>
            <RefName resource="organizations" id={organizationId} plain />
          </Fact>
          <Fact label={label("state")}>
            <PhaseText partnership={partnership} />
          </Fact>
          <Fact label={label("startsOn")}>
            <Day value={partnership.startsOn} />
          </Fact>
          <Fact label={label("endsOn")}>
            {partnership.endsOn ? <Day value={partnership.endsOn} /> : text("openEnd")}
          </Fact>
          <Fact label={label("createdAt")}>
            <Instant value={partnership.createdAt} />
          </Fact>
          <Fact label={label("askedBy")}>
            <EnumText of="partnerAsker" value={partnership.askedBy} />
          </Fact>
          <Fact label={label("purpose")} wide>
            {partnership.purpose ?? "–"}
          </Fact>
        </Facts>
        {(phase === "running" || phase === "ending") && mayI("groups", "list") && (
          <Box sx={{ mt: 2 }}>
            <RecordLink resource="groups" id={partnership.groupId}>
              {text("openGroup")}
            </RecordLink>
          </Box>
        )}
      </Section>
      {step && <StepDialog partnership={partnership} step={step} onClose={() => setStep(undefined)} />}
    </Page>
  );
}

interface StepDialogProps {
  partnership: Partnership;
  step: Step;
  onClose: () => void;
}

function StepDialog({ partnership, step, onClose }: StepDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { id, version, state } = partnership;
  const send = async (values: FormValues) => {
    const days = { startsOn: values.startsOn || undefined, endsOn: values.endsOn || undefined };
    if (step === "grant" && state === "granted") {
      await api.put(
        `group-partners/${id}`,
        { startsOn: values.startsOn || null, endsOn: values.endsOn || null, purpose: values.purpose || null },
        version,
      );
    } else if (step === "grant") {
      await api.post(`group-partners/${id}/transition`, { to: "granted", ...days }, version);
    } else {
      const reason = values.reason || undefined;
      await api.post(`group-partners/${id}/transition`, { to: "ended", reason }, version);
    }
    notify("resources.group-partners.done", { type: "success" });
    refresh();
  };
  const title = step === "grant" ? (state === "granted" ? "change" : "grant") : step === "refuse" ? "refuse" : "end";
  return (
    <FormDialog
      title={translate(`resources.group-partners.${title}`)}
      resource="group-partners"
      draft={draftKey("group-partners", `${step}-${id}`)}
      defaultValues={{
        startsOn: partnership.startsOn ?? today(),
        endsOn: partnership.endsOn,
        purpose: partnership.purpose,
      }}
      submitLabel={`resources.group-partners.${title}`}
      onClose={onClose}
      onSubmit={send}
    >
      {step === "grant" && <DaysInputs />}
      {step === "grant" && state === "granted" && (
        <TextInput source="purpose" multiline minRows={2} helperText={false} />
      )}
      {step !== "grant" && (
        <TextInput
          source="reason"
          multiline
          minRows={2}
          helperText={translate(`resources.group-partners.${step === "end" ? "endHelp" : "refuseHelp"}`)}
        />
      )}
    </FormDialog>
  );
}
