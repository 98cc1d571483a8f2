import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import type { RuleReach } from "#db/schema/rules.ts";
import { compileQuery } from "#worker/stall/compile.ts";
import { DEFAULT_RULES, defaultRuleRows } from "#worker/stall/defaultRules.ts";
import { evaluateQuery } from "#worker/stall/evaluate.ts";
import { type Fact, type FactValues, factsOf } from "#worker/stall/facts.ts";
import { packTier } from "#worker/stall/packedTier.ts";
import { operatorsOf, parseQuery, type Query } from "#worker/stall/parseQuery.ts";
import { reachFacts } from "#worker/stall/reach.ts";
import { checkRule, type RuleRow, ruleSetOf, tierOf, tierSql } from "#worker/stall/ruleSet.ts";
import { runStall } from "#worker/stall/run.ts";
import { contextAt, daysAgo, type Event, type GroupSpec, NOW, Office, query, type Row } from "./office.ts";
import { random } from "./random.ts";

const FACTS = Object.entries(factsOf("group"));

/** Values rules ask about, each with its neighbours. */
function thresholds(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(look);
    else if (typeof part === "object" && part !== null) {
      const { field, value } = part as { field?: string; value?: unknown };
      if (field && typeof value === "number")
        found.set(field, [...(found.get(field) ?? []), value - 1, value, value + 1]);
      Object.values(part).forEach(look);
    }
  };
  DEFAULT_RULES.forEach((rule) => {
    look(rule.tiers);
  });
  return found;
}

const NEAR = thresholds();
const one = random(7);

function someValue(name: string, fact: Fact): number | string {
  if (fact.type === "enum") return one.pick(fact.values ?? []);
  if (fact.type === "boolean") return one.below(2);
  return one.pick(NEAR.get(name) ?? [0, 1, 2, 30, 60, 61, 100]);
}

const factRow = (): FactValues =>
  Object.fromEntries(FACTS.map(([name, fact]) => [name, one.below(4) === 0 ? null : someValue(name, fact)]));

function randomQuery(depth: number): Row {
  const rules = Array.from({ length: 1 + one.below(3) }, () => {
    if (depth > 0 && one.below(3) === 0) return randomQuery(depth - 1);
    const [name, fact] = one.pick(FACTS);
    const operator = one.pick(operatorsOf(fact.type));
    const asked = () => (fact.type === "boolean" ? someValue(name, fact) === 1 : someValue(name, fact));
    const several = ["between", "notBetween", "in", "notIn"].includes(operator);
    return { field: name, operator, value: several ? [asked(), asked()] : asked() };
  });
  return { combinator: one.pick(["and", "or"]), not: one.below(4) === 0, rules };
}

describe("a query means the same in SQL and in TypeScript", () => {
  it("over 2,400 rows of facts with unknowns and thresholds ± 1", async () => {
    const rows = Array.from({ length: 2_400 }, factRow);
    const columns = FACTS.map(([name]) => `json_extract(value, '$.${name}') AS ${name}`).join(", ");
    const shipped = DEFAULT_RULES.filter(({ scope }) => scope === "group").flatMap(({ tiers }) =>
      tiers.map((tier) => tier.query),
    );
    const queries = [...shipped, ...Array.from({ length: 60 }, () => randomQuery(2))].map((raw) =>
      parseQuery(raw, factsOf("group")),
    );
    const { db } = contextAt();
    for (const asked of chunk(queries, 20)) {
      const hits = sql.join(
        asked.map((part, i) => sql`(${compileQuery(part)}) AS ${sql.raw(`q${i}`)}`),
        sql`, `,
      );
      const found = await db.all<Record<string, number | null>>(
        sql`WITH f AS MATERIALIZED (SELECT ${sql.raw(columns)} FROM json_each(${JSON.stringify(rows)})) SELECT ${hits} FROM f`,
      );
      expect(found).toHaveLength(rows.length);
      for (const [i, facts] of rows.entries()) {
        const inSql = asked.map((_, n) => found[i]?.[`q${n}`] ?? null);
        const inCode = asked.map((part: Query) => toNumber(evaluateQuery(part, facts)));
        if (inSql.join() !== inCode.join()) expect({ facts, verdicts: inSql }).toEqual({ facts, verdicts: inCode });
      }
    }
  });
});

