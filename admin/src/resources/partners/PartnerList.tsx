import { DataTable, useTranslate } from "react-admin";
import { PARTNER_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Day } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { useSession } from "../../providers/useSession.ts";
import { AskButton } from "./AskButton.tsx";
import { GrantButton } from "./GrantButton.tsx";
import { PartnerTabs } from "./PartnerTabs.tsx";
import { EndDay, GroupOf, PhaseText } from "./PhaseText.tsx";
import type { Partnership } from "./partnerModel.ts";

const filters = [
  <EnumInput key="state" source="state" of="partnerState" values={PARTNER_STATES} many alwaysOn />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="endsOn_lte" source="endsOn_lte" />,
];

export default function PartnerList() {
  const translate = useTranslate();
  const { user } = useSession();
  const ngo = user.role === "ngo";
  return (
    <ListPage<Partnership>
      sort={{ field: "createdAt", order: "DESC" }}
      filters={filters}
      above={<PartnerTabs />}
      emptyHelp={translate(`resources.group-partners.${ngo ? "emptyNgo" : "empty"}`)}
      emptyAction={ngo ? <AskButton /> : <GrantButton />}
      actions={ngo ? <AskButton /> : <GrantButton />}
      rowClick="show"
      card={(one) => (
        <CardLines
          title={<GroupOf partnership={one} />}
          mark={<PhaseText partnership={one} />}
          lines={[
            ngo ? one.purpose : <RefName key="ngo" resource="organizations" id={one.organizationId} plain />,
            one.startsOn && (
              <span key="days">
                <Day value={one.startsOn} /> – <EndDay partnership={one} />
              </span>
            ),
          ]}
        />
      )}
    >
      <DataTable.Col<Partnership> source="groupId" disableSort render={(one) => <GroupOf partnership={one} />} />
      {!ngo && (
        <DataTable.Col<Partnership>
          source="organizationId"
          disableSort
          render={({ organizationId }) => <RefName resource="organizations" id={organizationId} plain />}
        />
      )}
      <DataTable.Col<Partnership> source="state" render={(one) => <PhaseText partnership={one} />} />
      <DataTable.Col<Partnership> source="startsOn" render={({ startsOn }) => <Day value={startsOn} />} />
      <DataTable.Col<Partnership> source="endsOn" render={(one) => <EndDay partnership={one} />} />
      <DataTable.Col<Partnership> source="purpose" disableSort sx={wideOnly} />
    </ListPage>
  );
}
