import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocale, useNotify, useTranslate } from "react-admin";
import { Section } from "../../page/Section.tsx";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import { fieldLabel, type Import, MEANING_ENUMS, meaningsOf, unsaid, type ValueMap } from "./importModel.ts";

/** What the words of the file mean here (mandek → vakum): chosen by a person, remembered with the columns. */
export function Meanings({ job }: { job: Import }) {
  const translate = useTranslate();
  const locale = useLocale();
  const notify = useNotify();
  const mayI = useMayI();
  const queryClient = useQueryClient();
  const [said, setSaid] = useState<ValueMap>({});
  const [busy, setBusy] = useState(false);
  const open = job.state === "ready" && mayI("imports", "edit");
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);
  const fields = Object.entries(job.valueMap).filter(([, words]) => Object.keys(words).length > 0);
  if (fields.length === 0) return null;
  const missing = unsaid(job.valueMap);

  const save = async () => {
    setBusy(true);
    try {
      const columns = job.mapping.map(({ column, field }) => ({ column, field }));
      const fresh = await api.put<Import>(`imports/${job.id}/mapping`, { columns, valueMap: said }, job.version);
      queryClient.setQueryData(["api", `imports/${job.id}`], fresh);
      notify(text("meant"), { type: "success" });
    } catch (fault) {
      notify((fault as Error).message, { type: "error", autoHideDuration: 8000 });
      setBusy(false);
    }
  };

  return (
    <Section title={text("meanings")} note={text("meaningsNote")}>
      {missing > 0 && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 1 }}>
          {text("unsaid", { smart_count: missing })}
        </Alert>
      )}
      <Box
        sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0,1fr)", md: "repeat(2,minmax(0,1fr))" } }}
      >
        {fields.map(([field, words]) => (
          <Box key={field} component="section" aria-label={fieldLabel(job.kind, field, locale)}>
            <Typography variant="h3" sx={{ mb: 0.5 }}>
              {fieldLabel(job.kind, field, locale)}
            </Typography>
            {Object.entries(words).map(([word, meaning]) => {
              const value = said[field]?.[word] ?? meaning ?? "";
              const name = (one: string) => translate(`enums.${MEANING_ENUMS[field]}.${one}`);
              return (
                <Box
                  key={word}
                  sx={{
                    display: "grid",
                    alignItems: "center",
                    gap: 1,
                    py: 0.25,
                    gridTemplateColumns: "minmax(0,1fr) minmax(0,1.2fr)",
                  }}
                >
                  <Box sx={{ overflowWrap: "anywhere" }}>{word}</Box>
                  {open ? (
                    <TextField
                      select
                      hiddenLabel
                      margin="none"
                      value={value}
                      error={value === ""}
                      onChange={({ target }) => setSaid({ ...said, [field]: { ...said[field], [word]: target.value } })}
                      slotProps={{ htmlInput: { "aria-label": text("meaningOf", { word }) } }}
                    >
                      {meaningsOf(job.kind, field).map((one) => (
                        <MenuItem key={one} value={one}>
                          {name(one)}
                        </MenuItem>
                      ))}
                    </TextField>
                  ) : (
                    <span>{value ? name(value) : "–"}</span>
                  )}
                </Box>
              );
            })}
          </Box>
        ))}
      </Box>
      {open && Object.keys(said).length > 0 && (
        <Button variant="contained" sx={{ mt: 1.5 }} onClick={save} disabled={busy}>
          {text("remean")}
        </Button>
      )}
    </Section>
  );
}
