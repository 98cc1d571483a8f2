import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Switch from "@mui/material/Switch";
import { useState } from "react";
import { useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { TODAY } from "#worker/forms/query.ts";
import { QuestionField } from "../../forms/QuestionField.tsx";
import { useBuilder } from "./BuilderContext.ts";
import type { PartProps } from "./QuestionEditor.tsx";

/** What a question starts with, given with the very input that will ask it. */
export function DefaultEditor({ question, path, put }: PartProps) {
  const { faultAt } = useBuilder();
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  const preset = question.default;
  const [wanted, setWanted] = useState(preset !== undefined);
  const fault = faultAt(path, "default");
  const isToday = question.kind === "date" && preset === TODAY;
  const { kind, name, options } = question;
  const asked: Question = { kind, name, options, label: { id: text("default"), en: text("default") } };
  const flag = (label: string, checked: boolean, turn: (on: boolean) => void) => (
    <FormControlLabel
      sx={{ ml: 0 }}
      control={<Switch size="small" checked={checked} onChange={(_event, on) => turn(on)} />}
      label={label}
    />
  );
  const turn = (on: boolean) => {
    setWanted(on);
    if (!on) put({ default: undefined });
  };
  return (
    <Box>
      {flag(text("withDefault"), wanted || preset !== undefined, turn)}
      {(wanted || preset !== undefined) && (
        <Box sx={{ pl: 2 }}>
          {question.kind === "date" &&
            flag(text("defaultToday"), isToday, (on) => put({ default: on ? TODAY : undefined }))}
          {!isToday && (
            <QuestionField
              question={asked}
              value={preset ?? null}
              onChange={(value) => put({ default: (value as Question["default"] | null) ?? undefined })}
              fault={fault}
            />
          )}
        </Box>
      )}
      {fault && isToday && <FormHelperText error>{fault}</FormHelperText>}
    </Box>
  );
}
