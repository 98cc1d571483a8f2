import { DataTable, NumberInput, useTranslate } from "react-admin";
import { FUNDING_SOURCES, PROGRAM_STATES, RISK_BANDS } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { RegionName } from "../../fields/RegionName.tsx";
import { EnumText, Figure, Money } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RegionInput } from "../../inputs/RegionInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { reasonColumn, wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { ProgramReasons } from "./ProgramReasons.tsx";
import type { Program } from "./programModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="riskBand" source="riskBand" of="riskBand" values={RISK_BANDS} many alwaysOn />,
  <EnumInput key="state" source="state" of="programState" values={PROGRAM_STATES} many />,
  <NumberInput key="year" source="year" />,
  <EnumInput key="fundingSource" source="fundingSource" of="fundingSource" values={FUNDING_SOURCES} />,
  <RegionInput key="regionCode" source="regionCode" />,
];

export default function ProgramList() {
  const translate = useTranslate();
  return (
    <ListPage<Program>
      sort={{ field: "score", order: "DESC" }}
      filters={filters}
      hasCreate
      emptyHelp={translate("resources.programs.empty")}
      rowClick="show"
      card={(program) => (
        <CardLines
          title={program.name}
          mark={<BandChip band={program.riskBand} />}
          lines={[
            <ProgramReasons key="why" program={program} />,
            <span key="facts">
              {program.year} · <EnumText of="programState" value={program.state} /> ·{" "}
              {translate("app.units.groups", { smart_count: program.groupCount ?? 0 })}
            </span>,
          ]}
        />
      )}
    >
      <DataTable.Col<Program>
        source="score"
        label="resources.programs.fields.riskBand"
        sortByOrder="DESC"
        render={({ riskBand, score }) => <BandChip band={riskBand} score={score} />}
      />
      <DataTable.Col<Program>
        source="reasons"
        disableSort
        sx={reasonColumn}
        render={(program) => <ProgramReasons program={program} />}
      />
      <DataTable.Col<Program>
        source="name"
        render={({ id, name }) => (
          <RecordLink resource="programs" id={id}>
            {name}
          </RecordLink>
        )}
      />
      <DataTable.Col<Program> source="year" />
      <DataTable.Col<Program> source="state" render={({ state }) => <EnumText of="programState" value={state} />} />
      <DataTable.Col<Program>
        source="groupCount"
        align="right"
        render={({ groupCount }) => <Figure value={groupCount} />}
      />
      <DataTable.Col<Program>
        source="regionCode"
        sx={wideOnly}
        render={({ regionCode }) => <RegionName code={regionCode} />}
      />
      <DataTable.Col<Program>
        source="fundingSource"
        sx={wideOnly}
        render={({ fundingSource }) => <EnumText of="fundingSource" value={fundingSource} />}
      />
      <DataTable.Col<Program>
        source="spentIdr"
        align="right"
        sx={wideOnly}
        render={({ spentIdr }) => <Money value={spentIdr} short />}
      />
    </ListPage>
  );
}
