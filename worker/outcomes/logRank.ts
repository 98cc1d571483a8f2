import type { Life } from "./survival.ts";

export interface LogRank {
  /** Stops seen in each group, and those expected were all groups alike. */
  observed: number[];
  expected: number[];
  chiSquare: number;
  degrees: number;
  /** Chance of a difference at least this large were all groups alike. */
  p: number;
}

/** ln Γ(x), x > 0 (Lanczos, g = 7, nine terms; 15 digits). */
function logGamma(x: number): number {
  const terms = [
    ...[0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059],
    ...[12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7],
  ];
  const [first = 0, ...others] = terms;
  const sum = others.reduce((total, term, i) => total + term / (x + i), first);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Upper tail of χ²: the regularised Q(k/2, x/2), by its series or its continued fraction (Abramowitz & Stegun 6.5.29, 6.5.31). */
export function chiSquareTail(chiSquare: number, degrees: number): number {
  const [a, x] = [degrees / 2, chiSquare / 2];
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-15 && n < 1_000; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Solves A x = b by Gauss–Jordan with pivoting; undefined where A is singular. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < rows.length; column++) {
    const size = (row: number) => Math.abs(rows[row]?.[column] ?? 0);
    let best = column;
    for (let row = column + 1; row < rows.length; row++) if (size(row) > size(best)) best = row;
    if (size(best) < 1e-12) return undefined;
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = rows[column] as number[];
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= rows.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}

/**
 * Log-rank test of k groups, (O − E)ᵀ V⁻¹ (O − E) with the hypergeometric variance (Mantel 1966; Peto & Peto 1972).
 * Null for fewer than two groups with somebody in them, and while nothing has stopped.
 */
export function logRank(groups: readonly (readonly Life[])[]): LogRank | null {
  const months = [...new Set(groups.flat().flatMap(({ month, stopped }) => (stopped ? [month] : [])))];
  const observed = groups.map((lives) => lives.filter(({ stopped }) => stopped).length);
  const expected = groups.map(() => 0);
  const variance = groups.map(() => groups.map(() => 0));
  for (const month of months) {
    const atRisk = groups.map((lives) => lives.filter((life) => life.month >= month).length);
    const stops = groups.map((lives) => lives.filter((life) => life.month === month && life.stopped).length);
    const n = atRisk.reduce((sum, one) => sum + one, 0);
    const d = stops.reduce((sum, one) => sum + one, 0);
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const [i, one] of atRisk.entries()) {
      expected[i] = (expected[i] ?? 0) + (d * one) / n;
      const row = variance[i] as number[];
      for (const [j, other] of atRisk.entries()) {
        row[j] = (row[j] ?? 0) + spread * (one / n) * ((i === j ? 1 : 0) - other / n);
      }
    }
  }
  // Groups add up: one of those that vary says nothing new.
  const free = groups.map((_, i) => i).filter((i) => (variance[i]?.[i] ?? 0) > 1e-12);
  const kept = free.slice(1);
  if (kept.length === 0) return null;
  const difference = kept.map((i) => (observed[i] ?? 0) - (expected[i] ?? 0));
  const weights = solve(
    kept.map((i) => kept.map((j) => variance[i]?.[j] ?? 0)),
    difference,
  );
  if (!weights) return null;
  const chiSquare = Math.max(
    0,
    difference.reduce((sum, one, i) => sum + one * (weights[i] ?? 0), 0),
  );
  return { observed, expected, chiSquare, degrees: kept.length, p: chiSquareTail(chiSquare, kept.length) };
}
