import { Z } from "./wilson.ts";

/** How long a group was followed, in months since training: until it was seen to have stopped, or until it was last seen alive. */
export interface Life {
  month: number;
  stopped: boolean;
}
export interface SurvivalStep {
  month: number;
  /** Groups still followed just before this month. */
  atRisk: number;
  stopped: number;
  share: number;
  /** Standard error (Greenwood). */
  se: number;
  /** 95 % interval on the log-log scale; null while nothing has stopped, or all has. */
  low: number | null;
  high: number | null;
}

function interval(share: number, se: number): { low: number | null; high: number | null } {
  if (share <= 0 || share >= 1) return { low: null, high: null };
  const width = (Z * se) / (share * Math.log(share));
  return { low: share ** Math.exp(-width), high: share ** Math.exp(width) };
}

/** Kaplan–Meier: S(t) = ∏ (n − d) / n, what stopped counted before what was lost at the same month. */
export function survival(lives: readonly Life[]): SurvivalStep[] {
  const ended = new Map<number, { all: number; stopped: number }>();
  for (const { month, stopped } of lives) {
    const at = ended.get(month) ?? { all: 0, stopped: 0 };
    ended.set(month, { all: at.all + 1, stopped: at.stopped + Number(stopped) });
  }
  let atRisk = lives.length;
  let share = 1;
  let sum = 0;
  return [...ended]
    .sort(([a], [b]) => a - b)
    .map(([month, { all, stopped }]) => {
      share *= (atRisk - stopped) / atRisk;
      if (stopped > 0) sum += stopped / (atRisk * (atRisk - stopped));
      const se = share > 0 ? share * Math.sqrt(sum) : 0;
      const step = { month, atRisk, stopped, share, se, ...interval(share, se) };
      atRisk -= all;
      return step;
    });
}

export interface SurvivalAt {
  month: number;
  atRisk: number;
  share: number;
  se: number;
  low: number | null;
  high: number | null;
  /** All that were lost before the end of following counted as stopped, and as alive. */
  worst: number;
  best: number;
}

const ALIVE: Omit<SurvivalStep, "month" | "atRisk" | "stopped"> = { share: 1, se: 0, low: null, high: null };

const shareAt = (steps: readonly SurvivalStep[], month: number): number =>
  steps.findLast((step) => step.month <= month)?.share ?? 1;

/** The curve at given months; `horizon` is the month until which groups are followed. */
export function survivalAt(lives: readonly Life[], months: readonly number[], horizon = 24): SurvivalAt[] {
  const steps = survival(lives);
  const lost = (life: Life) => !life.stopped && life.month < horizon;
  const stoppedAll = survival(lives.map((life) => (lost(life) ? { ...life, stopped: true } : life)));
  const aliveAll = survival(lives.map((life) => (lost(life) ? { ...life, month: horizon } : life)));
  return months.map((month) => {
    const { share, se, low, high } = steps.findLast((step) => step.month <= month) ?? ALIVE;
    const atRisk = lives.filter((life) => life.month >= month).length;
    return { month, atRisk, share, se, low, high, worst: shareAt(stoppedAll, month), best: shareAt(aliveAll, month) };
  });
}

/** A point that stands on fewer groups than this is not shown. */
export const FEWEST_AT_RISK = 5;

/** A point of the curve, or only how many stand behind it where they are too few. */
export type SurvivalPoint =
  | (SurvivalAt & { shown: true })
  | ({ month: number; atRisk: number; shown: false } & Record<Exclude<keyof SurvivalAt, "month" | "atRisk">, null>);

const HIDDEN = { shown: false, share: null, se: null, low: null, high: null, worst: null, best: null } as const;

/** Every step of the curve as long as enough groups stand behind it. */
export const shownCurve = (lives: readonly Life[]): SurvivalStep[] =>
  survival(lives).filter(({ atRisk }) => atRisk >= FEWEST_AT_RISK);

export const hideFew = (points: readonly SurvivalAt[]): SurvivalPoint[] =>
  points.map((point) =>
    point.atRisk >= FEWEST_AT_RISK
      ? { ...point, shown: true }
      : { month: point.month, atRisk: point.atRisk, ...HIDDEN },
  );
