import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { FormPage } from "../../page/FormPage.tsx";
import { EquipmentInputs } from "./EquipmentInputs.tsx";
import { cleanMachine } from "./equipmentModel.ts";

export default function EquipmentCreate() {
  const translate = useTranslate();
  const [query] = useSearchParams();
  const name = translate("resources.equipment.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show" transform={cleanMachine}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ programId: query.get("programId") ?? undefined }}>
          <EquipmentInputs isNew />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
