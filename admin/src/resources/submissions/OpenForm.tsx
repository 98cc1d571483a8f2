import Button from "@mui/material/Button";
import { useState } from "react";
import { required, TextInput, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { SubmissionForm } from "./submissionModel.ts";
import { useTokenWords } from "./useTokenWords.ts";

const needed = required();

/** Opens a form of another tool: its address and token are shown at once, the token never again. */
export function OpenForm() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const words = useTokenWords();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<SubmissionForm>();
  const text = (key: string) => translate(`resources.submission-forms.${key}`);
  const create = async ({ name, programId }: FormValues) => {
    setMade(await api.post<SubmissionForm>("submission-forms", { name, programId: programId || null }));
    refresh();
  };
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {text("create")}
      </Button>
      {open && (
        <FormDialog
          title={text("create")}
          resource="submission-forms"
          draft={draftKey("submission-forms")}
          onClose={() => setOpen(false)}
          onSubmit={create}
        >
          <TextInput source="name" validate={needed} helperText="resources.submission-forms.nameHelp" />
          <RefInput source="programId" reference="programs" helperText="resources.submission-forms.programHelp" />
        </FormDialog>
      )}
      {made?.token && <OnceDialog once={words(made, made.token)} onClose={() => setMade(undefined)} />}
    </>
  );
}
