import type { LocalText } from "#db/schema/rules.ts";
import { factIn } from "./facts.ts";
import type { Askable } from "./vocabulary.ts";

const MAX_DEPTH = 6;
const MAX_CONDITIONS = 60;
const MAX_VALUES = 50;
const MAX_TEXT = 200;

export type Scalar = number | string;
export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
/** The fact asked, and its column in SQL. */
interface Asked {
  fact: string;
  column: string;
}
export type Valued =
  | (Asked & { operator: Comparison; value: Scalar })
  | (Asked & { operator: "between" | "notBetween"; from: Scalar; to: Scalar })
  | (Asked & { operator: "in" | "notIn"; values: Scalar[] });
export type Condition = Valued | (Asked & { operator: "null" | "notNull" });
/** A rule's query after checking: only known facts, operators and values of the right type are in it. */
export type Query = { all: boolean; not: boolean; parts: (Query | Condition)[] };

/** A query that cannot be used; `path` leads to the place, the message names the fact or operator. */
export class RuleError extends Error {
  readonly path: string;
  readonly code: "fact" | "operator" | "value" | "shape";
  readonly text: LocalText;
  constructor(path: string, code: RuleError["code"], text: LocalText) {
    super(text.en);
    this.path = path;
    this.code = code;
    this.text = text;
  }
}

const COMPARISONS: readonly string[] = ["=", "!=", "<", "<=", ">", ">="];
const EQUALITY = ["=", "!=", "null", "notNull"];
const OPERATORS: Record<Askable["type"], readonly string[]> = {
  number: [...COMPARISONS, "between", "notBetween", "in", "notIn", "null", "notNull"],
  day: [...COMPARISONS, "between", "notBetween", "in", "notIn", "null", "notNull"],
  enum: [...EQUALITY, "in", "notIn"],
  text: [...EQUALITY, "in", "notIn"],
  boolean: EQUALITY,
};

/** Operators a fact of a type may be asked with. */
export const operatorsOf = (type: Askable["type"]): readonly string[] => OPERATORS[type];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function fail(path: string, code: RuleError["code"], id: string, en: string): never {
  throw new RuleError(path, code, { id, en });
}

/** Checks a query as react-querybuilder writes it against the facts that may be asked. Throws RuleError. */
export function parseQuery(input: unknown, facts: Readonly<Record<string, Askable>>): Query {
  let conditions = 0;

  const group = (value: unknown, path: string, depth: number): Query => {
    if (!isRecord(value) || !Array.isArray(value.rules))
      fail(path, "shape", "Kelompok syarat tidak lengkap.", "A group of conditions is incomplete.");
    if (depth > MAX_DEPTH)
      fail(path, "shape", `Paling dalam ${MAX_DEPTH} tingkat.`, `At most ${MAX_DEPTH} levels deep.`);
    if (value.combinator !== "and" && value.combinator !== "or") {
      fail(
        path,
        "operator",
        `Penghubung "${String(value.combinator)}" tidak dikenal.`,
        `Unknown combinator "${String(value.combinator)}".`,
      );
    }
    if (value.not !== undefined && typeof value.not !== "boolean")
      fail(path, "shape", "`not` harus true atau false.", "`not` must be true or false.");
    if (value.rules.length === 0) fail(path, "shape", "Isi setidaknya satu syarat.", "Give at least one condition.");
    return {
      all: value.combinator === "and",
      not: value.not === true,
      parts: value.rules.map((part: unknown, i) => {
        const place = `${path}.rules[${i}]`;
        return isRecord(part) && "rules" in part ? group(part, place, depth + 1) : condition(part, place);
      }),
    };
  };

  const condition = (value: unknown, path: string): Condition => {
    if (!isRecord(value)) fail(path, "shape", "Syarat tidak lengkap.", "A condition is incomplete.");
    if (++conditions > MAX_CONDITIONS)
      fail(path, "shape", `Paling banyak ${MAX_CONDITIONS} syarat.`, `At most ${MAX_CONDITIONS} conditions.`);
    const name = String(value.field);
    const operator = String(value.operator);
    const fact = factIn(facts, name);
    if (!fact) fail(path, "fact", `Fakta "${name}" tidak dikenal.`, `Unknown fact "${name}".`);
    if (!OPERATORS[fact.type].includes(operator)) {
      fail(
        path,
        "operator",
        `Operator "${operator}" tidak dikenal untuk "${name}".`,
        `Unknown operator "${operator}" for "${name}".`,
      );
    }
    if (value.valueSource !== undefined && value.valueSource !== "value") {
      fail(
        path,
        "value",
        `"${name}" hanya dapat dibandingkan dengan sebuah nilai.`,
        `"${name}" can only be compared with a value.`,
      );
    }
    return withValue(name, fact, operator, value.value, path);
  };

  return group(input, "query", 1);
}

