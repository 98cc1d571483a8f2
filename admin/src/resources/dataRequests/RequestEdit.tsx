import Typography from "@mui/material/Typography";
import { EditBase, SimpleForm, useRecordContext, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { HandlerInput, RequestInputs, saveOnly } from "./RequestInputs.tsx";
import { changedOf, type DataRequest } from "./requestModel.ts";
import { TwoColumns } from "./TwoColumns.tsx";

/** Who handles it, as long as it has an effect; what it says, until identity is checked. */
export default function RequestEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={changedOf as never}>
      <EditForm />
    </EditBase>
  );
}

function EditForm() {
  const request = useRecordContext<DataRequest>();
  const translate = useTranslate();
  if (!request) return <PageSkeleton />;
  const name = translate("resources.data-requests.name", { smart_count: 1 });
  const open = request.state === "received";
  return (
    <FormPage title={`${translate("ra.action.edit")}: ${name}`}>
      <SimpleForm sx={{ p: 0 }} toolbar={saveOnly}>
        {!open && (
          <Typography variant="body2" sx={{ mb: 2 }}>
            {translate("resources.data-requests.fixedHelp")}
          </Typography>
        )}
        <TwoColumns>{open ? <RequestInputs /> : <HandlerInput />}</TwoColumns>
      </SimpleForm>
    </FormPage>
  );
}
