import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import type { Theme } from "@mui/material/styles";
import TextField from "@mui/material/TextField";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type FormEvent, useState } from "react";
import { useLocale, useNotify, useTranslate } from "react-admin";
import { changedValues, fieldLabel, type Import, type ImportRow } from "./importModel.ts";
import { useRepair } from "./useImport.ts";

/** All mapped cells of one row, as they stand in the file; the faulty ones first. */
export function RowDialog({ job, row, onClose }: { job: Import; row: ImportRow; onClose: () => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const repair = useRepair(job);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const before = row.values ?? {};
  const faults = new Map(row.errors.map((fault) => [fault.column, fault]));
  const mapped = job.mapping.flatMap(({ field, heading }) => (field && field !== "number" ? [{ field, heading }] : []));
  const ordered = [
    ...mapped.filter(({ field }) => faults.has(field)),
    ...mapped.filter(({ field }) => !faults.has(field)),
  ];
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const repaired = await repair(row.row, changedValues(before, typed));
      if (repaired.errors.length === 0) onClose();
      else setTyped({});
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} fullScreen={narrow} fullWidth maxWidth="md" aria-labelledby="import-row-title">
      <Box
        component="form"
        onSubmit={save}
        sx={{ display: "flex", flexDirection: "column", minHeight: 0, overflow: "hidden" }}
      >
        <DialogTitle id="import-row-title">
          {text("editRow", { row: row.row })} {row.name && `· ${row.name}`}
        </DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 1 }}>{text("editHelp")}</DialogContentText>
          <Box
            sx={{
              display: "grid",
              columnGap: 2,
              gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(2, minmax(0,1fr))" },
            }}
          >
            {ordered.map(({ field, heading }, at) => {
              const fault = faults.get(field);
              return (
                <TextField
                  key={field}
                  label={fieldLabel(job.kind, field, locale)}
                  value={typed[field] ?? before[field] ?? ""}
                  onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
                  error={fault?.level === "error" && typed[field] === undefined}
                  helperText={fault && typed[field] === undefined ? fault.message : heading}
                  autoFocus={at === 0}
                  slotProps={{ htmlInput: { autoComplete: "off" } }}
                />
              );
            })}
          </Box>
        </DialogContent>
        <DialogActions sx={{ px: 3, py: 1.5 }}>
          <Button onClick={onClose}>{translate("app.action.close")}</Button>
          <Button type="submit" variant="contained" disabled={busy || Object.keys(typed).length === 0}>
            {text("recheck")}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
