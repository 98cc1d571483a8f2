import { required, TextInput } from "react-admin";
import { EditPage } from "../../page/EditPage.tsx";

const sends = ["name"];
const needed = required();

export default function OrganizationEdit() {
  return (
    <EditPage sends={sends}>
      <TextInput source="name" validate={needed} />
    </EditPage>
  );
}
