import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { useSearchParams } from "react-router-dom";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { FieldInputs } from "./FieldInputs.tsx";
import { cleanField, fieldsPath } from "./fieldModel.ts";

const first = { kind: "text", label: { id: "", en: "" } };

export default function FieldCreate() {
  const translate = useTranslate();
  const [query] = useSearchParams();
  const entity = CUSTOM_FIELD_ENTITIES.find((one) => one === query.get("entity")) ?? "programs";
  const kind = translate(`enums.customFieldEntity.${entity}`);
  return (
    <CreateBase redirect={() => fieldsPath(entity).slice(1)} transform={cleanField}>
      <FormPage title={`${translate("resources.custom-fields.add")}: ${kind}`}>
        <SimpleForm sx={{ p: 0 }} defaultValues={{ entity, code: "", question: first, inList: true, filterable: true }}>
          <FieldInputs isNew />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
