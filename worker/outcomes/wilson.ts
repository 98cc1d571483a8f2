const Z = 1.959964;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson score interval (95 %) of a share seen in `n` of a population. Null when nothing was seen, and when all of
 * the population was: a census has no sampling error. Source: Wilson 1927.
 */
export function wilson(successes: number, n: number, population = Number.POSITIVE_INFINITY): Interval | null {
  if (n === 0 || n >= population) return null;
  const share = successes / n;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const held = (value: number) => Math.min(1, Math.max(0, value / (1 + z2 / n)));
  return { low: held(centre - spread), high: held(centre + spread) };
}

export { Z };
