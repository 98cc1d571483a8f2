import { DataTable, useTranslate } from "react-admin";
import { COMPLAINT_STATES } from "#db/constants.ts";
import { RecordButton } from "../../dialogs/RecordButton.tsx";
import { RefName } from "../../fields/RefName.tsx";
import { Day, EnumText } from "../../fields/text.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { EnumInput } from "../../inputs/EnumInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { SearchText } from "../../inputs/SearchText.tsx";
import { YesFilter } from "../../inputs/YesFilter.tsx";
import { CardLines } from "../../list/CardRows.tsx";
import { ListPage } from "../../list/ListPage.tsx";
import { RecordLink } from "../../list/RecordLink.tsx";
import { useMayI } from "../../providers/useSession.ts";
import type { Complaint } from "./complaintModel.ts";
import { DueBy } from "./DueBy.tsx";
import { OwnerInput } from "./OwnerInput.tsx";

const filters = [
  <SearchText key="q" source="q" alwaysOn />,
  <EnumInput key="state" source="state" of="complaintState" values={COMPLAINT_STATES} many alwaysOn />,
  <YesFilter key="late" source="late" alwaysOn />,
  <OwnerInput key="ownerId" source="ownerId" />,
  <RefInput key="groupId" source="groupId" reference="groups" />,
  <DayInput key="receivedOn_gte" source="receivedOn_gte" />,
];

/** What is settled is looked up, not waded through. */
const open = { state: ["received", "in_progress", "answered"] };

export default function ComplaintList() {
  const translate = useTranslate();
  const mayI = useMayI();
  const add = mayI("complaints", "create") && (
    <RecordButton recording={{ kind: "complaint" }} label="resources.complaints.add" />
  );
  return (
    <ListPage<Complaint>
      sort={{ field: "dueOn", order: "ASC" }}
      filters={filters}
      filterDefaultValues={open}
      emptyHelp={translate("resources.complaints.empty")}
      emptyAction={add}
      actions={add}
      rowClick="show"
      card={(complaint) => (
        <CardLines
          title={complaint.number}
          mark={<EnumText of="complaintState" value={complaint.state} />}
          lines={[
            <RefName key="group" resource="groups" id={complaint.groupId} plain />,
            <DueBy key="due" complaint={complaint} />,
          ]}
        />
      )}
    >
      <DataTable.Col<Complaint>
        source="number"
        render={({ id, number }) => (
          <RecordLink resource="complaints" id={id}>
            {number}
          </RecordLink>
        )}
      />
      <DataTable.Col<Complaint> source="state" render={({ state }) => <EnumText of="complaintState" value={state} />} />
      <DataTable.Col<Complaint>
        source="groupId"
        disableSort
        render={({ groupId }) => <RefName resource="groups" id={groupId} />}
      />
      <DataTable.Col<Complaint> source="receivedOn" render={({ receivedOn }) => <Day value={receivedOn} />} />
      <DataTable.Col<Complaint> source="dueOn" render={(complaint) => <DueBy complaint={complaint} />} />
      <DataTable.Col<Complaint>
        source="ownerId"
        disableSort
        render={({ ownerId }) => <RefName resource="users" id={ownerId} plain />}
      />
    </ListPage>
  );
}
