import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import {
  capitalApplications,
  cases,
  followUps,
  licences,
  linkages,
  marketingSupports,
  memberships,
  orders,
} from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import { type Row, specOf } from "../../http/resourceSpec.ts";
import { can } from "../../policy/can.ts";
import type { Resource } from "../../policy/roles.ts";
import { groupsResource } from "../groups/routes.ts";
import { peopleResource } from "../people/routes.ts";
import { groupsQuery, membershipsQuery, presentGroup } from "./received.ts";

/** Of one kind, newest first. */
const MOST = 300;

type Column = SQLiteColumn | SQL;

interface Part {
  resource: Resource;
  groupId: SQLiteColumn;
  /** The day it is told under. */
  on: Column;
  what: Column;
  state?: Column;
  until?: Column;
  amountIdr?: Column;
  quantity?: Column;
  unit?: Column;
  where?: SQL;
}

const buyerOf = sql`(SELECT l.buyer FROM linkages l WHERE l.id = ${orders.linkageId} AND l.deletedAt IS NULL)`;

/** What a group is given and what becomes of it, machines apart; of each kind only what says so without free text. */
const PARTS: Part[] = [
  {
    ...{ resource: "follow-ups", groupId: followUps.groupId, on: followUps.doneOn, what: followUps.planStep },
    state: followUps.activityStatus,
    amountIdr: followUps.monthlyRevenueIdr,
    where: and(eq(followUps.state, "done"), isNotNull(followUps.doneOn)),
  },
  {
    ...{ resource: "marketing-supports", groupId: marketingSupports.groupId, on: marketingSupports.on },
    ...{ what: marketingSupports.kind, amountIdr: marketingSupports.costIdr },
  },
  {
    ...{ resource: "linkages", groupId: linkages.groupId, on: linkages.startedOn, what: linkages.buyer },
    ...{ state: linkages.state, until: linkages.endedOn },
  },
  {
    ...{ resource: "orders", groupId: orders.groupId, on: orders.on, what: buyerOf },
    ...{ amountIdr: orders.valueIdr, quantity: orders.quantity, unit: orders.unit },
  },
  {
    ...{ resource: "capital-applications", groupId: capitalApplications.groupId, on: capitalApplications.appliedOn },
    ...{ what: capitalApplications.source, state: capitalApplications.state },
    amountIdr: sql`coalesce(${capitalApplications.approvedIdr}, ${capitalApplications.amountIdr})`,
  },
  {
    ...{ resource: "licences", groupId: licences.groupId, what: licences.kind, state: licences.state },
    on: sql`coalesce(${licences.issuedOn}, date(${licences.createdAt} / 1000, 'unixepoch'))`,
    until: licences.expiresOn,
  },
  {
    ...{ resource: "cases", groupId: cases.groupId, on: cases.openedOn, what: cases.openedBy },
    ...{ state: cases.state, until: cases.closedOn },
  },
];

const nothing = sql<null>`NULL`;

function linesQuery(ctx: RequestContext, part: Part, groupIds: SQL) {
  const spec = specOf(part.resource);
  if (!spec) throw new Error(`${part.resource} is not declared`);
  const may = can(ctx.actor, part.resource, "read") ? reach(ctx, spec, "read") : sql`0`;
  const of = (column: Column | undefined) => sql<string | number | null>`${column ?? nothing}`;
  return ctx.db
    .select({
      id: spec.table.id,
      groupId: part.groupId,
      on: of(part.on),
      what: of(part.what),
      state: of(part.state),
      until: of(part.until),
      amountIdr: of(part.amountIdr),
      quantity: of(part.quantity),
      unit: of(part.unit),
    })
    .from(spec.table)
    .where(and(isNull(spec.table.deletedAt), sql`${part.groupId} IN (${groupIds})`, part.where, may))
    .orderBy(desc(part.on), desc(spec.table.id))
    .limit(MOST + 1);
}

type Line = Record<"on" | "what" | "state" | "until" | "amountIdr" | "quantity" | "unit", string | number | null> & {
  id: string;
  groupId: string;
};

function tellLines(found: Line[][], during: (line: Line) => boolean) {
  const lines = PARTS.flatMap(({ resource }, i) =>
    (found[i] ?? [])
      .slice(0, MOST)
      .filter(during)
      .map((line) => ({ resource, ...line })),
  );
  lines.sort((a, b) => (String(a.on) < String(b.on) ? 1 : String(a.on) > String(b.on) ? -1 : a.id < b.id ? 1 : -1));
  return { lines, more: found.some((rows) => rows.length > MOST) };
}

/** What one group was given and what came of it. */
async function ofGroup(ctx: RequestContext) {
  const id = ctx.param("id");
  const [rows, groups, ...found] = (await ctx.read([
    recordQuery(ctx, groupsResource.spec, id, "read"),
    groupsQuery(ctx, sql`groups.id = ${id}`, 1),
    ...PARTS.map((part) => linesQuery(ctx, part, sql`SELECT ${id}`)),
  ])) as [Row[], Awaited<ReturnType<typeof groupsQuery>>, ...Line[][]];
  admitRow(rows[0]);
  return {
    status: 200,
    body: { trainings: groups.map((row) => ({ group: presentGroup(ctx, row) })), ...tellLines(found, () => true) },
  };
}

/** What the groups of a person were given while that person was in them, across programmes. */
async function ofPerson(ctx: RequestContext) {
  const id = ctx.param("id");
  const theirs = sql`SELECT m.groupId FROM ${memberships} m WHERE m.personId = ${id} AND m.deletedAt IS NULL`;
  const [rows, joined, ...found] = (await ctx.read([
    recordQuery(ctx, peopleResource.spec, id, "read"),
    membershipsQuery(ctx, [id]),
    ...PARTS.map((part) => linesQuery(ctx, part, theirs)),
  ])) as [Row[], Awaited<ReturnType<typeof membershipsQuery>>, ...Line[][]];
  admitRow(rows[0]);
  const during = ({ groupId, on }: Line) =>
    joined.some(
      (one) =>
        one.id === groupId &&
        (one.joinedOn ?? one.trainedOn ?? "") <= String(on) &&
        (one.leftOn === null || String(on) <= one.leftOn),
    );
  return {
    status: 200,
    body: {
      trainings: joined
        .map((row) => ({
          ...{ membershipId: row.membershipId, role: row.role, joinedOn: row.joinedOn, leftOn: row.leftOn },
          group: presentGroup(ctx, row),
        }))
        .sort((a, b) => ((a.group.trainedOn ?? "") < (b.group.trainedOn ?? "") ? 1 : -1)),
      ...tellLines(found, during),
    },
  };
}

const summary =
  "Everything ever received, machines apart: trainings, support, linkages, orders, capital, licences, cases";

/** `GET /api/groups/ID/received` and `GET /api/people/ID/received`, each kind by the reader's own rights to it. */
export function addReceived(): void {
  groupsResource.routes.get("/:id/received", endpoint({ resource: "groups", action: "read" }, ofGroup, { summary }));
  peopleResource.routes.get("/:id/received", endpoint({ resource: "people", action: "read" }, ofPerson, { summary }));
}
