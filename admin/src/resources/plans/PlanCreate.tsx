import { useMemo } from "react";
import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { DraftCalendar } from "./DraftCalendar.tsx";
import { PlanInputs } from "./PlanInputs.tsx";
import { fromForm, newStep } from "./planModel.ts";

export default function PlanCreate() {
  const translate = useTranslate();
  const name = translate("resources.plans.name", { smart_count: 1 }).toLowerCase();
  const label = translate("app.units.month", { month: 1 });
  const start = useMemo(
    () => ({ anchor: "trainedOn", isDefault: false, steps: [{ ...newStep(label), key: "titik_1" }] }),
    [label],
  );
  return (
    <CreateBase redirect="show" transform={fromForm}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={start}>
          <PlanInputs />
          <DraftCalendar />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
