import Typography from "@mui/material/Typography";
import { CreateBase, required, SimpleForm, TextInput, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";

const needed = required();

/** A new form: its name first; the questions are put together on the next screen. */
export default function FormCreate() {
  const translate = useTranslate();
  const name = translate("resources.forms.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="edit">
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm sx={{ p: 0 }}>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {translate("resources.forms.createHelp")}
          </Typography>
          <TextInput source="name.id" validate={needed} helperText={false} />
          <TextInput source="name.en" validate={needed} helperText={false} />
          <TextInput source="code" helperText="resources.forms.codeHelp" parse={(code: string) => code || undefined} />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
