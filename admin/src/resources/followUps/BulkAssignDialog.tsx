import { useDataProvider, useListContext, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog, type FormValues } from "../../dialogs/FormDialog.tsx";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { api } from "../../providers/http.ts";
import { AssigneeInput } from "./AssigneeInput.tsx";
import { type Assignment, assignmentsBefore, type WorklistItem } from "./worklistModel.ts";

const put = ({ ids, assigneeId }: Assignment) => api.post("follow-ups/bulk", { ids, assigneeId });

export function BulkAssignDialog({ onClose }: { onClose: () => void }) {
  const { selectedIds = [], data = [], onUnselectItems } = useListContext<WorklistItem>();
  const dataProvider = useDataProvider();
  const translate = useTranslate();
  const notify = useNotify();
  const notifyUndo = useUndoNotice();
  const refresh = useRefresh();
  const ids = selectedIds.map(String);

  const assign = async (values: FormValues) => {
    const assigneeId = (values.assigneeId as string | null) ?? null;
    const before = assignmentsBefore(data, ids);
    await put({ ids, assigneeId });
    onUnselectItems();
    refresh();
    const name = assigneeId && (await dataProvider.getOne("users", { id: assigneeId })).data.name;
    const said = translate(`resources.follow-ups.bulk.${assigneeId ? "assigned" : "unassigned"}`, {
      smart_count: ids.length,
      name,
    });
    // Points of another page were chosen too: who had them before is not known here.
    const knowsAll = before.reduce((sum, one) => sum + one.ids.length, 0) === ids.length;
    if (!knowsAll) return notify(said, { type: "success" });
    notifyUndo(said, async () => {
      for (const one of before) await put(one);
      refresh();
      notify("resources.follow-ups.bulk.undone", { type: "success" });
    });
  };

  return (
    <FormDialog
      title={translate("resources.follow-ups.bulk.assignTitle", { smart_count: ids.length })}
      resource="follow-ups"
      draft="follow-ups/bulk-assign"
      submitLabel="resources.follow-ups.bulk.assign"
      onClose={onClose}
      onSubmit={assign}
    >
      <AssigneeInput source="assigneeId" />
    </FormDialog>
  );
}
