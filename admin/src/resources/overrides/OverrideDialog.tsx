import Typography from "@mui/material/Typography";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { now, today } from "../../format/clock.ts";
import { addDays } from "../../format/day.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";

const needed = required();
const USUAL_DAYS = 30;

/** "This group is fine": why, and until when. Somebody else approves it. */
export default function OverrideDialog({ groupId, onClose }: { groupId: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const send = async (values: Record<string, unknown>) => {
    await api.post("overrides", { ...values, groupId });
    notify("resources.overrides.asked", { type: "success" });
    refresh();
  };
  return (
    <FormDialog
      title={translate("resources.overrides.ask")}
      resource="overrides"
      draft={draftKey("overrides", `new-${groupId}`)}
      defaultValues={{ id: newId("ovr", now()), expiresOn: addDays(today(), USUAL_DAYS) }}
      submitLabel="resources.overrides.ask"
      onClose={onClose}
      onSubmit={send}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate("resources.overrides.askHelp")}
      </Typography>
      <TextInput source="reason" multiline minRows={2} validate={needed} helperText={false} />
      <DayInput source="expiresOn" validate={needed} helperText={false} />
    </FormDialog>
  );
}