function withValue(name: string, fact: Askable, operator: string, value: unknown, path: string): Condition {
  const asked: Asked = { fact: name, column: fact.column ?? name };
  if (operator === "null" || operator === "notNull") return { ...asked, operator };
  if (operator === "between" || operator === "notBetween") {
    const values = listOf(value).map((one) => scalar(name, fact, one, path));
    const [from, to] = values;
    if (from === undefined || to === undefined || values.length !== 2)
      fail(path, "value", `"${name}" memerlukan dua batas.`, `"${name}" needs two bounds.`);
    return { ...asked, operator, from, to };
  }
  if (operator === "in" || operator === "notIn") {
    const values = listOf(value).map((one) => scalar(name, fact, one, path));
    if (values.length === 0 || values.length > MAX_VALUES)
      fail(path, "value", `"${name}" memerlukan 1–${MAX_VALUES} nilai.`, `"${name}" needs 1–${MAX_VALUES} values.`);
    return { ...asked, operator, values };
  }
  return { ...asked, operator: operator as Comparison, value: scalar(name, fact, value, path) };
}

/** The editor keeps lists either as arrays or as text with commas. */
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : typeof value === "string"
      ? value
          .split(",")
          .map((one) => one.trim())
          .filter((one) => one !== "")
      : [];

function scalar(name: string, fact: Askable, value: unknown, path: string): Scalar {
  switch (fact.type) {
    case "number": {
      const number = typeof value === "string" && /^-?\d{1,15}(\.\d{1,6})?$/.test(value.trim()) ? Number(value) : value;
      if (typeof number === "number" && Math.abs(number) <= Number.MAX_SAFE_INTEGER) return number;
      return fail(path, "value", `"${name}" memerlukan angka.`, `"${name}" needs a number.`);
    }
    case "day":
      if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
      return fail(path, "value", `"${name}" memerlukan tanggal TTTT-BB-HH.`, `"${name}" needs a day YYYY-MM-DD.`);
    case "boolean":
      if (value === true || value === "true") return 1;
      if (value === false || value === "false") return 0;
      return fail(path, "value", `"${name}" memerlukan ya atau tidak.`, `"${name}" needs true or false.`);
    case "text":
      if (typeof value === "string" && value.length <= MAX_TEXT) return value;
      return fail(path, "value", `"${name}" memerlukan teks.`, `"${name}" needs text.`);
    case "enum":
      if (typeof value === "string" && fact.values?.includes(value)) return value;
      return fail(
        path,
        "value",
        `"${String(value)}" bukan nilai "${name}".`,
        `"${String(value)}" is not a value of "${name}".`,
      );
  }
}

/** Facts a query mentions, in order, each once. */
export function factsIn(query: Query): string[] {
  return [...new Set(query.parts.flatMap((part) => ("parts" in part ? factsIn(part) : [part.fact])))];
}

/** Fields that the conditions in any JSON name, as they were typed: checked or not, of queries or of tiers of them. */
export function namesIn(raw: unknown): string[] {
  if (Array.isArray(raw)) return [...new Set(raw.flatMap(namesIn))];
  if (!isRecord(raw)) return [];
  return "operator" in raw && typeof raw.field === "string" ? [raw.field] : namesIn(Object.values(raw));
}
