import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { BuyerInputs } from "./BuyerInputs.tsx";

const said = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ""));

export default function BuyerCreate() {
  const translate = useTranslate();
  const name = translate("resources.buyers.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show" transform={said}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ kind: "shop" }}>
          <BuyerInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
