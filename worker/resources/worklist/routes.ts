import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { dayAt } from "#db/constants.ts";
import { followUps, groupStatus, groups, programs, users } from "#db/schema/index.ts";
import { malformed } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseListQuery } from "../../http/listQuery.ts";
import { presentRow, reach } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { maskRow } from "../../policy/fields.ts";
import { followUpsResource, viewCondition, WORKLIST_VIEWS, type WorklistView } from "../followUps/resource.ts";
import { standingUntil } from "../groups/routes.ts";

const shown = {
  followUp: followUps,
  group: {
    id: groups.id,
    organizationId: groups.organizationId,
    kind: groups.kind,
    name: groups.name,
    villageCode: groups.villageCode,
  },
  status: {
    riskBand: groupStatus.riskBand,
    score: groupStatus.score,
    reasons: groupStatus.reasons,
    activityStatus: groupStatus.activityStatus,
    lastContactOn: groupStatus.lastContactOn,
    overriddenUntil: groupStatus.overriddenUntil,
  },
  programName: programs.name,
  assigneeName: users.name,
  assigneeOrganizationId: users.organizationId,
};

function viewOf(ctx: RequestContext): WorklistView {
  const view = ctx.query("view") ?? "overdue";
  if ((WORKLIST_VIEWS as readonly string[]).includes(view)) return view as WorklistView;
  const text = {
    id: `Pilih salah satu: ${WORKLIST_VIEWS.join(", ")}.`,
    en: `Choose one of: ${WORKLIST_VIEWS.join(", ")}.`,
  };
  throw malformed(text, { view: text });
}

/** Both terms stand in the index of scores: the first page ends early. A group's own points stay together. */
const BY_RISK = [desc(groupStatus.score), desc(sql.raw('"group_status".rowid')), followUps.windowEndsOn];

/** The open points of a view with their group and its risk; riskiest group first unless asked otherwise. */
export async function worklist(ctx: RequestContext) {
  const view = viewOf(ctx);
  const query = parseListQuery(ctx, {
    fields: {
      id: { column: followUps.id, value: followUps.id },
      dueOn: { column: followUps.dueOn, value: followUps.dueOn },
      windowEndsOn: { column: followUps.windowEndsOn, value: followUps.windowEndsOn },
      assigneeId: { column: followUps.assigneeId, value: followUps.assigneeId },
      programId: { column: followUps.programId, value: followUps.programId },
      groupId: { column: followUps.groupId, value: followUps.groupId },
      riskBand: { column: groupStatus.riskBand, value: groupStatus.riskBand },
      score: { column: groupStatus.score, value: groupStatus.score },
    },
    virtual: followUpsResource.spec.virtual?.(ctx) ?? {},
    search: () => undefined,
    defaultSort: ["score", "DESC"],
  });
  const where = and(viewCondition(ctx, view), reach(ctx, followUpsResource.spec, "read"), query.where);
  const byRisk = ctx.query("sort") === undefined || query.used.includes("score");
  const page = byRisk ? riskiestFirst(ctx) : soonestFirst(ctx);
  const counting = ctx.db.select({ total: count() }).from(followUps).$dynamic();
  const counted = query.used.includes("riskBand")
    ? counting.innerJoin(groupStatus, eq(groupStatus.groupId, followUps.groupId))
    : counting;
  const [rows, [total]] = await ctx.read([
    page
      .where(and(isNull(groups.deletedAt), where))
      .orderBy(...(ctx.query("sort") === undefined ? BY_RISK : query.orderBy))
      .limit(query.to - query.from + 1)
      .offset(query.from),
    counted.where(where),
  ]);
  const range = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map((row) => itemOf(ctx, row)),
    headers: { "Content-Range": `worklist ${range}/${total?.total ?? 0}` },
  };
}

/** CROSS JOIN keeps SQLite on the index of scores, so the first page stops early however long the list is. */
function riskiestFirst(ctx: RequestContext) {
  return ctx.db
    .select(shown)
    .from(groupStatus)
    .crossJoin(followUps)
    .innerJoin(groups, sql`${groups.id} = ${groupStatus.groupId} AND ${followUps.groupId} = ${groupStatus.groupId}`)
    .innerJoin(programs, eq(programs.id, groups.programId))
    .leftJoin(users, eq(users.id, followUps.assigneeId))
    .$dynamic();
}

function soonestFirst(ctx: RequestContext) {
  return ctx.db
    .select(shown)
    .from(followUps)
    .crossJoin(groups)
    .innerJoin(groupStatus, sql`${groupStatus.groupId} = ${groups.id} AND ${groups.id} = ${followUps.groupId}`)
    .innerJoin(programs, eq(programs.id, groups.programId))
    .leftJoin(users, eq(users.id, followUps.assigneeId))
    .$dynamic();
}

type Found = Awaited<ReturnType<ReturnType<typeof soonestFirst>["execute"]>>[number];

function itemOf(ctx: RequestContext, row: Found): Row {
  const { organizationId, ...group } = maskRow(ctx.actor, "groups", row.group);
  return {
    ...presentRow(ctx, followUpsResource.spec, row.followUp),
    group: {
      ...group,
      ...row.status,
      overriddenUntil: standingUntil(row.status.overriddenUntil, dayAt(ctx.now, ctx.actor.jurisdiction)),
    },
    programName: row.programName,
    assigneeName: row.assigneeOrganizationId === ctx.actor.organizationId ? row.assigneeName : null,
    ownedHere: organizationId === ctx.actor.organizationId,
  };
}

export const worklistRoutes = new Hono().get("/", endpoint({ resource: "follow-ups", action: "read" }, worklist));
