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

/** How far the groups of a programme came. Each group's equal part of the money stands at one step only. */
export function funnel(groups: readonly GroupSteps[], spentIdr: number | null): FunnelLine[] {
  const ends = groups.map(stuckBefore);
  return FUNNEL_STEPS.map((step) => {
    const counted = (state: StepState) => groups.filter((group) => group[step] === state).length;
    const count = counted("reached");
    const unknown = counted("unknown");
    const total = groups.length - counted("na");
    const known = total - unknown;
    const stuck = ends.filter((end) => end === step).length;
    return {
      step,
      count,
      total,
      unknown,
      share: known > 0 ? count / known : null,
      interval: wilson(count, known, total),
      worst: total > 0 ? count / total : null,
      best: total > 0 ? (count + unknown) / total : null,
      stuck,
      stuckIdr: spentIdr === null || groups.length === 0 ? null : Math.round((spentIdr / groups.length) * stuck),
    };
  });
}
