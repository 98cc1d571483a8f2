import Restore from "@mui/icons-material/RestoreFromTrashOutlined";
import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useState } from "react";
import { type HttpError, useNotify, useRefresh, useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { api } from "../../providers/http.ts";
import { type Binned, pageOf } from "./binModel.ts";

/** Brings one record back; says why where it cannot. */
export function RestoreButton({ record }: { record: Binned }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const { resource, id, version } = record;
  const page = pageOf(record);
  const restore = async () => {
    setBusy(true);
    try {
      await api.post(`recycle-bin/${resource}/${id}/restore`, {}, version);
      const said = translate("resources.recycle-bin.restored");
      const open = page && <Link to={page}>{translate("resources.recycle-bin.open")}</Link>;
      notify(
        <Alert severity="success" variant="filled" role="status" sx={{ "& a": { color: "inherit" } }}>
          {said} {open}
        </Alert>,
      );
      refresh();
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error", autoHideDuration: 8000 });
      setBusy(false);
    }
  };
  return (
    <Button size="small" variant="outlined" startIcon={<Restore />} onClick={restore} disabled={busy}>
      {translate("resources.recycle-bin.restore")}
    </Button>
  );
}
