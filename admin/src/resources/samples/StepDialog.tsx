import Typography from "@mui/material/Typography";
import { required, TextInput, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import type { Sample } from "./sampleModel.ts";

interface StepDialogProps {
  sample: Sample;
  step: "freeze" | "close" | "cancel";
  onClose: () => void;
  onSend: (values: Record<string, unknown>) => Promise<unknown>;
}

const needed = required();

/** What a step settles for good is said before it is taken; giving a sample up needs a reason. */
export default function StepDialog({ sample, step, onClose, onSend }: StepDialogProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.samples.${key}`);
  return (
    <FormDialog
      title={text(step)}
      resource="samples"
      draft={draftKey("samples", `${sample.id}-${step}`)}
      submitLabel={`resources.samples.${step}`}
      onClose={onClose}
      onSubmit={({ reason }) => onSend(step === "cancel" ? { reason } : {})}
    >
      {step === "cancel" ? (
        <TextInput source="reason" multiline minRows={2} validate={needed} helperText={false} />
      ) : (
        <Typography variant="body1">{text(`${step}Help`)}</Typography>
      )}
    </FormDialog>
  );
}
