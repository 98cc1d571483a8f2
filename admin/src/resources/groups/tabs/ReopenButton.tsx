import Button from "@mui/material/Button";
import { useNotify, useTranslate } from "react-admin";
import { api } from "../../../providers/http.ts";
import type { FollowUp } from "../records.ts";
import { useGroupWrite } from "../useGroupWrite.ts";

/** Takes a skip back: the point is open again. */
export function ReopenButton({ followUp }: { followUp: FollowUp }) {
  const translate = useTranslate();
  const notify = useNotify();
  const write = useGroupWrite(followUp.groupId);
  const reopen = async () => {
    try {
      await write(() => api.post(`follow-ups/${followUp.id}/reopen`, {}, followUp.version));
      notify("resources.plans.reopened", { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
  };
  return (
    <Button size="small" onClick={reopen}>
      {translate("resources.plans.reopen")}
    </Button>
  );
}
