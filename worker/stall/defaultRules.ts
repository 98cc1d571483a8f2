import type { plans } from "#db/schema/plans.ts";
import type { RuleTier, rules } from "#db/schema/rules.ts";
import { shippedFile, shippedRows } from "../configuration/shipped.ts";

type RuleRow = typeof rules.$inferInsert;
type PlanRow = typeof plans.$inferInsert;

/** Any year: rules and plans do not depend on it. */
const YEAR = 2026;

/** A rule as it is shipped; the row adds owner, id and version. */
export type ShippedRule = Pick<RuleRow, "code" | "kind" | "scope"> &
  Record<"name" | "reason" | "clears", { id: string; en: string }> & { tiers: RuleTier[] };

export const DEFAULT_RULES = shippedFile(YEAR).rules as unknown as readonly ShippedRule[];

/** Rows of the rules an organisation starts with. */
export const defaultRuleRows = (organizationId: string, now: number): RuleRow[] =>
  shippedRows({ organizationId, now, year: YEAR }).rules as RuleRow[];

/** Row of the follow-up plan an organisation starts with. */
export function defaultPlanRow(organizationId: string, now: number): PlanRow {
  const plan = shippedRows({ organizationId, now, year: YEAR }).plans.find(({ isDefault }) => isDefault);
  if (!plan) throw new Error("the shipped configuration has no default plan");
  return plan as PlanRow;
}

export const DEFAULT_STEPS = defaultPlanRow("", 0).steps;
