import { CreateBase, SaveButton, SimpleForm, Toolbar, useTranslate } from "react-admin";
import { FormPage } from "../../page/FormPage.tsx";
import { DesignInputs } from "./DesignInputs.tsx";
import { type DesignValues, START, sampleOf } from "./sampleModel.ts";

/** The design of a spot check, with what it comes to beside it. Nothing is frozen by saving it. */
export default function SampleCreate() {
  const translate = useTranslate();
  return (
    <CreateBase redirect="show" transform={(values: DesignValues) => sampleOf(values)}>
      <FormPage title={translate("resources.samples.new")}>
        <SimpleForm
          sx={{ p: 0 }}
          defaultValues={START}
          toolbar={
            <Toolbar>
              <SaveButton label="resources.samples.save" alwaysEnable />
            </Toolbar>
          }
        >
          <DesignInputs />
        </SimpleForm>
      </FormPage>
    </CreateBase>
  );
}
