import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, useNotify, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import type { User } from "./userModel.ts";

export function EndSessions({ user }: { user: User }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const end = () => {
    setAsking(false);
    api.post(`users/${user.id}/end-sessions`).then(
      () => notify("resources.users.end.done", { type: "success" }),
      (fault: Error) => notify(fault.message, { type: "error" }),
    );
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {translate("resources.users.end.button")}
      </Button>
      <Confirm
        isOpen={asking}
        title={translate("resources.users.end.title", { name: user.name })}
        content={translate("resources.users.end.help")}
        onConfirm={end}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
