import type { RuleKind, RuleScope, Severity } from "#db/constants.ts";
import type { LocalText, RuleCondition, RuleQuery, RuleTier } from "#db/schema/rules.ts";
import { findFact } from "#worker/stall/facts.ts";

export interface Rule {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: LocalText;
  reason: LocalText | null;
  clears: LocalText | null;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  severity: Severity;
  enabled: boolean;
}

export type Say = (key: string, options?: Record<string, unknown>) => string;

export const inLocale = (text: LocalText | null | undefined, locale: string): string =>
  text ? text[locale === "en" ? "en" : "id"] : "";

const OPERATOR_WORDS: Record<string, string> = {
  "=": "eq",
  "!=": "neq",
  "<": "lt",
  "<=": "lte",
  ">": "gt",
  ">=": "gte",
};

/** A rule's query as one sentence of the reader's language: facts by their labels, values with their units. */
export function sayQuery(query: RuleQuery, scope: RuleScope, locale: string, say: Say): string {
  const parts = query.rules.map((part) => {
    if (!("rules" in part)) return sayCondition(part, scope, locale, say);
    const inner = sayQuery(part, scope, locale, say);
    return part.rules.length > 1 && !part.not ? `(${inner})` : inner;
  });
  const joined = parts.join(` ${say(`resources.rules.${query.combinator}`)} `);
  return query.not ? `${say("resources.rules.not")} (${joined})` : joined;
}

function sayCondition({ field, operator, value }: RuleCondition, scope: RuleScope, locale: string, say: Say): string {
  const fact = findFact(scope, field);
  const label = fact ? inLocale(fact.label, locale) : field;
  const words = say(`resources.rules.operator.${OPERATOR_WORDS[operator] ?? operator}`);
  if (operator === "null" || operator === "notNull") return `${label} ${words}`;
  const unit = fact?.unit ? say(`resources.rules.unit.${fact.unit}`) : "";
  const one = (given: unknown): string => {
    if (typeof given === "boolean") return say(`resources.rules.${given ? "yes" : "no"}`);
    if (fact?.type === "enum") return say(`enums.activityStatus.${given}`, { _: String(given) });
    return String(given);
  };
  const many = Array.isArray(value) ? value : [value];
  const glue = operator === "between" || operator === "notBetween" ? ` ${say("resources.rules.and")} ` : ", ";
  const shown = many.map(one).join(glue);
  const measured = unit === "%" ? `${shown}%` : [shown, unit].filter(Boolean).join(" ");
  return operator === "=" && typeof value === "boolean" ? `${label}: ${measured}` : `${label} ${words} ${measured}`;
}

/** The most a rule can add or take away. */
export const mostPoints = ({ tiers }: Pick<Rule, "tiers">): number => Math.max(0, ...tiers.map(({ points }) => points));
