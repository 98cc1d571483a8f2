import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { wordsIn } from "./formText.ts";
import { QuestionField } from "./QuestionField.tsx";
import { RepeatField } from "./RepeatField.tsx";

/** What is asked under the answers so far and what is wrong with them, by the place of the question. */
export interface Asked {
  isAsked: (place: string) => boolean;
  /** In the reader's language; only what may be shown by now. */
  faultAt: (place: string) => string | undefined;
  today: string;
}

export interface FormFieldsProps {
  questions: readonly Question[];
  /** Answers of this level: of the form, or of one row of a repeat. */
  answers: Answers;
  onChange: (answers: Answers) => void;
  asked: Asked;
  /** Where this level stands: empty for the form, `repeat.0.` for a row. */
  place?: string;
  disabled?: boolean;
}

/** The questions of a form as they are asked: at a visit and in the preview alike. */
export function FormFields(props: FormFieldsProps) {
  const { questions, answers, onChange, asked, place = "", disabled } = props;
  return questions
    .filter(({ name }) => asked.isAsked(place + name))
    .map((question) => {
      const change = (value: unknown) => onChange({ ...answers, [question.name]: value });
      const at = place + question.name;
      const own = { question, value: answers[question.name], onChange: change, place: at, disabled };
      if (question.kind === "group") return <GroupField key={question.name} {...props} question={question} />;
      if (question.kind === "repeat") return <RepeatField key={question.name} {...own} asked={asked} />;
      return <QuestionField key={question.name} {...own} fault={asked.faultAt(at)} />;
    });
}

/** Answers of a group lie beside the others; the frame only says what belongs together. */
function GroupField({ question, ...props }: FormFieldsProps & { question: Question }) {
  const locale = useLocale();
  const hint = wordsIn(question.hint, locale);
  return (
    <Box component="fieldset" sx={{ m: 0, my: 2, p: 0, border: 0, borderTop: 1, borderColor: "divider", minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ p: 0, pr: 1 }}>
        {wordsIn(question.label, locale)}
      </Typography>
      {hint && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {hint}
        </Typography>
      )}
      <FormFields {...props} questions={question.questions ?? []} />
    </Box>
  );
}
