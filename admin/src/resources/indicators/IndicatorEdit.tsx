import { EditBase, useLocale, useRecordContext } from "react-admin";
import { DraftForm } from "../../facts/DraftForm.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { IndicatorInputs } from "./IndicatorInputs.tsx";
import { IndicatorPreview } from "./IndicatorPreview.tsx";
import { fromIndicatorForm, type Indicator } from "./indicatorModel.ts";

export default function IndicatorEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="show" transform={fromIndicatorForm as never}>
      <Body />
    </EditBase>
  );
}

function Body() {
  const indicator = useRecordContext<Indicator>();
  const locale = useLocale();
  if (!indicator) return <PageSkeleton />;
  return (
    <DraftForm title={wordsIn(indicator.name, locale)} toolbar={<EditToolbar />} preview={<IndicatorPreview />}>
      <IndicatorInputs made />
    </DraftForm>
  );
}
