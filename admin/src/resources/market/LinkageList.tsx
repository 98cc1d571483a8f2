import { DataTable, useTranslate } from "react-admin";
import { LINKAGE_STATES, LINKAGE_TYPES } from "#db/constants.ts";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { MarketTabs } from "./MarketTabs.tsx";
import type { Linkage } from "./marketModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="linkageState" values={LINKAGE_STATES} many alwaysOn />,
  <YesFilter key="withoutOrder" source="withoutOrder" />,
  <EnumInput key="type" source="type" of="linkageType" values={LINKAGE_TYPES} />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <RefInput key="buyerId" source="buyerId" reference="buyers" />,
  <RefInput key="creditedTo" source="creditedTo" reference="organizations" />,
  <DayInput key="startedOn_gte" source="startedOn_gte" />,
  <DayInput key="startedOn_lte" source="startedOn_lte" />,
];

export default function LinkageList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Linkage>
      sort={{ field: "startedOn", order: "DESC" }}
      filters={filters}
      above={<MarketTabs />}
      emptyHelp={translate("resources.linkages.empty")}
      rowClick="show"
      actions={
        mayI("linkages", "create") && <RecordButton recording={{ kind: "linkage" }} label="resources.linkages.add" />
      }
      card={({ buyer, state, groupId, type, startedOn }) => (
        <CardLines
          title={buyer}
          mark={<EnumText of="linkageState" value={state} />}
          lines={[
            <RefName key="group" resource="groups" id={groupId} plain />,
            <span key="facts">
              <EnumText of="linkageType" value={type} /> · <Day value={startedOn} />
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Linkage> source="state" render={({ state }) => <EnumText of="linkageState" value={state} />} />
      <DataTable.Col<Linkage>
        source="buyer"
        render={({ id, buyer }) => (
          <RecordLink resource="linkages" id={id}>
            {buyer}
          </RecordLink>
        )}
      />
      <DataTable.Col<Linkage>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Linkage> source="type" render={({ type }) => <EnumText of="linkageType" value={type} />} />
      <DataTable.Col<Linkage> source="channel" sx={wideOnly} />
      <DataTable.Col<Linkage> source="startedOn" render={({ startedOn }) => <Day value={startedOn} />} />
      {mayI("organizations", "list") && (
        <DataTable.Col<Linkage>
          source="creditedTo"
          disableSort
          sx={wideOnly}
          render={({ creditedTo }) => <RefName resource="organizations" id={creditedTo} plain />}
        />
      )}
    </ListPage>
  );
}
