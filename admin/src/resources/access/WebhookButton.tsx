import Button from "@mui/material/Button";
import { useState } from "react";
import { useRefresh, useTranslate } from "react-admin";
import { type Once, OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Webhook } from "./accessModel.ts";
import { WebhookForm } from "./WebhookForm.tsx";

/** The words of a secret that was just made. */
export function useSecretWords() {
  const translate = useTranslate();
  return ({ name, secret = "" }: Webhook): Once => ({
    title: translate("resources.webhooks.secretTitle", { name }),
    help: translate("resources.webhooks.secretHelp"),
    label: translate("resources.webhooks.secret"),
    value: secret,
  });
}

/** Makes a webhook; then shows the secret it signs with, once. */
export function WebhookButton() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const words = useSecretWords();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Webhook>();
  const create = async (body: object) => {
    setMade(await api.post<Webhook>("webhooks", body));
    refresh();
  };
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {translate("resources.webhooks.create")}
      </Button>
      {asking && (
        <WebhookForm
          title={translate("resources.webhooks.create")}
          draft={draftKey("webhooks")}
          onClose={() => setAsking(false)}
          onSubmit={create}
        />
      )}
      {made && <OnceDialog once={words(made)} onClose={() => setMade(undefined)} />}
    </>
  );
}
