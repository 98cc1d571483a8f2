import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareTail, logRank } from "#worker/outcomes/logRank.ts";
import type { Life } from "#worker/outcomes/survival.ts";

/** `13` stopped, `13+` lost. */
const lives = (text: string): Life[] =>
  text.split(" ").map((one) => ({ month: Number.parseInt(one, 10), stopped: !one.endsWith("+") }));

// Weeks of remission, Freireich et al. 1963, as in Cox & Oakes 1984, table 1.1; R: survdiff gives 16.8 on 1 df, p = 4e-05.
const SIX_MP = lives("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const PLACEBO = lives("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
// Weeks of survival with recurrent glioma, Bland & Altman, The logrank test, BMJ 2004;328:1073.
const ASTROCYTOMA = lives("6 13 21 30 31+ 37 38 47+ 49 50 63 79 80+ 82+ 82+ 86 98 149+ 202 219");
const GLIOBLASTOMA = lives(
  "10 10 12 13 14 15 16 17 18 20 24 24 25 28 30 33 34+ 35 37 40 40 40+ 46 48 70+ 76 81 82 91 112 181",
);

describe("log-rank test", () => {
  it("finds what is printed of 6-mercaptopurine against placebo", () => {
    const found = logRank([SIX_MP, PLACEBO]);
    expect(found?.observed).toEqual([9, 21]);
    expect(found?.expected[0]).toBeCloseTo(19.25, 2);
    expect(found?.expected[1]).toBeCloseTo(10.75, 2);
    expect(found?.chiSquare).toBeCloseTo(16.79, 2);
    expect(found?.degrees).toBe(1);
    expect(found?.p).toBeCloseTo(4.17e-5, 7);
  });

  it("expects what Bland and Altman print", () => {
    const found = logRank([ASTROCYTOMA, GLIOBLASTOMA]);
    expect(found?.observed).toEqual([14, 28]);
    expect(found?.expected[0]).toBeCloseTo(22.48, 2);
    expect(found?.expected[1]).toBeCloseTo(19.52, 2);
    // Their (O − E)² / E is the conservative approximation.
    const [o = [], e = []] = [found?.observed, found?.expected];
    const approximate = o.reduce((sum, seen, i) => sum + (seen - (e[i] ?? 0)) ** 2 / (e[i] ?? 1), 0);
    expect(approximate).toBeCloseTo(6.88, 1);
    expect(found?.chiSquare).toBeGreaterThan(approximate);
  });

  it("has the tail of the χ² tables", () => {
    for (const [chiSquare, degrees, p] of [
      [3.841, 1, 0.05],
      [6.635, 1, 0.01],
      [5.991, 2, 0.05],
      [7.815, 3, 0.05],
      [9.488, 4, 0.05],
      [18.307, 10, 0.05],
      [23.209, 10, 0.01],
    ] as const) {
      expect(chiSquareTail(chiSquare, degrees)).toBeCloseTo(p, 4);
    }
    expect(chiSquareTail(0, 3)).toBe(1);
    // Two degrees: e^(−x/2), on both sides of the switch between series and fraction.
    for (const x of [0.1, 1, 3.9, 4.1, 30]) expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 12);
  });

  it("says nothing of one group, of none, or while nothing stopped", () => {
    expect(logRank([])).toBeNull();
    expect(logRank([SIX_MP])).toBeNull();
    expect(logRank([lives("3+ 4+"), lives("5+ 6+")])).toBeNull();
    expect(logRank([[], []])).toBeNull();
  });

  const life = fc.record({ month: fc.integer({ min: 0, max: 24 }), stopped: fc.boolean() });
  const part = fc.array(life, { maxLength: 15 });

  it("does not depend on the order of the groups, expects as many stops as there were, and finds alike groups alike", () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const found = logRank([a, b, c]);
        const turned = logRank([c, a, b]);
        if (!found || !turned) return found === turned;
        const total = (values: number[]) => values.reduce((sum, one) => sum + one, 0);
        expect(total(found.expected)).toBeCloseTo(total(found.observed), 8);
        expect(turned.chiSquare).toBeCloseTo(found.chiSquare, 6);
        expect(turned.degrees).toBe(found.degrees);
        return found.p >= 0 && found.p <= 1;
      }),
    );
    fc.assert(
      fc.property(part, (a) => {
        const found = logRank([a, a, a]);
        return found === null || found.chiSquare < 1e-9;
      }),
    );
  });

  it("of two groups is the square of the standardised difference", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const found = logRank([a, b]);
        const months = [...new Set([...a, ...b].filter((one) => one.stopped).map(({ month }) => month))];
        let difference = 0;
        let variance = 0;
        for (const month of months) {
          const [n1, n2] = [a, b].map((all) => all.filter((one) => one.month >= month).length) as [number, number];
          const [d1, d2] = [a, b].map((all) => all.filter((one) => one.month === month && one.stopped).length) as [
            number,
            number,
          ];
          const [n, d] = [n1 + n2, d1 + d2];
          difference += d1 - (d * n1) / n;
          if (n > 1) variance += (d * (n - d) * n1 * n2) / (n * n * (n - 1));
        }
        if (variance < 1e-9) return found === null;
        expect(found?.chiSquare).toBeCloseTo(difference ** 2 / variance, 8);
        return true;
      }),
    );
  });
});
