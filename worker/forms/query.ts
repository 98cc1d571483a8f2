import type { Question } from "#db/schema/forms.ts";
import type { LocalText, RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import { isDay } from "../day.ts";
import { fault, isBlank, isRecord } from "./answers.ts";

const MAX_DEPTH = 6;
const MAX_CONDITIONS = 60;
const MAX_VALUES = 50;
const LONGEST_VALUE = 200;

/** How an answer is compared. Of many choices "=" asks whether one is among them; "some" is only there or not. */
export type AnswerType = "number" | "day" | "enum" | "many" | "boolean" | "text" | "some";

/** An answer a condition may ask about; its count is there beside it as `name.count`. */
export interface QueryField {
  name: string;
  type: AnswerType;
  values?: readonly string[];
}
export type Fields = ReadonlyMap<string, QueryField>;
/** Whether a condition holds: null where an answer it needs is not there. */
export type Verdict = boolean | null;

const TYPE_OF: Record<Question["kind"], AnswerType | undefined> = {
  ...{ text: "text", number: "number", money: "number", date: "day", one: "enum", many: "many", yes_no: "boolean" },
  ...{ photo: "some", place: "some", signature: "some", repeat: "some", note: undefined, group: undefined },
};

/** Operators that compare one answer with one other value, or with another answer. */
const COMPARISONS: readonly string[] = ["=", "!=", "<", "<=", ">", ">="];
const ORDERED = [...COMPARISONS, "between", "notBetween", "in", "notIn", "null", "notNull"];
const OPERATORS: Record<AnswerType, readonly string[]> = {
  number: ORDERED,
  day: ORDERED,
  enum: ["=", "!=", "in", "notIn", "null", "notNull"],
  many: ["=", "!=", "in", "notIn", "null", "notNull"],
  boolean: ["=", "!=", "null", "notNull"],
  text: ["=", "!=", "contains", "doesNotContain", "beginsWith", "endsWith", "null", "notNull"],
  some: ["null", "notNull"],
};

/** Operators that answers of a type may be asked with. */
export const operatorsFor = (type: AnswerType): readonly string[] => OPERATORS[type];

/** The fields a question gives to the conditions after it, under `name` ("." is the answer itself). */
export function fieldsOf(question: Question, name = question.name): QueryField[] {
  const type = TYPE_OF[question.kind];
  if (!type) return [];
  const values = question.options?.map((one) => one.value);
  const field: QueryField = { name, type, ...(values && { values }) };
  if (question.kind !== "many" && question.kind !== "repeat") return [field];
  return [field, { name: name === "." ? ".count" : `${name}.count`, type: "number" }];
}

type Scalar = number | string | boolean;
type Operand = { of: "values"; values: Scalar[] } | { of: "field"; name: string } | { of: "nothing" };

/** Today, as a value of a day. */
export const TODAY = "today";

function scalarOf({ type, values }: QueryField, raw: unknown): Scalar | undefined {
  switch (type) {
    case "number": {
      const value = typeof raw === "string" && /^-?\d{1,15}(\.\d{1,6})?$/.test(raw.trim()) ? Number(raw) : raw;
      return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : undefined;
    }
    case "day":
      return typeof raw === "string" && (raw === TODAY || isDay(raw)) ? raw : undefined;
    case "boolean":
      return raw === true || raw === "true" ? true : raw === false || raw === "false" ? false : undefined;
    case "enum":
    case "many":
      return typeof raw === "string" && values?.includes(raw) ? raw : undefined;
    case "text":
      return typeof raw === "string" && raw !== "" && raw.length <= LONGEST_VALUE ? raw : undefined;
    case "some":
      return undefined;
  }
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : typeof value === "string" ? value.split(",").map((one) => one.trim()) : [];

/** What a condition compares with, or why it cannot. */
function operandOf(field: QueryField, { operator, value, valueSource }: RuleCondition, fields: Fields) {
  if (operator === "null" || operator === "notNull") return { of: "nothing" } as const;
  const isList = ["in", "notIn", "between", "notBetween"].includes(operator);
  if (valueSource === "field") {
    const other = fields.get(String(value));
    if (!other || other.type !== field.type || !COMPARISONS.includes(operator) || field.type === "many")
      return fault(
        `"${field.name}" tidak dapat dibandingkan dengan "${String(value)}".`,
        `"${field.name}" cannot be compared with "${String(value)}".`,
      );
    return { of: "field", name: other.name } as const;
  }
  const raw = isList ? listOf(value) : [value];
  const values = raw.map((one) => scalarOf(field, one));
  const right = operator.endsWith("etween") ? values.length === 2 : values.length > 0 && values.length <= MAX_VALUES;
  if (!right || values.includes(undefined))
    return fault(`Nilai untuk "${field.name}" tidak sesuai.`, `The value for "${field.name}" does not fit.`);
  return { of: "values", values: values as Scalar[] } as const;
}

function readCondition(condition: RuleCondition, fields: Fields): { field: QueryField; operand: Operand } | LocalText {
  const field = fields.get(condition.field);
  if (!field)
    return fault(
      `"${condition.field}" bukan pertanyaan sebelum ini.`,
      `"${condition.field}" is not a question before this one.`,
    );
  if (!OPERATORS[field.type].includes(condition.operator))
    return fault(
      `"${condition.operator}" tidak dapat dipakai untuk "${field.name}".`,
      `"${condition.operator}" cannot be used for "${field.name}".`,
    );
  const operand = operandOf(field, condition, fields);
  return "of" in operand ? { field, operand } : operand;
}

/** What is wrong with a condition over answers: nothing, or the first fault. Takes whatever JSON there is. */
export function checkQuery(query: unknown, fields: Fields): LocalText | undefined {
  let conditions = 0;
  const check = (part: unknown, depth: number): LocalText | undefined => {
    if (!isRecord(part)) return fault("Syarat tidak lengkap.", "A condition is incomplete.");
    if (!("rules" in part)) {
      if (++conditions > MAX_CONDITIONS)
        return fault(`Paling banyak ${MAX_CONDITIONS} syarat.`, `At most ${MAX_CONDITIONS} conditions.`);
      if (typeof part.field !== "string" || typeof part.operator !== "string")
        return fault("Syarat tidak lengkap.", "A condition is incomplete.");
      const read = readCondition(part as unknown as RuleCondition, fields);
      return "operand" in read ? undefined : read;
    }
    if (depth > MAX_DEPTH) return fault(`Paling dalam ${MAX_DEPTH} tingkat.`, `At most ${MAX_DEPTH} levels deep.`);
    if (part.combinator !== "and" && part.combinator !== "or")
      return fault("Penghubung hanya dan/atau.", "Conditions are joined by and/or.");
    if (part.not !== undefined && typeof part.not !== "boolean")
      return fault("`not` harus true atau false.", "`not` must be true or false.");
    if (!Array.isArray(part.rules) || part.rules.length === 0)
      return fault("Isi setidaknya satu syarat.", "Give at least one condition.");
    for (const one of part.rules) {
      const found = check(one, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  return check(query, 1);
}

/** The answers a condition sees: which questions there are so far, and what was answered to them. */
export interface Known {
  fields: Fields;
  values: ReadonlyMap<string, unknown>;
  today: string;
}

/** Whether a query holds over what is known, after Kleene: what was not answered is unknown, a count never is. */
export function holds(query: RuleQuery, known: Known): Verdict {
  const verdicts = query.rules.map((part) => ("rules" in part ? holds(part, known) : conditionHolds(part, known)));
  const decisive = query.combinator === "or";
  const joined = verdicts.includes(decisive) ? decisive : verdicts.includes(null) ? null : !decisive;
  return query.not ? (joined === null ? null : !joined) : joined;
}

function answerTo(name: string, { values }: Known): unknown {
  if (!name.endsWith(".count")) return values.get(name);
  const list = values.get(name === ".count" ? "." : name.slice(0, -".count".length));
  return Array.isArray(list) ? list.length : 0;
}

function conditionHolds(condition: RuleCondition, known: Known): Verdict {
  const read = readCondition(condition, known.fields);
  if (!("operand" in read)) return null;
  const { field, operand } = read;
  const value = answerTo(field.name, known);
  if (operand.of === "nothing") return isBlank(value) === (condition.operator === "null");
  const others = operand.of === "field" ? [answerTo(operand.name, known)] : operand.values;
  if (isBlank(value) || others.some(isBlank)) return null;
  const dated = others.map((one) => (field.type === "day" && one === TODAY ? known.today : one)) as Scalar[];
  return compare(value, condition.operator, dated);
}

function compare(value: unknown, operator: string, others: readonly Scalar[]): boolean {
  if (NEGATED[operator]) return !compare(value, NEGATED[operator], others);
  const [first = "", second = ""] = others;
  const one = value as Scalar;
  switch (operator) {
    case "=":
    case "in":
      return others.some((other) => (Array.isArray(value) ? value.includes(other) : one === other));
    case "<":
      return one < first;
    case ">":
      return one > first;
    case "between":
      return one >= first && one <= second;
    case "contains":
      return String(value).includes(String(first));
    case "beginsWith":
      return String(value).startsWith(String(first));
    default:
      return String(value).endsWith(String(first));
  }
}

const NEGATED: Record<string, string | undefined> = {
  ...{ "!=": "=", notIn: "in", "<=": ">", ">=": "<", notBetween: "between", doesNotContain: "contains" },
};
