import visuallyHidden from "@mui/utils/visuallyHidden";
import { DataTable, useTranslate } from "react-admin";
import { BandChip } from "../../fields/BandChip.tsx";
import { Reasons } from "../../fields/Reasons.tsx";
import { Day, Quiet } from "../../fields/text.tsx";
import { wideOnly } from "../../list/columns.ts";
import { RecordLink } from "../../list/RecordLink.tsx";
import { SelectedBar, SelectOne, SelectPage } from "../../list/Selection.tsx";
import { BulkActions } from "./BulkActions.tsx";
import { DueText } from "./DueText.tsx";
import { RowActions } from "./RowActions.tsx";
import { useOpenRecording, visitOf } from "./useOpenRecording.ts";
import type { WorklistItem } from "./worklistModel.ts";

export function WorklistTable({ records }: { records: boolean }) {
  const translate = useTranslate();
  const open = useOpenRecording();
  const openRow = (_id: unknown, _resource: string, item: unknown) => {
    const point = item as WorklistItem;
    open(point, records ? visitOf(point) : undefined);
    return false as const;
  };
  return (
    <div style={{ overflowX: "auto" }}>
      <SelectedBar>
        <BulkActions />
      </SelectedBar>
      <DataTable size="small" rowClick={openRow} bulkActionButtons={false}>
        {records && (
          <DataTable.Col<WorklistItem>
            label={<SelectPage />}
            render={(item) => <SelectOne record={item} name={item.group.name} />}
          />
        )}
        <DataTable.Col<WorklistItem>
          source="score"
          label="resources.follow-ups.fields.riskBand"
          sortByOrder="DESC"
          render={({ group }) => (
            <BandChip band={group.riskBand} score={group.score} overriddenUntil={group.overriddenUntil} />
          )}
        />
        <DataTable.Col<WorklistItem>
          source="reasons"
          disableSort
          sx={{ minWidth: 180, maxWidth: 300 }}
          render={({ group }) => <Reasons reasons={group.reasons} />}
        />
        <DataTable.Col<WorklistItem>
          source="groupId"
          disableSort
          sx={{ minWidth: 190 }}
          render={({ group, planStep }) => (
            <>
              <RecordLink resource="groups" id={group.id}>
                {group.name}
              </RecordLink>
              <br />
              <Quiet>{planStep ?? translate("resources.follow-ups.unplanned")}</Quiet>
            </>
          )}
        />
        <DataTable.Col<WorklistItem> source="dueOn" render={(item) => <DueText item={item} />} />
        <DataTable.Col<WorklistItem>
          source="assigneeId"
          disableSort
          render={({ assigneeName, assigneeId }) =>
            assigneeName ?? <Quiet>{assigneeId ? "–" : translate("resources.follow-ups.nobody")}</Quiet>
          }
        />
        <DataTable.Col<WorklistItem>
          source="lastContactOn"
          disableSort
          sx={wideOnly}
          render={({ group }) => <Day value={group.lastContactOn} />}
        />
        <DataTable.Col<WorklistItem>
          source="programId"
          disableSort
          sx={wideOnly}
          render={({ programName }) => programName}
        />
        {records && (
          <DataTable.Col<WorklistItem>
            label={<span style={visuallyHidden}>{translate("app.action.more")}</span>}
            align="right"
            render={(item) => <RowActions item={item} />}
          />
        )}
      </DataTable>
    </div>
  );
}
