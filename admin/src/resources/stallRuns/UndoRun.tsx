import Button from "@mui/material/Button";
import { useState } from "react";
import { Confirm, useNotify, useRefresh, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import type { StallRun } from "./stallRunModel.ts";

export function UndoRun({ run }: { run: StallRun }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const text = (key: string) => translate(`resources.stall-runs.${key}`);
  const undo = async () => {
    setAsking(false);
    try {
      await api.post(`stall-runs/${run.id}/undo`);
      notify("resources.stall-runs.undone", { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    }
    refresh();
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {text("undo")}
      </Button>
      <Confirm
        isOpen={asking}
        title={text("undoTitle")}
        content={text("undoHelp")}
        confirm={text("undo")}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
