import type { Choice, FormDefinition, Limits, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { isDay } from "../day.ts";
import { everyQuestion, fault, takesAnswer } from "./answers.ts";
import { MOST_ROWS } from "./checkAnswers.ts";
import { checkQuery, fieldsOf, type QueryField, TODAY } from "./query.ts";
import { readValue } from "./readValue.ts";

export const MOST_QUESTIONS = 300;
export const MOST_CHOICES = 300;
const DEEPEST = 4;
const LONGEST_LABEL = 500;
export const QUESTION_NAME = /^[a-z][a-z0-9_]{0,59}$/;
export const CHOICE_VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;

/** One thing wrong with a form: the place (`questions[1].options[0].label`), the question, and how to mend it. */
export interface DefinitionFault {
  path: string;
  name: string;
  text: LocalText;
}

interface Place {
  path: string;
  name: string;
  say: (at: string, id: string, en: string) => void;
}

/** Questions seen so far, from the first one on: what conditions may ask about. */
interface Seen {
  names: Set<string>;
  fields: Map<string, QueryField>;
  faults: DefinitionFault[];
}

/** Everything that keeps a form from being asked; empty when it can be published. */
export function checkDefinition(definition: FormDefinition): DefinitionFault[] {
  const seen: Seen = { names: new Set(), fields: new Map(), faults: [] };
  const all = everyQuestion(definition.questions);
  if (!all.some((one) => takesAnswer(one) && !one.retired))
    seen.faults.push({ path: "questions", name: "", text: fault("Isi setidaknya satu pertanyaan.", "Ask something.") });
  if (all.length > MOST_QUESTIONS) {
    const text = fault(`Paling banyak ${MOST_QUESTIONS} pertanyaan.`, `At most ${MOST_QUESTIONS} questions.`);
    seen.faults.push({ path: "questions", name: "", text });
  }
  checkQuestions(definition.questions, "questions", { depth: 1, inRepeat: false }, seen);
  return seen.faults;
}

interface Nesting {
  depth: number;
  inRepeat: boolean;
}

function checkQuestions(questions: readonly Question[], path: string, nesting: Nesting, seen: Seen): void {
  for (const [i, question] of questions.entries()) checkQuestion(question, `${path}[${i}]`, nesting, seen);
}

function checkQuestion(question: Question, path: string, nesting: Nesting, seen: Seen): void {
  const { name, kind } = question;
  const say = (at: string, id: string, en: string) =>
    seen.faults.push({ path: at ? `${path}.${at}` : path, name, text: fault(id, en) });
  const place: Place = { path, name, say };
  checkName(name, place, seen);
  checkWords(question.label, "label", place);
  if (question.hint) checkWords(question.hint, "hint", place);
  if (question.relevant) checkCondition(question.relevant, "relevant", seen.fields, place);
  if (nesting.depth > DEEPEST) say("", `Paling dalam ${DEEPEST} tingkat.`, `At most ${DEEPEST} levels deep.`);
  if (kind === "repeat" && nesting.inRepeat)
    say("kind", "Isian berulang tidak dapat berada di dalam yang lain.", "A repeat cannot lie inside another.");
  checkOptions(question, place);
  checkParts(question, place);
  checkLimits(question, place, seen);
  checkDefault(question, place);
  if (question.questions) {
    const inside = { depth: nesting.depth + 1, inRepeat: nesting.inRepeat || kind === "repeat" };
    // What is asked in a repeat is answered row by row: after it there is no one answer to ask about.
    const fields = kind === "repeat" ? new Map(seen.fields) : seen.fields;
    checkQuestions(question.questions, `${path}.questions`, inside, { ...seen, fields });
  }
  for (const field of fieldsOf(question)) seen.fields.set(field.name, field);
}

function checkName(name: string, { say }: Place, seen: Seen): void {
  if (!QUESTION_NAME.test(name))
    say(
      "name",
      "Nama: huruf kecil, angka, garis bawah; diawali huruf; paling panjang 60.",
      "A name is lower-case letters, digits, underscores; a letter first; at most 60.",
    );
  if (seen.names.has(name)) say("name", `Nama "${name}" sudah dipakai.`, `The name "${name}" is taken.`);
  seen.names.add(name);
}

function checkWords(words: LocalText, at: string, { say }: Place): void {
  for (const locale of ["id", "en"] as const) {
    const text = words[locale];
    if (text.trim() === "") say(`${at}.${locale}`, "Teks ini belum diisi.", "This text is missing.");
    if (text.length > LONGEST_LABEL)
      say(`${at}.${locale}`, `Paling panjang ${LONGEST_LABEL} karakter.`, `At most ${LONGEST_LABEL} characters.`);
  }
}

function checkCondition(query: unknown, at: string, fields: ReadonlyMap<string, QueryField>, { say }: Place): void {
  const found = checkQuery(query, fields);
  if (found) say(at, found.id, found.en);
}

const hasChoices = ({ kind }: Question) => kind === "one" || kind === "many";

function checkOptions(question: Question, place: Place): void {
  const { say } = place;
  const options: readonly Choice[] = question.options ?? [];
  if (!hasChoices(question)) {
    if (options.length > 0) say("options", "Hanya untuk pertanyaan pilihan.", "Only a question of choice has these.");
    return;
  }
  if (!options.some((one) => !one.retired)) say("options", "Isi setidaknya satu pilihan.", "Give at least one choice.");
  if (options.length > MOST_CHOICES)
    say("options", `Paling banyak ${MOST_CHOICES} pilihan.`, `At most ${MOST_CHOICES} choices.`);
  const values = new Set<string>();
  for (const [i, { value, label }] of options.entries()) {
    if (!CHOICE_VALUE.test(value))
      say(
        `options[${i}].value`,
        "Nilai pilihan: huruf, angka, _ . - tanpa spasi; paling panjang 60.",
        "A choice's value is letters, digits, _ . - without spaces; at most 60.",
      );
    if (values.has(value)) say(`options[${i}].value`, `Nilai "${value}" sudah dipakai.`, `"${value}" is taken.`);
    values.add(value);
    checkWords(label, `options[${i}].label`, place);
  }
}

function checkParts(question: Question, { say }: Place): void {
  const holdsOthers = question.kind === "group" || question.kind === "repeat";
  if (holdsOthers && !question.questions?.length)
    say("questions", "Isi setidaknya satu pertanyaan.", "Put at least one question in it.");
  if (!holdsOthers && question.questions?.length)
    say(
      "questions",
      "Hanya kelompok dan isian berulang yang memuat pertanyaan.",
      "Only groups and repeats hold others.",
    );
  if (!takesAnswer(question) && (question.required || question.prefill))
    say("required", "Di sini tidak ada yang dijawab.", "There is nothing to answer here.");
}

/** What bounds a question can have: a number, a day or a count from 0. */
export function boundFits(question: Question, bound: number | string): boolean {
  if (question.kind === "date") return typeof bound === "string" && (bound === TODAY || isDay(bound));
  if (typeof bound !== "number" || !Number.isFinite(bound)) return false;
  if (question.kind === "number") return true;
  return Number.isInteger(bound) && bound >= 0 && (question.kind !== "repeat" || bound <= MOST_ROWS);
}

/** Whether no value lies between two bounds; a bound that moves with today is not told. */
export const areCrossed = ({ min, max }: Limits): boolean =>
  min !== undefined && max !== undefined && typeof min === typeof max && min !== TODAY && max !== TODAY && min > max;

const BOUNDED = ["text", "number", "money", "date", "many", "repeat"];

function checkLimits(question: Question, place: Place, { fields }: Seen): void {
  const limits: Limits = question.limits ?? {};
  const { say } = place;
  const { min, max } = limits;
  for (const [at, bound] of Object.entries({ min, max })) {
    if (bound === undefined) continue;
    if (!BOUNDED.includes(question.kind))
      say(`limits.${at}`, "Jenis ini tidak mengenal batas.", "This kind has no bounds.");
    else if (!boundFits(question, bound)) say(`limits.${at}`, "Batas ini tidak sesuai.", "This bound does not fit.");
  }
  if (areCrossed(limits)) say("limits.max", "Lebih kecil daripada batas bawahnya.", "Below its lower bound.");
  if (limits.whole && question.kind !== "number") say("limits.whole", "Hanya untuk angka.", "Only for a number.");
  if (limits.message) checkWords(limits.message, "limits.message", place);
  if (!limits.query) return;
  const self = fieldsOf(question, ".");
  if (self.length === 0 || question.kind === "repeat")
    say("limits.query", "Jenis ini tidak mengenal syarat.", "This kind has no such condition.");
  else
    checkCondition(limits.query, "limits.query", new Map([...fields, ...self.map((f) => [f.name, f] as const)]), place);
}

const WITHOUT_DEFAULT = ["photo", "signature", "place", "note", "group", "repeat"];

function checkDefault(question: Question, { say }: Place): void {
  const preset = question.default;
  if (preset === undefined) return;
  if (WITHOUT_DEFAULT.includes(question.kind)) {
    say("default", "Jenis ini tidak mengenal jawaban awal.", "This kind has no default.");
    return;
  }
  if (question.kind === "date" && preset === TODAY) return;
  const reading = readValue(question, preset, { today: "2000-01-01" });
  if ("fault" in reading) say("default", reading.fault.id, reading.fault.en);
}
