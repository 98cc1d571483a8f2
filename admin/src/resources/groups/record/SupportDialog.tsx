import { required, TextInput, useTranslate } from "react-admin";
import { SUPPORT_KINDS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../../dialogs/FormDialog.tsx";
import { now, today } from "../../../format/clock.ts";
import { ChipsInput } from "../../../inputs/ChipsInput.tsx";
import { DayInput } from "../../../inputs/DayInput.tsx";
import { MoneyInput } from "../../../inputs/MoneyInput.tsx";
import { draftKey } from "../../../providers/drafts.ts";
import { api } from "../../../providers/http.ts";
import { useGroupWrite } from "../useGroupWrite.ts";
import { filled } from "./filled.ts";
import type { RecordProps } from "./Recorder.tsx";

const needed = required();

export function SupportDialog({ group, onClose }: RecordProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.support")}
      resource="marketing-supports"
      draft={draftKey("marketing-supports", `new-${group.id}`)}
      defaultValues={{ id: newId("mkt", now()), on: today() }}
      onClose={onClose}
      onSubmit={(values) => write(() => api.post("marketing-supports", { ...filled(values), groupId: group.id }))}
    >
      <ChipsInput source="kind" of="supportKind" values={SUPPORT_KINDS} validate={needed} />
      <TextInput source="provider" helperText={false} />
      <MoneyInput source="costIdr" helperText={false} />
      <DayInput source="on" validate={needed} helperText={false} />
      <TextInput source="result" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
