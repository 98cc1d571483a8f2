import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { exportUrl, type SealedLog } from "./logModel.ts";

/** Which log and which days are told in full; the file comes straight from the server. */
export function ExportDialog({ logs, onClose }: { logs: SealedLog[]; onClose: () => void }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.audit-seal.${key}`);
  const titleId = useId();
  const [some, setSome] = useState(false);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [organizationId, setOrganizationId] = useState("");
  const wrongOrder = Boolean(from && to && from > to);
  const incomplete = some && !from && !to;
  const url = exportUrl({ organizationId, ...(some ? { from, to } : {}) });
  const day = (label: string, value: string, set: (day: string) => void, fault?: string) => (
    <TextField
      type="date"
      label={text(label)}
      value={value}
      error={Boolean(fault)}
      helperText={fault}
      onChange={({ target }) => set(target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today() } }}
      sx={{ flex: 1 }}
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {text("exportTitle")}
      </DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{text("exportHelp")}</DialogContentText>
        {logs.length > 1 && (
          <TextField
            select
            fullWidth
            label={text("office")}
            value={organizationId}
            onChange={({ target }) => setOrganizationId(target.value)}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{text("allOffices")}</MenuItem>
            {logs.map((log) => (
              <MenuItem key={log.organizationId} value={log.organizationId}>
                {log.organizationName}
              </MenuItem>
            ))}
          </TextField>
        )}
        <RadioGroup value={some ? "days" : "whole"} onChange={(_, value) => setSome(value === "days")}>
          <FormControlLabel value="whole" control={<Radio />} label={text("whole")} />
          <FormControlLabel value="days" control={<Radio />} label={text("days")} />
        </RadioGroup>
        {some && (
          <>
            <Stack direction={{ xs: "column", sm: "row" }} spacing={2} sx={{ mt: 1 }}>
              {day("from", from, setFrom)}
              {day("to", to, setTo, wrongOrder ? text("wrongOrder") : undefined)}
            </Stack>
            <DialogContentText variant="body2" sx={{ mt: 1 }}>
              {incomplete ? text("needed") : text("daysHelp")}
            </DialogContentText>
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate("app.action.cancel")}</Button>
        {wrongOrder || incomplete ? (
          <Button variant="contained" disabled>
            {text("download")}
          </Button>
        ) : (
          <Button variant="contained" href={url} download onClick={onClose}>
            {text("download")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
