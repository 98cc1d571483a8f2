import type { PlanAnchor, StepAnchor } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";

const DAY_MS = 86_400_000;

export interface PointDates {
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
}
export interface PlannedPoint extends PointDates {
  planStep: string;
  stepKey: string;
  /** The due day as planned: it stays when a person moves the point. */
  plannedOn: string;
  state: "scheduled" | "predates";
}

/** Adds days to a calendar day (YYYY-MM-DD), negative ones too. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Adds months; where the month is too short the day is clamped to its end (31 January + 1 = 28 or 29 February). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Due day and window of one step after an anchor day. */
export function stepDates(step: PlanStep, anchorDay: string): PointDates {
  const dueOn =
    step.offsetMonths === undefined
      ? addDays(anchorDay, step.offsetDays ?? 0)
      : addMonths(anchorDay, step.offsetMonths);
  return {
    dueOn,
    windowStartsOn: addDays(dueOn, -step.windowBefore),
    windowEndsOn: addDays(dueOn, step.windowAfter),
  };
}

/** A step's name within its plan: its key, or its label where it was never given one. */
export const keyOf = (step: Pick<PlanStep, "key" | "label">): string => step.key ?? step.label;

/** Steps of a plan that count from this anchor. */
export const stepsFrom = (plan: { anchor: PlanAnchor; steps: readonly PlanStep[] }, anchor: StepAnchor): PlanStep[] =>
  plan.steps.filter((step) => (step.anchor ?? plan.anchor) === anchor);

/** A point for each of these steps; one whose window had closed before the group entered Lanjut `predates` it. */
export function planPoints(plan: { steps: PlanStep[]; anchorDay: string; enteredOn: string }): PlannedPoint[] {
  return plan.steps.map((step) => {
    const dates = stepDates(step, plan.anchorDay);
    const state = dates.windowEndsOn < plan.enteredOn ? "predates" : "scheduled";
    return { planStep: step.label, stepKey: keyOf(step), plannedOn: dates.dueOn, ...dates, state };
  });
}
