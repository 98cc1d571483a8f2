import { useEffect } from "react";
import { minValue, NumberInput, required, SelectInput, TextInput, useGetList, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import { newId } from "#db/ids.ts";
import { FilesInput } from "../../../attachments/FilesInput.tsx";
import { useFilesOf } from "../../../attachments/useFilesOf.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { MoneyInput } from "../../../inputs/MoneyInput.tsx";
import { draftKey, dropDraft } from "../../../providers/drafts.ts";
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
  const photos = useFilesOf("orders");
  const draft = draftKey("orders", `new-${group.id}`);
  const { data: linkages } = useGetList<Linkage>("linkages", {
    filter: { groupId: group.id, state: open },
    sort: { field: "startedOn", order: "DESC" },
    pagination: { page: 1, perPage: 50 },
  });
  return (
    <FormDialog
      title={translate("resources.groups.record.order")}
      resource="orders"
      draft={draft}
      defaultValues={{ id: newId("ord", now()), on: today() }}
      onClose={onClose}
      onSubmit={(values) =>
        write(() =>
          photos.save(String(values.id), async () => {
            await api.post("orders", { ...filled(values), groupId: group.id });
            dropDraft(draft);
          }),
        )
      }
    >
      {linkages && linkages.length > 0 && <ProposedLinkage id={likeliest(linkages)} />}
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
      <FilesInput {...photos.input} />
    </FormDialog>
  );
}

/** A buyer who orders already orders again; else the newest who accepted. */
const likeliest = (linkages: Linkage[]): string | undefined =>
  (linkages.find(({ state }) => state !== "accepted") ?? linkages[0])?.id;

/** Puts it into the form once, unless the person or a draft has chosen. */
function ProposedLinkage({ id }: { id: string | undefined }) {
  const { getValues, setValue } = useFormContext();
  useEffect(() => {
    if (id && getValues("linkageId") === undefined) setValue("linkageId", id);
  }, [id, getValues, setValue]);
  return null;
}
