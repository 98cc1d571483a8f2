import Typography from "@mui/material/Typography";
import { required, TextInput, useNotify, useTranslate } from "react-admin";
import { CASE_VERBS, type CaseVerb } from "#worker/cases/decide.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { asksReason, type Case } from "./caseModel.ts";

interface VerbDialogProps {
  one: Case;
  verb: CaseVerb;
  onClose: () => void;
  onMoved: () => void;
}

const needed = required();

/** What a stage asks: why, and when; reopening also a new due day. */
export default function VerbDialog({ one, verb, onClose, onMoved }: VerbDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const proposed = verb === "recover" && one.recoveryProposedOn !== null;
  const send = async (values: Record<string, unknown>) => {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    await api.post(`cases/${one.id}/${verb}`, said, one.version);
    const state = translate(`enums.caseState.${CASE_VERBS[verb]}`);
    notify("resources.cases.moved", { type: "success", messageArgs: { state } });
    onMoved();
  };
  return (
    <FormDialog
      title={translate(`resources.cases.verb.${verb}`)}
      resource="cases"
      draft={draftKey("cases", `${verb}-${one.id}`)}
      submitLabel={`resources.cases.verb.${verb}`}
      onClose={onClose}
      onSubmit={send}
    >
      {verb !== "start" && (
        <>
          <Typography variant="body2" sx={{ mb: 1 }}>
            {translate(`resources.cases.ask.${proposed ? "recoverProposed" : verb}`)}
          </Typography>
          <TextInput
            source="reason"
            multiline
            minRows={2}
            validate={asksReason(verb, one) ? needed : undefined}
            helperText={false}
            autoFocus
          />
        </>
      )}
      {verb === "reopen" && <DayInput source="dueOn" helperText={false} />}
    </FormDialog>
  );
}
