import { and, count, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { forms, plans, programs, users } from "#db/schema/index.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { conflict, invalid } from "../../errors.ts";
import { nameFrom, stepFaults, stepsShape, withKeys } from "../../follow-ups/planSteps.ts";
import { groupsOnPlan } from "../../follow-ups/settle.ts";
import { settleLater } from "../../follow-ups/settleAll.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row, Writing } from "../../http/resourceSpec.ts";
import { computedFactsQuery, type FactSource, vocabularyFrom } from "../../stall/vocabularies.ts";

export type Plan = typeof plans.$inferSelect;

/** Up to here the points follow in the batch that changes the plan; a larger plan is worked off by the queue. */
export const GROUPS_AT_ONCE = 1_000;

const codeFault = {
  id: "Huruf kecil, angka, garis bawah; diawali huruf; paling panjang 40.",
  en: "Lower-case letters, digits, underscores; a letter first; at most 40.",
};

/** What steps may name, and the groups whose points follow this plan. */
export const planReads = (ctx: RequestContext, id: string) => ({
  facts: computedFactsQuery(ctx.db, [ctx.actor.organizationId]),
  forms: ctx.db
    .select({ id: forms.id })
    .from(forms)
    .where(
      and(
        eq(forms.organizationId, ctx.actor.organizationId),
        isNotNull(forms.publishedVersion),
        eq(forms.retired, false),
        isNull(forms.deletedAt),
      ),
    ),
  accounts: ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.organizationId, ctx.actor.organizationId),
        inArray(users.role, ["office", "officer"]),
        eq(users.active, true),
        isNull(users.deletedAt),
      ),
    ),
  codes: ctx.db
    .select({ code: plans.code })
    .from(plans)
    .where(and(eq(plans.organizationId, ctx.actor.organizationId), ne(plans.id, id), isNull(plans.deletedAt))),
  groups: ctx.db.all<{ id: string }>(
    groupsOnPlan({ id, organizationId: ctx.actor.organizationId }, ctx.now, GROUPS_AT_ONCE + 1),
  ),
});

/** Steps with their keys, once all they name has been found; throws 422 with each fault at its step. */
export function checkedSteps(
  steps: readonly PlanStep[],
  before: readonly PlanStep[],
  rows: Record<string, Row[]>,
): PlanStep[] {
  const keyed = withKeys(steps, before);
  const ids = (list: Row[] = []) => new Set(list.map(({ id }) => id));
  const faults = stepFaults(keyed, {
    forms: ids(rows.forms),
    accounts: ids(rows.accounts),
    facts: vocabularyFrom((rows.facts ?? []) as unknown as FactSource[]).group,
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return keyed;
}

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

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

async function prepare(ctx: RequestContext, { id, before, after, refs }: Writing) {
  if (before?.isDefault && !after.isDefault) {
    throw invalid({
      isDefault: { id: "Jadikan rencana lain sebagai bawaan.", en: "Make another plan the default instead." },
    });
  }
  const plan = after as Plan;
  const steps = checkedSteps(plan.steps, (before as Plan | undefined)?.steps ?? [], refs.rows);
  const taken = new Set(refs.rows.codes?.map(({ code }) => String(code)));
  const code = plan.code || nameFrom(plan.name, taken, "rencana");
  const isNewDefault = Boolean(after.isDefault) && !before?.isDefault;
  const counts = !before || !same(before.steps, steps) || before.anchor !== plan.anchor;
  const groups = (refs.rows.groups ?? []) as { id: string }[];
  const atOnce = groups.length <= GROUPS_AT_ONCE;
  if (isNewDefault || (counts && !atOnce)) await settleLater(ctx, ctx.actor.organizationId);
  return {
    set: { steps, code },
    statements: isNewDefault ? [takeOver(ctx, id)] : [],
    touched:
      counts && atOnce ? groups.map((group) => ({ groupId: group.id, organizationId: ctx.actor.organizationId })) : [],
  };
}

export const plansResource = defineResource({
  name: "plans",
  table: plans,
  prefix: "pln",
  placement: { by: "organization" },
  versioned: true,
  optional: ["code"],
  shapes: {
    code: z.string().refine((value) => /^[a-z][a-z0-9_]{0,39}$/.test(value), { params: { local: codeFault } }),
    steps: stepsShape,
  },
  searchColumns: ["name", "code"],
  defaultSort: ["name", "ASC"],
  reads: (ctx, _, id) => planReads(ctx, id),
  prepare,
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
