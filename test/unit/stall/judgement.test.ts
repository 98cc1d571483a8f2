import { describe, expect, it } from "vitest";
import { type Followed, judge, outcomeOf } from "#worker/stall/judgement.ts";
import { warningsOf } from "#worker/stall/warnings.ts";

const group = (more: Partial<Followed>): Followed => ({
  ...{ id: "grp", count: 1, tier: null, already: false, stoppedOn: null, seen: false },
  ...more,
});
const stopped = (on: string, tier: number | null = 1) => group({ tier, stoppedOn: on, seen: true });

describe("what a rule would have been worth", () => {
  it("divides only by groups that were seen again, and counts the others apart", () => {
    const judged = judge(
      [
        ...["2026-03-11", "2026-03-31", "2026-04-30"].map((on) => stopped(on)),
        group({ tier: 1, seen: true }),
        group({ tier: 2 }),
        group({ tier: 1, already: true, stoppedOn: "2026-03-02", seen: true }),
        stopped("2026-05-01", null),
        group({ count: 10, seen: true }),
        group({ count: 7 }),
      ],
      "2026-03-01",
    );
    expect(judged).toMatchObject({ flagged: 6, stopped: 3, alive: 1, unknown: 1, already: 1, missed: 1, unseen: 7 });
    expect(judged.precision).toMatchObject({ part: 3, of: 4, share: 0.75 });
    expect(judged.recall).toMatchObject({ part: 3, of: 4, share: 0.75 });
    expect(judged.baseRate).toMatchObject({ part: 4, of: 15 });
    expect(judged.leadDays).toEqual({ q1: 10, median: 30, q3: 60 });
    expect(judged.precision.interval?.low).toBeGreaterThan(0.3);
  });

  it("says nothing where nothing can be divided", () => {
    const judged = judge([group({ tier: 1 }), group({ count: 3 })], "2026-03-01");
    expect(judged.precision).toEqual({ part: 0, of: 0, share: null, interval: null });
    expect(judged.recall.share).toBeNull();
    expect(judged.leadDays).toBeNull();
  });

  it("whoever was already seen to have stopped is nothing to foresee", () => {
    expect(outcomeOf(group({ already: true, seen: true }))).toBe("already");
    expect(outcomeOf(group({ seen: true }))).toBe("alive");
    expect(outcomeOf(group({}))).toBe("unknown");
  });
});

describe("what a person is told before a draft is saved", () => {
  const codes = (...args: Parameters<typeof warningsOf>) => warningsOf(...args).map(({ code, tier }) => [code, tier]);

  it("says when it tells nothing apart", () => {
    expect(codes(12, 12, [{ tier: 1, true: 12, unknown: 0 }])).toEqual([["true_for_all", 1]]);
    expect(codes(12, 12, [{ tier: 1, true: 0, unknown: 3 }])).toEqual([["true_for_none", 1]]);
    expect(codes(12, 12, [{ tier: 1, true: 0, unknown: 12 }])).toEqual([["only_unknown", 1]]);
    expect(codes(12, 0, [{ tier: 1, true: 0, unknown: 0 }])).toEqual([["nobody_in_reach", null]]);
  });

  it("is silent about a tier that tells some from others, and where there is nobody at all", () => {
    expect(codes(12, 12, [{ tier: 1, true: 5, unknown: 7 }])).toEqual([]);
    expect(codes(0, 0, [{ tier: 1, true: 0, unknown: 0 }])).toEqual([]);
  });

  it("names each tier, in order", () => {
    const tiers = [
      { tier: 2, true: 0, unknown: 0 },
      { tier: 1, true: 9, unknown: 0 },
    ];
    expect(codes(12, 9, tiers)).toEqual([
      ["true_for_all", 1],
      ["true_for_none", 2],
    ]);
  });
});
