import Typography from "@mui/material/Typography";
import { required, TextInput, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import type { Finding, Verb } from "./findingModel.ts";

interface VerbDialogProps {
  finding: Finding;
  verb: Verb;
  onClose: () => void;
  onSend: (values: Record<string, unknown>) => Promise<unknown>;
}

const needed = required();
const FIELD: Record<Verb, string> = { respond: "response", accept: "note", reopen: "reason", close: "reason" };

/** The words of an answer or a decision, and a new deadline where one may be set. */
export default function VerbDialog({ finding, verb, onClose, onSend }: VerbDialogProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.findings.${key}`);
  return (
    <FormDialog
      title={text(verb)}
      resource="findings"
      draft={draftKey("findings", `${finding.id}-${verb}`)}
      submitLabel={`resources.findings.${verb}`}
      onClose={onClose}
      onSubmit={onSend}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {text(`${verb}Help`)}
      </Typography>
      <TextInput
        source={FIELD[verb]}
        multiline
        minRows={verb === "respond" ? 4 : 2}
        validate={verb === "accept" ? undefined : needed}
        helperText={false}
      />
      {(verb === "accept" || verb === "reopen") && (
        <DayInput source="dueOn" label="resources.findings.newDueOn" helperText={false} />
      )}
    </FormDialog>
  );
}
