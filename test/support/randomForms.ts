import fc from "fast-check";
import type { QuestionKind } from "#db/constants.ts";
import type { Choice, FormDefinition, Limits, Question } from "#db/schema/forms.ts";
import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import { everyQuestion } from "#worker/forms/answers.ts";
import { fieldsBefore, limitFields, type OfferedField } from "#worker/forms/fieldsBefore.ts";
import { operatorsFor } from "#worker/forms/query.ts";

type Random = () => number;

const words = (text: string) => ({ id: text, en: text });
const DAYS = ["2026-06-01", "2026-06-14", "2026-06-15", "2026-06-16", "2027-01-31"];
const TEXTS = ["jahit", " batik ", "ibu-ibu", "", "   ", "é😀", "2026-06-15", "today"];
const NUMBERS = [-3, -1, 0, 0.5, 1, 2, 3, 7, 1_000_000];
const JUNK: unknown[] = [null, "", [], {}, "x", 5.5, true, ["a", "a"], { lat: 1 }, [[1]], [{ z: 1 }], "__proto__"];
const KINDS: QuestionKind[] = [
  ...(["text", "number", "money", "date", "one", "many", "yes_no", "photo", "place", "signature"] as const),
  ...(["note", "group", "repeat"] as const),
];

/** A form that can be asked and answers to it, good, bad and stray, all from one seed. */
export class FormMaker {
  private readonly random: Random;
  private serial = 0;

