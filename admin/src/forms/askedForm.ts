import type { FormDefinition, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { type Answers, isRecord } from "#worker/forms/answers.ts";
import { checkAnswers } from "#worker/forms/checkAnswers.ts";

/** What a contact asks, or was asked: `GET follow-ups/ID/form`, `GET groups/ID/form`. */
export interface AskedForm {
  form: { id: string; code: string; name: LocalText } | null;
  version: number | null;
  definition: FormDefinition | null;
  /** What the form starts with; of a finished contact what was answered. Null: closed to this reader. */
  answers: Answers | null;
  answered: boolean;
  /** Today where the group is. */
  today: string;
}

/** Answers as they are sent: what is asked under each other, without what an older version may have left in a draft. */
export const answersToSend = (definition: FormDefinition, answers: Answers, today: string): Answers =>
  checkAnswers(definition, answers, { today }).answers;

/** How many answers have to be mended before the form can be sent. */
export function countFaults(definition: FormDefinition, answers: Answers, today: string): number {
  const { faults, asked } = checkAnswers(definition, answers, { today });
  return Object.keys(faults).filter((place) => asked.has(place)).length;
}

/** Answers without those that are about a person: what may stay on a device. */
export function withoutPersonal(questions: readonly Question[], answers: Answers): Answers {
  const kept = { ...answers };
  // Answers of a group lie beside the others.
  const drop = (level: readonly Question[]) => {
    for (const question of level) {
      const value = answers[question.name];
      if (question.personal) delete kept[question.name];
      else if (question.kind === "group") drop(question.questions ?? []);
      else if (question.kind === "repeat" && Array.isArray(value))
        kept[question.name] = value.map((row) =>
          isRecord(row) ? withoutPersonal(question.questions ?? [], row) : row,
        );
    }
  };
  drop(questions);
  return kept;
}
