import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleTier } from "#db/schema/rules.ts";
import { type Fact, type Facts, factsOf } from "#worker/stall/facts.ts";
import { operatorsOf, RuleError } from "#worker/stall/parseQuery.ts";
import { skillKey } from "#worker/stall/reach.ts";
import { checkRule, tierSql } from "#worker/stall/ruleSet.ts";
import { reachShape, tiersShape } from "#worker/stall/ruleShape.ts";

const dialect = new SQLiteAsyncDialect();
/** A fact an office made of the answers to a question: it is compared with whatever somebody typed. */
const OWN: Fact = {
  scope: "group",
  type: "text",
  column: "own1",
  label: { id: "", en: "" },
  meaning: { id: "", en: "" },
  sql: "",
};
const VOCABULARY: Facts = { ...factsOf("group"), own: OWN };
const FACTS = Object.entries(VOCABULARY);
/** Marks what was typed, so that it can be looked for in the statement. */
const typed = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom("' OR 1=1 --", '"; DROP TABLE rules;', "?", "$1", "f.x"),
  )
  .map((text) => `zz${text}zz`);

const asked = fc.oneof(fc.constantFrom(...FACTS), fc.constant<[string, Fact]>(["own", OWN]));
const condition = asked.chain(([name, fact]) =>
  fc.record({
    field: fc.oneof({ weight: 9, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: typed }),
    operator: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...operatorsOf(fact.type)) },
      { weight: 1, arbitrary: typed },
    ),
    value: fc.oneof(
      typed,
      fc.array(typed, { maxLength: 3 }),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom(...(fact.values ?? ["x"])),
    ),
  }),
);
const query = fc.record({
  combinator: fc.oneof({ weight: 9, arbitrary: fc.constantFrom("and", "or") }, { weight: 1, arbitrary: typed }),
  not: fc.boolean(),
  rules: fc.array(condition, { minLength: 1, maxLength: 2 }),
});
const reach = fc.record({
  programKinds: fc.array(typed, { maxLength: 3 }),
  skills: fc.array(typed, { maxLength: 3 }),
  regions: fc.array(fc.constantFrom("35", "35.73"), { maxLength: 2 }),
});

describe("what a person types into a rule", () => {
  it("reaches the database as parameters only, or not at all", () => {
    let compiled = 0;
    let compared = 0;
    fc.assert(
      fc.property(fc.array(query, { minLength: 1, maxLength: 3 }), reach, (queries, appliesTo) => {
        const tiers = queries.map((one) => ({ query: one, points: 5 })) as unknown as RuleTier[];
        const row = {
          id: "rul_x",
          version: 1,
          code: "X1",
          kind: "risk" as const,
          scope: "group" as const,
          tiers,
          appliesTo,
        };
        let rule: ReturnType<typeof checkRule>;
        try {
          rule = checkRule(row, VOCABULARY);
        } catch (error) {
          expect(error).toBeInstanceOf(RuleError);
          return;
        }
        compiled++;

        const { sql: text, params } = dialect.sqlToQuery(tierSql(rule));
        expect(text).not.toContain("zz");
        for (const kind of appliesTo.programKinds) expect(params).toContain(kind);
        for (const skill of appliesTo.skills) expect(params).toContain(skillKey(skill));
        compared += params.filter((value) => typeof value === "string" && value.startsWith("zz")).length;
        // Letters of our own words, columns and marks: nothing a value could bring along.
        expect(text).toMatch(/^[\w\s().,<>=!?]*$/);
      }),
      { numRuns: 6_000, seed: 7 },
    );
    expect(compiled).toBeGreaterThan(500);
    expect(compared).toBeGreaterThan(2_000);
  });

  it("is refused where the shape is another", () => {
    expect(reachShape.safeParse({ regions: ["35' OR 1"] }).success).toBe(false);
    expect(reachShape.safeParse({ monthsFrom: "3; DROP" }).success).toBe(false);
    expect(reachShape.safeParse({ organizationId: "x" }).success).toBe(false);
    expect(tiersShape.safeParse([{ query: {}, points: "1" }]).success).toBe(false);
  });
});
