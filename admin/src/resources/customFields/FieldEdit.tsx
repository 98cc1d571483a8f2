import Box from "@mui/material/Box";
import { EditBase, SimpleForm, useLocale, useRecordContext, useTranslate } from "react-admin";
import type { CustomField } from "../../customFields/customField.ts";
import { wordsIn } from "../../forms/formText.ts";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { FieldInputs } from "./FieldInputs.tsx";
import { cleanField } from "./fieldModel.ts";

export default function FieldEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={cleanField as never}>
      <FieldForm />
    </EditBase>
  );
}

function FieldForm() {
  const field = useRecordContext<CustomField>();
  const locale = useLocale();
  const translate = useTranslate();
  if (!field) return <PageSkeleton />;
  const kind = translate(`enums.customFieldEntity.${field.entity}`);
  return (
    <>
      <FormPage title={`${wordsIn(field.question.label, locale)} · ${kind}`}>
        <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
          <FieldInputs />
        </SimpleForm>
      </FormPage>
      <Box sx={{ px: { xs: 1.5, sm: 3 }, pb: 10, maxWidth: 1030 }}>
        <VersionHistory resource="custom-fields" id={field.id} />
      </Box>
    </>
  );
}
