import { CreateBase, useTranslate } from "react-admin";
import { DraftForm } from "../../facts/DraftForm.tsx";
import { FactInputs } from "./FactInputs.tsx";
import { FactPreview } from "./FactPreview.tsx";
import { fromFactForm } from "./factModel.ts";

const start = { definition: { function: "count", event: "order", windowDays: 90 } };

export default function FactCreate() {
  const translate = useTranslate();
  const name = translate("resources.computed-facts.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="list" transform={fromFactForm}>
      <DraftForm title={translate("ra.page.create", { name })} defaultValues={start} preview={<FactPreview />}>
        <FactInputs />
      </DraftForm>
    </CreateBase>
  );
}
