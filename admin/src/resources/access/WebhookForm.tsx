import { BooleanInput, required, TextInput } from "react-admin";
import { EVENT_KINDS } from "#db/constants.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import type { Webhook } from "./accessModel.ts";

const needed = required();

interface WebhookFormProps {
  title: string;
  draft: string;
  webhook?: Webhook;
  onClose: () => void;
  onSubmit: (body: object) => Promise<unknown>;
}

/** Where events are sent, and which. */
export function WebhookForm({ title, draft, webhook, onClose, onSubmit }: WebhookFormProps) {
  const start = webhook && { name: webhook.name, url: webhook.url, kinds: webhook.kinds, active: webhook.active };
  const send = ({ name, url, kinds, active }: FormValues) =>
    onSubmit({ name, url, kinds: Array.isArray(kinds) ? kinds : [], ...(webhook && { active: Boolean(active) }) });
  return (
    <FormDialog title={title} resource="webhooks" draft={draft} defaultValues={start} onClose={onClose} onSubmit={send}>
      <TextInput source="name" validate={needed} helperText={false} />
      <TextInput source="url" type="url" validate={needed} helperText="resources.webhooks.urlHelp" />
      <EnumInput source="kinds" of="eventKind" values={EVENT_KINDS} many helperText="resources.webhooks.kindsHelp" />
      {webhook && <BooleanInput source="active" helperText={false} />}
    </FormDialog>
  );
}
