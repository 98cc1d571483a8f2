import type { QuestionKind } from "#db/constants.ts";
import type { FormDefinition } from "#db/schema/forms.ts";
import { type Answers, own } from "./answers.ts";

/** Answers that can be a fact: counted, compared, and never about a person. */
const TOLD_KINDS: readonly string[] = ["number", "money", "date", "one", "many", "yes_no"] satisfies QuestionKind[];

/**
 * What an event says of the answers to a form, as `code.question`: only what is not personal and not free text, and
 * nothing of a repeat, which has no one answer.
 */
export function toldAnswers(code: string, { questions }: FormDefinition, answers: Answers): Answers {
  const told: Answers = {};
  for (const question of questions) {
    if (question.personal) continue;
    if (question.kind === "group")
      Object.assign(told, toldAnswers(code, { questions: question.questions ?? [] }, answers));
    const value = own(answers, question.name);
    if (value !== undefined && TOLD_KINDS.includes(question.kind)) told[`${code}.${question.name}`] = value;
  }
  return told;
}
