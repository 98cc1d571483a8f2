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
  const months = [...new Set(lives.map(({ month }) => month))].sort((a, b) => a - b);
  let share = 1;
  let sum = 0;
  return months.map((month) => {
    const atRisk = lives.filter((life) => life.month >= month).length;
    const stopped = lives.filter((life) => life.month === month && life.stopped).length;
    share *= (atRisk - stopped) / atRisk;
    if (stopped > 0) sum += stopped / (atRisk * (atRisk - stopped));
    const se = share > 0 ? share * Math.sqrt(sum) : 0;
    return { month, atRisk, stopped, share, se, ...interval(share, se) };
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

function shareAt(lives: readonly Life[], month: number): number {
  return survival(lives).findLast((step) => step.month <= month)?.share ?? 1;
}

/** The curve at given months; `horizon` is the month until which groups are followed. */
export function survivalAt(lives: readonly Life[], months: readonly number[], horizon = 24): SurvivalAt[] {
  const steps = survival(lives);
  const lost = (life: Life) => !life.stopped && life.month < horizon;
  const stoppedAll = lives.map((life) => (lost(life) ? { ...life, stopped: true } : life));
  const aliveAll = lives.map((life) => (lost(life) ? { ...life, month: horizon } : life));
  return months.map((month) => {
    const { share, se, low, high } = steps.findLast((step) => step.month <= month) ?? ALIVE;
    const atRisk = lives.filter((life) => life.month >= month).length;
    return { month, atRisk, share, se, low, high, worst: shareAt(stoppedAll, month), best: shareAt(aliveAll, month) };
  });
}

export interface Contact {
  on: string;
  status: string;
}

const STOPPED = ["dormant", "disbanded"];
const ALIVE_STATUSES = ["active", "partly_active"];
const DAY = 86_400_000;
const DAYS_A_MONTH = 30.436875;

export const monthsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY / DAYS_A_MONTH));

/**
 * The life of a group from its contacts, oldest first: stopped at the first that saw it dormant or disbanded, else
 * followed until the last that saw it alive. Undefined when no contact ever saw it.
 */
export function lifeOf(trainedOn: string, contacts: readonly Contact[]): Life | undefined {
  const stop = contacts.find(({ status }) => STOPPED.includes(status));
  if (stop) return { month: monthsBetween(trainedOn, stop.on), stopped: true };
  const seen = contacts.findLast(({ status }) => ALIVE_STATUSES.includes(status));
  return seen && { month: monthsBetween(trainedOn, seen.on), stopped: false };
}
