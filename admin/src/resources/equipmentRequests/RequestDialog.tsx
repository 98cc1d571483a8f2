import { maxValue, minValue, NumberInput, required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { now, today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { EquipmentRequest } from "./requestModel.ts";

const needed = required();
const number = [needed, minValue(1), maxValue(50)];

interface RequestDialogProps {
  groupId: string;
  /** To change; without one a new need is written down. */
  request?: EquipmentRequest;
  onClose: () => void;
}

/** Writes down that a group waits for a kind of machine, or changes that. */
export function RequestDialog({ groupId, request, onClose }: RequestDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const start = request
    ? {
        category: request.category,
        quantity: request.quantity,
        reason: request.reason,
        requestedOn: request.requestedOn,
      }
    : { id: newId("eqr", now()), quantity: 1, requestedOn: today() };
  const save = async (values: FormValues) => {
    const { id, category, quantity, reason, requestedOn } = values;
    const body = { category, quantity, reason: reason || null, requestedOn };
    if (request) await api.put(`equipment-requests/${request.id}`, body, request.version);
    else await api.post("equipment-requests", { id, groupId, ...body });
    notify(request ? "ra.notification.updated" : "ra.notification.created", {
      type: "success",
      messageArgs: { smart_count: 1 },
    });
    refresh();
  };
  return (
    <FormDialog
      title={translate(`resources.equipment-requests.${request ? "edit" : "addTitle"}`)}
      resource="equipment-requests"
      draft={draftKey("equipment-requests", request?.id ?? `new-${groupId}`)}
      defaultValues={start}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput source="category" validate={needed} helperText="resources.equipment-requests.categoryHelp" />
      <NumberInput source="quantity" validate={number} helperText={false} />
      <TextInput source="reason" multiline minRows={2} helperText={false} />
      <DayInput source="requestedOn" validate={needed} helperText={false} />
    </FormDialog>
  );
}
