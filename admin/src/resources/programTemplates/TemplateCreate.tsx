import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { TemplateInputs } from "./TemplateInputs.tsx";
import { cleanTemplate, emptyDefinition } from "./templateModel.ts";

export default function TemplateCreate() {
  const translate = useTranslate();
  const name = translate("resources.program-templates.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="edit" transform={cleanTemplate}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ definition: emptyDefinition }}>
          <TemplateInputs isNew />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
