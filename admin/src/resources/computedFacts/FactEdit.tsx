import { EditBase, useLocale, useRecordContext } from "react-admin";
import { DraftForm } from "../../facts/DraftForm.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { VersionHistory } from "../../history/VersionHistory.tsx";
import { EditToolbar } from "../../page/EditToolbar.tsx";
import { PageSkeleton } from "../../page/Loading.tsx";
import { FactInputs } from "./FactInputs.tsx";
import { FactPreview } from "./FactPreview.tsx";
import { type ComputedFact, fromFactForm } from "./factModel.ts";

export default function FactEdit() {
  return (
    <EditBase mutationMode="pessimistic" redirect="list" transform={fromFactForm as never}>
      <Body />
    </EditBase>
  );
}

function Body() {
  const fact = useRecordContext<ComputedFact>();
  const locale = useLocale();
  if (!fact) return <PageSkeleton />;
  return (
    <DraftForm
      title={wordsIn(fact.label, locale)}
      toolbar={<EditToolbar />}
      preview={<FactPreview />}
      after={<VersionHistory resource="computed-facts" id={fact.id} />}
    >
      <FactInputs made />
    </DraftForm>
  );
}
