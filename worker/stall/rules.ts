import { and, eq, inArray, isNull } from "drizzle-orm";
import { indicators } from "#db/schema/index.ts";
import { rules } from "#db/schema/rules.ts";
import type { Context } from "../context.ts";
import type { ComputedFactRow } from "./computed/compile.ts";
import type { Vocabulary } from "./facts.ts";
import { namesIn } from "./parseQuery.ts";
import { type RuleRow, type RuleSet, ruleSetOf } from "./ruleSet.ts";
import { computedFactsQuery, vocabularyFrom } from "./vocabularies.ts";

/** The enabled rules of an organisation, and what they may ask. */
export interface RuleSets {
  vocabulary: Vocabulary;
  group: RuleSet;
  program: RuleSet;
}

type IndicatorRow = Pick<typeof indicators.$inferSelect, "id" | "version" | "organizationId" | "query" | "base">;

interface Compiled extends RuleSets {
  stamp: string;
  checkedAt: number;
}

/** Compiled rules by organisation: derived from the rules alone, the same for every request, never changed. */
const compiled = new Map<string, Compiled>();
/** How long a write may rely on compiled rules without looking; runs always look. */
const TRUSTED_MS = 2_000;

/** The enabled rules of some organisations, to be read in a batch with other things. */
function rulesQuery(db: Context["db"], organizationIds: string[]) {
  return db
    .select({
      id: rules.id,
      organizationId: rules.organizationId,
      version: rules.version,
      code: rules.code,
      kind: rules.kind,
      scope: rules.scope,
      tiers: rules.tiers,
      appliesTo: rules.appliesTo,
    })
    .from(rules)
    .where(and(inArray(rules.organizationId, organizationIds), eq(rules.enabled, true), isNull(rules.deletedAt)));
}

/** Indicators of groups: a run stores the facts they ask, so that counting needs to look at no event. */
const indicatorsQuery = (db: Context["db"], organizationIds: string[]) =>
  db
    .select({
      id: indicators.id,
      version: indicators.version,
      organizationId: indicators.organizationId,
      query: indicators.query,
      base: indicators.base,
    })
    .from(indicators)
    .where(
      and(
        inArray(indicators.organizationId, organizationIds),
        eq(indicators.subject, "groups"),
        isNull(indicators.deletedAt),
      ),
    );

interface Configured {
  rules: readonly RuleRow[];
  facts: readonly ComputedFactRow[];
  indicators: readonly IndicatorRow[];
}

/** Compiles what one organisation configured, or finds it compiled already. */
function compileRules(organizationId: string, { rules, facts, indicators }: Configured, now: number): RuleSets {
  const stamp = [...rules, ...facts, ...indicators]
    .map((row) => `${row.id}.${row.version}`)
    .sort()
    .join();
  const known = compiled.get(organizationId);
  if (known?.stamp === stamp) {
    known.checkedAt = now;
    return known;
  }
  const ordered = [...rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  const vocabulary = vocabularyFrom(facts);
  const kept = [...facts.map(({ code }) => code), ...indicators.flatMap(({ query, base }) => namesIn([query, base]))];
  const fresh: Compiled = {
    ...{ stamp, checkedAt: now, vocabulary },
    group: ruleSetOf(ordered, "group", vocabulary, kept),
    program: ruleSetOf(ordered, "program", vocabulary),
  };
  compiled.set(organizationId, fresh);
  return fresh;
}

/** The rules of some organisations. A write may be served from what was compiled a moment ago. */
export async function loadRules(
  ctx: Pick<Context, "db" | "now">,
  organizationIds: string[],
  { trusting = false } = {},
): Promise<Map<string, RuleSets>> {
  const sets = new Map<string, RuleSets>();
  for (const id of organizationIds) {
    const known = compiled.get(id);
    if (trusting && known && Math.abs(ctx.now - known.checkedAt) < TRUSTED_MS) sets.set(id, known);
  }
  const missing = organizationIds.filter((id) => !sets.has(id));
  if (missing.length > 0) {
    const [ruleRows, factRows, indicatorRows] = await ctx.db.batch([
      rulesQuery(ctx.db, missing),
      computedFactsQuery(ctx.db, missing),
      indicatorsQuery(ctx.db, missing),
    ]);
    for (const id of missing) {
      const of = <T extends { organizationId: string }>(rows: T[]) => rows.filter((row) => row.organizationId === id);
      const configured = { rules: of(ruleRows), facts: of(factRows), indicators: of(indicatorRows) };
      sets.set(id, compileRules(id, configured, ctx.now));
    }
  }
  return sets;
}

/** After a rule, a fact or an indicator was changed here: the next write looks again. */
export function forgetRules(organizationId: string): void {
  compiled.delete(organizationId);
}
