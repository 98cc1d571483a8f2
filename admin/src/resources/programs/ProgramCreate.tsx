import { CreateBase, SimpleForm, useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { FormPage } from "../../page/FormPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { ProgramInputs } from "./ProgramInputs.tsx";
import { newProgram } from "./programModel.ts";
import { TemplateInput } from "./TemplateInput.tsx";

export default function ProgramCreate() {
  const translate = useTranslate();
  const { user } = useSession();
  const name = translate("resources.programs.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show" transform={newProgram}>
      <FormPage title={translate("ra.page.create", { name })}>
        <SimpleForm
          sx={{ p: 0 }}
          defaultValues={{
            year: Number(today().slice(0, 4)),
            regionCode: user.jurisdiction,
            teachesEntrepreneurship: false,
          }}
        >
          <TemplateInput />
          <ProgramInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
