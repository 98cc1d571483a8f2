import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { cohorts, groups } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { invalid } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow } from "../../http/resourceSpec.ts";
import { touch } from "../groupDay.ts";

/** Groups were trained on the day their round ended; their points follow when the rules look at them again. */
function trained(ctx: RequestContext, moving: readonly GroupRow[], trainedOn: string): Statement {
  const stamp = { version: sql`${groups.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const ids = moving.map(({ id }) => id);
  return ctx.db
    .update(groups)
    .set({ trainedOn, ...stamp })
    .where(inArray(groups.id, ids));
}

export const cohortsResource = defineResource({
  name: "cohorts",
  table: cohorts,
  prefix: "coh",
  placement: { by: "program", programId: cohorts.programId },
  fixed: ["programId"],
  references: { programId: "programs" },
  parent: "program",
  searchColumns: ["title", "provider"],
  defaultSort: ["startsOn", "DESC"],
  prepare: async (ctx, { id, before, after }) => {
    const { startsOn, endsOn } = after as { startsOn: string | null; endsOn: string | null };
    if (startsOn && endsOn && endsOn < startsOn) {
      throw invalid({ endsOn: { id: "Selesai sebelum mulai.", en: "Ends before it starts." } });
    }
    if (!before || before.endsOn === endsOn || !endsOn) return {};
    const [members] = await ctx.read([
      ctx.db
        .select()
        .from(groups)
        .where(and(eq(groups.cohortId, id), isNull(groups.deletedAt))),
    ]);
    const moving = members.filter((group) => group.trainedOn === null || group.trainedOn === before.endsOn);
    return { statements: moving.length > 0 ? [trained(ctx, moving, endsOn)] : [], touched: moving.map(touch) };
  },
});
