import Button from "@mui/material/Button";
import { useState } from "react";
import { email, required, TextInput, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useResetLinkWords } from "../users/ResetLinkButton.tsx";
import type { ResetLink } from "../users/userModel.ts";
import type { Organization } from "./organizationModel.ts";

const needed = required();
const address = [needed, email()];

/** The first account of another organisation, with the link to set its password. */
export function InviteButton({ organization }: { organization: Organization }) {
  const translate = useTranslate();
  const words = useResetLinkWords();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<ResetLink & { name: string }>();
  const invite = async ({ name, email: to }: FormValues) => {
    const link = await api.post<ResetLink>(`organizations/${organization.id}/invite`, { name, email: to });
    setMade({ ...link, name: String(name) });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only stops the row's own click
    // biome-ignore lint/a11y/useKeyWithClickEvents: only stops the row's own click
    <span onClick={(event) => event.stopPropagation()}>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate("resources.organizations.invite.button")}
      </Button>
      {open && (
        <FormDialog
          title={translate("resources.organizations.invite.title", { name: organization.name })}
          resource="organizations"
          draft={draftKey("organizations", `invite-${organization.id}`)}
          onClose={() => setOpen(false)}
          onSubmit={invite}
        >
          <p>{translate("resources.organizations.invite.help")}</p>
          <TextInput source="name" label="resources.organizations.invite.name" validate={needed} helperText={false} />
          <TextInput source="email" type="email" validate={address} helperText={false} />
        </FormDialog>
      )}
      {made && <OnceDialog once={words(made, made.name)} onClose={() => setMade(undefined)} />}
    </span>
  );
}
