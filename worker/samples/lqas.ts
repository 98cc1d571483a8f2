import { binomial, hypergeometric } from "./size.ts";

export interface LqasLevels {
  /** Share from which a lot is good, and share up to which it is bad; 0–1, upper > lower. */
  upper: number;
  lower: number;
  /** Units in the lot; left out = so many that drawing changes nothing (binomial). */
  population?: number;
  /** Each error at most; .10 where nothing else is agreed. */
  risk?: number;
}

/** P(X = k) in a lot with this share. */
const chance = (k: number, n: number, share: number, population?: number): number =>
  population === undefined ? binomial(k, n, share) : hypergeometric(k, n, population, Math.round(share * population));

export interface LqasRule {
  n: number;
  /** Accept the lot with this many successes or more. */
  d: number;
  /** Chance of refusing a good lot (α), and of accepting a bad one (β). */
  alpha: number;
  beta: number;
}

/**
 * The decision rule of lot quality assurance: the smallest d with P(X < d | upper) ≤ risk and P(X ≥ d | lower) ≤ risk;
 * null where n does not tell the levels apart (Valadez et al., Assessing Community Health Programs, LQAS tables).
 */
export function lqasRule(n: number, { upper, lower, population, risk = 0.1 }: LqasLevels): LqasRule | null {
  let alpha = 0;
  let beta = 1;
  for (let d = 1; d <= n; d++) {
    alpha += chance(d - 1, n, upper, population);
    beta -= chance(d - 1, n, lower, population);
    if (alpha > risk) return null;
    if (beta <= risk) return { n, d, alpha, beta: Math.max(0, beta) };
  }
  return null;
}

/** The smallest sample that tells the levels apart, with its rule. */
export function lqasDesign(levels: LqasLevels, most = levels.population ?? 500): LqasRule | null {
  for (let n = 1; n <= most; n++) {
    const rule = lqasRule(n, levels);
    if (rule) return rule;
  }
  return null;
}
