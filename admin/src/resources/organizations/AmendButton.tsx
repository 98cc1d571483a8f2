import Button from "@mui/material/Button";
import { useState } from "react";
import { BooleanInput, required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Organization } from "./organizationModel.ts";

const needed = required();

/** Renames, closes or opens an organisation one has added, as long as nobody there can do it themselves. */
export function AmendButton({ organization }: { organization: Organization }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const { id, version, name, active } = organization;
  const text = (key: string) => translate(`resources.organizations.amend.${key}`, { name });
  const amend = async (values: FormValues) => {
    await api.post(`organizations/${id}/amend`, { name: values.name, active: Boolean(values.active) }, version);
    notify(text("done"), { type: "success" });
    refresh();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only stops the row's own click
    // biome-ignore lint/a11y/useKeyWithClickEvents: only stops the row's own click
    <span onClick={(event) => event.stopPropagation()}>
      <Button size="small" color="inherit" onClick={() => setOpen(true)} aria-label={`${text("button")}: ${name}`}>
        {text("button")}
      </Button>
      {open && (
        <FormDialog
          title={text("title")}
          resource="organizations"
          draft={draftKey("organizations", `amend-${id}`)}
          defaultValues={{ name, active }}
          onClose={() => setOpen(false)}
          onSubmit={amend}
        >
          <TextInput source="name" validate={needed} helperText={false} />
          <BooleanInput source="active" helperText="resources.organizations.amend.activeHelp" />
        </FormDialog>
      )}
    </span>
  );
}
