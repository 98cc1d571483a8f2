import type { FormDefinition, Question } from "#db/schema/forms.ts";
import { type Answers, type AskContext, type Faults, fault, isBlank, isRecord, own, takesAnswer } from "./answers.ts";
import { brokenLimit, REQUIRED } from "./checkAnswer.ts";
import { fieldsOf, holds, type QueryField } from "./query.ts";
import { readValue } from "./readValue.ts";

export const MOST_ROWS = 50;

export interface Checked {
  /** As they are kept: trimmed, without what was not asked. */
  answers: Answers;
  faults: Faults;
  /** Places of the questions that are asked under these answers: `name`, in a repeat `repeat.0.name`. */
  asked: Set<string>;
}

/** What the questions so far have told: grows from question to question. */
interface Told {
  fields: Map<string, QueryField>;
  values: Map<string, unknown>;
  today: string;
}

/** One pass over questions in their order; `given` holds the answers of this level. */
interface Level {
  given: Answers;
  kept: Answers;
  path: string;
  told: Told;
  ctx: AskContext;
  out: Checked;
}

/** Whether a question is asked where the answers before it are these. */
export function isRelevant(question: Question, told: Told): boolean {
  if (question.retired) return false;
  if (!question.relevant || question.relevant.rules.length === 0) return true;
  return holds(question.relevant, told) === true;
}

/**
 * Answers against a form: the one judge in the browser and on the server. What is not asked under the answers before
 * it is dropped, in the order of the questions; unknown names are faults.
 */
export function checkAnswers(definition: FormDefinition, answers: Answers, ctx: AskContext): Checked {
  // Without a prototype: somebody may send an answer to "__proto__".
  const out: Checked = { answers: {}, faults: Object.create(null) as Faults, asked: new Set() };
  const told: Told = { fields: new Map(), values: new Map(), today: ctx.today };
  ask(definition.questions, { given: answers, kept: out.answers, path: "", told, ctx, out });
  return out;
}

function ask(questions: readonly Question[], level: Level): void {
  const names = new Set<string>();
  askAll(questions, level, true, names);
  for (const [name, value] of Object.entries(level.given)) {
    if (!names.has(name) && !isBlank(value))
      level.out.faults[level.path + name] = fault("Tidak ada pertanyaan ini.", "There is no such question.");
  }
}

function askAll(questions: readonly Question[], level: Level, open: boolean, names: Set<string>): void {
  for (const question of questions) {
    const asked = open && isRelevant(question, level.told);
    if (asked) level.out.asked.add(level.path + question.name);
    if (takesAnswer(question)) names.add(question.name);
    if (question.kind === "group") askAll(question.questions ?? [], level, asked, names);
    else if (asked && takesAnswer(question)) take(question, level);
    for (const field of fieldsOf(question)) level.told.fields.set(field.name, field);
  }
}

function take(question: Question, level: Level): void {
  const { given, kept, path, told, out } = level;
  const place = path + question.name;
  const raw = own(given, question.name);
  const value = question.kind === "repeat" ? readRows(question, raw, level) : readOne(question, raw, level);
  if (value === undefined) {
    if (isBlank(raw) && question.required) out.faults[place] = REQUIRED;
    return;
  }
  kept[question.name] = value;
  const broken = question.limits && brokenLimit(question, question.limits, value, told);
  if (broken) out.faults[place] = broken;
  told.values.set(question.name, value);
}

function readOne(question: Question, raw: unknown, { ctx, path, out }: Level): unknown {
  const reading = readValue(question, raw, ctx);
  if ("fault" in reading) out.faults[path + question.name] = reading.fault;
  return "value" in reading ? reading.value : undefined;
}

function readRows(question: Question, raw: unknown, level: Level): Answers[] | undefined {
  if (isBlank(raw)) return undefined;
  const place = level.path + question.name;
  if (!Array.isArray(raw) || !raw.every(isRecord)) {
    level.out.faults[place] = fault("Kirimkan daftar isian.", "Send a list of entries.");
    return undefined;
  }
  if (raw.length > MOST_ROWS) {
    level.out.faults[place] = fault(`Paling banyak ${MOST_ROWS} isian.`, `At most ${MOST_ROWS} entries.`);
    return undefined;
  }
  const before = own(level.ctx.prior, question.name);
  return raw.map((given, i) => {
    const kept: Answers = {};
    const prior = Array.isArray(before) && isRecord(before[i]) ? before[i] : undefined;
    const told = { ...level.told, fields: new Map(level.told.fields), values: new Map(level.told.values) };
    const ctx = { ...level.ctx, prior };
    ask(question.questions ?? [], { given, kept, path: `${place}.${i}.`, told, ctx, out: level.out });
    return kept;
  });
}
