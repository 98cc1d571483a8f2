import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { DataTable, useListContext, useTranslate } from "react-admin";
import { LICENCE_KINDS, LICENCE_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { CapitalTabs } from "./CapitalTabs.tsx";
import type { Licence } from "./capitalModel.ts";
import { LicenceState } from "./LicenceState.tsx";

const filters = [
  <EnumInput key="kind" source="kind" of="licenceKind" values={LICENCE_KINDS} many alwaysOn />,
  <EnumInput key="state" source="state" of="licenceState" values={LICENCE_STATES} many />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
];

const soon = { view: "soon" };

const toGroup = (_id: unknown, _resource: string, record: unknown) =>
  `/groups/${(record as Licence).groupId}/show?tab=capital`;

export default function LicenceList() {
  const translate = useTranslate();
  return (
    <ListPage<Licence>
      sort={{ field: "expiresOn", order: "ASC" }}
      filterDefaultValues={soon}
      filters={filters}
      above={
        <>
          <CapitalTabs />
          <Views />
        </>
      }
      emptyHelp={translate("resources.licences.empty")}
      rowClick={toGroup}
      card={(licence) => (
        <CardLines
          title={<EnumText of="licenceKind" value={licence.kind} />}
          mark={<LicenceState licence={licence} />}
          lines={[
            <RefName key="group" resource="groups" id={licence.groupId} plain />,
            licence.expiresOn && (
              <span key="until">
                {translate("resources.licences.until")} <Day value={licence.expiresOn} />
              </span>
            ),
          ]}
        />
      )}
    >
      <DataTable.Col<Licence> source="kind" render={({ kind }) => <EnumText of="licenceKind" value={kind} />} />
      <DataTable.Col<Licence> source="state" render={(licence) => <LicenceState licence={licence} />} />
      <DataTable.Col<Licence>
        source="groupId"
        disableSort
        render={({ groupId }) => (
          <RecordLink resource="groups" id={groupId}>
            <RefName resource="groups" id={groupId} plain />
          </RecordLink>
        )}
      />
      <DataTable.Col<Licence> source="expiresOn" render={({ expiresOn }) => <Day value={expiresOn} />} />
      <DataTable.Col<Licence> source="number" disableSort sx={wideOnly} />
    </ListPage>
  );
}

const views = ["soon", "expired", "open", "all"] as const;
type View = (typeof views)[number];

/** What one asks of licences, one click each; the kind and the group stay as they are filtered. */
function Views() {
  const translate = useTranslate();
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const { view = "all", ...rest } = filterValues as Record<string, unknown>;
  const choose = (to: View | null) => to && setFilters(to === "all" ? rest : { ...rest, view: to }, displayedFilters);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={view}
      onChange={(_, to: View | null) => choose(to)}
      aria-label={translate("resources.licences.fields.validity")}
      sx={{ flexWrap: "wrap", mb: 1 }}
    >
      {views.map((one) => (
        <ToggleButton key={one} value={one}>
          {translate(`resources.licences.view.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
