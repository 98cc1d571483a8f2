import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import type { BuilderField } from "../builder/builderField.ts";
import { formatDay } from "../format/day.ts";
import { formatNumber } from "../format/number.ts";

type Say = (key: string, options?: Record<string, unknown>) => string;

const OPERATOR_KEYS: Record<string, string> = {
  "=": "eq",
  "!=": "neq",
  "<": "lt",
  "<=": "lte",
  ">": "gt",
  ">=": "gte",
};

/** A condition over answers as one sentence: questions by their words, choices by theirs. */
export function sayAnswers(query: RuleQuery, fields: readonly BuilderField[], locale: string, say: Say): string {
  const parts = query.rules.map((part) => {
    if (!("rules" in part)) return sayOne(part, fields, locale, say);
    const inner = sayAnswers(part, fields, locale, say);
    return part.rules.length > 1 && !part.not ? `(${inner})` : inner;
  });
  const joined = parts.join(` ${say(`resources.forms.build.${query.combinator}`)} `);
  return query.not ? `${say("resources.forms.build.not")} (${joined})` : joined;
}

function sayOne(
  { field: name, operator, value, valueSource }: RuleCondition,
  fields: readonly BuilderField[],
  locale: string,
  say: Say,
): string {
  const labelOf = (wanted: unknown) => fields.find((one) => one.name === wanted)?.label ?? String(wanted);
  const field = fields.find((one) => one.name === name);
  const words = `“${labelOf(name)}” ${say(`builder.operator.${OPERATOR_KEYS[operator] ?? operator}`)}`;
  if (operator === "null" || operator === "notNull") return words;
  if (valueSource === "field") return `${words} “${labelOf(value)}”`;
  const one = (given: unknown): string => {
    if (typeof given === "boolean" || field?.type === "boolean") return say(`ra.boolean.${String(given) === "true"}`);
    if (field?.type === "day")
      return given === "today" ? say("resources.forms.build.today") : formatDay(String(given), locale);
    if (typeof given === "number") return formatNumber(given);
    return field?.values?.find((choice) => choice.value === given)?.label ?? String(given);
  };
  const list = Array.isArray(value) ? value : [value];
  const glue = operator.endsWith("etween") ? ` ${say("resources.forms.build.and")} ` : ", ";
  return `${words} ${list.map(one).join(glue)}`;
}
