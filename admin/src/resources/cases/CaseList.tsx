import { DataTable, useTranslate } from "react-admin";
import { CASE_STATES, OBSTACLES, RISK_BANDS } from "#db/constants.ts";
import { BandChip } from "../../fields/BandChip.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText, Quiet } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { wideOnly } from "../../list/columns.ts";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { CaseTabs } from "./CaseTabs.tsx";
import { type Case, isLivingCase } from "./caseModel.ts";
import { DueText } from "./DueText.tsx";
import { OpenCaseButton } from "./OpenCaseButton.tsx";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="caseState" values={CASE_STATES} many alwaysOn />,
  <YesFilter key="mine" source="mine" alwaysOn />,
  <YesFilter key="late" source="late" />,
  <YesFilter key="proposed" source="proposed" />,
  <EnumInput key="cause" source="cause" of="obstacle" values={OBSTACLES} />,
  <EnumInput key="riskBand" source="riskBand" of="riskBand" values={RISK_BANDS} many />,
  <RefInput key="programId" source="programId" reference="programs" />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="dueOn_lte" source="dueOn_lte" />,
];

const living = { state: ["open", "in_progress"] };

export default function CaseList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const causes = (one: Case) => one.causes.map((cause) => translate(`enums.obstacle.${cause}`)).join(", ") || "–";
  const due = (one: Case) => (isLivingCase(one) ? <DueText one={one} /> : <Day value={one.closedOn} />);
  return (
    <ListPage<Case>
      sort={{ field: "dueOn", order: "ASC" }}
      filters={filters}
      filterDefaultValues={living}
      above={<CaseTabs />}
      emptyHelp={translate("resources.cases.empty")}
      rowClick="show"
      actions={mayI("cases", "create") && <OpenCaseButton />}
      card={(one) => (
        <CardLines
          title={<RefName resource="groups" id={one.groupId} plain />}
          mark={<EnumText of="caseState" value={one.state} />}
          lines={[
            <span key="band">
              <BandChip band={one.riskBand} overriddenUntil={one.overriddenUntil} /> {due(one)}
            </span>,
            <Quiet key="causes">{causes(one)}</Quiet>,
          ]}
        />
      )}
    >
      <DataTable.Col<Case> source="state" render={({ state }) => <EnumText of="caseState" value={state} />} />
      <DataTable.Col<Case>
        source="groupId"
        disableSort
        render={({ id, groupId }) => (
          <RecordLink resource="cases" id={id}>
            <RefName resource="groups" id={groupId} plain />
          </RecordLink>
        )}
      />
      <DataTable.Col<Case>
        source="score"
        label="resources.cases.fields.riskBand"
        sortByOrder="DESC"
        render={({ riskBand, score, overriddenUntil }) => (
          <BandChip band={riskBand} score={score} overriddenUntil={overriddenUntil} />
        )}
      />
      <DataTable.Col<Case> source="dueOn" render={due} />
      {mayI("users", "list") && (
        <DataTable.Col<Case>
          source="ownerId"
          disableSort
          render={({ ownerId }) => <RefName resource="users" id={ownerId} plain />}
        />
      )}
      <DataTable.Col<Case> source="causes" disableSort render={causes} />
      <DataTable.Col<Case> source="openedOn" sx={wideOnly} render={({ openedOn }) => <Day value={openedOn} />} />
    </ListPage>
  );
}
