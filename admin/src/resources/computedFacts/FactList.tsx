import { DataTable, useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { wordsIn } from "../../forms/formText.ts";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useRowEdit } from "../../list/useRowEdit.ts";
import type { ComputedFact } from "./factModel.ts";

const filters = [<SearchText key="q" source="q" alwaysOn />];

export default function FactList() {
  const translate = useTranslate();
  const locale = useLocale();
  const rowEdit = useRowEdit();
  const off = ({ enabled }: ComputedFact) => !enabled && <Quiet>{translate("resources.computed-facts.off")}</Quiet>;
  return (
    <ListPage<ComputedFact>
      sort={{ field: "code", order: "ASC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.computed-facts.empty")}
      rowClick={rowEdit}
      card={(fact) => (
        <CardLines title={wordsIn(fact.label, locale)} mark={off(fact)} lines={[wordsIn(fact.sentence, locale)]} />
      )}
    >
      <DataTable.Col<ComputedFact>
        source="label"
        label="resources.computed-facts.heading"
        disableSort
        render={(fact) => (
          <>
            <RecordLink
              resource="computed-facts"
              id={rowEdit(fact.id, "computed-facts", { ...fact }) ? fact.id : null}
              to="edit"
            >
              {wordsIn(fact.label, locale)}
            </RecordLink>{" "}
            {off(fact)}
          </>
        )}
      />
      <DataTable.Col<ComputedFact> source="code" />
      <DataTable.Col<ComputedFact>
        source="sentence"
        disableSort
        sx={{ minWidth: 280 }}
        render={({ sentence }) => wordsIn(sentence, locale)}
      />
    </ListPage>
  );
}
