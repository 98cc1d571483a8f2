import Delete from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Section } from "../../page/Section.tsx";
import { fieldLabel, fieldsOf } from "../imports/importModel.ts";
import { namedQuestions, type Question, type SubmissionForm } from "./submissionModel.ts";
import { useSaveMapping } from "./useSaveMapping.ts";

/** Which question of the form fills which field. Of several for one field the first that was answered counts. */
export function FormQuestions({ form, edits }: { form: SubmissionForm; edits: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { busy, save } = useSaveMapping(form);
  // A line keeps its own number: a name being typed is no key.
  const [lines, setLines] = useState(() => form.mapping.columns.map((question, id) => ({ ...question, id })));
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  const change = (id: number, patch: Partial<Question>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...patch } : line)));
  const add = () =>
    setLines([...lines, { column: "", field: null, id: Math.max(-1, ...lines.map(({ id }) => id)) + 1 }]);
  const columns = namedQuestions(lines);
  const changed = JSON.stringify(columns) !== JSON.stringify(form.mapping.columns);
  return (
    <Section title={text("questions")} note={text("questionsNote")}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, maxWidth: 760 }}>
        {lines.map(({ id, column, field }, at) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: "grid",
              alignItems: "center",
              gap: 1,
              py: 0.5,
              gridTemplateColumns: { xs: "minmax(0,1fr) 40px", sm: "minmax(0,1fr) minmax(0,1fr) 40px" },
            }}
          >
            {edits ? (
              <>
                <TextField
                  hiddenLabel
                  margin="none"
                  value={column}
                  onChange={({ target }) => change(id, { column: target.value })}
                  slotProps={{ htmlInput: { "aria-label": text("questionAt", { at: at + 1 }), autoComplete: "off" } }}
                />
                <TextField
                  select
                  hiddenLabel
                  margin="none"
                  value={field ?? ""}
                  onChange={({ target }) => change(id, { field: target.value || null })}
                  sx={{ gridColumn: { xs: 1, sm: "auto" } }}
                  slotProps={{ htmlInput: { "aria-label": text("fieldOf", { question: column || at + 1 }) } }}
                >
                  <MenuItem value="">{translate("resources.imports.leaveOut")}</MenuItem>
                  {fieldsOf("follow-ups")
                    .filter(({ name }) => name !== "instanceId")
                    .map(({ name }) => (
                      <MenuItem key={name} value={name}>
                        {fieldLabel("follow-ups", name, locale)}
                      </MenuItem>
                    ))}
                </TextField>
                <IconButton
                  size="small"
                  aria-label={text("removeQuestion", { question: column || at + 1 })}
                  onClick={() => setLines(lines.filter((line) => line.id !== id))}
                  sx={{ gridColumn: { xs: 2, sm: "auto" }, gridRow: { xs: 1, sm: "auto" } }}
                >
                  <Delete fontSize="small" />
                </IconButton>
              </>
            ) : (
              <>
                <code>{column}</code>
                <span>{field ? fieldLabel("follow-ups", field, locale) : "–"}</span>
              </>
            )}
          </Box>
        ))}
      </Box>
      {edits && (
        <Box sx={{ display: "flex", gap: 1, mt: 1, flexWrap: "wrap" }}>
          <Button onClick={add}>{text("addQuestion")}</Button>
          {changed && (
            <Button variant="contained" disabled={busy} onClick={() => save({ ...form.mapping, columns })}>
              {text("saveMapping")}
            </Button>
          )}
        </Box>
      )}
    </Section>
  );
}
