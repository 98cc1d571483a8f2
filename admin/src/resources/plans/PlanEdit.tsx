import { useMemo } from "react";
import { EditBase, type RaRecord, SimpleForm, useRecordContext } from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { PlanInputs } from "./PlanInputs.tsx";
import { fromForm, type Plan, toForm } from "./planModel.ts";

export default function PlanEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={fromForm as never}>
      <PlanForm />
    </EditBase>
  );
}

function PlanForm() {
  const plan = useRecordContext<Plan>();
  const record = useMemo(() => plan && toForm(plan), [plan]);
  if (!plan) return <PageSkeleton />;
  return (
    <FormPage title={plan.name}>
      <SimpleForm sx={{ p: 0 }} record={record as RaRecord} toolbar={<EditToolbar />}>
        <PlanInputs />
      </SimpleForm>
    </FormPage>
  );
}
