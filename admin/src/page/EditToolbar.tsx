import {
  DeleteWithConfirmButton,
  type RaRecord,
  SaveButton,
  Toolbar,
  useRecordContext,
  useRedirect,
  useRefresh,
  useResourceContext,
  useTranslate,
} from "react-admin";
import { Link } from "react-router-dom";
import { useUndoNotice } from "../dialogs/UndoNotice.tsx";
import { api } from "../providers/http.ts";
import { useMayI } from "../providers/useSession.ts";

/** Save, and for who may: delete, which the notice takes back at a press, and the recycle bin later. */
export function EditToolbar({ saveLabel }: { saveLabel?: string }) {
  const resource = useResourceContext() ?? "";
  const mayI = useMayI();
  return (
    <Toolbar sx={{ justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
      <SaveButton label={saveLabel} />
      {mayI(resource, "delete") && <DeleteButton resource={resource} />}
    </Toolbar>
  );
}

/** Deletes the record of the page; the notice takes it back. */
export function DeleteButton({ resource }: { resource: string }) {
  const record = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const notifyUndo = useUndoNotice();
  const told = () => {
    const restore = () => api.post(`recycle-bin/${resource}/${record?.id}/restore`).then(refresh);
    const bin = <Link to="/recycle-bin">{translate("resources.recycle-bin.name", { smart_count: 1 })}</Link>;
    notifyUndo(
      <>
        {translate("resources.recycle-bin.deleted")} {bin}
      </>,
      restore,
    );
    redirect("list", resource);
  };
  return <DeleteWithConfirmButton mutationOptions={{ onSuccess: told }} />;
}
