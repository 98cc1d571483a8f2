import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import { QuestionField } from "../../forms/QuestionField.tsx";
import { useBuilder } from "./BuilderContext.ts";
import type { PartProps } from "./QuestionEditor.tsx";

const TODAY = "today";

/** What a question starts with, given with the very input that will ask it. */
export function DefaultEditor({ question, path, put }: PartProps) {
  const { faultAt } = useBuilder();
  const translate = useTranslate();
  const words = translate("resources.forms.build.default");
  const fault = faultAt(path, "default");
  const preset = question.default;
  const isToday = question.kind === "date" && preset === TODAY;
  const { kind, name, options, limits } = question;
  const asked: Question = { kind, name, options, limits, label: { id: words, en: words } };
  return (
    <Box>
      {question.kind === "date" && (
        <FormControlLabel
          sx={{ ml: 0 }}
          control={
            <Switch size="small" checked={isToday} onChange={(_e, on) => put({ default: on ? TODAY : undefined })} />
          }
          label={translate("resources.forms.build.defaultToday")}
        />
      )}
      {!isToday && (
        <QuestionField
          question={asked}
          value={preset ?? null}
          onChange={(value) => put({ default: (value as Question["default"] | null) ?? undefined })}
          fault={fault}
        />
      )}
    </Box>
  );
}
