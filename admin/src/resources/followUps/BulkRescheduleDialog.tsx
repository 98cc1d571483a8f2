import {
  NumberInput,
  RadioButtonGroupInput,
  required,
  TextInput,
  useListContext,
  useNotify,
  useRefresh,
  useTranslate,
} from "react-admin";
import { useWatch } from "react-hook-form";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { addDays } from "../../format/day.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { api } from "../../providers/http.ts";
import type { WorklistItem } from "./worklistModel.ts";

const needed = required();
const ways = ["toDay", "byDays"].map((id) => ({ id, name: `resources.follow-ups.bulk.${id}` }));

export function BulkRescheduleDialog({ onClose }: { onClose: () => void }) {
  const { selectedIds = [], onUnselectItems } = useListContext<WorklistItem>();
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const count = { smart_count: selectedIds.length };

  const move = async ({ how, dueOn, shiftDays, reason }: FormValues) => {
    const to = how === "byDays" ? { shiftDays } : { dueOn };
    await api.post("follow-ups/bulk", { ids: selectedIds, ...to, ...(reason ? { reason } : {}) });
    onUnselectItems();
    refresh();
    notify(translate("resources.follow-ups.bulk.rescheduled", count), { type: "success" });
  };

  return (
    <FormDialog
      title={translate("resources.follow-ups.bulk.rescheduleTitle", count)}
      resource="follow-ups"
      draft="follow-ups/bulk-reschedule"
      submitLabel="resources.follow-ups.bulk.reschedule"
      defaultValues={{ how: "toDay", dueOn: addDays(today(), 7), shiftDays: 7 }}
      onClose={onClose}
      onSubmit={move}
    >
      <RadioButtonGroupInput source="how" label="resources.follow-ups.bulk.how" choices={ways} helperText={false} />
      <WhereTo />
      <TextInput source="reason" helperText={false} />
    </FormDialog>
  );
}

function WhereTo() {
  const how = useWatch({ name: "how" });
  if (how === "byDays")
    return <NumberInput source="shiftDays" validate={needed} helperText="resources.follow-ups.bulk.shiftHelp" />;
  return <DayInput source="dueOn" validate={needed} helperText={false} />;
}
