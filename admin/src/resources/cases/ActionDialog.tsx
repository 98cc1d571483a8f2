import { BooleanInput, FormDataConsumer, required, TextInput, useNotify, useTranslate } from "react-admin";
import { CAPITAL_SOURCES, CASE_ACTION_TYPES, LINKAGE_TYPES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { now, today } from "../../format/clock.ts";
import { ChipsInput } from "../../inputs/ChipsInput.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { MoneyInput } from "../../inputs/MoneyInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { actionBody, type Case, makesSomething } from "./caseModel.ts";
import { MachineInputs } from "./MachineInputs.tsx";
import { OwnerInput } from "./OwnerInput.tsx";

const needed = required();
const RESOURCE_OF = {
  visit: "follow-ups",
  linkage: "linkages",
  repair: "equipment-checks",
  capital: "capital-applications",
} as const;

interface ActionDialogProps {
  one: Case;
  onClose: () => void;
  onDone: () => void;
}

/** Something to be done in a case; what it means can be made at once. */
export default function ActionDialog({ one, onClose, onDone }: ActionDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const late = one.dueOn < today();
  const send = async (values: Record<string, unknown>) => {
    await api.post(`cases/${one.id}/actions`, actionBody(values));
    notify("resources.case-actions.added", { type: "success" });
    onDone();
  };
  return (
    <FormDialog
      title={translate("resources.case-actions.add")}
      resource="case-actions"
      draft={draftKey("case-actions", `new-${one.id}`)}
      defaultValues={{ id: newId("act", now()), dueOn: late ? today() : one.dueOn, makes: true }}
      onClose={onClose}
      onSubmit={send}
    >
      <ChipsInput source="type" of="caseActionType" values={CASE_ACTION_TYPES} validate={needed} />
      <TextInput source="text" multiline helperText={false} />
      <DayInput source="dueOn" validate={needed} helperText={false} />
      <OwnerInput source="ownerId" />
      <FormDataConsumer>
        {({ formData }) => <Made type={formData.type} makes={Boolean(formData.makes)} groupId={one.groupId} />}
      </FormDataConsumer>
    </FormDialog>
  );
}

function Made({ type, makes, groupId }: { type: unknown; makes: boolean; groupId: string }) {
  const mayI = useMayI();
  if (!makesSomething(type) || !mayI(RESOURCE_OF[type], "create")) return null;
  return (
    <>
      <BooleanInput source="makes" label={`resources.case-actions.makes.${type}`} helperText={false} />
      {makes && <Parts type={type} groupId={groupId} />}
    </>
  );
}

function Parts({ type, groupId }: { type: keyof typeof RESOURCE_OF; groupId: string }) {
  switch (type) {
    case "visit":
      return null;
    case "linkage":
      return (
        <>
          <TextInput source="buyer" validate={needed} helperText={false} />
          <EnumInput
            source="linkageType"
            of="linkageType"
            values={LINKAGE_TYPES}
            validate={needed}
            helperText={false}
          />
        </>
      );
    case "repair":
      return <MachineInputs groupId={groupId} />;
    case "capital":
      return (
        <>
          <EnumInput source="source" of="capitalSource" values={CAPITAL_SOURCES} validate={needed} helperText={false} />
          <MoneyInput source="amountIdr" validate={needed} helperText={false} />
          <TextInput source="purpose" helperText={false} />
        </>
      );
  }
}
