import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";

/** A waiver is a reason that somebody else approves. */
export type ReasonField = "waiver" | "reason";

interface ReasonDialogProps {
  field: ReasonField;
  state: string;
  /** What stands in the way without it. */
  why?: string;
  onClose: () => void;
  onSend: (reason: string) => void;
}

export function ReasonDialog({ field, state, why, onClose, onSend }: ReasonDialogProps) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="reason-title">
      <DialogTitle id="reason-title">
        {translate("app.transition.to")}: {state}
      </DialogTitle>
      <DialogContent>
        {why && <DialogContentText sx={{ mb: 1, color: "text.primary" }}>{why}</DialogContentText>}
        <DialogContentText sx={{ mb: 1 }}>{translate(`app.transition.${field}Help`)}</DialogContentText>
        <TextField
          label={translate(`app.transition.${field}`)}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          multiline
          minRows={2}
          required
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
        <Button variant="contained" disabled={reason.trim().length < 10} onClick={() => onSend(reason.trim())}>
          {translate("app.action.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
