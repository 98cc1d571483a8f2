import { EditBase, SimpleForm, useRecordContext, useTranslate } from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { EquipmentInputs } from "./EquipmentInputs.tsx";
import { cleanMachine, type Machine, machineName } from "./equipmentModel.ts";

export default function EquipmentEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={cleanMachine}>
      <EquipmentForm />
    </EditBase>
  );
}

function EquipmentForm() {
  const machine = useRecordContext<Machine>();
  const translate = useTranslate();
  if (!machine) return <PageSkeleton />;
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${machineName(machine)}`}>
      <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
        <EquipmentInputs />
      </SimpleForm>
    </FormPage>
  );
}
