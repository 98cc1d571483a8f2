import { z } from "zod";
import { rules } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import { line } from "../../http/shape.ts";
import { reachShape, ruleFaults, tiersShape } from "../../stall/ruleShape.ts";
import { forgetRules } from "../../stall/rules.ts";
import { computedFactsQuery, type FactSource, vocabularyFrom } from "../../stall/vocabularies.ts";

const local = (max: number) => z.strictObject({ id: line(max), en: line(max) });
const codeFault = { id: "Huruf besar, angka, atau garis bawah.", en: "Capital letters, digits or underscores." };

export const rulesResource = defineResource({
  name: "rules",
  table: rules,
  prefix: "rul",
  placement: { by: "organization" },
  fixed: ["code", "scope"],
  versioned: true,
  shapes: {
    code: z.string().refine((value) => /^[A-Z][A-Z0-9_]{1,19}$/.test(value), { params: { local: codeFault } }),
    name: local(200),
    reason: local(2_000),
    clears: local(2_000),
    tiers: tiersShape,
    appliesTo: reachShape,
  },
  searchColumns: ["code"],
  defaultSort: ["code", "ASC"],
  reads: (ctx) => ({ facts: computedFactsQuery(ctx.db, [ctx.actor.organizationId]) }),
  prepare: (_, { after, refs }) => {
    const rule = after as typeof rules.$inferSelect;
    const facts = vocabularyFrom((refs.rows.facts ?? []) as unknown as FactSource[])[rule.scope];
    const faults = ruleFaults(rule, facts);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    forgetRules(rule.organizationId);
    return {};
  },
  beforeDelete: (_, row) => {
    forgetRules(row.organizationId as string);
    return {};
  },
});
