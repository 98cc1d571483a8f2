import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useNotify, useTranslate } from "react-admin";
import { addressOf, type SubmissionForm } from "./submissionModel.ts";

interface TokenDialogProps {
  form: Pick<SubmissionForm, "name" | "formKey">;
  token: string;
  onClose: () => void;
}

/** Address and token, to be copied into the other tool; the token is not shown a second time. */
export function TokenDialog({ form, token, onClose }: TokenDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  const header = `Bearer ${token}`;
  const copy = () =>
    navigator.clipboard.writeText(header).then(
      () => notify(text("copied"), { type: "success" }),
      (fault: Error) => notify(fault.message, { type: "error" }),
    );
  const line = (label: string, value: string) => (
    <TextField
      label={label}
      value={value}
      multiline
      onFocus={(event) => event.target.select()}
      slotProps={{ htmlInput: { readOnly: true } }}
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="form-token-title">
      <DialogTitle id="form-token-title">{text("tokenTitle", { name: form.name })}</DialogTitle>
      <DialogContent>
        <Alert severity="info" variant="outlined" sx={{ mb: 1 }}>
          {text("tokenOnce")}
        </Alert>
        {line(text("address"), addressOf(form, window.location.origin))}
        {line(text("header"), header)}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.close")}</Button>
        <Button variant="contained" onClick={copy}>
          {text("copy")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
