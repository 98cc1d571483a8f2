import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { api } from "../providers/http.ts";

const SHORTEST_REASON = 3;

export interface Revealed {
  resource: string;
  record: { id: string; name: string };
  field: string;
}

/** Asks what for, then shows the value for as long as the dialog stands. */
export function RevealDialog({ resource, record, field, onClose }: Revealed & { onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const [reason, setReason] = useState("");
  const [value, setValue] = useState<string | null>();
  const [fault, setFault] = useState<string>();
  const text = (key: string, options = {}) => translate(`resources.people.reveal.${key}`, options);
  const label = translate(`resources.${resource}.fields.${field}`);

  const show = async (event: FormEvent) => {
    event.preventDefault();
    setFault(undefined);
    try {
      const reply = await api.post<{ value: string | null }>(`${resource}/${record.id}/reveal`, { field, reason });
      setValue(reply.value);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(value ?? "");
    notify(text("copied"), { type: "success" });
  };

  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reveal-title">
      <form onSubmit={show}>
        <DialogTitle id="reveal-title">{text("title", { field: label, name: record.name })}</DialogTitle>
        <DialogContent>
          {value === undefined ? (
            <>
              <DialogContentText sx={{ mb: 1 }}>{text("help")}</DialogContentText>
              <TextField
                label={text("reason")}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                helperText={text("reasonHelp")}
                multiline
                minRows={2}
                required
                autoFocus
              />
              {fault && (
                <Alert severity="error" variant="outlined">
                  {fault}
                </Alert>
              )}
            </>
          ) : (
            <Typography variant="h1" component="p" role="status" sx={{ letterSpacing: "0.04em", userSelect: "all" }}>
              {value ?? text("none")}
            </Typography>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate("app.action.close")}</Button>
          {value === undefined ? (
            <Button type="submit" variant="contained" disabled={reason.trim().length < SHORTEST_REASON}>
              {text("show")}
            </Button>
          ) : (
            value && <Button onClick={copy}>{text("copy")}</Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
