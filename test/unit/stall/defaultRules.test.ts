import { describe, expect, it } from "vitest";
import { DEFAULT_RULES, DEFAULT_STEPS, defaultRuleRows } from "#worker/stall/defaultRules.ts";
import { factsOf } from "#worker/stall/facts.ts";
import { type RuleRow, ruleSetOf, tierOf } from "#worker/stall/ruleSet.ts";

/** Code, kind and points by tier, as the rule book has them. */
const BOOK = `
P01 protective 15 | P02 protective 20 | R01 risk 25 | R02 risk 15 | R03 risk 15/25 | R04 service 0/0 | R05 risk 5/15
R06 risk 10/25/40/55 | R07 risk 15 | R08 risk 10 | R09 risk 10/20 | R10 service 0 | R11 risk 20/50/75 | R12 risk 15/30
R13 risk 30 | R14 risk 15 | R15 service 0 | R16 service 0 | R17 risk 20 | R18 risk 30 | R19 risk 30/50 | R20 risk 25 | R21 risk 20`;

describe("the rules an office starts with", () => {
  it("are those of the book, with its kinds and points", () => {
    const shipped = DEFAULT_RULES.map(
      ({ code, kind, tiers }) => `${code} ${kind} ${tiers.map(({ points }) => points).join("/")}`,
    );
    expect(shipped).toEqual(
      BOOK.trim()
        .split(/[|\n]/)
        .map((line) => line.trim()),
    );
    const ofPrograms = DEFAULT_RULES.filter(({ scope }) => scope === "program").map(({ code }) => code);
    expect(ofPrograms).toEqual(["R01", "R13", "R17", "R18", "R19", "R20", "R21"]);
  });

  it("carry their name, reason and what clears them in both languages", () => {
    for (const { code, name, reason, clears } of DEFAULT_RULES) {
      for (const words of [name, reason, clears])
        expect([words.id.length > 5, words.en.length > 5], code).toEqual([true, true]);
    }
  });

  it("all fit the vocabulary", () => {
    const rows = defaultRuleRows("org_uji", 1) as unknown as RuleRow[];
    expect(ruleSetOf(rows, "group").rules).toHaveLength(16);
    expect(ruleSetOf(rows, "program").rules).toHaveLength(7);
  });

  it("hold for nobody of whom nothing is known", () => {
    const { rules } = ruleSetOf(defaultRuleRows("org_uji", 1) as unknown as RuleRow[], "group");
    for (const rule of rules) expect(tierOf(rule, {}), rule.code).toBeUndefined();
  });
});

describe("the plan an office starts with", () => {
  it("has points at months 1, 3, 6, 12 and 24 with windows of 7, 14, 21, 30 and 30 days to both sides", () => {
    expect(DEFAULT_STEPS.map((step) => [step.offsetMonths, step.windowBefore, step.windowAfter])).toEqual([
      [1, 7, 7],
      [3, 14, 14],
      [6, 21, 21],
      [12, 30, 30],
      [24, 30, 30],
    ]);
  });
});

describe("the vocabulary", () => {
  it("has words in both languages for every fact, and names no fact twice", () => {
    const names = (["group", "program"] as const).flatMap((scope) => Object.keys(factsOf(scope)));
    expect(new Set(names).size).toBe(names.length);
    for (const scope of ["group", "program"] as const) {
      for (const [name, { label, meaning, type, unit }] of Object.entries(factsOf(scope))) {
        expect(
          [label.id, label.en, meaning.id, meaning.en].every((text) => text.length > 3),
          name,
        ).toBe(true);
        expect(type === "number" ? unit : "none", name).toBeTruthy();
      }
    }
  });
});
