import { required, TextInput, useTranslate } from "react-admin";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

interface PlanDialogProps extends RecordProps {
  followUp: { id: string; version: number; dueOn: string };
}

const needed = required();

export function RescheduleDialog({ group, followUp, onClose }: PlanDialogProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.reschedule")}
      resource="follow-ups"
      draft={draftKey("follow-ups", `reschedule-${followUp.id}`)}
      defaultValues={{ dueOn: followUp.dueOn }}
      onClose={onClose}
      onSubmit={(values) =>
        write(() => api.post(`follow-ups/${followUp.id}/reschedule`, filled(values), followUp.version))
      }
    >
      <DayInput source="dueOn" validate={needed} helperText={false} />
      <TextInput source="reason" helperText={false} />
    </FormDialog>
  );
}

export function SkipDialog({ group, followUp, onClose }: PlanDialogProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.skip")}
      resource="follow-ups"
      draft={draftKey("follow-ups", `skip-${followUp.id}`)}
      onClose={onClose}
      onSubmit={(values) => write(() => api.post(`follow-ups/${followUp.id}/skip`, filled(values), followUp.version))}
    >
      <TextInput
        source="reason"
        multiline
        minRows={2}
        validate={needed}
        helperText="resources.groups.record.skipHelp"
      />
    </FormDialog>
  );
}
