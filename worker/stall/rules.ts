import { and, eq, inArray, isNull } from "drizzle-orm";
import { rules } from "#db/schema/rules.ts";
import type { Context } from "../context.ts";
import { type RuleRow, type RuleSet, ruleSetOf } from "./ruleSet.ts";

export interface RuleSets {
  group: RuleSet;
  program: RuleSet;
}

interface Compiled extends RuleSets {
  stamp: string;
  checkedAt: number;
}

/** Compiled rules by organisation: derived from the rules alone, the same for every request, never changed. */
const compiled = new Map<string, Compiled>();
/** How long a write may rely on compiled rules without looking; runs always look. */
const TRUSTED_MS = 2_000;

/** The enabled rules of some organisations, to be read in a batch with other things. */
export function rulesQuery(db: Context["db"], organizationIds: string[]) {
  return db
    .select({
      id: rules.id,
      organizationId: rules.organizationId,
      version: rules.version,
      code: rules.code,
      kind: rules.kind,
      scope: rules.scope,
      tiers: rules.tiers,
    })
    .from(rules)
    .where(and(inArray(rules.organizationId, organizationIds), eq(rules.enabled, true), isNull(rules.deletedAt)));
}

/** Compiles the rows of one organisation, or finds them compiled already. */
export function compileRules(organizationId: string, rows: readonly RuleRow[], now: number): RuleSets {
  const stamp = rows
    .map((row) => `${row.id}.${row.version}`)
    .sort()
    .join();
  const known = compiled.get(organizationId);
  if (known?.stamp === stamp) {
    known.checkedAt = now;
    return known;
  }
  const ordered = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  const fresh: Compiled = {
    stamp,
    checkedAt: now,
    group: ruleSetOf(ordered, "group"),
    program: ruleSetOf(ordered, "program"),
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
    const rows = await rulesQuery(ctx.db, missing);
    for (const id of missing) {
      sets.set(
        id,
        compileRules(
          id,
          rows.filter((row) => row.organizationId === id),
          ctx.now,
        ),
      );
    }
  }
  return sets;
}

/** After a rule was changed here: the next write looks again. */
export function forgetRules(organizationId: string): void {
  compiled.delete(organizationId);
}
