import { BooleanInput, FormDataConsumer, required, TextInput, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import type { CaseAction } from "./caseModel.ts";
import { MachineInputs } from "./MachineInputs.tsx";

const needed = required();

interface DoneDialogProps {
  action: CaseAction;
  onClose: () => void;
  onDone: () => void;
}

/** An action is done: when, with what result; after a repair also how the machine is now. */
export default function DoneDialog({ action, onClose, onDone }: DoneDialogProps) {
  const translate = useTranslate();
  const mayI = useMayI();
  const repair = action.type === "repair" && mayI("equipment-checks", "create");
  const send = async ({ doneOn, result, makes, equipmentId, state }: Record<string, unknown>) => {
    const check = repair && makes ? { check: { equipmentId, state } } : {};
    const body = { doneOn, ...(result ? { result } : {}), ...check };
    await api.post(`case-actions/${action.id}/done`, body, action.version);
    onDone();
  };
  return (
    <FormDialog
      title={translate("resources.case-actions.finishTitle", {
        type: translate(`enums.caseActionType.${action.type}`),
      })}
      resource="case-actions"
      draft={draftKey("case-actions", `done-${action.id}`)}
      defaultValues={{ doneOn: today(), makes: repair }}
      onClose={onClose}
      onSubmit={send}
    >
      <DayInput source="doneOn" validate={needed} helperText={false} />
      <TextInput source="result" multiline minRows={2} helperText={false} />
      {repair && (
        <FormDataConsumer>
          {({ formData }) => (
            <>
              <BooleanInput source="makes" label="resources.case-actions.makes.repair" helperText={false} />
              {formData.makes && <MachineInputs groupId={action.groupId} />}
            </>
          )}
        </FormDataConsumer>
      )}
    </FormDialog>
  );
}
