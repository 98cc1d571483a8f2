import { minValue, NumberInput, required, SelectInput, TextInput, useGetList, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { MoneyInput } from "../../../inputs/MoneyInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import type { Linkage } from "../records.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();
const open = ["accepted", "first_order", "repeat_orders"];

export function OrderDialog({ group, onClose }: RecordProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  const { data: linkages } = useGetList<Linkage>("linkages", {
    filter: { groupId: group.id, state: open },
    sort: { field: "startedOn", order: "DESC" },
    pagination: { page: 1, perPage: 50 },
  });
  return (
    <FormDialog
      title={translate("resources.groups.record.order")}
      resource="orders"
      draft={draftKey("orders", `new-${group.id}`)}
      defaultValues={{ id: newId("ord", now()), on: today() }}
      onClose={onClose}
      onSubmit={(values) => write(() => api.post("orders", { ...filled(values), groupId: group.id }))}
    >
      {linkages && linkages.length > 0 && (
        <SelectInput
          source="linkageId"
          choices={linkages}
          optionText="buyer"
          translateChoice={false}
          helperText={false}
        />
      )}
      <MoneyInput source="valueIdr" validate={needed} helperText={false} />
      <NumberInput source="quantity" validate={minValue(0)} helperText={false} />
      <TextInput source="unit" helperText={false} />
      <DayInput source="on" validate={needed} helperText={false} />
      <TextInput source="evidence" helperText={false} />
    </FormDialog>
  );
}
