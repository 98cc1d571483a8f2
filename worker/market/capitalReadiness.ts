import { and, asc, count, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import {
  capitalApplications,
  capitalSchemes,
  events,
  followUps,
  groupStatus,
  groups,
  licences,
  memberships,
  orders,
  people,
} from "#db/schema/index.ts";
import { notFound } from "../errors.ts";
import { addDays } from "../follow-ups/plan.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import type { GroupRow, Row } from "../http/resourceSpec.ts";
import { readsPersonal } from "../policy/fields.ts";
import { todayOf } from "../resources/groupDay.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { type GroupRecord, type Paper, readinessOf } from "./readiness.ts";

type Scheme = typeof capitalSchemes.$inferSelect;
type Status = typeof groupStatus.$inferSelect;

const SALES_DAYS = 90;
const SALES_MONTHS = 3;

const stands = sql`NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = ${events.id})`;

/** What the database knows of a group that a lender may ask. */
function recordQueries(ctx: RequestContext, id: string) {
  const { db } = ctx;
  const organization = sql`(SELECT ${groups.organizationId} FROM ${groups} WHERE ${groups.id} = ${id})`;
  // Zones differ by two hours; the day of the group itself is known only with its row.
  const since = addDays(dayAt(ctx.now, ctx.actor.jurisdiction), -SALES_DAYS);
  const leader = sql`coalesce(
    (SELECT ${groups.leaderId} FROM ${groups} WHERE ${groups.id} = ${id}),
    (SELECT ${memberships.personId} FROM ${memberships} WHERE ${memberships.groupId} = ${id} AND ${memberships.role} = 'chair'
      AND ${memberships.leftOn} IS NULL AND ${memberships.deletedAt} IS NULL LIMIT 1))`;
  return [
    recordQuery(ctx, groupsResource.spec, id, "read"),
    db
      .select()
      .from(capitalSchemes)
      .where(
        and(
          eq(capitalSchemes.organizationId, organization),
          eq(capitalSchemes.active, true),
          isNull(capitalSchemes.deletedAt),
        ),
      )
      .orderBy(desc(capitalSchemes.year), asc(capitalSchemes.maxIdr)),
    db.select().from(groupStatus).where(eq(groupStatus.groupId, id)),
    db
      .select({ on: sql<string | null>`min(${events.on})` })
      .from(events)
      .where(
        and(
          eq(events.groupId, id),
          or(
            eq(events.kind, "order"),
            sql`${events.kind} IN ('follow_up_done', 'mentor_contact') AND ${events.state} IN ('active', 'partly_active')`,
          ),
          stands,
        ),
      ),
    db
      .select({ value: followUps.monthlyRevenueIdr, on: followUps.doneOn })
      .from(followUps)
      .where(
        and(
          eq(followUps.groupId, id),
          eq(followUps.state, "done"),
          isNotNull(followUps.monthlyRevenueIdr),
          isNull(followUps.deletedAt),
        ),
      )
      .orderBy(desc(followUps.doneOn))
      .limit(1),
    db
      .select({ value: sql<number | null>`sum(${orders.valueIdr})`, on: sql<string | null>`max(${orders.on})` })
      .from(orders)
      .where(and(eq(orders.groupId, id), isNull(orders.deletedAt), sql`${orders.on} >= ${since}`)),
    db
      .select({ kind: licences.kind, state: licences.state, expiresOn: licences.expiresOn })
      .from(licences)
      .where(and(eq(licences.groupId, id), isNull(licences.deletedAt))),
    db
      .select({ state: capitalApplications.state })
      .from(capitalApplications)
      .where(
        and(
          eq(capitalApplications.groupId, id),
          isNull(capitalApplications.deletedAt),
          sql`${capitalApplications.state} IN ('disbursed', 'performing', 'in_arrears', 'repaid')`,
        ),
      ),
    db
      .select({ n: count() })
      .from(memberships)
      .where(and(eq(memberships.groupId, id), isNull(memberships.leftOn), isNull(memberships.deletedAt))),
    db
      .select({ nikIndex: people.nikIndex })
      .from(people)
      .where(and(eq(people.id, leader), isNull(people.deletedAt))),
  ] as const;
}

interface Dated {
  value: number | null;
  on: string | null;
}

const earliest = (days: (string | null | undefined)[]): string | null =>
  days.filter((day): day is string => typeof day === "string").sort()[0] ?? null;

/** What was said at the last visit, else what the orders of three months make a month. */
function revenueOf(told: Dated | undefined, sold: Dated | undefined): Dated {
  if (told?.value !== null && told?.value !== undefined) return told;
  if (!sold?.value) return { value: null, on: null };
  return { value: Math.round(sold.value / SALES_MONTHS), on: sold.on };
}

async function capitalReadiness(ctx: RequestContext) {
  const found = (await ctx.read(recordQueries(ctx, ctx.param("id")) as never)) as unknown as [
    ...[Row[], Scheme[], Status[], { on: string | null }[], Dated[], Dated[], Paper[], { state: string }[]],
    { n: number }[],
    { nikIndex: string | null }[],
  ];
  const [records, schemes, [status], [first], [told], [sold], papers, credits, [members], [leader]] = found;
  const group = admitRow(records[0]) as GroupRow;
  const wanted = ctx.query("schemeId");
  const chosen = wanted === undefined ? schemes : schemes.filter(({ id }) => id === wanted);
  if (wanted !== undefined && chosen.length === 0) throw notFound();
  const revenue = revenueOf(told, sold);
  const own = readsPersonal(ctx.actor) && group.organizationId === ctx.actor.organizationId;
  const record: GroupRecord = {
    today: todayOf(ctx, group),
    trainedOn: group.trainedOn,
    // Who sold before the training had a business by then.
    firstAtWorkOn: earliest([first?.on, group.baselineRevenueIdr ? group.trainedOn : null]),
    activityStatus: status?.activityStatus ?? null,
    activityOn: status?.activityOn ?? null,
    monthlyRevenueIdr: revenue.value,
    revenueOn: revenue.on,
    // A group without a single name was not asked for its members yet.
    memberCount: members?.n || null,
    leaderIdentified: own && leader ? leader.nikIndex !== null : null,
    papers,
    credits,
  };
  return {
    status: 200,
    body: {
      asOf: record.today,
      schemes: chosen.map(({ id, name, year, source, minIdr, maxIdr, basis, requirements }) => ({
        ...{ id, name, year, source, minIdr, maxIdr, basis },
        requirements: readinessOf(requirements, record),
      })),
    },
  };
}

/** `GET /api/groups/ID/capital-readiness?schemeId=`. */
export function addCapitalReadiness(): void {
  groupsResource.routes.get(
    "/:id/capital-readiness",
    endpoint({ resource: "capital-applications", action: "read" }, capitalReadiness, {
      summary: "What each source of capital of the group's office asks, and what is met, missing or unknown",
      query: { schemeId: "One scheme; without it every one in use" },
    }),
  );
}
