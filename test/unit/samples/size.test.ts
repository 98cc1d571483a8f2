import { describe, expect, it } from "vitest";
import { lqasDesign, lqasRule } from "#worker/samples/lqas.ts";
import { binomial, detection, hypergeometric, marginOf, sampleSize, zOf } from "#worker/samples/size.ts";

const at95 = { confidence: 0.95 };

describe("z", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1.
  it.each([
    [0.8, 1.281552],
    [0.9, 1.644854],
    [0.95, 1.959964],
    [0.99, 2.575829],
    [0.999, 3.290527],
  ])("%d → %d", (confidence, z) => {
    expect(zOf(confidence)).toBeCloseTo(z, 6);
  });
});

describe("sample size of a finite population, p = .5", () => {
  it.each([
    [250, 152, 70],
    [275, 161, 72],
    [300, 169, 73],
    [1_000, 278, 88],
    [3_000, 341, 94],
    [15_000, 375, 96],
  ])("N = %d: %d at 5 points, %d at 10", (population, five, ten) => {
    expect(sampleSize({ ...at95, population, margin: 0.05 })).toBe(five);
    expect(sampleSize({ ...at95, population, margin: 0.1 })).toBe(ten);
  });

  // Krejcie & Morgan (1970), Educational and Psychological Measurement 30, table 1 (χ² = 3.841, d = .05, P = .5): rounded to the nearest there.
  it.each([
    [100, 80],
    [500, 217],
    [5_000, 357],
    [75_000, 382],
    [1_000_000, 384],
  ])("N = %d is within one of Krejcie and Morgan's %d", (population, table) => {
    expect(Math.abs(sampleSize({ ...at95, population, margin: 0.05 }) - table)).toBeLessThanOrEqual(1);
  });

  it("a design effect asks for more, and never for more than there are", () => {
    expect(sampleSize({ ...at95, population: 1_000, margin: 0.05, designEffect: 2 })).toBeGreaterThan(278);
    expect(sampleSize({ ...at95, population: 12, margin: 0.01 })).toBe(12);
  });
});

describe("what a chosen n buys", () => {
  it("50 of 250–300 home workers: ±12.4 to 12.7 points", () => {
    expect(marginOf(50, { ...at95, population: 250 })).toBeCloseTo(0.1242, 4);
    expect(marginOf(50, { ...at95, population: 300 })).toBeCloseTo(0.1267, 4);
  });

  it("a census has no margin, and nothing drawn has none to tell", () => {
    expect(marginOf(250, { ...at95, population: 250 })).toBe(0);
    expect(marginOf(0, { ...at95, population: 250 })).toBeNull();
  });

  it("finds at least one case of a 5 % problem", () => {
    expect(detection(50, 250, 12)).toBeCloseTo(0.936, 3);
    expect(detection(50, 300, 15)).toBeCloseTo(0.94, 3);
    expect(detection(250, 250, 1)).toBeCloseTo(1, 12);
    expect(detection(0, 250, 12)).toBe(0);
  });
});

describe("distributions", () => {
  it("sum to one", () => {
    let all = 0;
    for (let k = 0; k <= 30; k++) all += hypergeometric(k, 30, 200, 70);
    expect(all).toBeCloseTo(1, 10);
  });

  // Lieberman & Owen, Tables of the Hypergeometric Probability Distribution: N = 10, n = 5, k = 4.
  it("as in the tables", () => {
    expect(hypergeometric(2, 5, 10, 4)).toBeCloseTo(0.47619, 6);
    expect(hypergeometric(0, 5, 10, 4)).toBeCloseTo(0.02381, 6);
    expect(binomial(2, 5, 0.4)).toBeCloseTo(0.3456, 10);
  });
});

describe("LQAS", () => {
  // Valadez et al. (2003), table of decision rules for n = 19, α and β ≤ .10.
  it.each([
    [0.9, 0.6, 15],
    [0.8, 0.5, 13],
    [0.7, 0.4, 11],
    [0.6, 0.3, 9],
    [0.5, 0.2, 7],
  ])("n = 19 tells %d from %d with d = %d", (upper, lower, d) => {
    const rule = lqasRule(19, { upper, lower });
    expect(rule?.d).toBe(d);
    expect(rule?.alpha).toBeLessThanOrEqual(0.1);
    expect(rule?.beta).toBeLessThanOrEqual(0.1);
  });

  it("n = 50 of 250: the smallest rule of a small lot", () => {
    expect(lqasRule(50, { upper: 0.7, lower: 0.5, population: 250 })?.d).toBe(30);
    expect(lqasRule(50, { upper: 0.8, lower: 0.6, population: 250 })?.d).toBe(35);
  });

  it("is worked out at once in a lot of 20,000, at a chosen size and at the smallest that will do", () => {
    const began = performance.now();
    const wide = { upper: 0.55, lower: 0.5, population: 20_000 };
    const smallest = lqasDesign(wide);
    expect(smallest?.n).toBeGreaterThan(500);
    expect(lqasRule((smallest?.n ?? 0) - 1, wide)).toBeNull();
    expect(lqasRule(10_000, wide)?.d).toBeGreaterThan(5_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("of everybody in a small lot leaves no doubt, and of a lot of one cannot tell", () => {
    expect(lqasRule(5, { upper: 0.8, lower: 0.5, population: 5 })).toMatchObject({ d: 4, alpha: 0, beta: 0 });
    expect(lqasRule(1, { upper: 0.8, lower: 0.5, population: 1 })).toBeNull();
    expect(lqasDesign({ upper: 0.8, lower: 0.5, population: 0 })).toBeNull();
  });

  it("says so where a sample is too small to tell", () => {
    expect(lqasRule(5, { upper: 0.8, lower: 0.7 })).toBeNull();
    const design = lqasDesign({ upper: 0.8, lower: 0.5 });
    expect(design?.n).toBeLessThanOrEqual(19);
    expect(lqasRule((design?.n ?? 0) - 1, { upper: 0.8, lower: 0.5 })).toBeNull();
  });
});
