import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { PlanInputs } from "./PlanInputs.tsx";
import { fromForm, newStep } from "./planModel.ts";

export default function PlanCreate() {
  const translate = useTranslate();
  const name = translate("resources.plans.name", { smart_count: 1 }).toLowerCase();
  const first = { ...newStep, label: translate("app.units.month", { month: 1 }) };
  return (
    <CreateBase redirect="list" transform={fromForm}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ anchor: "trainedOn", isDefault: false, steps: [first] }}>
          <PlanInputs isNew />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
