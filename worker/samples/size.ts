/** Two-sided standard normal quantile of a confidence level (0.5–0.9999): Wichura, AS 241 by bisection on erf's series. */
export function zOf(confidence: number): number {
  const tail = (1 + confidence) / 2;
  let low = 0;
  let high = 8;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Φ(x) for x ≥ 0: Marsaglia (2004), "Evaluating the Normal Distribution", J. Stat. Software 11(4); to 15 digits. */
function normalCdf(x: number): number {
  let sum = x;
  let term = x;
  for (let i = 3; Math.abs(term) > 1e-17; i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * x * x - 0.918_938_533_204_672_8);
}

export interface Sizing {
  population: number;
  /** 0.5–0.9999. */
  confidence: number;
  /** Half width, 0–1. */
  margin: number;
  /** Share expected, 0–1; .5 asks for the most. */
  expected?: number;
  /** Variance against a simple sample of the same size; 1 for a simple one. */
  designEffect?: number;
}

/**
 * Units to draw for a share: n0 = deff · z²p(1−p)/e², n = ⌈n0 / (1 + (n0 − 1)/N)⌉, at most N (Cochran, Sampling
 * Techniques, 3rd ed., 4.4 and 5.6; Kish's design effect).
 */
export function sampleSize({ population, confidence, margin, expected = 0.5, designEffect = 1 }: Sizing): number {
  const z = zOf(confidence);
  const n0 = (designEffect * z * z * expected * (1 - expected)) / (margin * margin);
  // A quotient that is whole in exact arithmetic must not be one more by its last binary digit.
  return Math.min(population, Math.ceil(n0 / (1 + (n0 - 1) / population) - 1e-9));
}

/** Half width that n of N buy: z · √(deff · p(1−p)/n) · √((N − n)/(N − 1)). 0 for a census, null for n = 0. */
export function marginOf(
  n: number,
  { population, confidence, expected = 0.5, designEffect = 1 }: Omit<Sizing, "margin">,
) {
  if (n <= 0) return null;
  if (n >= population) return 0;
  const finite = Math.sqrt((population - n) / (population - 1));
  return zOf(confidence) * Math.sqrt((designEffect * expected * (1 - expected)) / n) * finite;
}

/** ln k! for k = 0, 1, …: each worked out once. */
const lnFactorials = [0];
function lnFactorial(k: number): number {
  for (let i = lnFactorials.length; i <= k; i++) lnFactorials.push((lnFactorials[i - 1] ?? 0) + Math.log(i));
  return lnFactorials[k] ?? 0;
}

/** ln of the binomial coefficient C(n, k). */
const lnChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);

/** Probability that n of N find at least one of D faulty ones: 1 − C(N−D, n)/C(N, n). */
export function detection(n: number, population: number, faulty: number): number {
  if (n <= 0 || faulty <= 0) return 0;
  return 1 - Math.exp(lnChoose(population - faulty, n) - lnChoose(population, n));
}

/** P(X = k) of the hypergeometric distribution: k of the D among N, in a draw of n. */
export const hypergeometric = (k: number, n: number, population: number, having: number): number =>
  Math.exp(lnChoose(having, k) + lnChoose(population - having, n - k) - lnChoose(population, n));

/** P(X = k) of the binomial distribution. */
export function binomial(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  return Math.exp(lnChoose(n, k) + k * Math.log(p) + (n - k) * Math.log(1 - p));
}
