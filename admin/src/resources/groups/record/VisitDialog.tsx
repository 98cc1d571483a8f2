import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { maxValue, minValue, NumberInput, required, TextInput, useTranslate } from "react-admin";
import { useWatch } from "react-hook-form";
import { ACTIVITY_STATUSES, CONTACT_METHODS, EVIDENCE_KINDS, OBSTACLES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FilesInput } from "../../../attachments/FilesInput.tsx";
import { useFilesOf } from "../../../attachments/useFilesOf.ts";
import { FormDialog, type FormValues } from "../../../dialogs/FormDialog.tsx";
import { WaitingDialog } from "../../../dialogs/WaitingDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { AnswersInput } from "../../../forms/AnswersInput.tsx";
import type { AskedForm } from "../../../forms/askedForm.ts";
import { useContactFiles } from "../../../forms/useContactFiles.ts";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { EnumInput } from "../../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../../inputs/MoneyInput.tsx";
import { PlaceInput } from "../../../inputs/PlaceInput.tsx";
import { draftKey, dropDraft } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useApi } from "../../../providers/useApi.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import type { RecordProps } from "./Recorder.tsx";
import { cleanVisit, keptVisit, withAnswers, withPhotos } from "./visitModel.ts";

interface VisitDialogProps extends RecordProps {
  /** The planned point this visit completes; without it the contact is unplanned. */
  followUp?: { id: string; version: number; planStep: string | null };
}

const needed = required();

/** Waits for the form of the point, so that its answers start with what was known; without a connection it goes on. */
export function VisitDialog(props: VisitDialogProps) {
  const { followUp, group } = props;
  const query = useApi<AskedForm>(followUp ? `follow-ups/${followUp.id}/form` : `groups/${group.id}/form`);
  if (query.isPending) return <WaitingDialog onClose={props.onClose} />;
  return <VisitForm {...props} asked={query.data} retry={() => void query.refetch()} />;
}

function VisitForm({
  group,
  followUp,
  onClose,
  asked,
  retry,
}: VisitDialogProps & { asked?: AskedForm; retry: () => void }) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  const photos = useFilesOf("follow-ups");
  const { files, waiting } = useContactFiles(followUp?.id);
  const draft = draftKey("follow-ups", followUp?.id ?? `unplanned-${group.id}`);
  const definition = asked?.definition;
  const save = (values: FormValues) => {
    const visit = withAnswers(cleanVisit(withPhotos(values, photos.input.files.length)), values, asked);
    return write(() =>
      photos.save(
        followUp?.id ?? String(values.id),
        async () => {
          await (followUp
            ? api.post(`follow-ups/${followUp.id}/complete`, visit, followUp.version)
            : api.post("follow-ups", { ...visit, id: values.id, groupId: group.id }));
          dropDraft(draft);
        },
        waiting(),
      ),
    );
  };
  const start = { doneOn: today(), method: "visit", obstacles: [], evidence: [] };
  return (
    <FormDialog
      title={
        followUp?.planStep
          ? translate("resources.groups.record.visitFor", { step: followUp.planStep })
          : translate("resources.groups.record.visit")
      }
      resource="follow-ups"
      draft={draft}
      keep={(values) => keptVisit(values, definition)}
      defaultValues={{ id: newId("fup", now()), ...start, ...(definition && { answers: asked.answers ?? {} }) }}
      onClose={onClose}
      onSubmit={save}
    >
      {!asked && (
        <Alert
          severity="info"
          variant="outlined"
          action={
            <Button color="inherit" size="small" onClick={retry}>
              {translate("app.action.retry")}
            </Button>
          }
        >
          {translate("resources.forms.answer.notLoaded")}
        </Alert>
      )}
      <ChipsInput source="activityStatus" of="activityStatus" values={ACTIVITY_STATUSES} validate={needed} />
      <AtWork members={group.memberCount} />
      <ChipsInput source="obstacles" of="obstacle" values={OBSTACLES} many />
      <ChipsInput source="evidence" of="evidenceKind" values={EVIDENCE_KINDS} many />
      {asked && definition && <AnswersInput asked={{ ...asked, definition }} files={files} />}
      <TextInput source="note" multiline minRows={2} helperText={false} />
      <EnumInput source="method" of="contactMethod" values={CONTACT_METHODS} validate={needed} helperText={false} />
      <DayInput source="doneOn" validate={needed} helperText={false} />
      <FilesInput {...photos.input} />
      <PlaceInput />
    </FormDialog>
  );
}

/** Asked only where somebody is at work. */
function AtWork({ members }: { members?: number | null }) {
  const status = useWatch({ name: "activityStatus" });
  const translate = useTranslate();
  if (status !== "active" && status !== "partly_active") return null;
  const rules = [needed, minValue(0), ...(members ? [maxValue(members)] : [])];
  return (
    <>
      <NumberInput
        source="activeMembers"
        validate={rules}
        helperText={members ? translate("resources.groups.record.ofMembers", { smart_count: members }) : false}
      />
      <MoneyInput source="monthlyRevenueIdr" helperText={false} />
    </>
  );
}
