import { DataTable, useTranslate } from "react-admin";
import { SUPPORT_KINDS } from "#db/constants.ts";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { useRowEdit } from "../../list/useRowEdit.ts";
import { useMayI } from "../../providers/useSession.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import type { Support } from "./marketModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="kind" source="kind" of="supportKind" values={SUPPORT_KINDS} many alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="on_gte" source="on_gte" />,
  <DayInput key="on_lte" source="on_lte" />,
];

export default function SupportList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const rowEdit = useRowEdit();
  return (
    <ListPage<Support>
      sort={{ field: "on", order: "DESC" }}
      filters={filters}
      above={<MarketTabs />}
      emptyHelp={translate("resources.marketing-supports.empty")}
      rowClick={rowEdit}
      actions={
        mayI("marketing-supports", "create") && (
          <RecordButton recording={{ kind: "support" }} label="resources.marketing-supports.add" />
        )
      }
      card={({ kind, on, groupId, provider }) => (
        <CardLines
          title={<EnumText of="supportKind" value={kind} />}
          mark={<Day value={on} />}
          lines={[<RefName key="group" resource="groups" id={groupId} plain />, provider]}
        />
      )}
    >
      <DataTable.Col<Support> source="on" render={({ on }) => <Day value={on} />} />
      <DataTable.Col<Support> source="kind" render={({ kind }) => <EnumText of="supportKind" value={kind} />} />
      <DataTable.Col<Support>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Support> source="provider" />
      <DataTable.Col<Support> source="costIdr" align="right" render={({ costIdr }) => <Money value={costIdr} />} />
      <DataTable.Col<Support> source="result" disableSort sx={wideOnly} />
    </ListPage>
  );
}
