import type { PlanStep } from "#db/schema/plans.ts";
import { addDays } from "./days.ts";

export interface PlannedPoint {
  label: string;
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
  predates: boolean;
}

function addMonths(day: string, months: number): string {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(y, m + months, 0)).getUTCDate();
  return new Date(Date.UTC(y, m - 1 + months, Math.min(d, last))).toISOString().slice(0, 10);
}

export function planPoints(steps: readonly PlanStep[], anchor: string, enteredOn: string): PlannedPoint[] {
  return steps.map((step) => {
    const dueOn = addDays(addMonths(anchor, step.offsetMonths ?? 0), step.offsetDays ?? 0);
    const windowEndsOn = addDays(dueOn, step.windowAfter);
    const windowStartsOn = addDays(dueOn, -step.windowBefore);
    return { label: step.label, dueOn, windowStartsOn, windowEndsOn, predates: windowEndsOn < enteredOn };
  });
}
