import { EditBase, SimpleForm, useEditContext, useRecordContext, useTranslate } from "react-admin";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { Fault } from "../../page/Fault.tsx";
import { FormPage } from "../../page/FormPage.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { DesignInputs } from "./DesignInputs.tsx";
import { type DesignValues, designOf, type Sample, sampleOf } from "./sampleModel.ts";

const stay = { onError: () => undefined, retry: false };

/** Back to the design, as long as nothing is frozen. */
export default function SampleEdit() {
  const changed = (values: DesignValues) => sampleOf(values);
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={changed as never} queryOptions={stay}>
      <Design />
    </EditBase>
  );
}

function Design() {
  const { error } = useEditContext<Sample>();
  const sample = useRecordContext<Sample>();
  const translate = useTranslate();
  if (error && !sample) return <Fault fault={error as { message: string; status?: number }} />;
  if (!sample) return <PageSkeleton />;
  return (
    <FormPage title={translate("resources.samples.changeDesign")}>
      {sample.state === "draft" ? (
        <SimpleForm
          sx={{ p: 0 }}
          record={designOf(sample)}
          toolbar={<EditToolbar saveLabel="resources.samples.save" />}
        >
          <DesignInputs fixed />
        </SimpleForm>
      ) : (
        <p>{translate("resources.samples.isFrozen")}</p>
      )}
    </FormPage>
  );
}
