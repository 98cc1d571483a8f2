import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, useDataProvider, useNotify, useRefresh, useTranslate } from "react-admin";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Webhook, WebhookDelivery } from "./accessModel.ts";
import { useErrorWords } from "./useErrorWords.ts";
import { useSecretWords } from "./WebhookButton.tsx";
import { WebhookForm } from "./WebhookForm.tsx";

type Doing = "edit" | "turn" | "remove";

/** Try, edit, another secret, delete. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useDataProvider();
  const words = useSecretWords();
  const why = useErrorWords();
  const [doing, setDoing] = useState<Doing>();
  const [made, setMade] = useState<Webhook>();
  const { id, version, name } = webhook;
  const text = (key: string, options = {}) => translate(`resources.webhooks.${key}`, { name, ...options });
  const stop = () => setDoing(undefined);
  const failed = (fault: Error) => notify(fault.message, { type: "error" });
  const ping = () =>
    api.post<WebhookDelivery>(`webhooks/${id}/ping`).then((sent) => {
      if (sent.state === "sent") notify(text("pinged", { status: sent.lastStatus }), { type: "success" });
      else notify(text("pingFailed", { why: why(sent) }), { type: "error" });
    }, failed);
  const save = (body: object) => api.put(`webhooks/${id}`, body, version).then(refresh);
  const turn = () => {
    stop();
    api.post<Webhook>(`webhooks/${id}/secret`, {}, version).then((turned) => {
      setMade(turned);
      refresh();
    }, failed);
  };
  const remove = () => {
    stop();
    provider.delete("webhooks", { id, previousData: webhook }).then(() => {
      notify(text("removed"), { type: "success" });
      refresh();
    }, failed);
  };
  const button = (key: string, onClick: () => void) => (
    <Button
      size="small"
      color={key === "ping" ? "primary" : "inherit"}
      onClick={onClick}
      aria-label={`${text(key)}: ${name}`}
    >
      {text(key === "edit" ? "change" : key)}
    </Button>
  );
  return (
    <>
      {webhook.active && button("ping", ping)}
      {button("edit", () => setDoing("edit"))}
      {button("turn", () => setDoing("turn"))}
      {button("remove", () => setDoing("remove"))}
      {doing === "edit" && (
        <WebhookForm
          title={text("edit")}
          draft={draftKey("webhooks", id)}
          webhook={webhook}
          onClose={stop}
          onSubmit={save}
        />
      )}
      <Confirm
        isOpen={doing === "turn"}
        title={text("turnTitle")}
        content={text("turnHelp")}
        onConfirm={turn}
        onClose={stop}
      />
      <Confirm
        isOpen={doing === "remove"}
        title={text("removeTitle")}
        content={text("removeHelp")}
        onConfirm={remove}
        onClose={stop}
      />
      {made && <OnceDialog once={words(made)} onClose={() => setMade(undefined)} />}
    </>
  );
}
