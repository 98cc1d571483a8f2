import { DataTable, useTranslate } from "react-admin";
import { ACTIVITY_STATUSES, GROUP_KINDS, RISK_BANDS } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { Day, Figure } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { reasonColumn, wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import type { Group } from "./groupModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="riskBand" source="riskBand" of="riskBand" values={RISK_BANDS} many alwaysOn />,
  <EnumInput
    key="activityStatus"
    source="activityStatus"
    of="activityStatus"
    values={ACTIVITY_STATUSES}
    many
    alwaysOn
  />,
  <RefInput key="programId" source="programId" reference="programs" />,
  <RegionInput key="regionCode" source="regionCode" />,
  <EnumInput key="kind" source="kind" of="groupKind" values={GROUP_KINDS} />,
  <DayInput key="nextDueOn_lte" source="nextDueOn_lte" />,
  <DayInput key="lastContactOn_lte" source="lastContactOn_lte" />,
];

export default function GroupList() {
  const translate = useTranslate();
  return (
    <ListPage<Group>
      sort={{ field: "score", order: "DESC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.groups.empty")}
      rowClick="show"
      card={(group) => (
        <CardLines
          title={group.name}
          mark={<BandChip band={group.riskBand} overriddenUntil={group.overriddenUntil} />}
          lines={[
            <Reasons key="why" reasons={group.reasons} band={group.riskBand} />,
            <span key="facts">
              <StatusChip status={group.activityStatus} on={group.activityOn} /> ·{" "}
              {translate("resources.groups.fields.nextDueOn")} <Day value={group.nextDueOn} />
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Group>
        source="score"
        label="resources.groups.fields.riskBand"
        sortByOrder="DESC"
        render={({ riskBand, score, overriddenUntil }) => (
          <BandChip band={riskBand} score={score} overriddenUntil={overriddenUntil} />
        )}
      />
      <DataTable.Col<Group>
        source="reasons"
        disableSort
        sx={reasonColumn}
        render={({ reasons, riskBand }) => <Reasons reasons={reasons} band={riskBand} />}
      />
      <DataTable.Col<Group>
        source="name"
        render={({ id, name }) => (
          <RecordLink resource="groups" id={id}>
            {name}
          </RecordLink>
        )}
      />
      <DataTable.Col<Group>
        source="activityStatus"
        render={({ activityStatus, activityOn }) => <StatusChip status={activityStatus} on={activityOn} />}
      />
      <DataTable.Col<Group>
        source="memberCount"
        align="right"
        sx={wideOnly}
        render={({ memberCount }) => <Figure value={memberCount} />}
      />
      <DataTable.Col<Group> source="nextDueOn" render={({ nextDueOn }) => <Day value={nextDueOn} />} />
      <DataTable.Col<Group> source="lastContactOn" render={({ lastContactOn }) => <Day value={lastContactOn} />} />
      <DataTable.Col<Group>
        source="villageCode"
        sx={wideOnly}
        render={({ villageCode }) => <RegionName code={villageCode} />}
      />
    </ListPage>
  );
}
