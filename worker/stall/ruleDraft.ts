import type { RuleKind, RuleScope, Severity } from "#db/constants.ts";
import type { LocalText, RuleCondition, RuleQuery, RuleTier } from "#db/schema/rules.ts";

/** A rule as it is shipped; the row adds owner, id and version. */
export interface RuleDraft {
  code: string;
  name: LocalText;
  reason: LocalText;
  clears: LocalText;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  severity: Severity;
}

type Part = RuleQuery | RuleCondition;

export const is = (field: string, operator: string, value: unknown): RuleCondition => ({ field, operator, value });
export const all = (...rules: Part[]): RuleQuery => ({ combinator: "and", rules });
export const any = (...rules: Part[]): RuleQuery => ({ combinator: "or", rules });
/** A tier, from the conditions that must all hold. */
export const tier = (points: number, ...rules: Part[]): RuleTier => ({ points, query: all(...rules) });
