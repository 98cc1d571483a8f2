import { type Interval, wilson } from "./wilson.ts";

export const FUNNEL_STEPS = [
  "registered",
  "trained",
  "equipped",
  "supported",
  "linked",
  "earning",
  "activeAtMonth12",
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** Where a group stands at a step: `na` when the step is not for it, or not yet. */
export const STEP_STATES = ["reached", "missed", "unknown", "na"] as const;
export type StepState = (typeof STEP_STATES)[number];
export type GroupSteps = Record<FunnelStep, StepState>;

export interface FunnelLine {
  step: FunnelStep;
  /** Groups that reached it. */
  count: number;
  /** Groups it is for. */
  total: number;
  unknown: number;
  /** Among the groups of which it is known, with the 95 % interval where some are not. */
  share: number | null;
  interval: Interval | null;
  /** Every unknown group counted as missed, and as reached. */
  worst: number | null;
  best: number | null;
  /** Groups that came as far as the step before and no further, and their part of the money spent. */
  stuck: number;
  stuckIdr: number | null;
}

/** The step at which a group's way ends: the first that is for it after the furthest it reached. */
export function stuckBefore(group: GroupSteps): FunnelStep | null {
  const furthest = FUNNEL_STEPS.findLastIndex((step) => group[step] === "reached");
  return FUNNEL_STEPS.slice(furthest + 1).find((step) => group[step] !== "na") ?? null;
}

/** A group's way, and its part of what was spent on it; null where the reader may not know the programme's money. */
export interface FunnelGroup {
  steps: GroupSteps;
  partIdr: number | null;
}

/** How far groups came. The money of each stands at one step only; none is told where nobody's is known. */
export function funnel(groups: readonly FunnelGroup[]): FunnelLine[] {
  const states = new Map(FUNNEL_STEPS.map((step) => [step, { reached: 0, missed: 0, unknown: 0, na: 0 }]));
  const stops = new Map<FunnelStep, { groups: number; idr: number }>(
    FUNNEL_STEPS.map((step) => [step, { groups: 0, idr: 0 }]),
  );
  for (const { steps, partIdr } of groups) {
    for (const [step, counts] of states) counts[steps[step]]++;
    const end = stuckBefore(steps);
    const stop = end && stops.get(end);
    if (!stop) continue;
    stop.groups++;
    stop.idr += partIdr ?? 0;
  }
  const told = groups.some(({ partIdr }) => partIdr !== null);
  return FUNNEL_STEPS.map((step) => {
    const { reached: count = 0, unknown = 0, na = 0 } = states.get(step) ?? {};
    const total = groups.length - na;
    const known = total - unknown;
    const stop = stops.get(step);
    return {
      step,
      count,
      total,
      unknown,
      share: known > 0 ? count / known : null,
      interval: wilson(count, known, total),
      worst: total > 0 ? count / total : null,
      best: total > 0 ? (count + unknown) / total : null,
      stuck: stop?.groups ?? 0,
      stuckIdr: told ? Math.round(stop?.idr ?? 0) : null,
    };
  });
}
