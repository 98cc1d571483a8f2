import Button from "@mui/material/Button";
import { useState } from "react";
import { required, TextInput, useNotify, useRefresh, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { today } from "../../format/clock.ts";
import { DayInput } from "../../inputs/DayInput.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { useMayI, useSession } from "../../providers/useSession.ts";
import { RequestDialog } from "./RequestDialog.tsx";
import type { EquipmentRequest } from "./requestModel.ts";

const needed = required();

type End = "met" | "withdrawn";

/** Changes a request while the group waits, or ends it. */
export function RequestActions({ request }: { request: EquipmentRequest }) {
  const translate = useTranslate();
  const mayI = useMayI();
  const { user } = useSession();
  const [doing, setDoing] = useState<"edit" | End>();
  if (request.state !== "waiting") return null;
  const made = request.organizationId === user.organizationId;
  const ours = made || request.groupOrganizationId === user.organizationId;
  const close = () => setDoing(undefined);
  const button = (what: "edit" | End, key: string) => (
    <Button size="small" onClick={() => setDoing(what)}>
      {translate(`resources.equipment-requests.${key}`)}
    </Button>
  );
  return (
    <>
      {made && mayI("equipment-requests", "edit") && button("edit", "edit")}
      {ours && mayI("equipment-requests", "transition") && (
        <>
          {button("met", "met")}
          {button("withdrawn", "withdraw")}
        </>
      )}
      {doing === "edit" && <RequestDialog groupId={request.groupId} request={request} onClose={close} />}
      {(doing === "met" || doing === "withdrawn") && <EndDialog request={request} to={doing} onClose={close} />}
    </>
  );
}

/** A request that is over does not come back: the day and the reason are asked first. */
function EndDialog({ request, to, onClose }: { request: EquipmentRequest; to: End; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <FormDialog
      title={`${translate(`resources.equipment-requests.endTitle.${to}`)}: ${request.category}`}
      resource="equipment-requests"
      draft={draftKey("equipment-requests", `${to}-${request.id}`)}
      defaultValues={{ on: today() }}
      onClose={onClose}
      onSubmit={async ({ on, reason }) => {
        const body = { to, on, ...(reason ? { reason } : {}) };
        await api.post(`equipment-requests/${request.id}/transition`, body, request.version);
        notify(`resources.equipment-requests.ended.${to}`, { type: "success" });
        refresh();
      }}
    >
      <DayInput source="on" validate={needed} helperText={false} />
      <TextInput source="reason" multiline minRows={2} helperText={false} />
    </FormDialog>
  );
}
