import { CreateButton, DataTable, useTranslate } from "react-admin";
import { DATA_REQUEST_KINDS, DATA_REQUEST_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText, Instant } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { ListTabs } from "../../list/ListTabs.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { Clock } from "./Clock.tsx";
import { PROTECTION_LABEL, PROTECTION_TABS } from "./protectionTabs.ts";
import type { DataRequest } from "./requestModel.ts";

const filters = [
  <EnumInput key="state" source="state" of="dataRequestState" values={DATA_REQUEST_STATES} many alwaysOn />,
  <EnumInput key="kind" source="kind" of="dataRequestKind" values={DATA_REQUEST_KINDS} many alwaysOn />,
  <YesFilter key="late" source="late" alwaysOn />,
  <RefInput key="ownerId" source="ownerId" reference="users" />,
  <RefInput key="personId" source="personId" reference="people" />,
];

export default function RequestList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const add = mayI("data-requests", "create") && <CreateButton variant="contained" />;
  const person = ({ personId }: DataRequest) =>
    personId && mayI("people", "show") ? <RefName resource="people" id={personId} plain /> : "–";
  return (
    <ListPage<DataRequest>
      sort={{ field: "dueAt", order: "ASC" }}
      filters={filters}
      filterDefaultValues={{ state: ["received", "verified"] }}
      emptyHelp={translate("resources.data-requests.empty")}
      emptyAction={add}
      actions={add}
      above={<ListTabs tabs={PROTECTION_TABS} label={PROTECTION_LABEL} />}
      rowClick="show"
      card={(request) => (
        <CardLines
          title={<EnumText of="dataRequestKind" value={request.kind} />}
          mark={<EnumText of="dataRequestState" value={request.state} />}
          lines={[<Clock key="clock" request={request} />, person(request)]}
        />
      )}
    >
      <DataTable.Col<DataRequest>
        source="kind"
        render={({ id, kind }) => (
          <RecordLink resource="data-requests" id={id}>
            <EnumText of="dataRequestKind" value={kind} />
          </RecordLink>
        )}
      />
      <DataTable.Col<DataRequest>
        source="state"
        render={({ state }) => <EnumText of="dataRequestState" value={state} />}
      />
      <DataTable.Col<DataRequest> source="personId" disableSort render={person} />
      <DataTable.Col<DataRequest> source="receivedAt" render={({ receivedAt }) => <Instant value={receivedAt} />} />
      <DataTable.Col<DataRequest> source="dueAt" render={(request) => <Clock request={request} />} />
      <DataTable.Col<DataRequest>
        source="ownerId"
        disableSort
        render={({ ownerId }) => <RefName resource="users" id={ownerId} plain />}
      />
    </ListPage>
  );
}
