import type { QuestionKind } from "#db/constants.ts";
import type { Choice, FormDefinition, Question } from "#db/schema/forms.ts";
import { insertAt, namesOf, type Path, questionAt } from "./questionTree.ts";

/** Kinds that are answered with a value; the others only arrange or tell. */
const UNANSWERED: readonly QuestionKind[] = ["note", "group", "repeat"];
/** Kinds whose answer is a file of the contact. */
const FILES: readonly QuestionKind[] = ["photo", "signature"];
const CHOSEN: readonly QuestionKind[] = ["one", "many"];

export const hasOptions = ({ kind }: Question): boolean => CHOSEN.includes(kind);
export const isAnswered = ({ kind }: Question): boolean => !UNANSWERED.includes(kind);
export const takesRequired = ({ kind }: Question): boolean => isAnswered({ kind } as Question);
/** A file or a place of an earlier visit is no answer for today's. */
export const takesPrefill = ({ kind }: Question): boolean =>
  isAnswered({ kind } as Question) && !FILES.includes(kind) && kind !== "place";
export const takesDefault = takesPrefill;
export const takesLimits = ({ kind }: Question): boolean =>
  ["text", "number", "money", "date", "many", "repeat"].includes(kind);

const LONGEST_NAME = 40;

/** A name as answers are kept under: `Jam kerja / hari` → `jam_kerja_hari`. */
export function slugOf(text: string): string {
  const plain = text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  const led = /^[a-z]/.test(plain) ? plain : plain && `p_${plain}`;
  return led.slice(0, LONGEST_NAME).replace(/_+$/, "");
}

/** The wanted name, or with the first number that is free. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const end = `_${number}`;
    const name = `${wanted.slice(0, LONGEST_NAME - end.length)}${end}`;
    if (!taken.has(name)) return name;
  }
}

/** Whether nobody has named it: such a name follows the label. */
export const isMadeName = ({ name, kind }: Question): boolean =>
  name === kind || (/^\d+$/.test(name.slice(kind.length + 1)) && name.startsWith(`${kind}_`));

const blank = () => ({ id: "", en: "" });

export const newChoice = (choices: readonly Choice[]): Choice => ({
  value: freeName(`pilihan_${choices.length + 1}`, new Set(choices.map(({ value }) => value))),
  label: blank(),
});

export function newQuestion(kind: QuestionKind, questions: readonly Question[]): Question {
  const name = freeName(kind, namesOf(questions));
  const question: Question = { name, kind, label: blank() };
  if (hasOptions(question)) {
    const first = newChoice([]);
    question.options = [first, newChoice([first])];
  }
  if (kind === "group" || kind === "repeat") question.questions = [];
  return question;
}

/** A copy right below, with names of its own. */
export function duplicateAt(questions: readonly Question[], path: Path): { questions: Question[]; path: Path } {
  const original = questionAt(questions, path);
  if (!original) return { questions: [...questions], path };
  const taken = namesOf(questions);
  const named = (question: Question): Question => {
    const name = freeName(question.name, taken);
    taken.add(name);
    return {
      ...structuredClone(question),
      name,
      ...(question.questions && { questions: question.questions.map(named) }),
    };
  };
  const below = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
  return { questions: insertAt(questions, below, named(original)), path: below };
}

/** Names of questions, and values of choices by question, that a published version knows: they stay as they are. */
export interface Kept {
  names: ReadonlyMap<string, QuestionKind>;
  choices: ReadonlyMap<string, ReadonlySet<string>>;
}

export function keptBy(published: FormDefinition | undefined): Kept {
  const names = new Map<string, QuestionKind>();
  const choices = new Map<string, ReadonlySet<string>>();
  const note = (questions: readonly Question[]) => {
    for (const question of questions) {
      names.set(question.name, question.kind);
      choices.set(question.name, new Set(question.options?.map(({ value }) => value)));
      note(question.questions ?? []);
    }
  };
  note(published?.questions ?? []);
  return { names, choices };
}
