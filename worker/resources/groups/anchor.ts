import { asc, desc, inArray, sql } from "drizzle-orm";
import { followUps, plans, programs } from "#db/schema/index.ts";
import { changesCtes } from "../../follow-ups/settle.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { GroupRow } from "../../http/resourceSpec.ts";

/** The plan of each programme: its own, else its organisation's default. */
export function plansQuery(ctx: Pick<RequestContext, "db">, programIds: string[]) {
  return ctx.db
    .select({ programId: programs.id, plan: plans })
    .from(programs)
    .innerJoin(
      plans,
      sql`${plans.deletedAt} IS NULL AND ${plans.organizationId} = ${programs.organizationId}
        AND (${plans.id} = ${programs.planId} OR (${programs.planId} IS NULL AND ${plans.isDefault} = 1))`,
    )
    .where(inArray(programs.id, programIds))
    .orderBy(asc(plans.isDefault), desc(plans.updatedAt));
}

interface Dates {
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
}

/** What a new training day would move, before it moves: `moves`, and the points of the group that stay. */
export async function previewAnchor(ctx: RequestContext, group: GroupRow, trainedOn: string) {
  const settling = { where: sql`gr.id = ${group.id}`, now: ctx.now, trainedOn };
  const [rows, points] = await ctx.read([
    ctx.db.all<Dates & { id: string; label: string; fromDueOn: string; fromStartsOn: string; fromEndsOn: string }>(
      sql`WITH ${changesCtes(settling)} SELECT id, label, fromDueOn, fromWindowStartsOn AS fromStartsOn, fromWindowEndsOn AS fromEndsOn,
        dueOn, windowStartsOn, windowEndsOn FROM y WHERE what = 'moved' ORDER BY dueOn`,
    ),
    ctx.db
      .select()
      .from(followUps)
      .where(sql`${followUps.groupId} = ${group.id} AND ${followUps.deletedAt} IS NULL`)
      .orderBy(followUps.dueOn),
  ]);
  const moves = rows.map(({ id, label, fromDueOn, fromStartsOn, fromEndsOn, ...to }) => ({
    ...{ id, planStep: label, from: { dueOn: fromDueOn, windowStartsOn: fromStartsOn, windowEndsOn: fromEndsOn }, to },
  }));
  const moving = new Set(moves.map(({ id }) => id));
  return { moves, untouched: points.filter(({ id }) => !moving.has(id)) };
}

/** The event that lets a past day be asked: what a point's dates were before it moved. */
export function rescheduled(
  group: Pick<GroupRow, "id" | "organizationId" | "programId">,
  followUpId: string,
  on: string,
  from: Dates,
  to: Dates,
): EventDraft {
  return {
    organizationId: group.organizationId,
    groupId: group.id,
    programId: group.programId,
    kind: "follow_up_rescheduled",
    on,
    subjectId: followUpId,
    data: {
      fromDueOn: from.dueOn,
      fromWindowStartsOn: from.windowStartsOn,
      fromWindowEndsOn: from.windowEndsOn,
      toDueOn: to.dueOn,
      toWindowStartsOn: to.windowStartsOn,
      toWindowEndsOn: to.windowEndsOn,
    },
  };
}
