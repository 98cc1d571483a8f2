import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useGetOne, useLocale, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { FormInput } from "../../inputs/FormInput.tsx";
import { Section } from "../../page/Section.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { SubmissionForm } from "./submissionModel.ts";

/** By which of the office's own forms the answers are checked and kept. */
export function AskedForm({ form, edits }: { form: SubmissionForm; edits: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const { askedFormId } = form;
  const { data: asked } = useGetOne("forms", { id: askedFormId ?? "" }, { enabled: askedFormId !== null });
  const text = (key: string) => translate(`resources.submission-forms.${key}`);
  const save = async (values: FormValues) => {
    await api.put(`submission-forms/${form.id}`, { askedFormId: values.askedFormId || null }, form.version);
    refresh();
  };
  return (
    <Section
      title={text("asked")}
      note={text("askedHelp")}
      action={
        edits && (
          <Button size="small" onClick={() => setOpen(true)}>
            {text("chooseAsked")}
          </Button>
        )
      }
    >
      <Typography>{askedFormId === null ? text("noneAsked") : wordsIn(asked?.name, locale)}</Typography>
      {open && (
        <FormDialog
          title={text("asked")}
          resource="submission-forms"
          draft={draftKey("submission-forms", `asked-${form.id}`)}
          defaultValues={{ askedFormId }}
          onClose={() => setOpen(false)}
          onSubmit={save}
        >
          <FormInput source="askedFormId" helperText={false} />
        </FormDialog>
      )}
    </Section>
  );
}
