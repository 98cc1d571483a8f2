import Box from "@mui/material/Box";
import { type FocusEvent, useState } from "react";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { FormFields } from "./FormFields.tsx";
import { useAsked } from "./useAsked.ts";

interface FormSheetProps {
  definition: FormDefinition;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Today where the record lies, YYYY-MM-DD. */
  today: string;
  /** Every fault at once: somebody wanted to send it. */
  showAll?: boolean;
  /** What the server said, by place of the answer. */
  told?: Readonly<Record<string, string>>;
  disabled?: boolean;
}

/** A whole form: a fault is told once the person has left the question, and all of them when it was to be sent. */
export function FormSheet({ definition, answers, onChange, today, showAll, told, disabled }: FormSheetProps) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const isSeen = (place: string) => showAll === true || seen.has(place);
  const asked = useAsked({ definition, answers, today, isSeen, told });
  const leave = ({ target, relatedTarget }: FocusEvent<HTMLElement>) => {
    const left = target.closest<HTMLElement>("[data-place]");
    const place = left?.dataset.place;
    if (!place || seen.has(place) || (relatedTarget && left?.contains(relatedTarget))) return;
    setSeen(new Set([...seen, place]));
  };
  return (
    <Box onBlur={leave} sx={{ minWidth: 0 }}>
      <FormFields
        questions={definition.questions}
        answers={answers}
        onChange={onChange}
        asked={asked}
        disabled={disabled}
      />
    </Box>
  );
}
