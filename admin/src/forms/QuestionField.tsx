import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { Question } from "#db/schema/forms.ts";
import type { AnswerProps } from "./answerProps.ts";
import { ManyAnswer, OneAnswer, YesNoAnswer } from "./ChoiceAnswers.tsx";
import { wordsIn } from "./formText.ts";
import { PhotoAnswer } from "./PhotoAnswer.tsx";
import { PlaceAnswer } from "./PlaceAnswer.tsx";
import { SignatureAnswer } from "./SignatureAnswer.tsx";
import { DateAnswer, MoneyAnswer, NumberAnswer, TextAnswer } from "./TypedAnswers.tsx";

interface QuestionFieldProps {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What is wrong with the answer, in the reader's language. */
  fault?: string;
  /** Where the answer stands in the form; left out where it stands alone. */
  place?: string;
  disabled?: boolean;
}

/** Answers with one field of their own, which a label can name; the others are sets of controls. */
const labelled: readonly string[] = ["text", "number", "money", "date"];

/** One question with its words, its input and what is wrong with the answer; no groups, no repeats. */
export function QuestionField({ question, value, onChange, fault, place, disabled }: QuestionFieldProps) {
  const locale = useLocale();
  const translate = useTranslate();
  const id = useId();
  const hint = wordsIn(question.hint, locale);
  const label = wordsIn(question.label, locale);
  if (question.kind === "note") return <Note label={label} hint={hint} />;
  const ids = { inputId: `${id}-input`, labelId: `${id}-label` };
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  const props: AnswerProps = {
    question,
    value,
    onChange,
    ...ids,
    describedBy: described || undefined,
    faulty: Boolean(fault),
    disabled,
  };
  return (
    <Box sx={{ my: 2 }} data-place={place}>
      <Typography
        variant="body1"
        id={ids.labelId}
        component={labelled.includes(question.kind) ? "label" : "p"}
        {...(labelled.includes(question.kind) && { htmlFor: ids.inputId })}
        sx={{ display: "block", fontWeight: 600, mb: 0.5, overflowWrap: "anywhere" }}
      >
        {label}
        {question.required && <span aria-hidden> *</span>}
      </Typography>
      {hint && (
        <Typography variant="caption" component="p" id={`${id}-hint`} sx={{ color: "text.secondary", mb: 0.75 }}>
          {hint}
        </Typography>
      )}
      <AnswerInput {...props} />
      {question.personal && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {translate("resources.forms.answer.personal")}
        </Typography>
      )}
      {fault && (
        <FormHelperText error id={`${id}-fault`} role="alert">
          {fault}
        </FormHelperText>
      )}
    </Box>
  );
}

const Note = ({ label, hint }: { label: string; hint: string }): ReactNode => (
  <Box sx={{ my: 2, px: 1.5, py: 1, bgcolor: "quiet", borderRadius: 1, whiteSpace: "pre-line" }}>
    <Typography variant="body1">{label}</Typography>
    {hint && (
      <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
        {hint}
      </Typography>
    )}
  </Box>
);

function AnswerInput(props: AnswerProps) {
  switch (props.question.kind) {
    case "text":
      return <TextAnswer {...props} />;
    case "number":
      return <NumberAnswer {...props} />;
    case "money":
      return <MoneyAnswer {...props} />;
    case "date":
      return <DateAnswer {...props} />;
    case "one":
      return <OneAnswer {...props} />;
    case "many":
      return <ManyAnswer {...props} />;
    case "yes_no":
      return <YesNoAnswer {...props} />;
    case "photo":
      return <PhotoAnswer {...props} />;
    case "place":
      return <PlaceAnswer {...props} />;
    case "signature":
      return <SignatureAnswer {...props} />;
    case "note":
    case "group":
    case "repeat":
      return null;
  }
}
