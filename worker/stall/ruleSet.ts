import { type SQL, sql } from "drizzle-orm";
import type { RuleKind, RuleScope } from "#db/constants.ts";
import type { LocalText, RuleReach, RuleTier } from "#db/schema/rules.ts";
import { compileQuery } from "./compile.ts";
import { evaluateQuery } from "./evaluate.ts";
import { BUILT_IN, type Facts, type FactValues, pickFacts, type Vocabulary } from "./facts.ts";
import { packTier } from "./packedTier.ts";
import { factsIn, parseQuery, type Query, RuleError } from "./parseQuery.ts";
import { reachFacts, reachQuery } from "./reach.ts";

/** What evaluating needs of a rule's row. */
export interface RuleRow {
  id: string;
  version: number;
  code: string;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
  appliesTo: RuleReach | null;
}

export interface CheckedRule {
  id: string;
  code: string;
  kind: RuleKind;
  /** Best tier first; `number` is its place in the rule's own list, from 1. */
  tiers: { number: number; points: number; query: Query }[];
  /** Whom it looks at; without it everybody. Where this is not true, no tier holds. */
  reach: Query | undefined;
}

/** The enabled rules of one organisation and scope, checked. Immutable. */
export interface RuleSet {
  scope: RuleScope;
  rules: readonly CheckedRule[];
  /** Facts the rules mention, and those that are kept besides: what a run looks at and stores. */
  facts: Facts;
  /** JSON object rule id → packed tier that holds, over the columns of `f`. */
  heldSql: SQL;
}

/** Checks a rule against the facts of its scope. Throws RuleError. */
export function checkRule(row: RuleRow, facts: Facts): CheckedRule {
  const { id, code, kind } = row;
  return { id, code, kind, tiers: checkTiers(row.tiers, facts), reach: reachQuery(row.appliesTo, row.scope) };
}

function checkTiers(tiers: RuleTier[], facts: Facts): CheckedRule["tiers"] {
  const empty: LocalText = { id: "Aturan memerlukan setidaknya satu tingkat.", en: "A rule needs at least one tier." };
  if (tiers.length === 0) throw new RuleError("tiers", "shape", empty);
  return tiers
    .map((tier, i) => ({ number: i + 1, points: tier.points, query: parseQuery(tier.query, facts) }))
    .sort((a, b) => b.points - a.points || b.number - a.number);
}

/**
 * Rules of one scope as one set. A stored rule that no longer fits the vocabulary is left out, as if switched off.
 * `kept`: names of facts to look at besides those of the rules.
 */
export function ruleSetOf(
  rows: readonly RuleRow[],
  scope: RuleScope,
  vocabulary: Vocabulary = BUILT_IN,
  kept: readonly string[] = [],
): RuleSet {
  const rules = rows
    .filter((row) => row.scope === scope)
    .flatMap((row): CheckedRule[] => {
      try {
        return [checkRule(row, vocabulary[scope])];
      } catch (error) {
        if (error instanceof RuleError) return [];
        throw error;
      }
    });
  const asked = rules.flatMap((rule) => rule.tiers.flatMap((tier) => factsIn(tier.query)));
  const facts = { ...pickFacts(vocabulary[scope], new Set([...asked, ...kept])), ...placesOf(rules, scope) };
  return { scope, rules, facts, heldSql: jsonObject(rules.map((rule) => [sql`${rule.id}`, tierSql(rule)])) };
}

/** What the reach of some rules asks for. */
export const placesOf = (rules: readonly CheckedRule[], scope: RuleScope): Facts =>
  pickFacts(reachFacts(scope), new Set(rules.flatMap(({ reach }) => (reach ? factsIn(reach) : []))));

/** The packed tier of a rule that holds, or NULL, over the columns of `f`. */
export function tierSql(rule: CheckedRule): SQL {
  const whens = rule.tiers.map(
    (tier) =>
      sql` WHEN ${compileQuery(tier.query)} THEN ${sql.raw(String(packTier(rule.kind, tier.number, tier.points)))}`,
  );
  const best = sql`CASE${sql.join(whens)} END`;
  return rule.reach ? sql`CASE WHEN ${compileQuery(rule.reach)} THEN ${best} END` : best;
}

/** A function of SQLite takes at most 127 arguments. */
const PAIRS = 60;

/** json_object of any number of pairs. */
export function jsonObject(pairs: [name: SQL, value: SQL][]): SQL {
  const first = sql.join(
    pairs.slice(0, PAIRS).map(([name, value]) => sql`${name}, ${value}`),
    sql`, `,
  );
  const rest = pairs.slice(PAIRS);
  const object = sql`json_object(${first})`;
  return rest.reduce((all, [name, value]) => sql`json_insert(${all}, '$."' || ${name} || '"', ${value})`, object);
}

/** The tier that holds for these facts, in plain TypeScript: the best of those whose query is true. */
export function tierOf(rule: CheckedRule, facts: FactValues): CheckedRule["tiers"][number] | undefined {
  if (rule.reach && evaluateQuery(rule.reach, facts) !== true) return undefined;
  return rule.tiers.find((tier) => evaluateQuery(tier.query, facts) === true);
}
