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

/** 1 for each match of a stratum, 0 for what is not; `counted` says what else counts as one. */
function byStratum(seen: readonly Seen[], counted: readonly ItemMatch[] = ["match"]): Map<string, number[]> {
  const parts = new Map<string, number[]>();
  for (const { stratum, match } of seen) {
    const values = parts.get(stratum) ?? [];
    values.push(counted.includes(match) ? 1 : 0);
    parts.set(stratum, values);
  }
  return parts;
}

/** p(1 − p)/(m − 1) of a stratum or cluster; of one with a single unit p(1 − p) of the whole. */
function spreadIn(values: readonly number[], rate: number): number {
  const p = sum(values) / values.length;
  return values.length > 1 ? (p * (1 - p)) / (values.length - 1) : rate * (1 - rate);
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
    known.map(
      ({ values, size }) => (size / total) ** 2 * Math.max(0, 1 - values.length / size) * spreadIn(values, rate),
    ),
  );
  return { rate, variance };
}

/**
 * A share of units drawn in two stages, clusters of equal chance and in each its share of units (Cochran, 11.7–11.8, the
 * ratio to size): p = Σx/Σm, v = [(1 − f) c/(c − 1) Σ(x − p·m)² + f Σ m²(1 − m/M) p_i(1 − p_i)/(m − 1)] / (Σm)².
 */
function clustered(parts: Map<string, number[]>, { strata, clusterShare = 0 }: Population) {
  const clusters = [...parts].map(([name, values]) => ({ values, size: strata.get(name) ?? Number.POSITIVE_INFINITY }));
  const units = sum(clusters.map(({ values }) => values.length));
  const rate = sum(clusters.flatMap(({ values }) => values)) / units;
  if (clusters.length < 2) return { rate, variance: rate * (1 - rate) };
  const between = sum(clusters.map(({ values }) => (sum(values) - rate * values.length) ** 2));
  const inside = sum(
    clusters.map(
      ({ values, size }) => values.length ** 2 * Math.max(0, 1 - values.length / size) * spreadIn(values, rate),
    ),
  );
  const first = (1 - clusterShare) * (clusters.length / (clusters.length - 1)) * between;
  return { rate, variance: (first + clusterShare * inside) / units ** 2 };
}

/** Wilson's interval with the sample size that would have this variance (Korn & Graubard 1998); `alike` where all agree. */
function fromVariance(rate: number, variance: number, alike: number): Interval | null {
  const size = variance > 0 ? (rate * (1 - rate)) / variance : alike;
  return Number.isFinite(size) ? wilson(rate * size, size) : null;
}

export interface Population {
  size: number;
  /** Units of each stratum. */
  strata: ReadonlyMap<string, number>;
  /** Share of all clusters that was drawn. */
  clusterShare?: number;
  /** What was planned with: holds where every unit drawn says the same. */
  designEffect?: number;
}

/** The share, and the interval that the way of drawing leaves open; none where everybody was drawn. */
function estimate(seen: readonly Seen[], compared: readonly Seen[], population: Population, estimator: Estimator) {
  const parts = byStratum(compared);
  const size = effectiveSize(compared.length, population.size);
  const census = seen.length >= population.size;
  if (estimator === "simple") {
    const rate = compared.filter(({ match }) => match === "match").length / compared.length;
    return { rate, interval: census || !Number.isFinite(size) ? null : wilson(rate * size, size) };
  }
  if (estimator === "stratified") {
    const { rate, variance } = stratified(parts, population.strata);
    return { rate, interval: census ? null : fromVariance(rate, variance, size) };
  }
  const { rate, variance } = clustered(parts, population);
  const alike = parts.size < 2 ? 1 : size / (population.designEffect ?? 1);
  return { rate, interval: census ? null : fromVariance(rate, variance, alike) };
}

/** The share with what was not found or refused counted one way; weighted as the rate is. */
function shareOf(seen: readonly Seen[], counted: readonly ItemMatch[], { strata }: Population, estimator: Estimator) {
  if (seen.length === 0) return null;
  const parts = byStratum(seen, counted);
  return estimator === "stratified" ? stratified(parts, strata).rate : sum([...parts.values()].flat()) / seen.length;
}

/** Match rate of what was seen, by the way in which it was drawn. */
export function matchRate(seen: readonly Seen[], population: Population, estimator: Estimator): MatchRate {
  const compared = seen.filter(({ match }) => match === "match" || match === "differs");
  const count = (match: ItemMatch) => seen.filter((one) => one.match === match).length;
  const [n, matches, notFound, refused] = [compared.length, count("match"), count("not_found"), count("refused")];
  const told = { n, matches, notFound, refused };
  const bounds = {
    worst: shareOf(seen, ["match"], population, estimator),
    best: shareOf(seen, ["match", "not_found", "refused"], population, estimator),
  };
  if (n === 0) return { ...told, ...bounds, rate: null, interval: null };
  return { ...told, ...bounds, ...estimate(seen, compared, population, estimator) };
}

const SEVERITY: readonly ItemMatch[] = ["match", "not_found", "refused", "differs"];

/** Of a whole unit: it matches when each thing compared does; what was not seen hides no difference. */
export const worstOf = (matches: readonly ItemMatch[]): ItemMatch =>
  SEVERITY[Math.max(0, ...matches.map((one) => SEVERITY.indexOf(one)))] ?? "match";
