import { CreateBase, required, SimpleForm, TextInput, useTranslate } from "react-admin";
import { DATA_REQUEST_KINDS } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { CHANNELS } from "./requestModel.ts";

const needed = required();

export default function RequestCreate() {
  const translate = useTranslate();
  const name = translate("resources.data-requests.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show">
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ kind: "access", channel: "visit" }}>
          <EnumInput source="kind" of="dataRequestKind" values={DATA_REQUEST_KINDS} validate={needed} />
          <EnumInput source="channel" of="dataRequestChannel" values={CHANNELS} validate={needed} />
          <RefInput source="personId" reference="people" />
          <TextInput source="requester" />
          <TextInput source="text" multiline minRows={3} />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
