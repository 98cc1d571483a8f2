import { and, count, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { plans, programs } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { line } from "../../http/shape.ts";

const MAX_STEPS = 50;
const WINDOW_DAYS = 365;

const oneOffset = {
  local: {
    id: "Isi tepat satu: bulan (offsetMonths) atau hari (offsetDays).",
    en: "Give exactly one of offsetMonths and offsetDays.",
  },
};
const step = z
  .strictObject({
    label: line(100),
    offsetMonths: z.int().min(-24).max(120).optional(),
    offsetDays: z.int().min(-730).max(3_650).optional(),
    windowBefore: z.int().min(0).max(WINDOW_DAYS),
    windowAfter: z.int().min(0).max(WINDOW_DAYS),
  })
  .refine((one) => (one.offsetMonths === undefined) !== (one.offsetDays === undefined), { params: oneOffset });

/** The default of an organisation is one: another that was it steps back, and its readers get a new version. */
function takeOver(ctx: RequestContext, id: string): Statement {
  const others = and(
    eq(plans.organizationId, ctx.actor.organizationId),
    ne(plans.id, id),
    eq(plans.isDefault, true),
    isNull(plans.deletedAt),
  );
  return ctx.db
    .update(plans)
    .set({ isDefault: false, version: sql`${plans.version} + 1`, updatedAt: ctx.now, updatedBy: ctx.actor.userId })
    .where(others);
}

export const plansResource = defineResource({
  name: "plans",
  table: plans,
  prefix: "pln",
  placement: { by: "organization" },
  shapes: { steps: z.array(step).min(1).max(MAX_STEPS) },
  searchColumns: ["name"],
  defaultSort: ["name", "ASC"],
  prepare: (ctx, { id, before, after }) => {
    if (before?.isDefault && !after.isDefault) {
      throw invalid({
        isDefault: { id: "Jadikan rencana lain sebagai bawaan.", en: "Make another plan the default instead." },
      });
    }
    return after.isDefault && !before?.isDefault ? { statements: [takeOver(ctx, id)] } : {};
  },
  beforeDelete: async (ctx, row) => {
    const [[used]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(programs)
        .where(and(eq(programs.planId, String(row.id)), isNull(programs.deletedAt))),
    ]);
    if (row.isDefault || used?.n) {
      throw conflict("in_use", {
        id: row.isDefault ? "Ini rencana bawaan." : `Rencana ini dipakai ${used?.n} program.`,
        en: row.isDefault ? "This is the default plan." : `${used?.n} programmes use this plan.`,
      });
    }
    return {};
  },
});
