import { required, TextInput, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import type { Complaint, Step } from "./complaintModel.ts";

interface StepDialogProps {
  complaint: Complaint;
  step: Step;
  onClose: () => void;
  onSend: (values: Record<string, unknown>) => Promise<unknown>;
}

const needed = required();

/** An answer with its day, or why an answered complaint is opened again. */
export default function StepDialog({ complaint, step, onClose, onSend }: StepDialogProps) {
  const translate = useTranslate();
  const answers = step === "answerIt";
  return (
    <FormDialog
      title={`${translate(`resources.complaints.${step}`)}: ${complaint.number}`}
      resource="complaints"
      draft={draftKey("complaints", `${complaint.id}-${step}`)}
      defaultValues={answers ? { on: today(), answer: complaint.answer ?? "" } : {}}
      onClose={onClose}
      onSubmit={onSend}
    >
      {answers && <TextInput source="answer" multiline minRows={4} validate={needed} helperText={false} />}
      {answers && (
        <DayInput source="on" label="resources.complaints.fields.answeredOn" validate={needed} helperText={false} />
      )}
      {!answers && <TextInput source="reason" multiline minRows={2} validate={needed} helperText={false} />}
    </FormDialog>
  );
}
