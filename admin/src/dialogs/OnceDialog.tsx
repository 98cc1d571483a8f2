import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import { useNotify, useTranslate } from "react-admin";

export interface Once {
  title: string;
  help: string;
  label: string;
  value: string;
  /** Beside it, without a button: where the secret goes. */
  also?: { label: string; value: string };
}

/** A secret or a link that is shown this one time, to be copied. */
export function OnceDialog({ once, onClose }: { once: Once; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const titleId = useId();
  const copy = () =>
    navigator.clipboard.writeText(once.value).then(
      () => notify("app.action.copied", { type: "success" }),
      (fault: Error) => notify(fault.message, { type: "error" }),
    );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {once.title}
      </DialogTitle>
      <DialogContent>
        <Alert severity="info" variant="outlined" sx={{ mb: 0.5 }}>
          {once.help}
        </Alert>
        {[once.also, once].map(
          (line) =>
            line && (
              <TextField
                key={line.label}
                label={line.label}
                value={line.value}
                multiline
                fullWidth
                margin="dense"
                onFocus={(event) => event.target.select()}
                slotProps={{ htmlInput: { readOnly: true } }}
              />
            ),
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.close")}</Button>
        <Button variant="contained" onClick={copy}>
          {translate("app.action.copy")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
