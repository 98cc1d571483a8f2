import { DataTable, useTranslate } from "react-admin";
import { FINDING_STATES } from "#db/constants.ts";
import { RefName } from "../../fields/RefName.tsx";
import { EnumText } from "../../fields/text.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { FindingDue } from "./FindingDue.tsx";
import type { Finding } from "./findingModel.ts";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="findingState" values={FINDING_STATES} many alwaysOn />,
  <YesFilter key="late" source="late" alwaysOn />,
  <YesFilter key="living" source="living" />,
  <RefInput key="programId" source="programId" reference="programs" />,
];

/** What is settled is looked up, not waded through. */
const open = { state: ["open", "answered", "accepted", "reopened"] };

export default function FindingList() {
  const translate = useTranslate();
  const mayI = useMayI();
  return (
    <ListPage<Finding>
      sort={{ field: "dueOn", order: "ASC" }}
      filters={filters}
      filterDefaultValues={open}
      emptyHelp={translate(`resources.findings.${mayI("findings", "create") ? "empty" : "emptyOffice"}`)}
      hasCreate
      rowClick="show"
      card={(finding) => (
        <CardLines
          title={finding.text}
          mark={<EnumText of="findingState" value={finding.state} />}
          lines={[
            <FindingDue key="due" finding={finding} />,
            <RefName key="addressee" resource="organizations" id={finding.addresseeId} plain />,
          ]}
        />
      )}
    >
      <DataTable.Col<Finding> source="state" render={({ state }) => <EnumText of="findingState" value={state} />} />
      <DataTable.Col<Finding>
        source="text"
        disableSort
        render={({ id, text }) => (
          <RecordLink resource="findings" id={id}>
            {text}
          </RecordLink>
        )}
      />
      <DataTable.Col<Finding>
        source="addresseeId"
        disableSort
        render={({ addresseeId }) => <RefName resource="organizations" id={addresseeId} plain />}
      />
      <DataTable.Col<Finding> source="organizationName" disableSort />
      <DataTable.Col<Finding>
        source="programId"
        disableSort
        render={({ programId }) => <RefName resource="programs" id={programId} />}
      />
      <DataTable.Col<Finding> source="dueOn" render={(finding) => <FindingDue finding={finding} />} />
    </ListPage>
  );
}
