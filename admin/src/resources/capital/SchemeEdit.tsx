import { EditBase, SimpleForm, useRecordContext } from "react-admin";
import { HistoryPart } from "../../history/HistoryPart.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { fromSchemeForm, type Scheme } from "./capitalModel.ts";
import { SchemeInputs } from "./SchemeInputs.tsx";

export default function SchemeEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={fromSchemeForm as never}>
      <SchemeForm />
    </EditBase>
  );
}

function SchemeForm() {
  const scheme = useRecordContext<Scheme>();
  if (!scheme) return <PageSkeleton />;
  return (
    <>
      <FormPage title={`${scheme.name} ${scheme.year}`}>
        <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
          <SchemeInputs />
        </SimpleForm>
      </FormPage>
      <HistoryPart resource="capital-schemes" id={scheme.id} />
    </>
  );
}
