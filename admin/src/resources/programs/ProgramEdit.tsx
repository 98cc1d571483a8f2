import { EditBase, SimpleForm, useRecordContext, useTranslate } from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { ProgramInputs } from "./ProgramInputs.tsx";
import { cleanProgram, type Program } from "./programModel.ts";

export default function ProgramEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={cleanProgram}>
      <ProgramForm />
    </EditBase>
  );
}

function ProgramForm() {
  const program = useRecordContext<Program>();
  const translate = useTranslate();
  if (!program) return <PageSkeleton />;
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${program.name}`}>
      <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
        <ProgramInputs />
      </SimpleForm>
    </FormPage>
  );
}
