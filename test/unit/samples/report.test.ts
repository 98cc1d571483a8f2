import { describe, expect, it } from "vitest";
import type { ItemMatch } from "#db/constants.ts";
import { sizeOf, type Wanted } from "#worker/samples/design.ts";
import { type CheckedUnit, reportOf } from "#worker/samples/report.ts";

const unit = (match: ItemMatch | null, more: Partial<CheckedUnit> = {}): CheckedUnit => ({
  ...{ stratum: "", match, replacedBy: null, observed: null, order: 1, frameId: "u1" },
  ...{ replaceReason: null, checkedOn: null },
  ...more,
});
const lot = (units: CheckedUnit[]) =>
  reportOf({
    ...{ unit: "person", estimator: "simple", decisionRule: 2, units },
    population: { size: 40, strata: new Map([["", 40]]) },
  });

describe("the verdict on a lot", () => {
  it("waits until each unit was seen to", () => {
    expect(lot([unit("match"), unit("match"), unit(null)]).lqas).toMatchObject({
      ...{ successes: 2, accepted: null, acceptedAtBest: null },
    });
  });

  it("counts only what was seen to match, and tells what those not found leave open", () => {
    expect(lot([unit("match"), unit("refused"), unit("differs")]).lqas).toEqual({
      ...{ decisionRule: 2, successes: 1, accepted: false, acceptedAtBest: true },
    });
    expect(lot([unit("match"), unit("match"), unit("not_found")]).lqas?.accepted).toBe(true);
  });

  it("is of the units that stand: what was replaced counts nowhere", () => {
    const report = lot([unit("refused", { replacedBy: "u9" }), unit("match"), unit("match")]);
    expect(report).toMatchObject({ n: 2, checked: 2, replaced: 1, lqas: { accepted: true } });
  });
});

it("one thing that could not be seen leaves the others of the unit as they were seen", () => {
  const observed = [
    { item: "verification", reported: "verified", seen: "verified", match: "match" as const },
    { item: "bpjsStatus", reported: "active", seen: null, match: "refused" as const },
  ];
  const report = lot([
    unit("refused", { observed }),
    unit("not_found", { observed: observed.map(({ item, reported }) => ({ item, reported })) }),
  ]);
  expect(report.items).toMatchObject([
    { item: "bpjsStatus", n: 0, refused: 1, notFound: 1 },
    { item: "verification", n: 1, matches: 1, refused: 0, notFound: 1 },
  ]);
});

describe("a size", () => {
  const wanted = (more: Partial<Wanted>): Wanted => ({
    ...{ method: "simple", n: null, confidence: null, margin: null, design: null },
    ...more,
  });
  const places = (sizes: number[]) => sizes.map((size, i) => ({ stratum: `35.73.0${i + 1}`, size }));

  it.each([0, 1])("of a population of %d has no half figure in it", (size) => {
    for (const method of ["simple", "stratified", "cluster", "lqas"] as const) {
      const sized = sizeOf(wanted({ method, margin: 0.05, n: 1 }), places(size === 0 ? [] : [size]));
      expect(JSON.stringify(sized)).toBe(JSON.stringify(sized, (_, value) => (Number.isNaN(value) ? "NaN" : value)));
      expect(sized).toMatchObject({ population: size, n: size });
    }
  });

  it("never draws more than there are, and everybody is a census", () => {
    expect(sizeOf(wanted({ n: 50 }), places([20, 10]))).toMatchObject({
      n: 30,
      margin: 0,
      detects: { probability: 1 },
    });
  });

  it("in two stages takes at least two kelurahan, and as many as usually hold the sample", () => {
    const cluster = (n: number, sizes: number[]) => sizeOf(wanted({ method: "cluster", n }), places(sizes)).clusters;
    expect(cluster(5, [40, 40, 40, 40])).toBe(2);
    expect(cluster(40, [40, 40, 40, 40, 40, 40])).toBe(4);
    expect(cluster(12, [4, 4, 4, 4, 4])).toBe(3);
    expect(cluster(5, [40])).toBe(1);
  });

  it("shares a sample out over strata so that none gets more than it has", () => {
    const { strata } = sizeOf(wanted({ method: "stratified", n: 7 }), places([5, 3, 1]));
    expect(strata.map(({ n }) => n)).toEqual([4, 2, 1]);
  });
});
