import { describe, expect, test } from "vitest";
import {
  draftOf,
  factsAsked,
  factsGone,
  faultsIn,
  isWhole,
  mostPoints,
  moved,
  nextTier,
  tidyReach,
} from "#admin/resources/rules/ruleModel.ts";
import type { RuleQuery } from "#db/schema/rules.ts";
import { DEFAULT_RULES } from "#worker/stall/defaultRules.ts";
import { findFact } from "#worker/stall/facts.ts";
import { sayRule } from "#worker/stall/sentence.ts";

const all = (...rules: RuleQuery["rules"]): RuleQuery => ({ combinator: "and", rules });
const silent = all({ field: "daysSilent", operator: ">", value: 60 });

describe("the shipped rules", () => {
  test.each(DEFAULT_RULES)("$code has a whole sentence for each tier in both languages", (rule) => {
    for (const language of ["id", "en"] as const) {
      const lines = sayRule(rule, (name) => findFact(rule.scope, name), language);
      expect(lines).toHaveLength(rule.tiers.length);
      for (const line of lines) expect(line).not.toMatch(/undefined|…|_/);
    }
    expect(mostPoints(rule)).toBe(Math.max(...rule.tiers.map(({ points }) => points)));
    expect(isWhole(draftOf({ ...rule, appliesTo: null }))).toBe(true);
  });
});

test("a rule that asks a vanished fact says which", () => {
  const nested = all(
    { field: "daysSilent", operator: ">", value: 60 },
    all({ field: "kebun", operator: "=", value: 1 }),
  );
  const known = (name: string) => findFact("group", name);
  expect(factsGone({ tiers: [{ query: nested, points: 10 }] }, known)).toEqual(["kebun"]);
  expect(factsGone({ tiers: [{ query: silent, points: 10 }] }, known)).toEqual([]);
});

describe("a rule as it is typed", () => {
  test("a reach keeps only what narrows; a programme has no age", () => {
    expect(tidyReach({ skills: [], regions: ["35.73"], monthsFrom: 0 }, "group")).toEqual({
      regions: ["35.73"],
      monthsFrom: 0,
    });
    expect(tidyReach({ monthsFrom: 3 }, "program")).toBeNull();
    expect(tidyReach(null, "group")).toBeNull();
  });

  test("a service rule is tried without points; a draft with a gap is not tried", () => {
    const tiers = [{ query: silent, points: 15 }];
    expect(draftOf({ id: "rul_1", kind: "service", tiers })).toEqual({
      ...{ ruleId: "rul_1", kind: "service", scope: "group", appliesTo: null },
      tiers: [{ query: silent, points: 0 }],
    });
    expect(isWhole(draftOf({ kind: "service", tiers }))).toBe(true);
    expect(isWhole(draftOf({ tiers: [{ query: silent, points: 0 }] }))).toBe(false);
    expect(isWhole(draftOf({ tiers: [{ query: all(), points: 5 }] }))).toBe(false);
    expect(isWhole(draftOf({ tiers: [] }))).toBe(false);
  });

  test("a next tier begins as the last, worth more, and is its own", () => {
    const tiers = [{ query: silent, points: 95 }];
    const next = nextTier(tiers);
    expect(next).toEqual({ query: silent, points: 100 });
    expect(next.query).not.toBe(silent);
    expect(nextTier([]).query.rules).toEqual([]);
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  });

  test("a fault says which condition it is about", () => {
    const errors = {
      points: { message: "Beri poin 1–100.", type: "manual", ref: { message: "no" } },
      query: { rules: [undefined, { rules: [{ message: "Fakta tidak dikenal.", type: "manual" }] }] },
    };
    expect(faultsIn(errors)).toEqual([
      { place: "", message: "Beri poin 1–100." },
      { place: "2.1", message: "Fakta tidak dikenal." },
    ]);
    expect(faultsIn(undefined)).toEqual([]);
  });

  test("the facts that are asked, each once", () => {
    const nested = all({ field: "b", operator: "notNull" }, all({ field: "a", operator: "notNull" }));
    expect(
      factsAsked([
        { query: nested, points: 1 },
        { query: nested, points: 2 },
      ]),
    ).toEqual(["a", "b"]);
  });
});
