import { z } from "zod";
import type { RuleKind } from "#db/constants.ts";
import { rules } from "#db/schema/index.ts";
import type { LocalText, RuleTier } from "#db/schema/rules.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import { line } from "../../http/shape.ts";
import type { Facts } from "../../stall/facts.ts";
import { parseQuery, RuleError } from "../../stall/parseQuery.ts";
import { forgetRules } from "../../stall/rules.ts";
import { computedFactsQuery, type FactSource, vocabularyFrom } from "../../stall/vocabularies.ts";

const MAX_TIERS = 8;
const MAX_POINTS = 100;

const local = (max: number) => z.strictObject({ id: line(max), en: line(max) });
const codeFault = { id: "Huruf besar, angka, atau garis bawah.", en: "Capital letters, digits or underscores." };

function pointsFault(kind: RuleKind, points: number): LocalText | undefined {
  if (kind === "service" && points !== 0)
    return { id: "Aturan layanan tanpa poin.", en: "A service rule has no points." };
  if (kind !== "service" && points === 0) return { id: "Beri poin 1–100.", en: "Give 1 to 100 points." };
  return undefined;
}

/** Each tier's query against the facts that exist, and its points against the rule's kind. */
function checkTiers(tiers: RuleTier[], kind: RuleKind, facts: Facts): void {
  const faults: Record<string, LocalText> = {};
  for (const [i, { query, points }] of tiers.entries()) {
    const fault = pointsFault(kind, points);
    if (fault) faults[`tiers.${i}.points`] = fault;
    try {
      parseQuery(query, facts);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      faults[`tiers.${i}.${error.path}`] = error.text;
    }
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
}

export const rulesResource = defineResource({
  name: "rules",
  table: rules,
  prefix: "rul",
  placement: { by: "organization" },
  fixed: ["code", "scope"],
  shapes: {
    code: z.string().refine((value) => /^[A-Z][A-Z0-9_]{1,19}$/.test(value), { params: { local: codeFault } }),
    name: local(200),
    reason: local(2_000),
    clears: local(2_000),
    tiers: z
      .array(z.strictObject({ query: z.json(), points: z.int().min(0).max(MAX_POINTS) }))
      .min(1)
      .max(MAX_TIERS),
  },
  searchColumns: ["code"],
  defaultSort: ["code", "ASC"],
  reads: (ctx) => ({ facts: computedFactsQuery(ctx.db, [ctx.actor.organizationId]) }),
  prepare: (_, { after, refs }) => {
    const { tiers, kind, scope, organizationId } = after as typeof rules.$inferSelect;
    checkTiers(tiers, kind, vocabularyFrom((refs.rows.facts ?? []) as unknown as FactSource[])[scope]);
    forgetRules(organizationId);
    return {};
  },
  beforeDelete: (_, row) => {
    forgetRules(row.organizationId as string);
    return {};
  },
});
