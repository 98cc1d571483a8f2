import type { RuleCondition, RuleQuery } from "#db/schema/rules.ts";

export const isGroup = (part: RuleQuery | RuleCondition): part is RuleQuery => "rules" in part;

export const takesTwo = (operator: string): boolean => operator === "between" || operator === "notBetween";
export const takesMany = (operator: string): boolean => operator === "in" || operator === "notIn";
export const takesNone = (operator: string): boolean => operator === "null" || operator === "notNull";

const isBlank = (value: unknown) => value === null || value === undefined || value === "";

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.map((one) => (isBlank(one) ? null : one)) : isBlank(value) ? [] : [value];

/** The value in the shape its operator takes: none, one, two, or a list. */
export function valueFor(operator: string, value: unknown): unknown {
  if (takesNone(operator)) return undefined;
  const list = listOf(value);
  if (takesTwo(operator)) return [list[0] ?? null, list[1] ?? null];
  if (takesMany(operator)) return list.filter((one) => one !== null);
  return list[0] ?? null;
}

/** A query as it is stored: without the marks of the editor, each value in the shape of its operator. */
export function tidyQuery(query: RuleQuery): RuleQuery {
  return {
    combinator: query.combinator === "or" ? "or" : "and",
    ...(query.not ? { not: true } : {}),
    rules: query.rules.map((part) => (isGroup(part) ? tidyQuery(part) : tidyCondition(part))),
  };
}

function tidyCondition({ field, operator, value }: RuleCondition): RuleCondition {
  return takesNone(operator) ? { field, operator } : { field, operator, value: valueFor(operator, value) };
}

/** Whether every condition has what its operator asks for, and every group a condition. */
export function isComplete(query: RuleQuery): boolean {
  return query.rules.length > 0 && query.rules.every((part) => (isGroup(part) ? isComplete(part) : hasValue(part)));
}

function hasValue({ operator, value }: RuleCondition): boolean {
  if (takesNone(operator)) return true;
  const list = listOf(value);
  return list.length >= (takesTwo(operator) ? 2 : 1) && list.every((one) => one !== null);
}

/** Fields a query asks about, each once. */
export const fieldsIn = (query: RuleQuery): string[] => [
  ...new Set(query.rules.flatMap((part) => (isGroup(part) ? fieldsIn(part) : [part.field]))),
];
