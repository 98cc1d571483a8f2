import type { Question } from "#db/schema/forms.ts";

/** What each input of an answer is given: the question, its value, and the ids that tie label, hint and fault to it. */
export interface AnswerProps {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
  inputId: string;
  labelId: string;
  /** Ids of the hint and the fault, for aria-describedby. */
  describedBy?: string;
  faulty: boolean;
  disabled?: boolean;
}

/** The attributes that an input of one field carries. */
export const fieldAttributes = ({ describedBy, faulty, question }: AnswerProps) => ({
  "aria-describedby": describedBy,
  "aria-invalid": faulty || undefined,
  "aria-required": question.required || undefined,
});

/** The attributes of a set of controls under one label. */
export const setAttributes = (props: AnswerProps) => ({
  "aria-labelledby": props.labelId,
  "aria-describedby": props.describedBy,
});
