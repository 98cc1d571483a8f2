import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { UserInputs } from "./UserInputs.tsx";

export default function UserCreate() {
  const translate = useTranslate();
  const name = translate("resources.users.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="edit">
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0, maxWidth: 480 }}>
          <UserInputs isNew />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
