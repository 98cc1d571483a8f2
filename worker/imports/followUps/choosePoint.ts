import type { FollowUpState } from "#db/constants.ts";
import { daysBetween } from "../../follow-ups/plan.ts";

/** A point of a group's plan (or a contact somebody planned by hand). */
export interface Point {
  id: string;
  version: number;
  state: FollowUpState;
  planStep: string | null;
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
}

/** A visit before its window counts for the point as long as it is no more than this many days early. */
const DAYS_EARLY = 30;

/** Days a day lies outside a window: negative before it, 0 inside. */
function daysOutside({ windowStartsOn, windowEndsOn }: Point, on: string): number {
  if (on < windowStartsOn) return daysBetween(windowStartsOn, on);
  return on > windowEndsOn ? daysBetween(windowEndsOn, on) : 0;
}

/**
 * The point that a contact of a day completes: the one whose window is nearest, unless somebody has resolved it. A
 * point that was over before the group entered (`predates`) takes a contact inside its window alone. None: unplanned.
 */
export function choosePoint(points: readonly Point[], on: string): Point | undefined {
  const ranked = points
    .filter(({ planStep, state }) => planStep !== null || state === "scheduled")
    .map((point) => ({ point, outside: daysOutside(point, on) }))
    .sort(
      (a, b) =>
        Math.abs(a.outside) - Math.abs(b.outside) ||
        Number(a.point.planStep === null) - Number(b.point.planStep === null) ||
        a.point.dueOn.localeCompare(b.point.dueOn),
    );
  const [nearest] = ranked;
  if (!nearest) return undefined;
  const { point, outside } = nearest;
  if (point.state === "predates") return outside === 0 ? point : undefined;
  return point.state === "scheduled" && outside >= -DAYS_EARLY ? point : undefined;
}
