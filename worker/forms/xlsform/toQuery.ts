import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import { isDay } from "../../day.ts";
import { type Fields, type QueryField, TODAY } from "../query.ts";
import { CannotTake } from "./notTaken.ts";
import { parseXPath, type XPath } from "./xpath.ts";

type Part = RuleQuery | RuleCondition;

/** How an expression's names and values are called here. */
export interface Reading {
  fields: Fields;
  /** Name of a question as the form's file calls it → as it is called here. */
  nameOf: (name: string) => string | undefined;
  /** Value of a choice of a question as the file calls it → as it is called here. */
  choiceOf: (name: string, value: string) => string;
  /**
   * Of relevance: in XLSForm what was not answered is "", which differs from every choice; here it is unknown. So that
   * both mean the same, "differs" is taken as "not answered, or differs". In a constraint it is left plain.
   */
  blankDiffers: boolean;
}

const OPPOSITE: Record<string, string> = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };
const MIRRORED: Record<string, string> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

const join = (combinator: "and" | "or", parts: Part[]): Part =>
  parts.length === 1 ? (parts[0] as Part) : { combinator, rules: parts };

const isGroup = (part: Part): part is RuleQuery => "rules" in part;

/** A condition of an XLSForm as a query over answers. Throws CannotTake with what is beyond it. */
export function queryOfXPath(text: string, reading: Reading): RuleQuery {
  const part = convert(parseXPath(text), false, reading);
  return isGroup(part) ? part : { combinator: "and", rules: [part] };
}

/** `negative`: what is wanted is the opposite; it is carried down to the comparisons, so no "not" is left. */
function convert(node: XPath, negative: boolean, reading: Reading): Part {
  if (node.is === "join") {
    const combinator = (node.operator === "and") === negative ? "or" : "and";
    const parts = node.parts.map((one) => convert(one, negative, reading));
    return join(combinator, combinator === "and" ? withoutBlanks(parts) : parts);
  }
  if (node.is === "compare") return comparison(node, negative, reading);
  if (node.is === "call") return calledCondition(node, negative, reading);
  throw new CannotTake("Ini bukan syarat.", "This is no condition.");
}

/** `answered(a) and (not answered(a) or X(a))` is `X(a)`: what the export writes for "answered, and differs". */
function withoutBlanks(parts: Part[]): Part[] {
  const answered = parts.flatMap((part) => (!isGroup(part) && part.operator === "notNull" ? [part.field] : []));
  const spoken = new Set<string>();
  const plain = parts.map((part) => {
    if (!isGroup(part) || part.combinator !== "or" || part.rules.length !== 2) return part;
    const [blank, other] = part.rules as [Part, Part];
    if (isGroup(blank) || blank.operator !== "null" || !answered.includes(blank.field)) return part;
    const said = isGroup(other) ? other.rules[0] : other;
    if (!said || isGroup(said) || said.field !== blank.field || ["null", "notNull"].includes(said.operator))
      return part;
    spoken.add(said.field);
    return other;
  });
  return plain.filter((part) => isGroup(part) || part.operator !== "notNull" || !spoken.has(part.field));
}

const maybeBlank = (field: string, condition: Part, { blankDiffers }: Reading): Part =>
  blankDiffers && !field.startsWith(".") && !field.endsWith(".count")
    ? { combinator: "or", rules: [{ field, operator: "null" }, condition] }
    : condition;

function calledCondition({ name, args }: XPath & { is: "call" }, negative: boolean, reading: Reading): Part {
  const [first, second] = args;
  if (name === "not" && first && args.length === 1) return convert(first, !negative, reading);
  if (name === "selected" && first && second?.is === "string") {
    const field = fieldOf(first, reading);
    if (field?.type !== "many" && field?.type !== "enum" && field?.type !== "boolean") throw notFor(name);
    return differsOrNot(field, second, negative, reading);
  }
  const operator = ({ contains: "contains", "starts-with": "beginsWith", "ends-with": "endsWith" } as const)[name];
  if (!operator || !first || !second)
    throw new CannotTake(`"${name}()" tidak didukung.`, `"${name}()" is not supported.`);
  const field = fieldOf(first, reading);
  const text = stringOf(second);
  if (field?.type !== "text" || text === undefined || text === "") throw notFor(name);
  const condition = { field: field.name, operator, value: text };
  if (!negative) return condition;
  const opposite: Part =
    operator === "contains"
      ? { ...condition, operator: "doesNotContain" }
      : { combinator: "and", not: true, rules: [condition] };
  return maybeBlank(field.name, opposite, reading);
}

