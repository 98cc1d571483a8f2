import { describe, expect, it } from "vitest";
import { paretoOfCauses } from "#worker/outcomes/causes.ts";
import { evidence } from "#worker/outcomes/evidence.ts";
import { FUNNEL_STEPS, type GroupSteps } from "#worker/outcomes/funnel.ts";
import { income, quantile, quartiles } from "#worker/outcomes/income.ts";
import type { GroupLine } from "#worker/outcomes/lines.ts";
import { type AtMonths, MONTHS, milestones, WINDOWS } from "#worker/outcomes/milestones.ts";
import { splitSurvival } from "#worker/outcomes/splits.ts";
import { FEWEST_AT_RISK, hideFew, shownCurve, survivalAt } from "#worker/outcomes/survival.ts";

describe("quartiles", () => {
  it("are those of type 7, as R prints them", () => {
    // R: quantile(c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) → 1, 3.25, 5.5, 7.75, 10
    expect(quartiles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual({ n: 10, q1: 3.25, median: 5.5, q3: 7.75 });
    // R: quantile(c(15, 20, 35, 40, 50), 0.4) → 29
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBe(29);
    expect(quartiles([])).toEqual({ n: 0, q1: null, median: null, q3: null });
    expect(quartiles([7])).toEqual({ n: 1, q1: 7, median: 7, q3: 7 });
  });
});

describe("income", () => {
  it("compares only groups of which both are known", () => {
    const found = income([
      { before: 100, after: 300 },
      { before: 200, after: 200 },
      { before: 300, after: 100 },
      { before: null, after: 900 },
      { before: 500, after: null },
      { before: 0, after: 0 },
    ]);
    expect(found.before).toMatchObject({ n: 5, unknown: 1, median: 200 });
    expect(found.after).toMatchObject({ n: 5, unknown: 1, median: 200 });
    expect(found.both.before).toMatchObject({ n: 4, median: 150 });
    expect(found.both).toMatchObject({ up: 1, same: 2, down: 1, change: { n: 4, median: 0, q1: -50, q3: 50 } });
    expect(found.unpaired).toBe(2);
  });
});

describe("causes", () => {
  it("are a Pareto over what was said of groups that stall", () => {
    const found = paretoOfCauses([["market", "capital"], ["market"], [], null, ["market", "season", "market"]]);
    expect(found).toMatchObject({ stalled: 4, unnamed: 1 });
    expect(found.lines.map(({ cause, groups }) => [cause, groups])).toEqual([
      ["market", 3],
      ["capital", 1],
      ["season", 1],
    ]);
    expect(found.lines[0]?.cumulative).toBeCloseTo(0.6, 10);
    expect(found.lines.at(-1)?.cumulative).toBeCloseTo(1, 10);
    expect(paretoOfCauses([null])).toEqual({ stalled: 0, unnamed: 0, lines: [] });
  });
});

describe("evidence", () => {
  it("has a rate of A1 among the graded, between its worst and its best", () => {
    const found = evidence(["A1", "A1", "B2", "A2", null]);
    expect(found).toMatchObject({ total: 5, unknown: 1, a1: { groups: 2, share: 0.5, worst: 0.4, best: 0.6 } });
    expect(found.grades).toEqual([
      { grade: "A1", groups: 2 },
      { grade: "A2", groups: 1 },
      { grade: "B2", groups: 1 },
    ]);
    expect(evidence(["A1", "B1"]).a1.interval).toBeNull();
    expect(evidence([]).a1).toEqual({ groups: 0, share: null, interval: null, worst: null, best: null });
  });
});

describe("milestones", () => {
  const at = (month12: AtMonths[12]): AtMonths => ({ 1: "active", 3: null, 6: null, 12: month12, 24: null });

  it("count a group only once it is old enough, and keep what is not known apart", () => {
    const [month1, month3, , month12] = milestones([
      ...[at("active"), at("dormant"), at("unknown"), at("not_found"), at(null)],
    ]);
    expect(month1).toMatchObject({ total: 5, known: 5, share: 1, interval: null });
    expect(month3).toMatchObject({ total: 0, notYet: 5, share: null, worst: null, best: null });
    expect(month12).toMatchObject({ total: 4, notYet: 1, known: 2, share: 0.5, worst: 0.25, best: 0.75 });
    expect(month12?.statuses).toMatchObject({ active: 1, dormant: 1, unknown: 1, not_found: 1 });
  });

  it("look around each age without ever meeting", () => {
    for (const [i, month] of MONTHS.entries()) {
      const next = MONTHS[i + 1];
      if (!next) continue;
      const shortest = (next - month) * 28;
      expect(WINDOWS[month].after + WINDOWS[next].before).toBeLessThan(shortest);
    }
  });
});

describe("survival of few", () => {
  it("is hidden, and its curve ends, below five at risk", () => {
    const lives = [1, 2, 3, 4, 5, 6].map((month) => ({ month, stopped: month % 2 === 1 }));
    expect(shownCurve(lives).every(({ atRisk }) => atRisk >= FEWEST_AT_RISK)).toBe(true);
    expect(shownCurve(lives)).toHaveLength(2);
    const [one, three] = hideFew(survivalAt(lives, [1, 3]));
    expect(one).toMatchObject({ shown: true, atRisk: 6 });
    expect(three).toEqual({
      ...{ month: 3, atRisk: 4, shown: false, share: null, se: null, low: null, high: null, worst: null, best: null },
    });
  });
});

describe("splits of survival", () => {
  const steps = Object.fromEntries(FUNNEL_STEPS.map((step) => [step, "reached"])) as GroupSteps;
  const line = (more: Partial<GroupLine>): GroupLine => ({
    ...{ programId: "prg_1", skill: "menjahit", provider: "LKP Mawar", ngo: null, steps, status: "active" },
    at: { 1: null, 3: null, 6: null, 12: null, 24: null },
    ...{ life: { month: 12, stopped: false }, linkedEarly: false, capitalEarly: false },
    ...{ before: null, after: null, grade: null, causes: null },
    ...more,
  });
  const many = (n: number, more: Partial<GroupLine>) => Array.from({ length: n }, () => line(more));
  const stopped = (month: number) => ({ life: { month, stopped: true } });

  it("tell parts of five and more apart, count the rest, and test those shown", () => {
    const split = splitSurvival(
      [
        ...many(6, { skill: "batik" }),
        ...many(7, { skill: "menjahit", ...stopped(6) }),
        ...many(4, { skill: "boga" }),
        ...many(2, { skill: null }),
        ...many(3, { life: null }),
      ],
      "skill",
    );
    expect(split.parts.map(({ value, groups, stopped }) => [value, groups, stopped])).toEqual([
      ["menjahit", 7, 7],
      ["batik", 6, 0],
    ]);
    expect(split).toMatchObject({ few: { parts: 1, groups: 4 }, unknown: 2, landmark: 0 });
    expect(split.test?.degrees).toBe(1);
    expect(split.parts[0]?.expected).toBeLessThan(7);
  });

  it("compare with and without a linkage only from the landmark on: an early stop is nobody's merit", () => {
    const lines = [
      ...[true, false].flatMap((linkedEarly) => [
        ...many(5, { linkedEarly, ...stopped(12) }),
        ...many(2, { linkedEarly, life: { month: 24, stopped: false } }),
      ]),
      ...many(20, { linkedEarly: false, ...stopped(3) }),
    ];
    const split = splitSurvival(lines, "linkage");
    expect(split.landmark).toBe(3);
    expect(split.parts.map(({ groups }) => groups)).toEqual([7, 7]);
    expect(split.parts.flatMap(({ points }) => points.map(({ month }) => month))).toEqual([6, 12, 24, 6, 12, 24]);
    expect(split.test?.chiSquare).toBeCloseTo(0, 10);
  });
});
