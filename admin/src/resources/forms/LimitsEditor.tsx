import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Limits } from "#db/schema/forms.ts";
import { limitFields } from "#worker/forms/fieldsBefore.ts";
import { AnswerQuery } from "./AnswerQuery.tsx";
import { BoundInput } from "./BoundInput.tsx";
import { useBuilder } from "./BuilderContext.ts";
import type { PartProps } from "./QuestionEditor.tsx";
import { WordsFields } from "./WordsFields.tsx";

/** Without what was emptied; nothing where all was. */
function tidy(limits: Limits): Limits | undefined {
  const left = Object.fromEntries(
    Object.entries(limits).filter(([, value]) => value !== undefined && value !== null && value !== false),
  );
  return Object.keys(left).length > 0 ? left : undefined;
}

/** What an answer must be beyond its kind: bounds, a rule over the answers, and the words of the refusal. */
export function LimitsEditor({ question, path, put }: PartProps) {
  const { questions, faultAt } = useBuilder();
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.forms.build.${key}`);
  const limits = question.limits ?? {};
  const set = (part: Partial<Limits>) => put({ limits: tidy({ ...limits, ...part }) });
  const fault = (part: string) => faultAt(path, `limits.${part}`);
  const bound = (of: "min" | "max") => (
    <BoundInput
      kind={question.kind}
      label={text(`${of}.${question.kind}`)}
      value={limits[of]}
      onChange={(value) => set({ [of]: value })}
      fault={fault(of)}
    />
  );
  const message = limits.message ?? { id: "", en: "" };
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0 }}>
        {text("limits")}
      </Typography>
      <Box sx={{ display: "grid", columnGap: 1.5, gridTemplateColumns: "repeat(2, minmax(0,1fr))" }}>
        {bound("min")}
        {bound("max")}
      </Box>
      {question.kind === "number" && (
        <FormControlLabel
          sx={{ ml: 0 }}
          control={<Switch size="small" checked={limits.whole ?? false} onChange={(_e, whole) => set({ whole })} />}
          label={text("whole")}
        />
      )}
      {question.kind !== "repeat" && (
        <AnswerQuery
          query={limits.query}
          onChange={(query) => set({ query })}
          offered={limitFields({ questions: [...questions] }, question)}
          label={text("rule")}
          help={text("ruleHelp")}
          nothing={text("ruleHelp")}
          fault={fault("query")}
        />
      )}
      {question.limits && (
        <Box sx={{ mt: 1 }}>
          <WordsFields
            value={message}
            onChange={(next) => set({ message: next.id || next.en ? next : undefined })}
            labels={[text("messageId"), text("messageEn")]}
            faults={[fault("message.id"), fault("message.en")]}
          />
        </Box>
      )}
      {fault("whole") && <FormHelperText error>{fault("whole")}</FormHelperText>}
    </Box>
  );
}
