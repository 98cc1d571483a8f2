import { asc, eq, sql } from "drizzle-orm";
import { events, linkages, organizations, users } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";

/** The way of a linkage so far, oldest first: each step with its day, and the organisation it is credited to. */
export async function linkageSteps(ctx: RequestContext, spec: ResourceSpec) {
  // What was recorded before steps were credited counts for whom the linkage is credited to.
  const creditedTo = sql`coalesce(json_extract(${events.data}, '$.creditedTo'), (SELECT ${linkages.creditedTo} FROM ${linkages} WHERE ${linkages.id} = ${events.subjectId}))`;
  const [records, steps] = (await ctx.read([
    recordQuery(ctx, spec, ctx.param("id"), "read"),
    ctx.db
      .select({
        state: events.state,
        on: events.on,
        recordedAt: events.recordedAt,
        creditedTo: sql<string | null>`${creditedTo}`,
        creditedName: organizations.name,
        actorName: users.name,
        actorOrganizationId: users.organizationId,
      })
      .from(events)
      .leftJoin(users, eq(users.id, events.actorId))
      .leftJoin(organizations, eq(organizations.id, creditedTo))
      .where(
        sql`${events.subjectId} = ${ctx.param("id")} AND ${events.kind} = 'linkage_changed'
          AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = ${events.id})`,
      )
      .orderBy(asc(events.recordedAt), asc(events.id)),
  ])) as [Row[], Row[]];
  admitRow(records[0]);
  const colleague = (step: Row) => step.actorOrganizationId === ctx.actor.organizationId;
  return {
    status: 200,
    body: steps.map(({ actorOrganizationId, ...step }) => ({
      ...step,
      actorName: colleague({ actorOrganizationId }) ? step.actorName : null,
    })),
  };
}

export const stepsEndpoint = (spec: ResourceSpec) =>
  endpoint({ resource: "linkages", action: "read" }, (ctx) => linkageSteps(ctx, spec), {
    summary: "The steps of a linkage, oldest first: day, and the organisation each is credited to",
  });
