import { DataTable, useTranslate } from "react-admin";
import { EQUIPMENT_REQUEST_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Figure } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { RedistributionTabs } from "../redistributions/RedistributionTabs.tsx";
import type { EquipmentRequest } from "./requestModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="equipmentRequestState" values={EQUIPMENT_REQUEST_STATES} alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
];
const waiting = { state: "waiting" };

export default function RequestList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<EquipmentRequest>
      sort={{ field: "requestedOn", order: "ASC" }}
      filters={filters}
      filterDefaultValues={waiting}
      emptyHelp={translate("resources.equipment-requests.empty")}
      rowClick={(_id, _resource, { groupId }) => `/groups/${groupId}/show?tab=equipment`}
      above={mayI("redistributions", "list") && <RedistributionTabs />}
      card={(request) => (
        <CardLines
          title={`${request.category} · ${translate("resources.equipment-requests.quantity", { smart_count: request.quantity })}`}
          mark={<EnumText of="equipmentRequestState" value={request.state} />}
          lines={[<RefName key="group" resource="groups" id={request.groupId} plain />, request.reason]}
        />
      )}
    >
      <DataTable.Col<EquipmentRequest> source="category" />
      <DataTable.Col<EquipmentRequest>
        source="quantity"
        align="right"
        render={({ quantity }) => <Figure value={quantity} />}
      />
      <DataTable.Col<EquipmentRequest>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<EquipmentRequest> source="requestedOn" render={({ requestedOn }) => <Day value={requestedOn} />} />
      <DataTable.Col<EquipmentRequest>
        source="state"
        render={({ state }) => <EnumText of="equipmentRequestState" value={state} />}
      />
      <DataTable.Col<EquipmentRequest> source="reason" disableSort />
    </ListPage>
  );
}
