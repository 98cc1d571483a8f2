import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type ReactNode, useState } from "react";
import { useCloseNotification, useNotify, useTranslate } from "react-admin";

interface UndoNoticeProps {
  said: ReactNode;
  undo: () => Promise<unknown>;
}

function UndoNotice({ said, undo }: UndoNoticeProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const close = useCloseNotification();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    close();
    await undo().catch((fault: Error) => notify(fault.message, { type: "error" }));
  };
  return (
    <Alert
      severity="success"
      variant="filled"
      role="status"
      action={
        <Button color="inherit" size="small" onClick={run} disabled={busy}>
          {translate("app.action.undo")}
        </Button>
      }
    >
      <Box sx={{ "& a": { color: "inherit" } }}>{said}</Box>
    </Alert>
  );
}

/** Says what was done, with a button that takes it back for as long as the notice stands. */
export function useUndoNotice() {
  const notify = useNotify();
  return (said: ReactNode, undo: () => Promise<unknown>) =>
    notify(<UndoNotice said={said} undo={undo} />, { autoHideDuration: 12_000 });
}
