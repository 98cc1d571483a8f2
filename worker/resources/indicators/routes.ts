import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { INDICATOR_MEASURES, INDICATOR_SPLITS, INDICATOR_SUBJECTS } from "#db/constants.ts";
import { dashboards, indicators } from "#db/schema/index.ts";
import { conflict, forbidden, invalid, localText as text } from "../../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { type CheckedIndicator, checkIndicator, type IndicatorRow, readsSubject } from "../../indicators/count.ts";
import { readFigure } from "../../indicators/value.ts";
import { storeFacts } from "../../stall/computed/store.ts";
import { pickFacts, type Vocabulary } from "../../stall/facts.ts";
import { namesIn } from "../../stall/parseQuery.ts";
import { forgetRules } from "../../stall/rules.ts";
import { computedFactsQuery, type FactSource, vocabularyFrom } from "../../stall/vocabularies.ts";

type Indicator = typeof indicators.$inferSelect;

const CODE = /^[a-z][A-Za-z0-9_]{2,39}$/;
const codeFault = text(
  "3–40 huruf, angka atau garis bawah, diawali huruf kecil.",
  "3–40 letters, digits or underscores, a small letter first.",
);
const local = (max: number) => z.strictObject({ id: line(max), en: line(max) });

function checked(row: IndicatorRow, vocabulary: Vocabulary): CheckedIndicator {
  const found = checkIndicator(row, vocabulary);
  if ("faults" in found) throw invalid(found.faults);
  return found.checked;
}

export const indicatorsResource = defineResource({
  name: "indicators",
  table: indicators,
  prefix: "ind",
  placement: { by: "organization" },
  versioned: true,
  fixed: ["code", "subject"],
  shapes: {
    code: z.string().refine((value) => CODE.test(value), { params: { local: codeFault } }),
    name: local(120),
    meaning: local(1_000),
  },
  searchColumns: ["code"],
  defaultSort: ["code", "ASC"],
  reads: (ctx) => ({ facts: computedFactsQuery(ctx.db, [ctx.actor.organizationId]) }),
  prepare: (ctx, { before, after, refs }) => {
    const row = after as Indicator;
    const vocabulary = vocabularyFrom((refs.rows.facts ?? []) as unknown as FactSource[]);
    const was = before as Indicator | undefined;
    const asks = JSON.stringify([row.query, row.base]);
    const asked = was === undefined || JSON.stringify([was.query, was.base]) !== asks;
    if (asked) checked(row, vocabulary);
    forgetRules(row.organizationId);
    if (!asked || row.subject !== "groups") return {};
    // What no rule asks was not kept so far: from now on each evaluation does.
    const facts = pickFacts(vocabulary.group, namesIn([row.query, row.base]));
    const fills = Object.keys(facts).length > 0;
    return { statements: fills ? [ctx.db.run(storeFacts(row.organizationId, facts, ctx.now))] : [] };
  },
  beforeDelete: async (ctx, row) => {
    const [cards] = await ctx.read([
      ctx.db
        .select({ cards: dashboards.cards })
        .from(dashboards)
        .where(and(eq(dashboards.organizationId, String(row.organizationId)), isNull(dashboards.deletedAt))),
    ]);
    const shown = cards.filter(({ cards: list }) => list.includes(String(row.id))).length;
    if (shown > 0) {
      throw conflict("indicator_in_use", {
        id: `Indikator ini masih menjadi kartu di ${shown} Beranda. Lepas dahulu kartunya.`,
        en: `This indicator is still a card on ${shown} start pages. Remove the cards first.`,
      });
    }
    forgetRules(String(row.organizationId));
    return {};
  },
  beforeRestore: (_, row) => {
    forgetRules(String(row.organizationId));
    return {};
  },
});

async function value(ctx: RequestContext): Promise<Reply> {
  const [rows, facts] = (await ctx.read([
    recordQuery(ctx, indicatorsResource.spec, ctx.param("id"), "read"),
    computedFactsQuery(ctx.db, [ctx.actor.organizationId]),
  ])) as [Row[], FactSource[]];
  const row = admitRow(rows[0]) as Indicator;
  if (!readsSubject(ctx, row)) throw forbidden();
  const found = checkIndicator(row, vocabularyFrom(facts));
  if ("faults" in found) {
    throw conflict("indicator_broken", {
      id: "Indikator ini memakai fakta yang sudah tidak ada. Perbaiki syaratnya.",
      en: "This indicator asks a fact that no longer exists. Mend its conditions.",
    });
  }
  return { status: 200, body: await readFigure(ctx, found.checked, row.id) };
}

const query = () => z.custom<IndicatorRow["query"]>((value) => typeof value === "object" && value !== null);
const previewBody = z.strictObject({
  subject: z.enum(INDICATOR_SUBJECTS),
  measure: z.enum(INDICATOR_MEASURES),
  query: query(),
  base: query().nullish(),
  splitBy: z.enum(INDICATOR_SPLITS).default("none"),
});

async function preview(ctx: RequestContext): Promise<Reply> {
  const { base = null, ...body } = parseOrThrow(previewBody, await ctx.json());
  const [facts] = await ctx.read([computedFactsQuery(ctx.db, [ctx.actor.organizationId])]);
  const indicator = checked({ ...body, base }, vocabularyFrom(facts));
  if (!readsSubject(ctx, indicator)) throw forbidden();
  return { status: 200, body: await readFigure(ctx, indicator) };
}

indicatorsResource.routes.get(
  "/:id/value",
  endpoint({ resource: "indicators", action: "read" }, value, {
    summary: "The figure today, in all and by its split, with the filters of the lists behind it",
  }),
);
indicatorsResource.routes.post(
  "/preview",
  endpoint({ resource: "indicators", action: "create" }, preview, {
    body: previewBody,
    summary: "What an indicator would count today among what the reader reaches",
  }),
);