const notFor = (name: string) =>
  new CannotTake(`"${name}()" tidak dapat dipakai di sini.`, `"${name}()" cannot be used here.`);

/** The field an expression names: an answer, the answer itself, or how many were chosen or given. */
function fieldOf(node: XPath, reading: Reading): QueryField | undefined {
  if (node.is === "self") return known(".", reading);
  if (node.is === "answer") return known(node.name, reading);
  if (node.is !== "call" || !["count-selected", "count", "string-length"].includes(node.name)) return undefined;
  const [of] = node.args;
  if (node.name === "string-length") return of?.is === "self" ? known(".length", reading) : undefined;
  if (node.args.length !== 1 || (of?.is !== "answer" && of?.is !== "self")) return undefined;
  return known(of.is === "self" ? ".count" : of.name, reading, of.is === "self" ? "" : ".count");
}

function known(name: string, { fields, nameOf }: Reading, more = ""): QueryField {
  const called = name.startsWith(".") ? name : nameOf(name);
  const field = called === undefined ? undefined : fields.get(`${called}${more}`);
  if (field) return field;
  throw new CannotTake(
    `"${name}" bukan pertanyaan sebelum ini yang dapat ditanya.`,
    `"${name}" is not an earlier question that can be asked about.`,
  );
}

/** Text of a string, also of one put together from strings (XPath has no way to write both quotes in one). */
function stringOf(node: XPath): string | undefined {
  if (node.is === "string") return node.value;
  if (node.is === "number") return String(node.value);
  if (node.is !== "call" || node.name !== "concat") return undefined;
  const parts = node.args.map(stringOf);
  return parts.includes(undefined) ? undefined : parts.join("");
}

function comparison(node: XPath & { is: "compare" }, negative: boolean, reading: Reading): Part {
  const left = fieldOf(node.left, reading);
  const right = fieldOf(node.right, reading);
  const field = left ?? right;
  if (!field) throw new CannotTake("Tidak ada jawaban yang dibandingkan.", "No answer is compared.");
  const written = left ? node.operator : (MIRRORED[node.operator] ?? node.operator);
  const operator = negative ? (OPPOSITE[written] ?? written) : written;
  if (left && right) {
    if (left.type !== right.type || left.type === "many")
      throw new CannotTake("Keduanya tidak sejenis.", "The two are not alike.");
    return { field: left.name, operator, value: right.name, valueSource: "field" };
  }
  const other = left ? node.right : node.left;
  if (stringOf(other) === "" && (operator === "=" || operator === "!="))
    return { field: field.name, operator: operator === "=" ? "null" : "notNull" };
  if (field.type === "many")
    throw new CannotTake("Pakai selected() untuk pilihan ganda.", "Use selected() for many choices.");
  if (written === "=" || written === "!=") return differsOrNot(field, other, operator === "!=", reading);
  const condition: RuleCondition = { field: field.name, operator, value: valueFor(field, other, reading) };
  // "not smaller" holds of nothing as well, as an XLSForm understands it.
  return negative ? maybeBlank(field.name, condition, reading) : condition;
}

function differsOrNot(field: QueryField, other: XPath, differs: boolean, reading: Reading): Part {
  const condition = { field: field.name, operator: differs ? "!=" : "=", value: valueFor(field, other, reading) };
  return differs ? maybeBlank(field.name, condition, reading) : condition;
}

function valueFor(field: QueryField, node: XPath, { choiceOf }: Reading): unknown {
  const text = stringOf(node);
  const unfit = new CannotTake(
    `Nilai untuk "${field.name}" tidak sesuai.`,
    `The value for "${field.name}" does not fit.`,
  );
  switch (field.type) {
    case "number":
      if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) throw unfit;
      return Number(text);
    case "day": {
      if (node.is === "call" && node.name === "today" && node.args.length === 0) return TODAY;
      const [inside] = node.is === "call" && node.name === "date" ? node.args : [node];
      const day = inside && stringOf(inside);
      if (day === undefined || !isDay(day)) throw unfit;
      return day;
    }
    case "boolean":
      if (text === "yes" || text === "OK") return true;
      if (text === "no") return false;
      throw unfit;
    case "enum":
    case "many": {
      const value = text === undefined ? undefined : choiceOf(field.name, text);
      if (value === undefined || !field.values?.includes(value)) throw unfit;
      return value;
    }
    default:
      if (text === undefined) throw unfit;
      return text;
  }
}
