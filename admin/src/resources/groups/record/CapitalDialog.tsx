import { required, TextInput, useTranslate } from "react-admin";
import { CAPITAL_SOURCES } from "#db/constants.ts";
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

export function CapitalDialog({ group, onClose }: RecordProps) {
  const translate = useTranslate();
  const write = useGroupWrite(group.id);
  return (
    <FormDialog
      title={translate("resources.groups.record.capital")}
      resource="capital-applications"
      draft={draftKey("capital-applications", `new-${group.id}`)}
      defaultValues={{ id: newId("cap", now()), appliedOn: today() }}
      onClose={onClose}
      onSubmit={(values) => write(() => api.post("capital-applications", { ...filled(values), groupId: group.id }))}
    >
      <ChipsInput source="source" of="capitalSource" values={CAPITAL_SOURCES} validate={needed} />
      <MoneyInput source="amountIdr" validate={needed} helperText={false} />
      <DayInput source="appliedOn" validate={needed} helperText={false} />
      <TextInput source="lender" helperText={false} />
      <TextInput source="purpose" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
