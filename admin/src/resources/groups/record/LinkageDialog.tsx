import { required, TextInput, useTranslate } from "react-admin";
import { LINKAGE_TYPES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { CustomInputs } from "../../../customFields/CustomInputs.tsx";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { BuyerInput } from "../../../inputs/BuyerInput.tsx";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();

export function LinkageDialog({ group, onClose }: RecordProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.linkage")}
      resource="linkages"
      draft={draftKey("linkages", `new-${group.id}`)}
      defaultValues={{ id: newId("lnk", now()), startedOn: today(), type: "titip_jual" }}
      onClose={onClose}
      onSubmit={(values) => write(() => api.post("linkages", { ...filled(values), groupId: group.id }))}
    >
      <BuyerInput source="buyer" validate={needed} />
      <ChipsInput source="type" of="linkageType" values={LINKAGE_TYPES} validate={needed} />
      <TextInput source="channel" helperText={false} />
      <DayInput source="startedOn" validate={needed} helperText={false} />
      <TextInput source="note" multiline minRows={2} helperText={false} />
      <CustomInputs entity="linkages" />
    </FormDialog>
  );
}
