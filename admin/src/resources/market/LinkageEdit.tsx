import { required, TextInput } from "react-admin";
import { LINKAGE_TYPES } from "#db/constants.ts";
import { CustomInputs } from "../../customFields/CustomInputs.tsx";
import { BuyerInput } from "../../inputs/BuyerInput.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";

const sends = ["buyer", "type", "channel", "startedOn", "note", "custom", "customPersonal"];
const needed = required();

export default function LinkageEdit() {
  return (
    <EditPage sends={sends} redirect="show">
      <BuyerInput source="buyer" validate={needed} />
      <EnumInput source="type" of="linkageType" values={LINKAGE_TYPES} validate={needed} />
      <TextInput source="channel" />
      <DayInput source="startedOn" validate={needed} />
      <TextInput source="note" multiline minRows={2} />
      <CustomInputs entity="linkages" />
    </EditPage>
  );
}
