import { DataTable, useTranslate } from "react-admin";
import { PARTNER_REQUEST_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { Day, EnumText, Instant } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { AskButton } from "./AskButton.tsx";
import { PartnerTabs } from "./PartnerTabs.tsx";
import type { PartnerRequest } from "./partnerModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="partnerRequestState" values={PARTNER_REQUEST_STATES} many alwaysOn />,
];

export default function RequestList() {
  const translate = useTranslate();
  const { user } = useSession();
  const ngo = user.role === "ngo";
  return (
    <ListPage<PartnerRequest>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      above={<PartnerTabs />}
      emptyHelp={translate(`resources.partner-requests.${ngo ? "emptyNgo" : "empty"}`)}
      emptyAction={<AskButton />}
      actions={<AskButton />}
      rowClick="show"
      card={(one) => (
        <CardLines
          title={one.groupName}
          mark={<EnumText of="partnerRequestState" value={one.state} />}
          lines={[
            <RegionName key="village" code={one.villageCode} />,
            ngo ? one.purpose : <RefName key="ngo" resource="organizations" id={one.organizationId} plain />,
          ]}
        />
      )}
    >
      <DataTable.Col<PartnerRequest> source="groupName" />
      <DataTable.Col<PartnerRequest>
        source="villageCode"
        disableSort
        render={({ villageCode }) => <RegionName code={villageCode} />}
      />
      {!ngo && (
        <DataTable.Col<PartnerRequest>
          source="organizationId"
          disableSort
          render={({ organizationId }) => <RefName resource="organizations" id={organizationId} plain />}
        />
      )}
      <DataTable.Col<PartnerRequest>
        source="state"
        render={({ state }) => <EnumText of="partnerRequestState" value={state} />}
      />
      <DataTable.Col<PartnerRequest> source="createdAt" render={({ createdAt }) => <Instant value={createdAt} />} />
      <DataTable.Col<PartnerRequest> source="endsOn" render={({ endsOn }) => <Day value={endsOn} />} />
      <DataTable.Col<PartnerRequest> source="purpose" disableSort sx={wideOnly} />
    </ListPage>
  );
}