const KINDS_OF_PROGRAM = ["jahit", "pangan", "kebun"];
const SKILLS = ["menjahit", "boga", "membatik"];
const VILLAGES = ["35.73.04.1001", "35.73.04.1010", "35.07.01.2001", "35.73", "94.71.02.1003"];
const REGIONS = ["35", "35.73", "35.73.04", "35.73.04.1001", "35.07", "3"];

const maybe = <T>(value: T): T | null => (one.below(4) === 0 ? null : value);
const some = <T>(values: readonly T[]): T[] | undefined =>
  one.below(2) === 0 ? undefined : Array.from({ length: one.below(3) }, () => one.pick(values));

const randomReach = (): RuleReach => ({
  ...{ programKinds: some(KINDS_OF_PROGRAM), skills: some(["Menjahit", " BOGA ", "membatik"]), regions: some(REGIONS) },
  ...{ monthsFrom: one.pick([undefined, 0, 3, 12]), monthsTo: one.pick([undefined, 3, 12, 24]) },
});

const placeRow = (): FactValues => ({
  ...{ "@kind": maybe(one.pick(KINDS_OF_PROGRAM)), "@skill": maybe(one.pick(SKILLS)) },
  ...{ "@village": maybe(one.pick(VILLAGES)), "@region": maybe(one.pick(VILLAGES)), "@months": maybe(one.below(30)) },
});

/** Columns of `f` from JSON rows: each fact under its name, or under the column it has in SQL. */
const columnsOf = (facts: Record<string, { column?: string }>): string =>
  Object.entries(facts)
    .map(([name, { column = name }]) => `json_extract(value, '$."${name}"') AS ${column}`)
    .join(", ");

describe("a rule with its reach means the same in SQL and in TypeScript", () => {
  it("over 15,000 pairs of rules and records, places unknown at times", async () => {
    const rows = Array.from({ length: 600 }, () => ({ ...factRow(), ...placeRow() }));
    const rules = Array.from({ length: 25 }, (_, i) => {
      const tiers = Array.from({ length: 1 + one.below(3) }, () => ({
        points: 1 + one.below(100),
        query: randomQuery(1),
      }));
      const row = {
        id: `rul_${i}`,
        version: 1,
        code: `X${i}`,
        kind: "risk",
        scope: "group",
        tiers,
        appliesTo: randomReach(),
      };
      return checkRule(row as unknown as RuleRow, factsOf("group"));
    });
    const hits = sql.join(
      rules.map((rule, i) => sql`(${tierSql(rule)}) AS ${sql.raw(`q${i}`)}`),
      sql`, `,
    );
    const columns = sql.raw(columnsOf({ ...factsOf("group"), ...reachFacts("group") }));
    const found = await contextAt().db.all<Record<string, number | null>>(
      sql`WITH f AS MATERIALIZED (SELECT ${columns} FROM json_each(${JSON.stringify(rows)})) SELECT ${hits} FROM f`,
    );
    let held = 0;
    for (const [i, facts] of rows.entries()) {
      const inSql = rules.map((_, n) => found[i]?.[`q${n}`] ?? null);
      const inCode = rules.map((rule) => {
        const tier = tierOf(rule, facts);
        return tier ? packTier("risk", tier.number, tier.points) : null;
      });
      held += inCode.filter((packed) => packed !== null).length;
      if (inSql.join() !== inCode.join()) expect({ facts, held: inSql }).toEqual({ facts, held: inCode });
    }
    expect(rows.length * rules.length).toBeGreaterThanOrEqual(15_000);
    expect(rules.filter(({ reach }) => reach !== undefined).length).toBeGreaterThan(10);
    // Neither all nor none: the places do decide.
    expect(held).toBeGreaterThan(500);
    expect(held).toBeLessThan(12_000);
  });
});

