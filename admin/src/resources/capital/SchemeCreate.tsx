import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { fromSchemeForm } from "./capitalModel.ts";
import { SchemeInputs } from "./SchemeInputs.tsx";

const first = [{ code: "identity" }, { code: "nib" }];

export default function SchemeCreate() {
  const translate = useTranslate();
  const name = translate("resources.capital-schemes.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="list" transform={fromSchemeForm}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm
          sx={{ p: 0 }}
          defaultValues={{ source: "kur", year: Number(today().slice(0, 4)), active: true, requirements: first }}
        >
          <SchemeInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
