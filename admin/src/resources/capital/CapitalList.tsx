import { DataTable, useTranslate } from "react-admin";
import { CAPITAL_SOURCES, CAPITAL_STATES } from "#db/constants.ts";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Money } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { CapitalTabs } from "./CapitalTabs.tsx";
import type { Capital } from "./capitalModel.ts";

const filters = [
  <EnumInput key="state" source="state" of="capitalState" values={CAPITAL_STATES} many alwaysOn />,
  <EnumInput key="source" source="source" of="capitalSource" values={CAPITAL_SOURCES} many alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="appliedOn_gte" source="appliedOn_gte" />,
  <DayInput key="appliedOn_lte" source="appliedOn_lte" />,
];

export default function CapitalList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Capital>
      sort={{ field: "appliedOn", order: "DESC" }}
      filters={filters}
      above={<CapitalTabs />}
      emptyHelp={translate("resources.capital-applications.empty")}
      rowClick="show"
      actions={
        mayI("capital-applications", "create") && (
          <RecordButton recording={{ kind: "capital" }} label="resources.capital-applications.add" />
        )
      }
      card={({ amountIdr, state, source, groupId, appliedOn }) => (
        <CardLines
          title={<Money value={amountIdr} />}
          mark={<EnumText of="capitalState" value={state} />}
          lines={[
            <RefName key="group" resource="groups" id={groupId} plain />,
            <span key="facts">
              <EnumText of="capitalSource" value={source} /> · <Day value={appliedOn} />
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Capital> source="state" render={({ state }) => <EnumText of="capitalState" value={state} />} />
      <DataTable.Col<Capital>
        source="amountIdr"
        align="right"
        render={({ id, amountIdr }) => (
          <RecordLink resource="capital-applications" id={id}>
            <Money value={amountIdr} />
          </RecordLink>
        )}
      />
      <DataTable.Col<Capital> source="source" render={({ source }) => <EnumText of="capitalSource" value={source} />} />
      <DataTable.Col<Capital>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Capital> source="appliedOn" render={({ appliedOn }) => <Day value={appliedOn} />} />
      <DataTable.Col<Capital> source="disbursedOn" render={({ disbursedOn }) => <Day value={disbursedOn} />} />
      <DataTable.Col<Capital> source="lender" sx={wideOnly} />
      <DataTable.Col<Capital> source="purpose" disableSort sx={wideOnly} />
    </ListPage>
  );
}
