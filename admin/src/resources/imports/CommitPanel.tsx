import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import { type Import, type ImportCohort, toWrite } from "./importModel.ts";

/** The decision: with which cohort, and write. */
export function CommitPanel({ job }: { job: Import }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [cohort, setCohort] = useState<ImportCohort>(job.cohort ?? {});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const writes = toWrite(job.counts);
  const hasCohort = job.kind === "roster";
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);

  const commit = async () => {
    setBusy(true);
    setFaults({});
    try {
      const { title, startsOn, endsOn } = cohort;
      const body = !hasCohort
        ? {}
        : { cohort: { title: title || null, startsOn: startsOn || null, endsOn: endsOn || null } };
      const after = await api.post<Import>(`imports/${job.id}/commit`, body, job.version);
      queryClient.setQueryData<Import>(["api", `imports/${job.id}`], { ...job, ...after });
      if (after.state === "committed") void queryClient.invalidateQueries();
    } catch (fault) {
      const { message, body } = fault as HttpError;
      setFaults((body?.errors as Record<string, string> | undefined) ?? {});
      notify(message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof ImportCohort, day: boolean) => (
    <TextField
      label={text(`fields.cohort.${name}`)}
      type={day ? "date" : "text"}
      value={cohort[name] ?? ""}
      onChange={({ target }) => setCohort({ ...cohort, [name]: target.value })}
      error={Boolean(faults[`cohort.${name}`])}
      helperText={faults[`cohort.${name}`]}
      slotProps={day ? { inputLabel: { shrink: true } } : undefined}
    />
  );

  return (
    <Card sx={{ px: 2, py: 1.5, borderLeft: 4, borderLeftColor: "primary.main" }}>
      <Typography variant="h2">{text(hasCohort ? "cohort" : `decide.${job.kind}`)}</Typography>
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
        {text(hasCohort ? "cohortNote" : `becomes.${job.kind}`)}
      </Typography>
      {hasCohort && (
        <Box sx={{ display: "grid", columnGap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "2fr 1fr 1fr" } }}>
          {field("title", false)}
          {field("startsOn", true)}
          {field("endsOn", true)}
        </Box>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5, mt: 1 }}>
        <Button variant="contained" onClick={commit} disabled={busy || writes === 0}>
          {writes > 0 ? text("commit", { smart_count: writes }) : text("commitNothing")}
        </Button>
        <Typography variant="caption" sx={{ color: "text.secondary", flex: "1 1 240px" }}>
          {text("commitNote")}
        </Typography>
      </Box>
    </Card>
  );
}
