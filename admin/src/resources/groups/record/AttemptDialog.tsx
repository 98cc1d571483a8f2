import { required, TextInput, useTranslate } from "react-admin";
import { ATTEMPT_RESULTS, CONTACT_METHODS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now } from "../../../format/clock.ts";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();

/** Tried and failed: counts toward "unreachable", never toward contact. */
export function AttemptDialog({ group, followUpId, onClose }: RecordProps & { followUpId?: string }) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.attempt")}
      resource="contact-attempts"
      draft={draftKey("contact-attempts", `new-${group.id}`)}
      defaultValues={{ id: newId("att", now()) }}
      onClose={onClose}
      onSubmit={(values) =>
        write(() =>
          api.post("contact-attempts", { ...filled(values), groupId: group.id, ...(followUpId ? { followUpId } : {}) }),
        )
      }
    >
      <ChipsInput source="channel" of="contactMethod" values={CONTACT_METHODS} validate={needed} />
      <ChipsInput source="result" of="attemptResult" values={ATTEMPT_RESULTS} validate={needed} />
      <TextInput source="note" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
