import { newId } from "#db/ids.ts";
import type { PlanStep, plans } from "#db/schema/plans.ts";
import type { rules } from "#db/schema/rules.ts";
import { DEFAULT_GROUP_RULES } from "./defaultGroupRules.ts";
import { DEFAULT_PROGRAM_RULES } from "./defaultProgramRules.ts";
import type { RuleDraft } from "./ruleDraft.ts";

export const DEFAULT_RULES: readonly RuleDraft[] = [...DEFAULT_GROUP_RULES, ...DEFAULT_PROGRAM_RULES].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);

const BY = "system:defaults";

const owned = (organizationId: string, now: number) => ({
  organizationId,
  version: 1,
  createdAt: now,
  createdBy: BY,
  updatedAt: now,
  updatedBy: BY,
});

/** Rows of the rules an organisation starts with. */
export function defaultRuleRows(organizationId: string, now: number): (typeof rules.$inferInsert)[] {
  return DEFAULT_RULES.map((draft) => ({
    ...draft,
    id: newId("rul", now),
    ...owned(organizationId, now),
    enabled: true,
  }));
}

/** Months after the anchor, and the days of the window to both sides. */
const DEFAULT_POINTS: [months: number, days: number][] = [
  [1, 7],
  [3, 14],
  [6, 21],
  [12, 30],
  [24, 30],
];

export const DEFAULT_STEPS: readonly PlanStep[] = DEFAULT_POINTS.map(([months, days]) => ({
  label: `Bulan ke-${months}`,
  offsetMonths: months,
  windowBefore: days,
  windowAfter: days,
}));

/** Row of the follow-up plan an organisation starts with. */
export function defaultPlanRow(organizationId: string, now: number): typeof plans.$inferInsert {
  return {
    id: newId("pln", now),
    ...owned(organizationId, now),
    name: "Rencana baku 24 bulan",
    anchor: "trainedOn",
    steps: [...DEFAULT_STEPS],
    isDefault: true,
  };
}
