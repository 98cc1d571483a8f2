import { type SQL, sql } from "drizzle-orm";
import type { RuleKind, RuleScope } from "#db/constants.ts";
import type { LocalText, RuleTier } from "#db/schema/rules.ts";
import { compileQuery } from "./compile.ts";
import { evaluateQuery } from "./evaluate.ts";
import { BUILT_IN, type Facts, type FactValues, pickFacts, type Vocabulary } from "./facts.ts";
import { packTier } from "./packedTier.ts";
import { factsIn, parseQuery, type Query, RuleError } from "./parseQuery.ts";

/** What evaluating needs of a rule's row. */
export interface RuleRow {
  id: string;
  version: number;
  code: string;
  kind: RuleKind;
  scope: RuleScope;
  tiers: RuleTier[];
}

export interface CheckedRule {
  id: string;
  code: string;
  kind: RuleKind;
  /** Best tier first; `number` is its place in the rule's own list, from 1. */
  tiers: { number: number; points: number; query: Query }[];
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

/** Checks a rule's tiers against the facts of its scope. Throws RuleError. */
export function checkTiers(tiers: RuleTier[], facts: Facts): CheckedRule["tiers"] {
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
        return [{ id: row.id, code: row.code, kind: row.kind, tiers: checkTiers(row.tiers, vocabulary[scope]) }];
      } catch (error) {
        if (error instanceof RuleError) return [];
        throw error;
      }
    });
  const asked = rules.flatMap((rule) => rule.tiers.flatMap((tier) => factsIn(tier.query)));
  const facts = pickFacts(vocabulary[scope], new Set([...asked, ...kept]));
  return { scope, rules, facts, heldSql: jsonObject(rules.map((rule) => [sql`${rule.id}`, tierSql(rule)])) };
}

function tierSql(rule: CheckedRule): SQL {
  const whens = rule.tiers.map(
    (tier) =>
      sql` WHEN ${compileQuery(tier.query)} THEN ${sql.raw(String(packTier(rule.kind, tier.number, tier.points)))}`,
  );
  return sql`CASE${sql.join(whens)} END`;
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
  return rule.tiers.find((tier) => evaluateQuery(tier.query, facts) === true);
}
