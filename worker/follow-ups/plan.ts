import type { FollowUpState } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";

const DAY_MS = 86_400_000;

export interface PointDates {
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
}
export interface PlannedPoint extends PointDates {
  planStep: string;
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

/** Every point of a plan; one whose window had closed before the group entered Lanjut `predates` it. */
export function planPoints(plan: { steps: PlanStep[]; anchorDay: string; enteredOn: string }): PlannedPoint[] {
  return plan.steps.map((step) => {
    const dates = stepDates(step, plan.anchorDay);
    return { planStep: step.label, ...dates, state: dates.windowEndsOn < plan.enteredOn ? "predates" : "scheduled" };
  });
}

export interface ExistingPoint extends PointDates {
  id: string;
  planStep: string | null;
  state: FollowUpState;
}
export interface PointMove {
  id: string;
  planStep: string;
  from: PointDates;
  to: PointDates;
}

/**
 * What a new anchor day moves: open points of the plan that lie in the future and still stand where the old anchor
 * put them. What is done, due already or was moved by hand stays.
 */
export function movePoints<P extends ExistingPoint>(input: {
  points: P[];
  oldAnchor: string | null;
  newAnchor: string;
  steps: PlanStep[];
  today: string;
}): { moves: PointMove[]; untouched: P[] } {
  const moves: PointMove[] = [];
  const untouched: P[] = [];
  for (const point of input.points) {
    const step = input.steps.find(({ label }) => label === point.planStep);
    const open = point.state === "scheduled" && point.dueOn > input.today;
    const asPlanned = step && input.oldAnchor && stepDates(step, input.oldAnchor).dueOn === point.dueOn;
    if (!step || !open || !asPlanned) {
      untouched.push(point);
      continue;
    }
    const to = stepDates(step, input.newAnchor);
    const from = { dueOn: point.dueOn, windowStartsOn: point.windowStartsOn, windowEndsOn: point.windowEndsOn };
    if (to.dueOn === from.dueOn && to.windowEndsOn === from.windowEndsOn) untouched.push(point);
    else moves.push({ id: point.id, planStep: step.label, from, to });
  }
  return { moves, untouched };
}
