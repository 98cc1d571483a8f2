import Typography from "@mui/material/Typography";
import { required, TextInput, useRefresh, useTranslate } from "react-admin";
import { FilesInput } from "../../attachments/FilesInput.tsx";
import { useFilesOf } from "../../attachments/useFilesOf.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { useMayI } from "../../providers/useSession.ts";
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
  const mayI = useMayI();
  const refresh = useRefresh();
  const proof = useFilesOf("findings");
  const send = async (values: Record<string, unknown>) => {
    await proof.save(finding.id, () => onSend(values));
    // The files came after the answer.
    refresh();
  };
  const text = (key: string) => translate(`resources.findings.${key}`);
  return (
    <FormDialog
      title={text(verb)}
      resource="findings"
      draft={draftKey("findings", `${finding.id}-${verb}`)}
      submitLabel={`resources.findings.${verb}`}
      onClose={onClose}
      onSubmit={send}
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
      {verb === "respond" && mayI("attachments", "create") && <FilesInput {...proof.input} title={text("addFiles")} />}
    </FormDialog>
  );
}
