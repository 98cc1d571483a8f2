import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { ChangeReport } from "./ChangeReport.tsx";
import type { Report } from "./changeModel.ts";

interface ChangesDialogProps {
  report: Report;
  apply: () => Promise<unknown>;
  onClose: () => void;
}

/** Shows what moves before it moves. */
export function ChangesDialog({ report, apply, onClose }: ChangesDialogProps) {
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const translate = useTranslate();
  const titleId = useId();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await apply();
    onClose();
  };
  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {translate("resources.plans.changes.title")}
      </DialogTitle>
      <DialogContent tabIndex={0}>
        <ChangeReport report={report} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {translate("ra.action.cancel")}
        </Button>
        <Button variant="contained" onClick={run} loading={busy}>
          {translate("resources.plans.changes.apply")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
