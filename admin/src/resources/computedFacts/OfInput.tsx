import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useGetList, useLocale, useTranslate } from "react-admin";
import { useController, useWatch } from "react-hook-form";
import type { Question } from "#db/schema/forms.ts";
import { wordsIn } from "../../forms/formText.ts";
import type { Form } from "../forms/formModel.ts";
import { type DraftDefinition, ofChoices } from "./factModel.ts";

interface AnswerChoice {
  form: string;
  question: string;
}

const asked = (questions: readonly Question[]): Question[] =>
  questions.flatMap((one) => (one.kind === "group" ? asked(one.questions ?? []) : [one]));
const KINDS: readonly Question["kind"][] = ["number", "money", "date", "yes_no", "one", "text"];

/** What is summed, or told of the latest; an answer also by its form and question. */
export function OfInput() {
  const translate = useTranslate();
  const definition = (useWatch({ name: "definition" }) ?? {}) as DraftDefinition;
  const { field, fieldState } = useController({ name: "definition.of" });
  const text = (key: string) => translate(`resources.computed-facts.${key}`);
  const choices = ofChoices(definition);
  const answer = typeof field.value === "object" && field.value !== null ? (field.value as AnswerChoice) : undefined;
  const chosen = answer ? "answer" : choices.find((one) => one === field.value);
  return (
    <>
      <TextField
        select
        fullWidth
        label={text("fields.definition.of")}
        value={chosen ?? ""}
        onChange={({ target }) => field.onChange(target.value === "answer" ? { form: "", question: "" } : target.value)}
        error={fieldState.invalid}
        helperText={fieldState.error?.message}
      >
        {choices.map((one) => (
          <MenuItem key={one} value={one}>
            {text(`of.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {answer && <AnswerInputs answer={answer} onChange={field.onChange} />}
    </>
  );
}

function AnswerInputs({ answer, onChange }: { answer: AnswerChoice; onChange: (answer: AnswerChoice) => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const { data = [] } = useGetList<Form>("forms", {
    filter: { publishedVersion_isnull: false },
    sort: { field: "code", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  const form = data.find(({ code }) => code === answer.form);
  const questions = asked(form?.draft.questions ?? []).filter(
    ({ kind, personal }) => KINDS.includes(kind) && !personal,
  );
  const label = (field: string) => translate(`resources.computed-facts.fields.definition.${field}`);
  return (
    <>
      <TextField
        select
        fullWidth
        label={label("form")}
        value={form ? answer.form : ""}
        onChange={({ target }) => onChange({ form: target.value, question: "" })}
      >
        {data.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {wordsIn(name, locale)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        fullWidth
        label={label("question")}
        disabled={!form}
        value={questions.some(({ name }) => name === answer.question) ? answer.question : ""}
        onChange={({ target }) => onChange({ form: answer.form, question: target.value })}
      >
        {questions.map((one) => (
          <MenuItem key={one.name} value={one.name}>
            {wordsIn(one.label, locale)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
