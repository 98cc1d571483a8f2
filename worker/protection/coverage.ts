import { type Interval, wilson } from "../outcomes/wilson.ts";

/** What a target asks: of so many who are eligible this share, by a day. */
export interface TargetTerms {
  eligible: number;
  /** 0–1. */
  target: number;
  /** Covered when it began, as somebody stated it. */
  baseline: number | null;
  startsOn: string | null;
  deadline: string;
}

/** What is recorded here: units listed, covered among them, and those of whom it is not known. */
export interface Recorded {
  listed: number;
  covered: number;
  unknown: number;
}

export type TargetState = "reached" | "missed" | "on_track" | "behind" | "open";

export interface Coverage {
  needed: number;
  covered: number;
  /** Whether `covered` was counted here or stated at the start: a list that is still shorter than the start proves nothing. */
  coveredFrom: "list" | "stated";
  /** Covered among those listed here. */
  coveredHere: number;
  gap: number;
  /** Covered of those eligible. */
  share: number;
  /** Covered of those listed: unknown counted as not covered, and as covered; the interval where not all are listed. */
  listed: number;
  unknown: number;
  ofListed: { share: number | null; best: number | null; interval: Interval | null };
  /** Listed of those eligible. */
  listedShare: number;
  monthsLeft: number;
  /** Units a month: needed to the deadline, and since the start. */
  paceNeeded: number | null;
  paceSoFar: number | null;
  /** Covered on the deadline at the pace so far. */
  expected: number | null;
  state: TargetState;
}

const DAY_MS = 86_400_000;
const DAYS_A_MONTH = 365.25 / 12;
const monthsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS / DAYS_A_MONTH;

/** ⌈target · eligible⌉, without the dust of binary fractions: 41.3 % of 468,000 is 193,284. */
export const neededFor = ({ eligible, target }: Pick<TargetTerms, "eligible" | "target">): number =>
  Math.ceil(Number((eligible * target).toFixed(6)));

function stateOf(gap: number, over: boolean, expected: number | null, needed: number): TargetState {
  if (gap === 0) return "reached";
  if (over) return "missed";
  if (expected === null) return "open";
  return expected >= needed ? "on_track" : "behind";
}

/** How far a target is on a day. Shares are 0–1, paces units a month, days `YYYY-MM-DD`. */
export function coverageOf(terms: TargetTerms, found: Recorded, today: string): Coverage {
  const { eligible, baseline, startsOn, deadline } = terms;
  const { listed, unknown } = found;
  const needed = neededFor(terms);
  const stated = baseline !== null && baseline > found.covered;
  const covered = stated ? baseline : found.covered;
  const gap = Math.max(0, needed - covered);
  const monthsLeft = Math.max(0, monthsBetween(today, deadline));
  const over = today > deadline;
  const passed = startsOn === null ? 0 : monthsBetween(startsOn, today);
  // Two sources make no pace: what was stated at the start and is not yet listed here says nothing of what came since.
  const paceSoFar = stated || baseline === null || passed <= 0 ? null : (covered - baseline) / passed;
  const expected = paceSoFar === null || over ? null : Math.floor(covered + paceSoFar * monthsLeft);
  return {
    ...{ needed, covered, coveredFrom: stated ? "stated" : "list", coveredHere: found.covered, gap, listed, unknown },
    share: covered / eligible,
    ofListed: {
      share: listed > 0 ? found.covered / listed : null,
      best: listed > 0 ? (found.covered + unknown) / listed : null,
      interval: wilson(found.covered, listed, eligible),
    },
    listedShare: listed / eligible,
    monthsLeft,
    // In the last month all that is left.
    paceNeeded: over || gap === 0 ? null : Math.ceil(gap / Math.max(1, monthsLeft)),
    ...{ paceSoFar, expected, state: stateOf(gap, over, expected, needed) },
  };
}
