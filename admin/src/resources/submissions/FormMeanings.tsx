import Delete from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { Section } from "../../page/Section.tsx";
import { fieldLabel, MEANING_ENUMS, meaningsOf } from "../imports/importModel.ts";
import { asMeanings, asValueMap, CHOICE_FIELDS, type Meaning, type SubmissionForm } from "./submissionModel.ts";
import { useSaveMapping } from "./useSaveMapping.ts";

/** Words of this form beyond the common ones, and what each means here. */
export function FormMeanings({ form, edits }: { form: SubmissionForm; edits: boolean }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { busy, save } = useSaveMapping(form);
  const [lines, setLines] = useState(() => asMeanings(form.mapping.valueMap).map((line, id) => ({ ...line, id })));
  const text = (key: string, options = {}) => translate(`resources.submission-forms.${key}`, options);
  const change = (id: number, patch: Partial<Meaning>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...patch } : line)));
  const add = () =>
    setLines([
      ...lines,
      { field: "activityStatus", word: "", meaning: "", id: Math.max(-1, ...lines.map(({ id }) => id)) + 1 },
    ]);
  const valueMap = asValueMap(lines);
  const changed = JSON.stringify(valueMap) !== JSON.stringify(asValueMap(asMeanings(form.mapping.valueMap)));
  const name = (field: string, meaning: string) => translate(`enums.${MEANING_ENUMS[field]}.${meaning}`);
  return (
    <Section title={text("words")} note={text("wordsNote")}>
      {lines.length === 0 && <Quiet>{text("noWords")}</Quiet>}
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, maxWidth: 760 }}>
        {lines.map(({ id, field, word, meaning }, at) => (
          <Box
            component="li"
            key={id}
            sx={{
              display: "grid",
              alignItems: "center",
              gap: 1,
              py: 0.5,
              gridTemplateColumns: { xs: "minmax(0,1fr)", sm: "repeat(3,minmax(0,1fr)) 40px" },
            }}
          >
            {edits ? (
              <>
                <TextField
                  select
                  hiddenLabel
                  margin="none"
                  value={field}
                  onChange={({ target }) => change(id, { field: target.value, meaning: "" })}
                  slotProps={{ htmlInput: { "aria-label": text("wordField", { at: at + 1 }) } }}
                >
                  {CHOICE_FIELDS.map((one) => (
                    <MenuItem key={one} value={one}>
                      {fieldLabel("follow-ups", one, locale)}
                    </MenuItem>
                  ))}
                </TextField>
                <TextField
                  hiddenLabel
                  margin="none"
                  value={word}
                  placeholder={text("word")}
                  onChange={({ target }) => change(id, { word: target.value })}
                  slotProps={{ htmlInput: { "aria-label": text("wordAt", { at: at + 1 }), autoComplete: "off" } }}
                />
                <TextField
                  select
                  hiddenLabel
                  margin="none"
                  value={meaning}
                  onChange={({ target }) => change(id, { meaning: target.value })}
                  slotProps={{
                    htmlInput: { "aria-label": translate("resources.imports.meaningOf", { word: word || at + 1 }) },
                  }}
                >
                  {meaningsOf("follow-ups", field).map((one) => (
                    <MenuItem key={one} value={one}>
                      {name(field, one)}
                    </MenuItem>
                  ))}
                </TextField>
                <IconButton
                  size="small"
                  aria-label={text("removeWord", { word: word || at + 1 })}
                  onClick={() => setLines(lines.filter((line) => line.id !== id))}
                >
                  <Delete fontSize="small" />
                </IconButton>
              </>
            ) : (
              <span>
                {fieldLabel("follow-ups", field, locale)}: {word} = {name(field, meaning)}
              </span>
            )}
          </Box>
        ))}
      </Box>
      {edits && (
        <Box sx={{ display: "flex", gap: 1, mt: 1, flexWrap: "wrap" }}>
          <Button onClick={add}>{text("addWord")}</Button>
          {changed && (
            <Button variant="contained" disabled={busy} onClick={() => save({ ...form.mapping, valueMap })}>
              {text("saveMapping")}
            </Button>
          )}
        </Box>
      )}
    </Section>
  );
}