const toNumber = (verdict: boolean | null) => (verdict === null ? null : Number(verdict));
const chunk = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

const KINDS: [kind: string, states: readonly (string | null)[]][] = [
  ["follow_up_done", ["active", "partly_active", "dormant", "disbanded", "not_found", "unknown"]],
  ["mentor_contact", ["phone"]],
  ["equipment_handed_over", [null]],
  ["equipment_checked", ["in_use", "idle", "damaged", "lost"]],
  ["linkage_changed", ["offered", "accepted", "first_order", "ended"]],
  ["order", [null]],
  ["capital_changed", ["applied", "disbursed", "in_arrears", "repaid"]],
  ["contact_attempted", ["phone", "visit"]],
  ["contact_attempted", ["phone", "visit"]],
];
const SUBJECTS: Record<string, string> = {
  equipment_handed_over: "eqp",
  equipment_checked: "eqp",
  linkage_changed: "lnk",
  capital_changed: "cap",
};
/** Days where a rule changes its mind, and their neighbours. */
const TURNS = [1, 29, 30, 31, 59, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 182, 240, 241, 300];

function randomGroup(): GroupSpec {
  const trained = one.pick([20, 60, 61, 90, 91, 180, 183, 200, 400]);
  const events = Array.from({ length: one.below(9) }, (_, i): Event => {
    const [kind, states] = one.pick(KINDS);
    const subject = SUBJECTS[kind];
    return {
      ...{
        kind,
        on: daysAgo(one.pick(TURNS)),
        state: one.pick(states),
        count: one.below(3) === 0 ? null : one.below(11),
      },
      ...{ data: { checkId: `c${i}` }, subjectId: subject ? `${subject}${one.below(2)}` : `s${i}` },
    };
  });
  const points = Array.from({ length: one.below(4) }, () => {
    const ends = one.pick([-20, 0, 1, 30, 31, 100]);
    return { dueOn: daysAgo(ends + 7), windowStartsOn: daysAgo(ends + 14), windowEndsOn: daysAgo(ends) };
  });
  return {
    trained: daysAgo(trained),
    entered: daysAgo(one.pick([trained, 60, 61])),
    events,
    points,
    members: one.below(3) * 5,
  };
}

describe("the rules that hold are the same in SQL and in TypeScript", () => {
  it("for 2,000 generated groups", async () => {
    const office = await Office.open();
    await office.groups(Array.from({ length: 2_000 }, randomGroup));
    await runStall(contextAt(), { organizationId: office.organizationId, trigger: "manual" });
    const statuses = await query<{ facts: string; held: string }>(
      "SELECT facts, held FROM group_status WHERE organizationId = ?",
      [office.organizationId],
    );
    const rows = await query<{ id: string; code: string; kind: string; tiers: string }>(
      "SELECT id, version, code, kind, scope, tiers FROM rules WHERE organizationId = ?",
      [office.organizationId],
    );
    const { rules } = ruleSetOf(
      rows.map((row) => ({ ...row, tiers: JSON.parse(row.tiers) })) as unknown as RuleRow[],
      "group",
    );
    expect(statuses).toHaveLength(2_000);
    const seen = new Map<string, number>();
    for (const { facts, held } of statuses) {
      const inCode = Object.fromEntries(
        rules.map((rule) => {
          const tier = tierOf(rule, JSON.parse(facts) as FactValues);
          if (tier) seen.set(rule.code, (seen.get(rule.code) ?? 0) + 1);
          return [rule.id, tier ? packTier(rule.kind, tier.number, tier.points) : null];
        }),
      );
      expect(JSON.parse(held)).toEqual(inCode);
    }
    const shipped = defaultRuleRows(newId("org", NOW), NOW).filter(
      (rule) => rule.scope === "group" && rule.code !== "R15",
    );
    for (const { code } of shipped) expect(seen.get(code) ?? 0, code).toBeGreaterThan(0);
  });
});
