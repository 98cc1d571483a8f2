import { CreateBase, required, SimpleForm, TextInput, useTranslate } from "react-admin";
import { ORGANIZATION_KINDS } from "#db/constants.ts";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";

const needed = required();
const kinds = ORGANIZATION_KINDS.filter((kind) => kind !== "office");

export default function OrganizationCreate() {
  const translate = useTranslate();
  const { user } = useSession();
  const name = translate("resources.organizations.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="list">
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0, maxWidth: 480 }} defaultValues={{ kind: "ngo", regionCode: user.jurisdiction }}>
          <TextInput source="name" validate={needed} />
          <EnumInput source="kind" of="organizationKind" values={kinds} validate={needed} />
          <RegionInput source="regionCode" validate={needed} />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
