import { useMemo } from "react";
import { useLocale } from "react-admin";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { Answers } from "#worker/forms/answers.ts";
import { type Checked, checkAnswers } from "#worker/forms/checkAnswers.ts";
import type { Asked } from "./FormFields.tsx";
import { wordsIn } from "./formText.ts";

interface AskedOptions {
  definition: FormDefinition;
  answers: Answers;
  today: string;
  /** Whether the person has been at this place, so that a fault may be told. */
  isSeen: (place: string) => boolean;
  /** What the server said, by place. */
  told?: Readonly<Record<string, string>>;
}

/** The answers judged by the very check the server uses, in the words of the reader. */
export function useAsked({ definition, answers, today, isSeen, told }: AskedOptions): Asked & { checked: Checked } {
  const locale = useLocale();
  const checked = useMemo(() => checkAnswers(definition, answers, { today }), [definition, answers, today]);
  return {
    checked,
    today,
    isAsked: (place) => checked.asked.has(place),
    faultAt: (place) => {
      const found = isSeen(place) ? checked.faults[place] : undefined;
      return (found && wordsIn(found, locale)) || told?.[place];
    },
  };
}
