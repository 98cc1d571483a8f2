import { CreateBase, useTranslate } from "react-admin";
import { emptyQuery } from "../../builder/QueryBuilder.tsx";
import { DraftForm } from "../../facts/DraftForm.tsx";
import { IndicatorInputs } from "./IndicatorInputs.tsx";
import { IndicatorPreview } from "./IndicatorPreview.tsx";
import { fromIndicatorForm } from "./indicatorModel.ts";

const start = { subject: "groups", measure: "share", splitBy: "none", query: emptyQuery(), base: null };

export default function IndicatorCreate() {
  const translate = useTranslate();
  const name = translate("resources.indicators.name", { smart_count: 1 }).toLowerCase();
  return (
    <CreateBase redirect="show" transform={fromIndicatorForm}>
      <DraftForm title={translate("ra.page.create", { name })} defaultValues={start} preview={<IndicatorPreview />}>
        <IndicatorInputs />
      </DraftForm>
    </CreateBase>
  );
}
