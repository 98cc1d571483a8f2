import { required, TextInput, useGetList, useNotify, useTranslate } from "react-admin";
import { COMPLAINT_CHANNELS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useMayI, useSession } from "../../../providers/useSession.ts";
import { OwnerInput } from "../../complaints/OwnerInput.tsx";
import { PersonInput } from "../../complaints/PersonInput.tsx";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();
const one = { sort: { field: "id", order: "ASC" }, pagination: { page: 1, perPage: 1 } } as const;

/** Takes down what a group, or one of its members, complains about. */
export function ComplaintDialog({ group, onClose }: RecordProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { user } = useSession();
  const mayI = useMayI();
  const write = useGroupWrite(group.id);
  const { data } = useGetList<{ id: string; complaintDueDays: number }>("settings", one, {
    enabled: mayI("settings", "list"),
  });
  const days = data?.[0]?.complaintDueDays;
  const help = days === undefined ? false : translate("resources.complaints.dueHelp", { smart_count: days });
  return (
    <FormDialog
      title={translate("resources.complaints.add")}
      resource="complaints"
      draft={draftKey("complaints", `new-${group.id}`)}
      defaultValues={{ id: newId("cmp", now()), receivedOn: today(), ownerId: user.id }}
      onClose={onClose}
      onSubmit={(values) =>
        write(async () => {
          const made = await api.post<{ number: string }>("complaints", { ...filled(values), groupId: group.id });
          notify("resources.complaints.saved", { type: "success", messageArgs: { number: made.number } });
        })
      }
    >
      <TextInput source="text" multiline minRows={3} validate={needed} helperText={false} />
      <ChipsInput source="channel" of="complaintChannel" values={COMPLAINT_CHANNELS} validate={needed} />
      <PersonInput groupId={group.id} />
      <DayInput source="receivedOn" validate={needed} helperText={false} />
      <OwnerInput source="ownerId" helperText={false} />
      <DayInput source="dueOn" helperText={help} />
    </FormDialog>
  );
}
