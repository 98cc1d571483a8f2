import { required, TextInput, useTranslate } from "react-admin";
import { ROLES } from "#db/constants.ts";
import { FormDialog, type FormValues } from "../dialogs/FormDialog.tsx";
import { EnumInput } from "../inputs/EnumInput.tsx";
import { draftKey } from "../providers/drafts.ts";
import type { SavedView } from "./viewModel.ts";

interface ViewDialogProps {
  /** The view that is renamed or shared otherwise; a new one without it. */
  view?: SavedView;
  onSave: (values: Pick<SavedView, "name" | "sharedWith">) => Promise<unknown>;
  onClose: () => void;
}

const needed = required();

/** Name of a view, and the roles it is shared with. */
export default function ViewDialog({ view, onSave, onClose }: ViewDialogProps) {
  const translate = useTranslate();
  const save = ({ name, sharedWith }: FormValues) => {
    const roles = Array.isArray(sharedWith) && sharedWith.length > 0 ? (sharedWith as string[]) : null;
    return onSave({ name: String(name ?? ""), sharedWith: roles });
  };
  return (
    <FormDialog
      title={translate(`resources.saved-views.${view ? "rename" : "saveNew"}`)}
      resource="saved-views"
      draft={draftKey("saved-views", view?.id ?? "new")}
      defaultValues={view && { name: view.name, sharedWith: view.sharedWith ?? [] }}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput source="name" validate={needed} autoFocus helperText={false} />
      <EnumInput source="sharedWith" of="role" values={ROLES} many helperText="resources.saved-views.sharedHelp" />
    </FormDialog>
  );
}
