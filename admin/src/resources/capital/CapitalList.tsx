import { DataTable, useTranslate } from "react-admin";
import { CAPITAL_SOURCES, CAPITAL_STATES, type CapitalState } from "#db/constants.ts";
import type { Column } from "../../csv/CsvButton.tsx";
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

export interface Capital {
  id: string;
  version: number;
  organizationId: string;
  groupId: string;
  source: string;
  amountIdr: number;
  state: CapitalState;
  appliedOn: string;
  decidedOn: string | null;
  disbursedOn: string | null;
  purpose: string | null;
}

const filters = [
  <EnumInput key="state" source="state" of="capitalState" values={CAPITAL_STATES} many alwaysOn />,
  <EnumInput key="source" source="source" of="capitalSource" values={CAPITAL_SOURCES} many alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="appliedOn_gte" source="appliedOn_gte" />,
  <DayInput key="appliedOn_lte" source="appliedOn_lte" />,
];

const csv: Column<Capital>[] = [
  { field: "state", value: ({ state }, translate) => translate(`enums.capitalState.${state}`) },
  { field: "source", value: ({ source }, translate) => translate(`enums.capitalSource.${source}`) },
  { field: "amountIdr" },
  { field: "groupId", reference: "groups" },
  { field: "appliedOn" },
  { field: "decidedOn" },
  { field: "disbursedOn" },
];

export default function CapitalList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Capital>
      sort={{ field: "appliedOn", order: "DESC" }}
      filters={filters}
      csv={csv}
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
      <DataTable.Col<Capital> source="purpose" disableSort sx={wideOnly} />
    </ListPage>
  );
}
