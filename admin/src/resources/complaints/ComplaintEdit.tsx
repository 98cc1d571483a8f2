import { required, TextInput, useRecordContext } from "react-admin";
import { COMPLAINT_CHANNELS } from "#db/constants.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { EditPage } from "../../page/EditPage.tsx";
import type { Complaint } from "./complaintModel.ts";
import { OwnerInput } from "./OwnerInput.tsx";
import { PersonInput } from "./PersonInput.tsx";

const sends = ["personId", "channel", "text", "ownerId", "dueOn"];
const needed = required();

export default function ComplaintEdit() {
  return (
    <EditPage sends={sends} redirect="show">
      <Who />
      <EnumInput source="channel" of="complaintChannel" values={COMPLAINT_CHANNELS} validate={needed} />
      <OwnerInput source="ownerId" />
      <DayInput source="dueOn" validate={needed} />
      <TextInput source="text" multiline minRows={4} validate={needed} sx={{ gridColumn: "1 / -1" }} />
    </EditPage>
  );
}

function Who() {
  const complaint = useRecordContext<Complaint>();
  return complaint ? <PersonInput groupId={complaint.groupId} /> : null;
}
