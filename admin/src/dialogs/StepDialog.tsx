import { required, TextInput, useTranslate } from "react-admin";
import { today } from "../format/clock.ts";
import { DayInput } from "../inputs/DayInput.tsx";
import { MoneyInput } from "../inputs/MoneyInput.tsx";
import { draftKey } from "../providers/drafts.ts";
import { FormDialog } from "./FormDialog.tsx";

export type StepField = "reason" | "approvedIdr" | "lender";

interface StepDialogProps {
  resource: string;
  id: string;
  to: string;
  /** The reader's word for the state. */
  word: string;
  asks: readonly StepField[];
  start?: Record<string, unknown>;
  onClose: () => void;
  onSend: (values: Record<string, unknown>) => Promise<unknown>;
}

const needed = required();

/** The day of a step, and what was decided on it. */
export default function StepDialog({ resource, id, to, word, asks, start = {}, onClose, onSend }: StepDialogProps) {
  const translate = useTranslate();
  const known = Object.fromEntries(asks.flatMap((field) => (start[field] ? [[field, start[field]]] : [])));
  return (
    <FormDialog
      title={`${translate("app.transition.to")}: ${word}`}
      resource={resource}
      draft={draftKey(resource, `${id}-${to}`)}
      defaultValues={{ on: today(), ...known }}
      onClose={onClose}
      onSubmit={(values) => onSend(Object.fromEntries(Object.entries(values).filter(([, value]) => value)))}
    >
      <DayInput source="on" validate={needed} helperText={false} />
      {asks.includes("approvedIdr") && <MoneyInput source="approvedIdr" validate={needed} helperText={false} />}
      {asks.includes("lender") && <TextInput source="lender" helperText={false} />}
      {asks.includes("reason") && (
        <TextInput source="reason" multiline minRows={2} validate={needed} helperText="app.transition.reasonHelp" />
      )}
    </FormDialog>
  );
}
