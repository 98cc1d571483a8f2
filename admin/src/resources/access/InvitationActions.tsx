import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useRefresh, useTranslate } from "react-admin";
import { OnceDialog } from "../../dialogs/OnceDialog.tsx";
import { api } from "../../providers/http.ts";
import type { Invitation } from "./accessModel.ts";
import { useLinkWords } from "./InviteButton.tsx";

/** Another link for an invitation that was not answered yet, or its end. */
export function InvitationActions({ invitation }: { invitation: Invitation }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const words = useLinkWords();
  const [made, setMade] = useState<Invitation>();
  const text = (key: string) => translate(`resources.invitations.${key}`);
  const failed = (fault: Error) => notify(fault.message, { type: "error" });
  const again = () =>
    api.post<Invitation>(`invitations/${invitation.id}/link`, {}, invitation.version).then((link) => {
      setMade(link);
      refresh();
    }, failed);
  const revoke = () =>
    api.post(`invitations/${invitation.id}/revoke`, {}, invitation.version).then(() => {
      notify(text("revoked"), { type: "success" });
      refresh();
    }, failed);
  if (invitation.state !== "open" && invitation.state !== "expired") return null;
  return (
    <span style={{ whiteSpace: "nowrap" }}>
      <Button size="small" onClick={again} aria-label={`${text("again")}: ${invitation.name}`}>
        {text("again")}
      </Button>
      {invitation.state === "open" && (
        <Button size="small" color="inherit" onClick={revoke} aria-label={`${text("revoke")}: ${invitation.name}`}>
          {text("revoke")}
        </Button>
      )}
      {made && <OnceDialog once={words(made)} onClose={() => setMade(undefined)} />}
    </span>
  );
}
