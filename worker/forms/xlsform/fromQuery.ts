import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import { type Fields, type QueryField, TODAY } from "../query.ts";

const OPPOSITE: Record<string, string> = {
  ...{ "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">", in: "notIn", notIn: "in" },
  ...{ between: "notBetween", notBetween: "between", null: "notNull", notNull: "null" },
  ...{ contains: "doesNotContain", doesNotContain: "contains" },
};

type Part = RuleQuery | RuleCondition;

interface Writing {
  fields: Fields;
  /** In relevance what was not answered must not count as different; in a constraint the answer is there. */
  blankDiffers: boolean;
}

/** A query over answers as an XPath expression of an XLSForm that means the same. */
export const xpathOfQuery = (query: RuleQuery, fields: Fields, of: "relevant" | "constraint"): string =>
  write(query, false, { fields, blankDiffers: of === "relevant" });

function write(part: Part, negative: boolean, writing: Writing): string {
  if (!("rules" in part)) return writeCondition(part, negative, writing);
  const opposite = negative !== (part.not === true);
  const combinator = (part.combinator === "and") === opposite ? "or" : "and";
  const shortened = !opposite && differsOrBlank(part, writing);
  if (shortened) return shortened;
  const inner = part.rules.map((one) => {
    const text = write(one, opposite, writing);
    return "rules" in one && one.rules.length > 1 ? `(${text})` : text;
  });
  return inner.join(` ${combinator} `);
}

/** "Not answered, or differs" is what a plain `!=` means in an XLSForm. */
function differsOrBlank({ combinator, rules }: RuleQuery, writing: Writing): string | undefined {
  const [blank, other] = rules;
  if (combinator !== "or" || rules.length !== 2 || !writing.blankDiffers) return undefined;
  if (!blank || !other || "rules" in blank || "rules" in other) return undefined;
  if (blank.operator !== "null" || blank.field !== other.field || other.valueSource === "field") return undefined;
  if (other.operator !== "!=" && other.operator !== "doesNotContain") return undefined;
  return writeCondition(other, false, { ...writing, blankDiffers: false });
}

const reference = (name: string) => (name === "." ? "." : `\${${name}}`);

function referenceOf({ name }: QueryField, fields: Fields): string {
  if (!name.endsWith(".count")) return reference(name);
  const of = name === ".count" ? "." : name.slice(0, -".count".length);
  return fields.get(of)?.type === "some" ? `count(${reference(of)})` : `count-selected(${reference(of)})`;
}

/** A text as an XPath literal; one with both quotes is put together. */
export function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split("'")
    .map((part) => `'${part}'`)
    .join(`, "'", `)})`;
}

function valueText(field: QueryField, value: unknown): string {
  switch (field.type) {
    case "number":
      return String(Number(value));
    case "day":
      return value === TODAY ? "today()" : `date('${value}')`;
    case "boolean":
      return value === true || value === "true" ? "'yes'" : "'no'";
    default:
      return literal(String(value));
  }
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : String(value)
        .split(",")
        .map((one) => one.trim());

function writeCondition(condition: RuleCondition, negative: boolean, writing: Writing): string {
  const field = writing.fields.get(condition.field);
  if (!field) return "false()";
  const ref = referenceOf(field, writing.fields);
  const operator = negative ? (OPPOSITE[condition.operator] ?? `not ${condition.operator}`) : condition.operator;
  if (condition.valueSource === "field") {
    const other = writing.fields.get(String(condition.value));
    return `${ref} ${operator} ${other ? referenceOf(other, writing.fields) : "''"}`;
  }
  const answered = writing.blankDiffers && field.name !== "." && !field.name.endsWith(".count");
  const only = (text: string) => (answered ? `(${ref} != '' and ${text})` : text);
  const text = (value: unknown) => valueText(field, value);
  const same = (value: unknown) =>
    field.type === "many" ? `selected(${ref}, ${text(value)})` : `${ref} = ${text(value)}`;
  const differs = (value: unknown) => only(field.type === "many" ? `not(${same(value)})` : `${ref} != ${text(value)}`);
  const [first, second] = listOf(condition.value);
  switch (operator) {
    case "null":
    case "notNull": {
      if (field.type === "some" && writing.fields.has(`${field.name}.count`))
        return `count(${ref}) ${operator === "null" ? "=" : ">"} 0`;
      return `${ref} ${operator === "null" ? "=" : "!="} ''`;
    }
    case "=":
      return same(condition.value);
    case "!=":
      return differs(condition.value);
    case "in":
      return `(${listOf(condition.value).map(same).join(" or ")})`;
    case "notIn":
      return `(${listOf(condition.value).map(differs).join(" and ")})`;
    case "between":
      return `(${ref} >= ${text(first)} and ${ref} <= ${text(second)})`;
    case "notBetween":
      return `(${ref} < ${text(first)} or ${ref} > ${text(second)})`;
    case "contains":
      return `contains(${ref}, ${text(condition.value)})`;
    case "doesNotContain":
      return only(`not(contains(${ref}, ${text(condition.value)}))`);
    case "beginsWith":
      return `starts-with(${ref}, ${text(condition.value)})`;
    case "endsWith":
      return `ends-with(${ref}, ${text(condition.value)})`;
    case "not beginsWith":
      return only(`not(starts-with(${ref}, ${text(condition.value)}))`);
    case "not endsWith":
      return only(`not(ends-with(${ref}, ${text(condition.value)}))`);
    default:
      return `${ref} ${operator} ${text(condition.value)}`;
  }
}
