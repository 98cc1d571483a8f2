import { required, TextInput, useNotify, useRedirect, useRefresh, useTranslate } from "react-admin";
import { OBSTACLES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { now } from "../../format/clock.ts";
import { ChipsInput } from "../../inputs/ChipsInput.tsx";
import { DayInput } from "../../inputs/DayInput.tsx";
import { RefInput } from "../../inputs/RefInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import type { Case } from "./caseModel.ts";
import { OwnerInput } from "./OwnerInput.tsx";

const needed = required();
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );

interface CaseDialogProps {
  /** The case to change; without it a new one is opened. */
  one?: Case;
  groupId?: string;
  onClose: () => void;
}

/** A case's causes, owner, due day and note: to open one by hand, or to change one. */
export default function CaseDialog({ one, groupId, onClose }: CaseDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const redirect = useRedirect();
  const start = one
    ? { causes: one.causes, ownerId: one.ownerId, dueOn: one.dueOn, note: one.note }
    : { id: newId("cas", now()), groupId, causes: [] };
  const send = async (values: Record<string, unknown>) => {
    if (one) {
      const { causes, ownerId, dueOn, note } = values;
      await api.put(`cases/${one.id}`, { causes, ownerId: ownerId || null, dueOn, note: note || null }, one.version);
      notify("ra.notification.updated", { type: "success", messageArgs: { smart_count: 1 } });
      refresh();
      return;
    }
    const made = await api.post<Case>("cases", filled(values));
    redirect("show", "cases", made.id);
  };
  return (
    <FormDialog
      title={translate(one ? "resources.cases.edit" : "resources.cases.open")}
      resource="cases"
      draft={draftKey("cases", one ? `edit-${one.id}` : `new-${groupId ?? "any"}`)}
      defaultValues={start}
      submitLabel={one ? undefined : "resources.cases.open"}
      onClose={onClose}
      onSubmit={send}
    >
      {!one && !groupId && <RefInput source="groupId" reference="groups" validate={needed} helperText={false} />}
      <ChipsInput source="causes" of="obstacle" values={OBSTACLES} many />
      <OwnerInput source="ownerId" />
      <DayInput source="dueOn" validate={one ? needed : undefined} helperText={false} />
      <TextInput source="note" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
