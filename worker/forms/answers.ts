import type { Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";

/** Answers by name of question; those of a group lie beside the others, those of a repeat are a list of rows. */
export type Answers = Record<string, unknown>;

/** What is wrong, by the place of the answer: `name`, and in a repeat `repeat.0.name`. */
export type Faults = Record<string, LocalText>;

/** What an answer is checked against besides its own question. */
export interface AskContext {
  /** Today where the record lies, YYYY-MM-DD. */
  today: string;
  /** The answers as they were: an option that was retired since stays where it stood. */
  prior?: Answers;
}

export const fault = (id: string, en: string): LocalText => ({ id, en });

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const own = (answers: Answers | undefined, name: string): unknown =>
  answers !== undefined && Object.hasOwn(answers, name) ? answers[name] : undefined;

/** Whether nothing was answered: blank text and empty lists are nothing too. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Whether a question takes an answer of its own (a note is read, a group only holds others). */
export const takesAnswer = ({ kind }: Question): boolean => kind !== "note" && kind !== "group";

/** Every question in the order it is asked, those inside groups and repeats too. */
export function everyQuestion(questions: readonly Question[]): Question[] {
  return questions.flatMap((one) => [one, ...everyQuestion(one.questions ?? [])]);
}
