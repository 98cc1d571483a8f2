import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useLocale, useNotify, useTranslate } from "react-admin";
import { formatInstant } from "../../format/day.ts";
import type { ResetLink } from "./userModel.ts";

/** The link, once: to be copied and handed over. */
export function ResetLinkDialog({ link, name, onClose }: { link: ResetLink; name: string; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const url = `${window.location.origin}${link.path}`;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => notify("resources.users.link.copied", { type: "success" }),
      (fault: Error) => notify(fault.message, { type: "error" }),
    );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="link-title">
      <DialogTitle id="link-title">{translate("resources.users.link.title", { name })}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 1 }}>
          {translate("resources.users.link.help", { at: formatInstant(link.expiresAt, locale) })}
        </DialogContentText>
        <TextField
          value={url}
          multiline
          hiddenLabel
          onFocus={(event) => event.target.select()}
          slotProps={{ htmlInput: { readOnly: true, "aria-label": translate("resources.users.link.button") } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.close")}</Button>
        <Button variant="contained" onClick={copy}>
          {translate("resources.users.link.copy")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
