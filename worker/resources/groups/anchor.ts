import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { followUps, groups, plans, programs } from "#db/schema/index.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { actorId } from "../../context.ts";
import { movePoints, planPoints } from "../../follow-ups/plan.ts";
import type { EventDraft, Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Extras, GroupRow } from "../../http/resourceSpec.ts";
import { newRow } from "../../http/resourceWrite.ts";

type Plan = typeof plans.$inferSelect;
type Point = typeof followUps.$inferSelect;

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

/** Rows of every point of a plan for a group; those whose window closed before the group was known are `predates`. */
export function pointRows(
  ctx: RequestContext,
  group: GroupRow,
  plan: Plan,
  anchorDay: string,
): (typeof followUps.$inferInsert)[] {
  return planPoints({ steps: plan.steps, anchorDay, enteredOn: group.enteredOn }).map((point) => ({
    ...(newRow(ctx, newId("fup", ctx.now)) as typeof followUps.$inferInsert),
    organizationId: group.organizationId,
    groupId: group.id,
    programId: group.programId,
    villageCode: group.villageCode,
    programRegionCode: group.programRegionCode,
    planId: plan.id,
    ...point,
  }));
}

/** First anchor of a group: creates all its points at once. */
export async function scheduleGroup(ctx: RequestContext, group: GroupRow): Promise<Statement[]> {
  if (!group.trainedOn) return [];
  const [found] = await ctx.read([plansQuery(ctx, [group.programId])]);
  const plan = found[0]?.plan;
  if (plan?.anchor !== "trainedOn") return [];
  return [ctx.db.insert(followUps).values(pointRows(ctx, group, plan, group.trainedOn))];
}

async function pointsOf(ctx: RequestContext, groupRows: GroupRow[]) {
  const ids = groupRows.map(({ id }) => id);
  const [points, found] = await ctx.read([
    ctx.db
      .select()
      .from(followUps)
      .where(and(inArray(followUps.groupId, ids), isNull(followUps.deletedAt)))
      .orderBy(followUps.dueOn),
    plansQuery(ctx, [...new Set(groupRows.map(({ programId }) => programId))]),
  ]);
  return { points, planOf: (programId: string) => found.find((one) => one.programId === programId)?.plan };
}

const region = (group: GroupRow) => group.villageCode ?? group.programRegionCode;

function movesOf(ctx: RequestContext, group: GroupRow, points: Point[], steps: PlanStep[], newAnchor: string) {
  return movePoints({
    points: points.filter((point) => point.groupId === group.id),
    oldAnchor: group.trainedOn,
    newAnchor,
    steps,
    today: dayAt(ctx.now, region(group)),
  });
}

/** What a new training day would move, before it moves: `moves` and the points that stay. */
export async function previewAnchor(ctx: RequestContext, group: GroupRow, newAnchor: string) {
  const { points, planOf } = await pointsOf(ctx, [group]);
  const plan = planOf(group.programId);
  return plan ? movesOf(ctx, group, points, plan.steps, newAnchor) : { moves: [], untouched: [] };
}

/** Moves the anchor of groups: sets trainedOn, moves untouched future points only, creates the points of those that had none. */
export async function anchorMove(
  ctx: RequestContext,
  groupRows: GroupRow[],
  newAnchor: string,
  setTrainedOn = true,
): Promise<Extras> {
  if (groupRows.length === 0) return {};
  const { points, planOf } = await pointsOf(ctx, groupRows);
  const statements: Statement[] = [];
  const events: EventDraft[] = [];
  for (const group of groupRows) {
    if (setTrainedOn) {
      statements.push(
        ctx.db
          .update(groups)
          .set({
            trainedOn: newAnchor,
            version: sql`${groups.version} + 1`,
            updatedAt: ctx.now,
            updatedBy: actorId(ctx.actor),
          })
          .where(eq(groups.id, group.id)),
      );
    }
    const plan = planOf(group.programId);
    if (plan?.anchor !== "trainedOn") continue;
    if (!points.some((point) => point.groupId === group.id && point.planStep !== null)) {
      statements.push(
        ctx.db.insert(followUps).values(pointRows(ctx, { ...group, trainedOn: newAnchor }, plan, newAnchor)),
      );
      continue;
    }
    for (const { id, from, to } of movesOf(ctx, group, points, plan.steps, newAnchor).moves) {
      statements.push(
        ctx.db
          .update(followUps)
          .set({ ...to, version: sql`${followUps.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) })
          .where(and(eq(followUps.id, id), eq(followUps.state, "scheduled"))),
      );
      events.push(rescheduled(group, id, dayAt(ctx.now, region(group)), from, to));
    }
  }
  return { statements, events, touched: groupRows.map(({ id }) => id) };
}

interface Dates {
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
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
