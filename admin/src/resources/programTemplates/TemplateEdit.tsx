import Button from "@mui/material/Button";
import { EditBase, SimpleForm, useLocale, useRecordContext, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { HistoryPart } from "../../history/HistoryPart.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { TemplateInputs } from "./TemplateInputs.tsx";
import { cleanTemplate, inLanguage, type Template } from "./templateModel.ts";

export default function TemplateEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect={false} transform={cleanTemplate as never}>
      <TemplateForm />
    </EditBase>
  );
}

function TemplateForm() {
  const template = useRecordContext<Template>();
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  if (!template) return <PageSkeleton />;
  return (
    <>
      <FormPage title={inLanguage(template.name, locale)}>
        <SimpleForm sx={{ p: 0 }} toolbar={<EditToolbar />}>
          {mayI("programs", "create") && !template.retired && (
            <Button component={Link} to={`/programs/create?kind=${template.code}`} variant="outlined" sx={{ mb: 2 }}>
              {translate("resources.program-templates.start")}
            </Button>
          )}
          <TemplateInputs />
        </SimpleForm>
      </FormPage>
      <HistoryPart resource="program-templates" id={template.id} />
    </>
  );
}