  constructor(seed: number) {
    // Mulberry32: small, seeded, and the same everywhere.
    let state = seed >>> 0;
    this.random = () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  private below = (n: number) => Math.floor(this.random() * n);
  private chance = (p: number) => this.random() < p;
  private pick = <T>(list: readonly T[]): T => list[this.below(list.length)] as T;

  form(): FormDefinition {
    const definition: FormDefinition = { questions: this.questions(1 + this.below(7), 1, false) };
    definition.questions.push({ ...this.question("text", 1, false), retired: false });
    for (const question of everyQuestion(definition.questions)) this.addConditions(definition, question);
    return definition;
  }

  private questions(count: number, depth: number, inRepeat: boolean): Question[] {
    return Array.from({ length: count }, () => this.question(this.pick(KINDS), depth, inRepeat));
  }

  private question(wished: QuestionKind, depth: number, inRepeat: boolean): Question {
    const nested = wished === "group" || wished === "repeat";
    const kind = nested && (depth > 2 || (inRepeat && wished === "repeat")) ? "text" : wished;
    const name = `q${++this.serial}`;
    const question: Question = { name, kind, label: words(name) };
    if (kind === "group" || kind === "repeat")
      question.questions = this.questions(1 + this.below(3), depth + 1, inRepeat || kind === "repeat");
    if (kind === "one" || kind === "many") question.options = this.options();
    if (kind !== "note" && kind !== "group" && this.chance(0.25)) question.required = true;
    if (this.chance(0.05) && this.serial > 1) question.retired = true;
    const limits = this.bounds(kind);
    if (limits) question.limits = limits;
    return question;
  }

  private options(): Choice[] {
    const count = 1 + this.below(4);
    return Array.from({ length: count }, (_, i) => ({
      ...{ value: `p${i}`, label: words(`p${i}`) },
      ...(i > 0 && this.chance(0.2) && { retired: true }),
    }));
  }

  private bounds(kind: QuestionKind): Limits | undefined {
    if (this.chance(0.5)) return undefined;
    const low = this.below(3);
    switch (kind) {
      case "number":
        return { min: low - 2, max: low + 3, ...(this.chance(0.3) && { whole: true }) };
      case "money":
        return { min: low, max: 500_000 };
      case "text":
      case "many":
        return { min: low, max: low + 2 };
      case "repeat":
        return { max: 2 };
      case "date":
        return this.chance(0.5) ? { min: "today" } : { max: "2026-12-31" };
      default:
        return undefined;
    }
  }

  private addConditions(definition: FormDefinition, question: Question): void {
    const before = fieldsBefore(definition, question.name);
    if (before.length > 0 && this.chance(0.5)) question.relevant = this.query(before, 1);
    const self = limitFields(definition, question);
    const canLimit = self[0]?.name === "." && question.kind !== "repeat";
    if (canLimit && this.chance(0.2))
      question.limits = { ...question.limits, query: this.query(self, 1), message: words("batas") };
  }

  private query(fields: OfferedField[], depth: number): RuleQuery {
    const count = 1 + this.below(3);
    return {
      combinator: this.chance(0.5) ? "and" : "or",
      ...(this.chance(0.2) && { not: true }),
      rules: Array.from({ length: count }, () =>
        depth < 3 && this.chance(0.2) ? this.query(fields, depth + 1) : this.condition(fields),
      ),
    };
  }

  private condition(fields: OfferedField[]): RuleCondition {
    const field = this.pick(fields);
    const operator = this.pick(operatorsFor(field.type));
    if (operator === "null" || operator === "notNull") return { field: field.name, operator };
    const alike = fields.filter((one) => one.type === field.type && one.name !== field.name);
    const isList = ["in", "notIn", "between", "notBetween"].includes(operator);
    const compares = ["=", "!=", "<", "<=", ">", ">="].includes(operator);
    if (alike.length > 0 && compares && field.type !== "many" && this.chance(0.2))
      return { field: field.name, operator, value: this.pick(alike).name, valueSource: "field" };
    const one = () => this.scalar(field);
    return { field: field.name, operator, value: isList ? [one(), one()] : one() };
  }

  private scalar({ type, values }: OfferedField): unknown {
    if (type === "number") return this.chance(0.2) ? String(this.below(4)) : this.pick(NUMBERS);
    if (type === "day") return this.chance(0.3) ? "today" : this.pick(DAYS);
    if (type === "boolean") return this.pick([true, false, "true", "false"]);
    return type === "text" ? this.pick(["j", "batik", "2026-06-15"]) : this.pick(values ?? ["-"]);
  }

  answers({ questions }: FormDefinition): Record<string, unknown> {
    const given: Record<string, unknown> = {};
    for (const question of questions) {
      if (question.kind === "group") Object.assign(given, this.answers({ questions: question.questions ?? [] }));
      if (this.chance(0.75)) given[question.name] = this.chance(0.12) ? this.pick(JUNK) : this.answer(question);
    }
    if (this.chance(0.1)) given[this.pick(["asing", "constructor", "__proto__x"])] = this.pick(JUNK);
    return given;
  }

  private answer(question: Question): unknown {
    const values = question.options?.map(({ value }) => value) ?? [];
    switch (question.kind) {
      case "text":
        return this.pick(TEXTS);
      case "number":
        return this.pick(NUMBERS);
      case "money":
        return this.pick([0, 1, 2, 250_000, 999_999_999]);
      case "date":
        return this.pick(DAYS);
      case "one":
        return this.pick(values);
      case "many":
        return values.filter(() => this.chance(0.5));
      case "yes_no":
        return this.chance(0.5);
      case "photo":
        return "fil_0123456789ABCDEF";
      case "place":
        return { lat: -7.9, lng: 112.6, ...(this.chance(0.5) && { accuracy: 12 }) };
      case "signature":
        return "M10 10L20 20L30 15";
      case "repeat":
        return Array.from({ length: this.below(4) }, () => this.answers({ questions: question.questions ?? [] }));
      default:
        return undefined;
    }
  }
}

export interface FormCase {
  definition: FormDefinition;
  answers: Record<string, unknown>;
}

/** A form and answers as they arrive: through JSON. */
export const formCase: fc.Arbitrary<FormCase> = fc.integer().map((seed) => {
  const maker = new FormMaker(seed);
  const definition = maker.form();
  return JSON.parse(JSON.stringify({ definition, answers: maker.answers(definition) })) as FormCase;
});
