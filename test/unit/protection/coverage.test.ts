import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageOf, neededFor } from "#worker/protection/coverage.ts";

const terms = (more: object = {}) => ({
  ...{ eligible: 468_000, target: 0.413, baseline: null, startsOn: null, deadline: "2025-12-31" },
  ...more,
});
const recorded = (more: object = {}) => ({ listed: 0, covered: 0, unknown: 0, ...more });

describe("the gap to a target", () => {
  it("from 33 % to 41.3 % of 468,000 is 38,844 more", () => {
    const found = coverageOf(terms({ baseline: 154_440 }), recorded({ listed: 300, covered: 12 }), "2025-08-31");
    expect(found).toMatchObject({ needed: 193_284, covered: 154_440, coveredFrom: "stated", gap: 38_844 });
    expect(found.share).toBeCloseTo(0.33, 10);
    // Four months: 122 days of 30.4375.
    expect(found.monthsLeft).toBeCloseTo(4.008, 3);
    expect(found.paceNeeded).toBe(9_692);
  });

  it("counts the list once it holds more than was stated at the start", () => {
    const found = coverageOf(terms({ baseline: 100 }), recorded({ listed: 400, covered: 160 }), "2025-08-31");
    expect(found).toMatchObject({ covered: 160, coveredFrom: "list", gap: 193_124 });
  });

  it("is never below nothing, and is not asked for once it is reached", () => {
    const found = coverageOf(
      terms({ eligible: 100, target: 0.5 }),
      recorded({ listed: 90, covered: 80 }),
      "2025-08-31",
    );
    expect(found).toMatchObject({ gap: 0, paceNeeded: null, state: "reached" });
  });

  it("needs the smallest whole number that is the share or more, whatever binary fractions say", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 1_000 }), (eligible, perMille) => {
        const needed = BigInt(neededFor({ eligible, target: perMille / 1_000 }));
        const asked = BigInt(eligible) * BigInt(perMille);
        expect(needed * 1_000n >= asked && (needed - 1n) * 1_000n < asked).toBe(true);
      }),
    );
  });
});

describe("the share of those listed", () => {
  it("3,000 of 15,000 is 20.0 %, 19.4–20.6 where more are eligible than listed", () => {
    const { ofListed } = coverageOf(terms(), recorded({ listed: 15_000, covered: 3_000 }), "2025-08-31");
    expect(ofListed.share).toBe(0.2);
    expect(ofListed.interval?.low).toBeCloseTo(0.1937, 4);
    expect(ofListed.interval?.high).toBeCloseTo(0.2065, 4);
  });

  it("has no interval where everybody is listed, and is nothing where nobody is", () => {
    const all = coverageOf(terms({ eligible: 15_000 }), recorded({ listed: 15_000, covered: 3_000 }), "2025-08-31");
    expect(all.ofListed).toMatchObject({ share: 0.2, interval: null });
    expect(coverageOf(terms(), recorded(), "2025-08-31").ofListed).toEqual({ share: null, best: null, interval: null });
  });

  it("shows what those of whom nothing is known could make of it", () => {
    const { ofListed, unknown } = coverageOf(
      terms(),
      recorded({ listed: 200, covered: 50, unknown: 30 }),
      "2025-08-31",
    );
    expect([ofListed.share, ofListed.best, unknown]).toEqual([0.25, 0.4, 30]);
  });
});

describe("the pace", () => {
  const half = terms({ eligible: 1_000, target: 0.6, baseline: 100, startsOn: "2025-01-01", deadline: "2025-12-31" });
  const after = "2025-07-02"; // 182 days of 364

  it("on track: what came so far, again, is enough", () => {
    const found = coverageOf(half, recorded({ listed: 900, covered: 360 }), after);
    expect(found.paceSoFar).toBeCloseTo(260 / (182 / 30.4375), 6);
    expect(found).toMatchObject({ expected: 620, state: "on_track", gap: 240 });
  });

  it("behind: it is not", () => {
    expect(coverageOf(half, recorded({ listed: 900, covered: 200 }), after)).toMatchObject({
      ...{ expected: 300, state: "behind" },
    });
  });

  it.each([
    ["without a start", { startsOn: null }],
    ["without a first number", { baseline: null }],
    ["before it began", { startsOn: "2025-09-01" }],
    ["while the list is shorter than the start", { baseline: 500 }],
  ])("is not known %s", (_, more) => {
    const found = coverageOf({ ...half, ...more }, recorded({ listed: 900, covered: 200 }), after);
    expect(found).toMatchObject({ paceSoFar: null, expected: null, state: "open" });
  });

  it("past the deadline nothing more is asked for; on the day itself all of it", () => {
    const found = (day: string) => coverageOf(half, recorded({ listed: 900, covered: 200 }), day);
    expect(found("2026-01-01")).toMatchObject({ paceNeeded: null, expected: null, state: "missed", gap: 400 });
    expect(found("2025-12-31")).toMatchObject({ paceNeeded: 400, monthsLeft: 0, state: "behind" });
  });
});
