import Button from "@mui/material/Button";
import { useState } from "react";
import { type HttpError, useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { RequestDialog } from "./RequestDialog.tsx";
import type { EquipmentRequest } from "./requestModel.ts";

/** Changes a request while the group waits, or ends it. */
export function RequestActions({ request }: { request: EquipmentRequest }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayI = useMayI();
  const { user } = useSession();
  const [editing, setEditing] = useState(false);
  if (request.state !== "waiting") return null;
  const made = request.organizationId === user.organizationId;
  const ours = made || request.groupOrganizationId === user.organizationId;
  const end = async (to: "met" | "withdrawn") => {
    try {
      await api.post(`equipment-requests/${request.id}/transition`, { to }, request.version);
      notify(`resources.equipment-requests.ended.${to}`, { type: "success" });
    } catch (fault) {
      notify((fault as HttpError).message, { type: "error" });
    }
    refresh();
  };
  const text = (key: string) => translate(`resources.equipment-requests.${key}`);
  return (
    <>
      {made && mayI("equipment-requests", "edit") && (
        <Button size="small" onClick={() => setEditing(true)}>
          {text("edit")}
        </Button>
      )}
      {ours && mayI("equipment-requests", "transition") && (
        <>
          <Button size="small" onClick={() => end("met")}>
            {text("met")}
          </Button>
          <Button size="small" onClick={() => end("withdrawn")}>
            {text("withdraw")}
          </Button>
        </>
      )}
      {editing && <RequestDialog groupId={request.groupId} request={request} onClose={() => setEditing(false)} />}
    </>
  );
}
