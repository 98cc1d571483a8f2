import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useNotify, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { formatShare } from "../../format/number.ts";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { fieldLabel, fieldsOf, fieldTwice, type Import } from "./importModel.ts";
import { useSamples } from "./useSamples.ts";

const leftOut = "-";

/** Which column of the file is what; changed here, remembered for files of the same layout. */
export function Mapping({ job }: { job: Import }) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const mayI = useMayI();
  const queryClient = useQueryClient();
  const samples = useSamples(job);
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const [busy, setBusy] = useState(false);
  const columns = job.mapping.map((one) => ({
    ...one,
    field: one.column in chosen ? (chosen[one.column] ?? null) : one.field,
  }));
  const twice = fieldTwice(columns);
  const open = job.state === "ready" && mayI("imports", "edit");
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);

  const remap = async () => {
    setBusy(true);
    try {
      const body = { columns: columns.map(({ column, field }) => ({ column, field })) };
      const fresh = await api.put<Import>(`imports/${job.id}/mapping`, body, job.version);
      queryClient.setQueryData(["api", `imports/${job.id}`], fresh);
      setChosen({});
      notify(text("remapped"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title={text("mapping")} note={text("mappingNote")}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {columns.map(({ column, heading, field, confidence }) => (
          <Box
            component="li"
            key={column}
            sx={{
              display: "grid",
              gap: { xs: 0.25, sm: 1.5 },
              alignItems: "center",
              gridTemplateColumns: { xs: "1fr", sm: "36px minmax(0,1fr) minmax(0,1fr) 260px" },
              py: 0.5,
              borderTop: 1,
              borderColor: "divider",
            }}
          >
            <Quiet>{column}</Quiet>
            <span>{heading}</span>
            <Box sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", fontSize: "0.8125rem" }}>
              <Quiet>{samples[column]?.join(" · ") || "–"}</Quiet>
            </Box>
            {open ? (
              <TextField
                select
                hiddenLabel
                margin="none"
                value={field ?? leftOut}
                onChange={({ target }) =>
                  setChosen({ ...chosen, [column]: target.value === leftOut ? null : target.value })
                }
                helperText={
                  field && confidence < 0.8 && !(column in chosen)
                    ? text("sure", { share: formatShare(confidence) })
                    : undefined
                }
                slotProps={{ htmlInput: { "aria-label": `${column} ${heading}` } }}
              >
                <MenuItem value={leftOut}>{text("leaveOut")}</MenuItem>
                {fieldsOf(job.kind).map(({ name }) => (
                  <MenuItem key={name} value={name}>
                    {fieldLabel(job.kind, name, locale)}
                  </MenuItem>
                ))}
              </TextField>
            ) : (
              <span>{field ? fieldLabel(job.kind, field, locale) : <Quiet>{text("leaveOut")}</Quiet>}</span>
            )}
          </Box>
        ))}
      </Box>
      {twice && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          {text("twice", { field: fieldLabel(job.kind, twice, locale) })}
        </Alert>
      )}
      {open && Object.keys(chosen).length > 0 && (
        <Button variant="contained" sx={{ mt: 1.5 }} onClick={remap} disabled={busy || Boolean(twice)}>
          {text("remap")}
        </Button>
      )}
    </Section>
  );
}
