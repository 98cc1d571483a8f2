import { DataTable, useTranslate } from "react-admin";
import { RefName } from "../../fields/RefName.tsx";
import { Day, Figure } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import type { Handover } from "./handoverModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <RefInput key="programId" source="programId" reference="programs" />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="date_gte" source="date_gte" />,
];

export default function HandoverList() {
  const translate = useTranslate();
  return (
    <ListPage<Handover>
      sort={{ field: "date", order: "DESC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.handovers.empty")}
      rowClick="show"
      card={({ number, date, groupId, items }) => (
        <CardLines
          title={number}
          mark={<Day value={date} />}
          lines={[
            <RefName key="group" resource="groups" id={groupId} plain />,
            translate("resources.programs.money.units", { smart_count: items.length }),
          ]}
        />
      )}
    >
      <DataTable.Col<Handover>
        source="number"
        render={({ id, number }) => (
          <RecordLink resource="handovers" id={id}>
            {number}
          </RecordLink>
        )}
      />
      <DataTable.Col<Handover> source="date" render={({ date }) => <Day value={date} />} />
      <DataTable.Col<Handover>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Handover>
        source="items"
        disableSort
        align="right"
        render={({ items }) => <Figure value={items.length} />}
      />
      <DataTable.Col<Handover>
        source="programId"
        disableSort
        render={({ programId }) => <RefName resource="programs" id={programId} />}
      />
    </ListPage>
  );
}
