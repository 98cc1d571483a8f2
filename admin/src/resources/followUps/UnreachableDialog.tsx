import DialogContentText from "@mui/material/DialogContentText";
import { TextInput, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { api } from "../../providers/http.ts";
import { useGroupWrite } from "../groups/useGroupWrite.ts";
import type { WorklistItem } from "./worklistModel.ts";

export function UnreachableDialog({ item, onClose }: { item: WorklistItem; onClose: () => void }) {
  const translate = useTranslate();
  const write = useGroupWrite(item.groupId);
  const save = ({ reason }: FormValues) =>
    write(() => api.post(`follow-ups/${item.id}/unreachable`, reason ? { reason } : {}, item.version));
  return (
    <FormDialog
      title={`${translate("resources.follow-ups.unreachable")}: ${item.group.name}`}
      resource="follow-ups"
      draft={`follow-ups/${item.id}/unreachable`}
      onClose={onClose}
      onSubmit={save}
    >
      <DialogContentText sx={{ mb: 1 }}>{translate("resources.follow-ups.unreachableHelp")}</DialogContentText>
      <TextInput source="reason" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
