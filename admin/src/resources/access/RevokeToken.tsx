import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import type { ApiToken } from "./accessModel.ts";

export function RevokeToken({ token }: { token: ApiToken }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.api-tokens.${key}`, { name: token.name });
  if (token.state !== "active") return null;
  const revoke = async () => {
    setAsking(false);
    try {
      await api.post(`api-tokens/${token.id}/revoke`, {}, token.version);
      notify(text("revoked"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
    refresh();
  };
  return (
    <>
      <Button
        size="small"
        color="inherit"
        onClick={() => setAsking(true)}
        aria-label={`${text("revoke")}: ${token.name}`}
      >
        {text("revoke")}
      </Button>
      <Confirm
        isOpen={asking}
        title={text("revokeTitle")}
        content={text("revokeHelp")}
        confirm={text("revoke")}
        onConfirm={revoke}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
