import { z } from "zod";
import { EVENT_KINDS, FACT_FUNCTIONS } from "#db/constants.ts";
import type { FactDefinition } from "#db/schema/computedFacts.ts";
import { computedFacts } from "#db/schema/index.ts";
import { invalid, localText as text } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { definitionFaults } from "../../stall/computed/check.ts";
import { computedFact } from "../../stall/computed/compile.ts";
import { describeDefinition } from "../../stall/computed/describe.ts";
import { spreadFact } from "../../stall/computed/spread.ts";
import { storeFacts } from "../../stall/computed/store.ts";
import { assertUnused, usesReads } from "../../stall/computed/uses.ts";
import { findFact } from "../../stall/facts.ts";
import { forgetRules } from "../../stall/rules.ts";
import { publishedForm, withAnswerType } from "./answer.ts";

type ComputedFact = typeof computedFacts.$inferSelect;

const MAX_IDR = 1_000_000_000_000_000;
const MAX_COUNT = 1_000_000_000;
const MAX_DAYS = 3_660;
const CODE = /^[a-z][A-Za-z0-9]{2,39}$/;
const codeFault = text(
  "3–40 huruf atau angka tanpa spasi, diawali huruf kecil.",
  "3–40 letters or digits without spaces, a small letter first.",
);

const local = (max: number) => z.strictObject({ id: line(max), en: line(max) });
const states = () => z.array(line(40)).min(1).max(20);
const idr = () => z.int().min(0).max(MAX_IDR);
const number = () => z.int().min(0).max(MAX_COUNT);

const definitionShape = z.strictObject({
  function: z.enum(FACT_FUNCTIONS),
  event: z.enum(EVENT_KINDS),
  states: states().optional(),
  valueMin: idr().optional(),
  valueMax: idr().optional(),
  countMin: number().optional(),
  countMax: number().optional(),
  windowDays: z.int().min(1).max(MAX_DAYS).optional(),
  of: z
    .union([
      z.enum(["value", "count", "state"]),
      z.strictObject({ form: line(60), question: line(60), type: line(20).optional() }),
    ])
    .optional(),
  share: states().optional(),
});

/** A form by its code; the table says whether there is one. */
const formOf = (raw: unknown): string => {
  const { of } = (raw ?? {}) as { of?: { form?: unknown } };
  return typeof of === "object" && typeof of?.form === "string" ? of.form : "";
};

function checked(definition: FactDefinition, form: readonly Row[]): FactDefinition {
  const faults = definitionFaults(definition);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return withAnswerType(definition, form);
}

const typeOf = (definition: FactDefinition) =>
  computedFact({ label: text("", ""), meaning: null, definition }, "own").type;

export const computedFactsResource = defineResource({
  name: "computed-facts",
  table: computedFacts,
  prefix: "cft",
  placement: { by: "organization" },
  versioned: true,
  fixed: ["code"],
  shapes: {
    code: z.string().refine((value) => CODE.test(value), { params: { local: codeFault } }),
    label: local(120),
    meaning: local(1_000),
    definition: definitionShape,
  },
  searchColumns: ["code"],
  defaultSort: ["code", "ASC"],
  reads: (ctx, body) => ({ ...usesReads(ctx), form: publishedForm(ctx, formOf(body.definition)) }),
  prepare: (ctx, { before, after, refs }) => {
    const row = after as ComputedFact;
    const was = before as ComputedFact | undefined;
    if (findFact("group", row.code) || findFact("program", row.code)) {
      throw invalid({ code: text("Sudah menjadi nama fakta bawaan.", "A built-in fact has this name.") });
    }
    const same = was && JSON.stringify(was.definition) === JSON.stringify(row.definition);
    const definition = same ? was.definition : checked(row.definition, refs.rows.form ?? []);
    if (was && (typeOf(was.definition) !== typeOf(definition) || (was.enabled && !row.enabled)))
      assertUnused(row.code, refs.rows);
    forgetRules(row.organizationId);
    return { set: { definition }, statements: row.enabled ? [stored(ctx, { ...row, definition })] : [] };
  },
  beforeDelete: async (ctx, row) => {
    const { rules, indicators, plans } = usesReads(ctx);
    const [byRules, byIndicators, byPlans] = await ctx.read([rules, indicators, plans]);
    assertUnused(String(row.code), { rules: byRules, indicators: byIndicators, plans: byPlans });
    forgetRules(String(row.organizationId));
    return {};
  },
  beforeRestore: (ctx, row) => {
    forgetRules(String(row.organizationId));
    return { statements: row.enabled ? [stored(ctx, row as ComputedFact)] : [] };
  },
  present: (_, row) => ({ sentence: describeDefinition((row as ComputedFact).definition) }),
});

const stored = (ctx: RequestContext, row: ComputedFact) =>
  ctx.db.run(storeFacts(row.organizationId, { [row.code]: computedFact(row, "own1") }, ctx.now));

const previewBody = z.strictObject({ definition: definitionShape });

computedFactsResource.routes.post(
  "/preview",
  endpoint(
    { resource: "computed-facts", action: "create" },
    async (ctx) => {
      const { definition } = parseOrThrow(previewBody, await ctx.json());
      const [form] = await ctx.read([publishedForm(ctx, formOf(definition))]);
      return { status: 200, body: await spreadFact(ctx, checked(definition as FactDefinition, form)) };
    },
    { body: previewBody, summary: "What a fact would say of the groups the reader reaches, and in words" },
  ),
);
