import type { ItemMatch } from "#db/constants.ts";
import { type Interval, wilson } from "../outcomes/wilson.ts";

/** What was found of one thing, in the stratum (or cluster) the unit was drawn from. */
export interface Seen {
  stratum: string;
  match: ItemMatch;
}
export interface MatchRate {
  /** Compared: neither "not found" nor refused. */
  n: number;
  matches: number;
  notFound: number;
  refused: number;
  /** 0–1; null while nothing was compared. */
  rate: number | null;
  /** 95 %, finite population; null for a census and for nothing. */
  interval: Interval | null;
  /** All that were not found or refused counted as different, and as matching. */
  worst: number | null;
  best: number | null;
}
export type Estimator = "simple" | "stratified" | "cluster";

/** n as if drawn from an endless population: n(N − 1)/(N − n), so that Wilson's interval narrows with the share drawn. */
export const effectiveSize = (n: number, population: number): number =>
  n >= population ? Number.POSITIVE_INFINITY : (n * (population - 1)) / (population - n);

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function byStratum(seen: readonly Seen[]): Map<string, number[]> {
  const parts = new Map<string, number[]>();
  for (const { stratum, match } of seen) {
    parts.set(stratum, [...(parts.get(stratum) ?? []), match === "match" ? 1 : 0]);
  }
  return parts;
}

/**
 * A proportional share and its variance over strata of known size (Cochran, 5.3): p = Σ W·p_h,
 * v = Σ W² (1 − f) p(1 − p)/(n − 1). A stratum with one unit takes its p(1 − p) from the whole.
 */
function stratified(parts: Map<string, number[]>, sizes: ReadonlyMap<string, number>) {
  const known = [...parts].map(([name, values]) => ({ values, size: sizes.get(name) ?? values.length }));
  const total = sum(known.map(({ size }) => size));
  const rate = sum(known.map(({ values, size }) => (size / total) * (sum(values) / values.length)));
  const variance = sum(
    known.map(({ values, size }) => {
      const p = sum(values) / values.length;
      const spread = values.length > 1 ? (p * (1 - p)) / (values.length - 1) : rate * (1 - rate);
      return (size / total) ** 2 * Math.max(0, 1 - values.length / size) * spread;
    }),
  );
  return { rate, variance };
}

/**
 * A share of units drawn by clusters, with the spread between those (ratio estimate; Cochran, 9A.1 and Särndal, 5.7):
 * p = Σx/Σm, v = (1 − f) c/(c − 1) Σ(x − p·m)² / (Σm)².
 */
function clustered(parts: Map<string, number[]>, drawnShare: number) {
  const clusters = [...parts.values()];
  const units = sum(clusters.map(({ length }) => length));
  const rate = sum(clusters.flat()) / units;
  if (clusters.length < 2) return { rate, variance: rate * (1 - rate) };
  const squares = sum(clusters.map((values) => (sum(values) - rate * values.length) ** 2));
  const variance = ((1 - drawnShare) * (clusters.length / (clusters.length - 1)) * squares) / units ** 2;
  return { rate, variance };
}

/** Wilson's interval with the sample size that would have this variance (Korn & Graubard 1998). */
function fromVariance(rate: number, variance: number, n: number, population: number): Interval | null {
  if (n >= population) return null;
  const size = variance > 0 ? (rate * (1 - rate)) / variance : effectiveSize(n, population);
  return wilson(rate * size, size);
}

export interface Population {
  size: number;
  /** Units of each stratum. */
  strata: ReadonlyMap<string, number>;
  /** Share of all clusters that was drawn. */
  clusterShare?: number;
}

/** Match rate of what was seen, by the way in which it was drawn. */
export function matchRate(seen: readonly Seen[], population: Population, estimator: Estimator): MatchRate {
  const compared = seen.filter(({ match }) => match === "match" || match === "differs");
  const count = (match: ItemMatch) => seen.filter((one) => one.match === match).length;
  const [n, matches, notFound, refused] = [compared.length, count("match"), count("not_found"), count("refused")];
  const told = { n, matches, notFound, refused };
  const all = seen.length;
  const bounds = {
    worst: all > 0 ? matches / all : null,
    best: all > 0 ? (matches + notFound + refused) / all : null,
  };
  if (n === 0) return { ...told, ...bounds, rate: null, interval: null };
  const parts = byStratum(compared);
  if (estimator === "simple") {
    const rate = matches / n;
    const size = effectiveSize(n, population.size);
    return { ...told, ...bounds, rate, interval: Number.isFinite(size) ? wilson(rate * size, size) : null };
  }
  const { rate, variance } =
    estimator === "stratified" ? stratified(parts, population.strata) : clustered(parts, population.clusterShare ?? 0);
  return { ...told, ...bounds, rate, interval: fromVariance(rate, variance, n, population.size) };
}

const SEVERITY: readonly ItemMatch[] = ["match", "not_found", "refused", "differs"];

/** Of a whole unit: it matches when each thing compared does; what was not seen hides no difference. */
export const worstOf = (matches: readonly ItemMatch[]): ItemMatch =>
  SEVERITY[Math.max(0, ...matches.map((one) => SEVERITY.indexOf(one)))] ?? "match";
