import { z } from "zod";
import { RULE_KINDS, RULE_SCOPES } from "#db/constants.ts";
import { idPattern } from "#db/ids.ts";
import type { rules } from "#db/schema/index.ts";
import type { RuleTier } from "#db/schema/rules.ts";
import { invalid } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import { type Row, specOf } from "../http/resourceSpec.ts";
import { type Facts, pickFacts, type Vocabulary } from "./facts.ts";
import { factsIn, RuleError } from "./parseQuery.ts";
import { type CheckedRule, checkRule, placesOf } from "./ruleSet.ts";
import { reachShape, ruleFaults, tiersShape } from "./ruleShape.ts";
import { computedFactsQuery, vocabularyFrom } from "./vocabularies.ts";

/** A rule that is tried before it counts: as it would be saved, and which rule it would change. */
export const tryShape = {
  ruleId: z.string().regex(idPattern("rul")).optional(),
  kind: z.enum(RULE_KINDS).default("risk"),
  scope: z.enum(RULE_SCOPES).default("group"),
  tiers: tiersShape,
  appliesTo: reachShape.nullable().optional(),
};
type TryBody = z.output<ReturnType<typeof z.strictObject<typeof tryShape>>>;
type RuleRow = typeof rules.$inferSelect;

/** What a draft has in place of an id. */
export const DRAFT_ID = "rul_draft";

export interface Tried {
  draft: CheckedRule;
  /** The rule as it is now; nothing for a new one, for one that is switched off, and for one that no longer fits. */
  current: CheckedRule | undefined;
  /** What both look at. */
  facts: Facts;
  vocabulary: Vocabulary;
}

/** The draft checked (422 names tier and place) and the rule it would change, if the actor reads that one. */
export async function readTry(ctx: RequestContext, body: TryBody): Promise<Tried> {
  const spec = specOf("rules");
  if (!spec) throw new Error("rules is not declared");
  const [made, rows] = await ctx.read([
    computedFactsQuery(ctx.db, [ctx.actor.organizationId]),
    recordQuery(ctx, spec, body.ruleId ?? "", "read"),
  ]);
  const stored = body.ruleId === undefined ? undefined : (admitRow((rows as Row[])[0]) as RuleRow);
  const vocabulary = vocabularyFrom(made);
  const { kind, scope, appliesTo = null } = body;
  const tiers = body.tiers as unknown as RuleTier[];
  const faults = ruleFaults({ kind, scope, tiers, appliesTo }, vocabulary[scope]);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const id = stored?.id ?? DRAFT_ID;
  const draft = checkRule(
    { id, code: stored?.code ?? "", version: 0, kind, scope, tiers, appliesTo },
    vocabulary[scope],
  );
  const current = stored?.enabled && stored.scope === scope ? fitting(stored, vocabulary[scope]) : undefined;
  const both = current ? [draft, current] : [draft];
  const asked = both.flatMap((rule) => rule.tiers.flatMap((tier) => factsIn(tier.query)));
  const facts = { ...pickFacts(vocabulary[scope], new Set(asked)), ...placesOf(both, scope) };
  return { draft, current, facts, vocabulary };
}

function fitting(row: RuleRow, facts: Facts): CheckedRule | undefined {
  try {
    return checkRule(row, facts);
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}
