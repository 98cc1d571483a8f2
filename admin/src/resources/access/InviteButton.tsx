import Button from "@mui/material/Button";
import { useState } from "react";
import { email, required, TextInput, useLocale, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { type Once, OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { formatInstant } from "../../format/day.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RoleInputs } from "../../inputs/RoleInputs.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Invitation } from "./accessModel.ts";

const needed = required();
const address = [needed, email()];

/** The words of a link that was just made. */
export function useLinkWords() {
  const translate = useTranslate();
  const locale = useLocale();
  return ({ name, path, expiresAt }: Invitation): Once => ({
    title: translate("resources.invitations.linkTitle", { name }),
    help: translate("resources.invitations.linkHelp", { at: formatInstant(expiresAt, locale) }),
    label: translate("resources.invitations.link"),
    value: `${window.location.origin}${path}`,
  });
}

/** Asks somebody to join; then shows the link, once. */
export function InviteButton() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const words = useLinkWords();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Invitation>();
  const invite = async ({ name, email: to, role, regionCode, endsOn }: FormValues) => {
    const officer = role === "officer";
    const body = { name, email: to, role, regionCode: (officer && regionCode) || null, endsOn: endsOn || null };
    setMade(await api.post<Invitation>("invitations", body));
    refresh();
  };
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {translate("resources.invitations.create")}
      </Button>
      {asking && (
        <FormDialog
          title={translate("resources.invitations.create")}
          resource="invitations"
          draft={draftKey("invitations")}
          onClose={() => setAsking(false)}
          onSubmit={invite}
        >
          <TextInput source="name" validate={needed} helperText={false} />
          <TextInput source="email" type="email" validate={address} helperText={false} />
          <RoleInputs />
          <DayInput source="endsOn" helperText="resources.invitations.endsOnHelp" />
        </FormDialog>
      )}
      {made && <OnceDialog once={words(made)} onClose={() => setMade(undefined)} />}
    </>
  );
}
