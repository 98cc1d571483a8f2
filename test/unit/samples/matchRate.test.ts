import { describe, expect, it } from "vitest";
import type { ItemMatch } from "#db/constants.ts";
import { wilson } from "#worker/outcomes/wilson.ts";
import { effectiveSize, matchRate, type Seen, worstOf } from "#worker/samples/matchRate.ts";

const seen = (counts: Partial<Record<ItemMatch, number>>, stratum = ""): Seen[] =>
  Object.entries(counts).flatMap(([match, n]) =>
    Array.from({ length: n }, () => ({ stratum, match: match as ItemMatch })),
  );
const whole = (size: number) => ({ size, strata: new Map([["", size]]) });

describe("a simple sample", () => {
  it("of an endless population is Wilson's interval", () => {
    const rate = matchRate(seen({ match: 35, differs: 15 }), whole(1e12), "simple");
    expect(rate.rate).toBeCloseTo(0.7, 12);
    expect(rate.interval?.low).toBeCloseTo(0.562496, 5);
    expect(rate.interval?.high).toBeCloseTo(0.808964, 5);
  });

  it("of a finite one is narrower: the same share, n(N−1)/(N−n) units", () => {
    const rate = matchRate(seen({ match: 35, differs: 15 }), whole(250), "simple");
    const size = effectiveSize(50, 250);
    expect(size).toBeCloseTo(62.25, 10);
    expect(rate.interval).toEqual(wilson(0.7 * size, size));
  });

  it("of everybody is a census: no interval", () => {
    expect(matchRate(seen({ match: 30, differs: 20 }), whole(50), "simple")).toMatchObject({
      rate: 0.6,
      interval: null,
    });
  });

  it("of nothing compared is unknown, never 0", () => {
    expect(matchRate(seen({ not_found: 3 }), whole(50), "simple")).toMatchObject({
      ...{ n: 0, rate: null, interval: null, worst: 0, best: 1, notFound: 3 },
    });
    expect(matchRate([], whole(50), "simple")).toMatchObject({ rate: null, worst: null, best: null });
  });

  it("of everybody is a census also where somebody was not found: the two bounds tell what is open", () => {
    expect(matchRate(seen({ match: 30, differs: 15, not_found: 5 }), whole(50), "simple")).toMatchObject({
      ...{ n: 45, interval: null, worst: 0.6, best: 0.7 },
    });
  });

  it("tells the worst and the best that those not found or refusing leave open", () => {
    const rate = matchRate(seen({ match: 40, differs: 5, not_found: 3, refused: 2 }), whole(250), "simple");
    expect(rate).toMatchObject({ n: 45, matches: 40, notFound: 3, refused: 2, worst: 0.8, best: 0.9 });
  });
});

describe("strata", () => {
  it("weigh by their size, not by how many of them were drawn", () => {
    const both = [...seen({ match: 10 }, "A"), ...seen({ differs: 10 }, "B")];
    const population = {
      size: 1_000,
      strata: new Map([
        ["A", 900],
        ["B", 100],
      ]),
    };
    expect(matchRate(both, population, "stratified").rate).toBeCloseTo(0.9, 12);
  });

  it("weigh what was not found as they weigh the rest: the rate lies between its bounds", () => {
    const both = [...seen({ match: 5, not_found: 5 }, "A"), ...seen({ match: 10 }, "B")];
    const population = {
      size: 1_000,
      strata: new Map([
        ["A", 900],
        ["B", 100],
      ]),
    };
    const told = matchRate(both, population, "stratified");
    expect(told.worst).toBeCloseTo(0.55, 12);
    expect(told.best).toBeCloseTo(1, 12);
    expect(told.rate).toBeCloseTo(1, 12);
  });

  it("that differ from each other make the estimate surer than a simple sample", () => {
    const both = [...seen({ match: 24, differs: 1 }, "A"), ...seen({ match: 1, differs: 24 }, "B")];
    const population = {
      size: 1_000,
      strata: new Map([
        ["A", 500],
        ["B", 500],
      ]),
    };
    const width = (one: ReturnType<typeof matchRate>) => (one.interval?.high ?? 1) - (one.interval?.low ?? 0);
    expect(width(matchRate(both, population, "stratified"))).toBeLessThan(width(matchRate(both, population, "simple")));
  });
});

describe("clusters", () => {
  it("that are each of one mind are worth as many units as there are clusters", () => {
    const all = Array.from({ length: 10 }, (_, i) => seen(i < 5 ? { match: 5 } : { differs: 5 }, `kel${i}`)).flat();
    const rate = matchRate(all, { size: 5_000, strata: new Map(), clusterShare: 0 }, "cluster");
    const size = (0.25 * 9) / 10 / 0.25;
    expect(size).toBeCloseTo(0.9, 10);
    const expected = 0.25 / ((10 / 9) * (10 * 2.5 ** 2)) / (1 / 2_500);
    expect(rate.interval).toEqual(wilson(0.5 * expected, expected));
    expect(expected).toBeCloseTo(9, 6);
  });
});

describe("two stages", () => {
  const strata = new Map(["A", "B", "C", "D"].map((name) => [name, 20]));
  const some = [...seen({ match: 4, differs: 1 }, "A"), ...seen({ match: 2, differs: 3 }, "B")];

  it("leave open what differs between the kelurahan, and in each of them", () => {
    // By hand: (.5 · 2 · 2 + .5 · (25 · .75 · .04 + 25 · .75 · .06)) / 10² = .029375.
    const rate = matchRate(some, { size: 80, strata, clusterShare: 0.5 }, "cluster");
    const size = 0.24 / 0.029375;
    expect(rate.rate).toBeCloseTo(0.6, 12);
    expect(rate.interval?.low).toBeCloseTo(wilson(0.6 * size, size)?.low ?? Number.NaN, 10);
    expect(rate.interval?.high).toBeCloseTo(wilson(0.6 * size, size)?.high ?? Number.NaN, 10);
  });

  it("are not sure of everything because every kelurahan was drawn", () => {
    const all = ["A", "B", "C", "D"].flatMap((name) => seen({ match: 2, differs: 2 }, name));
    const { interval } = matchRate(all, { size: 80, strata, clusterShare: 1 }, "cluster");
    // Four strata of one share: p(1 − p)(1 − 4/20)/(4 − 1)/4 = .016667.
    expect(interval).toEqual(wilson(7.5, 15));
  });

  it("of which all say the same are worth their number over the design effect, one kelurahan a single unit", () => {
    const two = [...seen({ match: 5 }, "A"), ...seen({ match: 5 }, "B")];
    const size = effectiveSize(10, 80) / 1.5;
    const population = { size: 80, strata, clusterShare: 0.5, designEffect: 1.5 };
    expect(matchRate(two, population, "cluster").interval).toEqual(wilson(size, size));
    expect(matchRate(seen({ match: 5 }, "A"), population, "cluster").interval).toEqual(wilson(1, 1));
  });
});

it("a unit matches when all of it does, and differs when one thing does, whatever could not be seen", () => {
  expect(worstOf(["match", "match"])).toBe("match");
  expect(worstOf(["match", "differs"])).toBe("differs");
  expect(worstOf(["match", "refused"])).toBe("refused");
  expect(worstOf(["refused", "differs", "not_found"])).toBe("differs");
});
