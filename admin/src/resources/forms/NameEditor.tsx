import TextField from "@mui/material/TextField";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { useBuilder } from "./BuilderContext.ts";
import { type Path, rename } from "./questionTree.ts";

/** The name answers are kept under; taken over when the field is left, with the conditions that ask about it. */
export function NameEditor({ question, path }: { question: Question; path: Path }) {
  const { questions, change, kept, faultAt } = useBuilder();
  const translate = useTranslate();
  const [typed, setTyped] = useState(question.name);
  useEffect(() => setTyped(question.name), [question.name]);
  const fixed = kept.names.has(question.name);
  const fault = faultAt(path, "name");
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  return (
    <TextField
      label={text("nameField")}
      value={typed}
      disabled={fixed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => typed !== question.name && change(rename(questions, path, typed.trim()))}
      error={Boolean(fault)}
      helperText={fault ?? text(fixed ? "nameKept" : "nameHelp")}
      sx={{ maxWidth: 420 }}
      slotProps={{ htmlInput: { autoCapitalize: "none", autoComplete: "off", spellCheck: false } }}
    />
  );
}
