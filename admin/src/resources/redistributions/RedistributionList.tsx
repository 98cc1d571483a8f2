import { DataTable, useTranslate } from "react-admin";
import { REDISTRIBUTION_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { To } from "../../fields/To.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { machineName } from "../equipment/equipmentModel.ts";
import { RedistributionTabs } from "./RedistributionTabs.tsx";
import type { Redistribution } from "./redistributionModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="redistributionState" values={REDISTRIBUTION_STATES} many alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
];

export default function RedistributionList() {
  const translate = useTranslate();
  return (
    <ListPage<Redistribution>
      sort={{ field: "proposedOn", order: "DESC" }}
      filters={filters}
      emptyHelp={translate("resources.redistributions.empty")}
      rowClick="show"
      above={<RedistributionTabs />}
      card={(row) => (
        <CardLines
          title={machineName(row)}
          mark={<EnumText of="redistributionState" value={row.state} />}
          lines={[
            <span key="places">
              <RefName resource="groups" id={row.fromGroupId} plain />
              <To />
              <RefName resource="groups" id={row.toGroupId} plain />
            </span>,
            <Day key="day" value={row.proposedOn} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Redistribution>
        source="state"
        render={({ state }) => <EnumText of="redistributionState" value={state} />}
      />
      <DataTable.Col<Redistribution>
        source="item"
        render={(row) => (
          <RecordLink resource="redistributions" id={row.id}>
            {machineName(row)}
          </RecordLink>
        )}
      />
      <DataTable.Col<Redistribution>
        source="fromGroupId"
        disableSort
        render={({ fromGroupId }) => <RefName resource="groups" id={fromGroupId} />}
      />
      <DataTable.Col<Redistribution>
        source="toGroupId"
        disableSort
        render={({ toGroupId }) => <RefName resource="groups" id={toGroupId} />}
      />
      <DataTable.Col<Redistribution> source="proposedOn" render={({ proposedOn }) => <Day value={proposedOn} />} />
      <DataTable.Col<Redistribution>
        source="valueIdr"
        align="right"
        render={({ valueIdr }) => <Money value={valueIdr} />}
      />
    </ListPage>
  );
}
