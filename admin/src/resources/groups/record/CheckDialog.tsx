import { maxValue, minValue, NumberInput, required, TextInput, useTranslate } from "react-admin";
import { EQUIPMENT_CHECK_STATES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FilesInput } from "../../../attachments/FilesInput.tsx";
import { useFilesOf } from "../../../attachments/useFilesOf.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { draftKey, dropDraft } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();
const hours = [minValue(0), maxValue(168)];

export function CheckDialog({ group, equipment, onClose }: RecordProps & { equipment: { id: string; item: string } }) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  const photos = useFilesOf("equipment-checks");
  const draft = draftKey("equipment-checks", `new-${equipment.id}`);
  return (
    <FormDialog
      title={translate("resources.groups.record.check", { item: equipment.item })}
      resource="equipment-checks"
      draft={draft}
      defaultValues={{ id: newId("eqc", now()), checkedOn: today() }}
      onClose={onClose}
      onSubmit={(values) =>
        write(() =>
          photos.save(String(values.id), async () => {
            await api.post("equipment-checks", { ...filled(values), equipmentId: equipment.id });
            dropDraft(draft);
          }),
        )
      }
    >
      <ChipsInput source="state" of="equipmentState" values={EQUIPMENT_CHECK_STATES} validate={needed} />
      <NumberInput source="hoursPerWeek" validate={hours} helperText={false} />
      <DayInput source="checkedOn" validate={needed} helperText={false} />
      <FilesInput {...photos.input} />
      <TextInput source="note" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
