import { and, count, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { groups, programStatus, programs, type programTemplates, signals } from "#db/schema/index.ts";
import type { Reads } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, Writing } from "../../http/resourceSpec.ts";
import { money } from "../../http/shape.ts";
import { targetsShape } from "../programTemplates/definition.ts";
import { startFromTemplate, takeOver, templateQuery } from "./fromTemplate.ts";

const ENDED: readonly unknown[] = ["closed", "cancelled"];

function assertInside({ actor }: RequestContext, region: string): void {
  const { jurisdiction } = actor;
  if (region === jurisdiction || region.startsWith(`${jurisdiction}.`)) return;
  throw invalid({
    regionCode: {
      id: `Di luar wilayah kerja Anda (${jurisdiction}).`,
      en: `Outside your jurisdiction (${jurisdiction}).`,
    },
  });
}

/** A programme becomes of a kind: it takes over what the kind's template says now. Begun, it cannot shed its stages' guards. */
async function ofKind(ctx: RequestContext, { before, after, refs }: Writing): Promise<Extras> {
  if ((before?.kind ?? null) === (after.kind ?? null)) return {};
  if (before && ENDED.includes(before.state)) {
    throw conflict("ended", {
      id: "Program sudah berakhir; jenisnya tidak dapat diganti.",
      en: "The programme is over; its kind cannot change.",
    });
  }
  if (before && before.kind !== null && before.state !== "draft") {
    throw conflict("begun", {
      id: "Program sudah dimulai; jenisnya tidak dapat diganti lagi, karena syarat tahapnya akan ikut berganti.",
      en: "The programme has begun: its kind can no longer change, as the conditions of its stages would change with it.",
    });
  }
  return takeOver(ctx, after.kind, refs.rows.template?.[0] as typeof programTemplates.$inferSelect | undefined);
}

export const programsResource = defineResource({
  name: "programs",
  table: programs,
  prefix: "prg",
  placement: { by: "programs" },
  readOnly: ["state", "stateChangedOn", "waiverReason", "waiverBy", "waiverApprovedBy", "setup"],
  shapes: {
    year: z.int().min(1990).max(2100),
    targets: targetsShape,
    budgetIdr: money(),
  },
  references: { regionCode: "regions", planId: "plans" },
  searchColumns: ["name", "skill"],
  defaultSort: ["year", "DESC"],
  joined: {
    table: programStatus,
    on: eq(programStatus.programId, programs.id),
    columns: {
      riskBand: programStatus.riskBand,
      score: programStatus.score,
      reasons: programStatus.reasons,
      groupCount: programStatus.groupCount,
    },
  },
  virtual: () => ({
    signal: (value) =>
      typeof value === "string"
        ? sql`EXISTS (SELECT 1 FROM ${signals} WHERE ${signals.subjectId} = ${programs.id} AND ${signals.code} = ${value} AND ${signals.clearedAt} IS NULL)`
        : undefined,
  }),
  complete: startFromTemplate,
  reads: (ctx, body): Record<string, Reads[number]> =>
    typeof body.kind === "string" ? { template: templateQuery(ctx, { code: body.kind }) } : {},
  prepare: async (ctx, writing) => {
    const { before, after } = writing;
    const region = String(after.regionCode);
    if (!before || before.regionCode !== region) assertInside(ctx, region);
    const { set, statements } = await ofKind(ctx, writing);
    return { set: { ...set, ...(before ? {} : { stateChangedOn: dayAt(ctx.now, region) }) }, statements };
  },
  beforeDelete: async (ctx, row) => {
    const [[found]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(groups)
        .where(and(eq(groups.programId, row.id as string), isNull(groups.deletedAt))),
    ]);
    if (found?.n) {
      throw conflict("has_groups", {
        id: `Program ini masih memuat ${found.n} kelompok; batalkan programnya saja.`,
        en: `This programme still has ${found.n} groups; cancel it instead.`,
      });
    }
    return {};
  },
});
