import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { SAMPLE_UNITS } from "#db/constants.ts";
import { organizations, samples } from "#db/schema/index.ts";
import type { SampleDesign } from "#db/schema/samples.ts";
import type { Context } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { day, line } from "../../http/shape.ts";
import type { Action } from "../../policy/roles.ts";
import { within } from "../../policy/scope.ts";
import { populationIds } from "../../samples/frame.ts";
import { itemNames } from "../../samples/items.ts";

export type Sample = typeof samples.$inferSelect;

const share = z.number().gt(0).lt(1);
export const designShape = z.strictObject({
  expected: share.optional(),
  strataBy: z.enum(["village", "district", "program", "skill", "sex"]).optional(),
  clusters: z.int().min(2).max(1_000).optional(),
  designEffect: z.number().min(1).max(10).optional(),
  upper: share.optional(),
  lower: share.optional(),
});
/** Levels nearer than this take thousands of units to tell apart: no lot is judged so. */
const NEAREST_LEVELS = 0.05;
/** Strata where none are chosen. */
const USUAL_STRATA = "district";

export const sizeShapes = {
  n: z.int().min(1).max(20_000),
  confidence: z.number().min(0.5).max(0.999),
  margin: z.number().min(0.005).max(0.5),
};

/**
 * Samples of one's own; and whoever is audited, or lies in the region that is, knows that a sample exists, from its
 * freeze on: what is being planned would tell an office which records to look after first.
 */
function reached({ actor }: Pick<Context, "actor" | "now">, action: Action) {
  if (actor.type === "system") return sql`1`;
  const own = eq(samples.organizationId, actor.organizationId);
  if (action !== "read") return own;
  const maker = sql`(SELECT ${organizations.regionCode} FROM ${organizations} WHERE ${organizations.id} = ${samples.organizationId})`;
  const beside = sql`EXISTS (SELECT 1 FROM ${organizations} WHERE ${organizations.id} = ${samples.organizationId}
    AND ${within(organizations.regionCode, actor.jurisdiction)})`;
  const above = sql`(${actor.jurisdiction} = ${maker} OR ${actor.jurisdiction} LIKE ${maker} || '.%')`;
  const told = sql`(${samples.auditedId} = ${actor.organizationId} OR ${beside} OR ${above})`;
  return sql`(${own} OR (${samples.state} <> 'draft' AND ${told}))`;
}

/** Refuses levels of a lot that stand the wrong way round, or too near to each other. */
export function assertLevels({ method, design }: Pick<Sample, "method" | "design">): void {
  const { upper = 0.8, lower = 0.5 } = design ?? {};
  if (method !== "lqas" || upper - lower > NEAREST_LEVELS - 1e-9) return;
  throw invalid({
    "design.upper": {
      id: "Batas baik harus paling sedikit 5 poin di atas batas buruk.",
      en: "The good level must be at least 5 points above the bad one.",
    },
  });
}

/** What a design needs before it can be frozen, field by field. */
export function assertDesign(
  row: Pick<Sample, "method" | "n" | "confidence" | "margin" | "design" | "unit" | "items">,
): void {
  const design: SampleDesign = row.design ?? {};
  if (row.method !== "lqas" && row.n === null && row.margin === null) {
    throw invalid({
      n: { id: "Isi jumlah unit, atau galat yang boleh.", en: "Give how many units, or the margin that is allowed." },
    });
  }
  assertLevels(row);
  if (design.strataBy === "sex" && row.unit !== "person") {
    throw invalid({ "design.strataBy": { id: "Hanya untuk orang.", en: "For people only." } });
  }
  const unknown = (row.items ?? []).find((name) => !itemNames(row.unit).includes(name));
  if (unknown) {
    const list = itemNames(row.unit).join(", ");
    throw invalid({ items: { id: `"${unknown}" tidak dikenal: ${list}.`, en: `No such item "${unknown}": ${list}.` } });
  }
}

/** The days of the field check: a plan, so that who comes later is told and not refused. */
function assertPeriod({ checkFrom, checkTo }: Pick<Sample, "checkFrom" | "checkTo">): void {
  if (!checkFrom || !checkTo || checkFrom <= checkTo) return;
  throw invalid({ checkTo: { id: "Tidak boleh sebelum hari mulai.", en: "Not before the day it starts." } });
}

/** How a unit is put with others: by the design; of a cluster sample by kelurahan. */
export const strataBy = ({ method, design }: Pick<Sample, "method" | "design">) =>
  method === "cluster"
    ? ("village" as const)
    : method === "stratified"
      ? (design?.strataBy ?? USUAL_STRATA)
      : undefined;

/** Drawn by strata, or by clusters. */
export const isParted = ({ method }: Pick<Sample, "method">): boolean =>
  method === "stratified" || method === "cluster";

export const frameOf = (row: Pick<Sample, "unit" | "filter" | "auditedId" | "method" | "design">) => ({
  ...{ unit: row.unit, filter: row.filter, auditedId: row.auditedId, strataBy: strataBy(row) },
});

/** The design as it is kept: by which strata is told even where nobody chose. */
const settled = (row: Pick<Sample, "method" | "design">) =>
  row.method === "stratified" ? { ...row.design, strataBy: strataBy(row) } : row.design;

export const onlyDraft = (row: Pick<Sample, "state" | "frozenAt">): void => {
  if (row.state === "draft" && row.frozenAt === null) return;
  throw conflict("frozen", {
    id: "Kerangka sampel sudah dibekukan: rancangannya tidak berubah lagi.",
    en: "The frame is frozen: its design changes no more.",
  });
};

export const samplesResource = defineResource({
  name: "samples",
  table: samples,
  prefix: "smp",
  placement: { by: "subject", reached },
  only: ["list", "create", "update", "delete"],
  readOnly: [
    ...["state", "frameSize", "frameHash", "frozenAt", "seed", "drawnAt"],
    ...["algorithm", "closedAt", "cancelReason"],
  ],
  // Published on the open page, the salt only when the check is over.
  hidden: ["strataHash", "strataSalt"],
  fixed: ["unit"],
  optional: ["filter"],
  shapes: {
    question: line(500),
    unit: z.enum(SAMPLE_UNITS),
    filter: z.record(z.string().max(60), z.json()),
    design: designShape,
    items: z.array(z.string().max(40)).min(1).max(20),
    checkFrom: day(),
    checkTo: day(),
    ...sizeShapes,
  },
  references: { auditedId: "organizations" },
  searchColumns: ["question"],
  defaultSort: ["createdAt", "DESC"],
  prepare: (ctx: RequestContext, { before, after }) => {
    if (before) onlyDraft(before as Sample);
    const row = { ...after, filter: after.filter ?? {} } as unknown as Sample;
    assertDesign(row);
    assertPeriod(row);
    populationIds(ctx, frameOf(row));
    return { set: { filter: row.filter, design: settled(row) } };
  },
  beforeDelete: (_, row: Row) => {
    onlyDraft(row as unknown as Sample);
    return {};
  },
});
