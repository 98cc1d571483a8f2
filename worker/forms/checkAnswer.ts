import type { Limits, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { type AskContext, fault } from "./answers.ts";
import { fieldsOf, holds, type Known, TODAY } from "./query.ts";
import { type Reading, readValue } from "./readValue.ts";

export const REQUIRED = fault("Wajib dijawab.", "An answer is needed.");

interface Measure {
  size: number | string;
  /** Words of a bound, with the bound in it. */
  least: (bound: number | string) => LocalText;
  most: (bound: number | string) => LocalText;
}

const measured = (
  size: number | string,
  [leastId, leastEn]: [string, string],
  [mostId, mostEn]: [string, string],
  unit: [string, string] = ["", ""],
): Measure => ({
  size,
  least: (bound) => fault(`${leastId} ${bound}${unit[0]}.`, `${leastEn} ${bound}${unit[1]}.`),
  most: (bound) => fault(`${mostId} ${bound}${unit[0]}.`, `${mostEn} ${bound}${unit[1]}.`),
});

/** What the bounds of a question's limits are held against. */
function measureOf({ kind }: Question, value: unknown): Measure | undefined {
  const few: [string, string] = ["Paling sedikit", "At least"];
  const many: [string, string] = ["Paling banyak", "At most"];
  switch (kind) {
    case "number":
    case "money":
      return measured(value as number, ["Paling kecil", "At least"], ["Paling besar", "At most"]);
    case "date":
      return measured(value as string, ["Paling awal", "On or after"], ["Paling akhir", "On or before"]);
    case "text":
      return measured([...(value as string)].length, few, many, [" karakter", " characters"]);
    case "many":
      return measured((value as unknown[]).length, few, many, [" pilihan", " choices"]);
    case "repeat":
      return measured((value as unknown[]).length, few, many, [" isian", " entries"]);
    default:
      return undefined;
  }
}

const boundOf = (bound: number | string | undefined, today: string) => (bound === TODAY ? today : bound);

/** The first limit that an answer breaks. A condition refuses only what is known to be wrong. */
export function brokenLimit(question: Question, limits: Limits, value: unknown, known: Known): LocalText | undefined {
  const measure = measureOf(question, value);
  const min = boundOf(limits.min, known.today);
  const max = boundOf(limits.max, known.today);
  if (measure && min !== undefined && measure.size < min) return limits.message ?? measure.least(min);
  if (measure && max !== undefined && measure.size > max) return limits.message ?? measure.most(max);
  if (limits.whole && !Number.isInteger(value))
    return limits.message ?? fault("Tulis bilangan bulat.", "Write a whole number.");
  if (!limits.query || limits.query.rules.length === 0) return undefined;
  const self = fieldsOf(question, ".").map((field) => [field.name, field] as const);
  const inside = {
    fields: new Map([...known.fields, ...self]),
    values: new Map([...known.values, [".", value]]),
    today: known.today,
  };
  if (holds(limits.query, inside) !== false) return undefined;
  return limits.message ?? fault("Jawaban ini di luar batas.", "This answer is outside the limits.");
}

/**
 * One answer by its own question: read, and held against the limits. `known` carries the answers before it, for limits
 * that speak of them. Blank is no fault here: whether an answer is needed depends on the form (see checkAnswers).
 */
export function checkAnswer(
  question: Question,
  raw: unknown,
  ctx: AskContext,
  known: Known = { fields: new Map(), values: new Map(), today: ctx.today },
): Reading {
  const reading = readValue(question, raw, ctx);
  if (!("value" in reading) || !question.limits) return reading;
  const broken = brokenLimit(question, question.limits, reading.value, known);
  return broken ? { fault: broken } : reading;
}
