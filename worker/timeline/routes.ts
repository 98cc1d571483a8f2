import { and, count, desc, eq, type SQL, sql } from "drizzle-orm";
import { equipment, events, groups, linkages, users } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { parseListQuery } from "../http/listQuery.ts";
import { admitRow, reach, recordQuery } from "../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { isClosed } from "../policy/closed.ts";
import { maskRow, readsPersonal } from "../policy/fields.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";

const AT_ONCE = 500;

/** What may be told outside the owning organisation; anything else in `data` may be free text. */
const OPEN_DATA = [
  ...["openedBy", "causes", "step", "action", "proposed", "reopened", "dueOn", "expiresOn", "approvedBy"],
  ...["from", "checkId", "handoverId", "hoursPerWeek", "fromGroupId", "toGroupId", "linkageId", "source"],
  ...[
    "creditedTo",
    "licence",
    "organizationId",
    "planStep",
    "method",
    "evidenceGrade",
    "obstacles",
    "channel",
    "followUpId",
    "label",
  ],
  ...["fromDueOn", "toDueOn", "fromWindowStartsOn", "fromWindowEndsOn", "toWindowStartsOn", "toWindowEndsOn"],
];

/** Where a machine came from or goes to: not an NGO's to know, unless it is the group it reads of. */
const PLACES = ["fromGroupId", "toGroupId"];

const SUBJECTS: [prefix: string, resource: string][] = [
  ["fup", "follow-ups"],
  ["att", "contact-attempts"],
  ["eqp", "equipment"],
  ["mkt", "marketing-supports"],
  ["lnk", "linkages"],
  ["ord", "orders"],
  ["cap", "capital-applications"],
  ["cas", "cases"],
  ["ovr", "overrides"],
  ["lic", "licences"],
  ["gpt", "group-partners"],
  ["mbr", "memberships"],
  ["cmp", "complaints"],
  ["eqr", "equipment-requests"],
  ["rdt", "redistributions"],
  ["grp", "groups"],
  ["prg", "programs"],
];

const shown = {
  id: events.id,
  organizationId: events.organizationId,
  groupId: events.groupId,
  kind: events.kind,
  on: events.on,
  recordedAt: events.recordedAt,
  actorId: events.actorId,
  subjectId: events.subjectId,
  state: events.state,
  value: events.value,
  count: events.count,
  data: events.data,
  actorName: users.name,
  actorOrganizationId: users.organizationId,
  item: equipment.item,
  buyer: linkages.buyer,
  groupName: groups.name,
  groupKind: groups.kind,
};

const stands = sql`NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = ${events.id})`;
const linkageId = sql`coalesce(json_extract(${events.data}, '$.linkageId'), ${events.subjectId})`;

function lineOf(ctx: RequestContext, row: Record<keyof typeof shown, unknown>): Row {
  const mine = readsPersonal(ctx.actor) && row.organizationId === ctx.actor.organizationId;
  const own = mine && !isClosed(ctx.actor, { groupId: row.groupId, id: row.subjectId });
  const label = (row.item ?? row.buyer) as string | null;
  const told = { ...(row.data as Row | null), ...(label ? { label } : {}) };
  const elsewhere = (key: string, value: unknown) =>
    ctx.actor.organizationKind === "ngo" && PLACES.includes(key) && value !== row.groupId;
  const data = Object.fromEntries(
    Object.entries(told).filter(([key, value]) => (own || OPEN_DATA.includes(key)) && !elsewhere(key, value)),
  );
  const colleague = row.actorOrganizationId === ctx.actor.organizationId;
  const group = maskRow(ctx.actor, "groups", {
    id: row.groupId,
    organizationId: row.organizationId,
    kind: row.groupKind,
    name: row.groupName,
  });
  const subject = String(row.subjectId ?? "");
  return {
    id: row.id,
    kind: row.kind,
    on: row.on,
    recordedAt: row.recordedAt,
    actorName: colleague ? row.actorName : null,
    groupId: row.groupId,
    groupName: group.name,
    subjectId: row.subjectId,
    subject: SUBJECTS.find(([prefix]) => subject.startsWith(`${prefix}_`))?.[1] ?? null,
    state: row.state,
    value: row.value,
    count: row.count,
    data,
  };
}

/** Complaints are between a group and its own office. */
const toldOfComplaints = ({ actor }: RequestContext) => {
  const other = sql`${events.kind} <> 'complaint_changed'`;
  return can(actor, "complaints", "read")
    ? sql`(${other} OR ${events.organizationId} = ${actor.organizationId})`
    : other;
};

/** Everything that happened, newest first; what was deleted or told again is left out. */
async function timeline(ctx: RequestContext, spec: ResourceSpec, about: SQL) {
  const query = parseListQuery(ctx, {
    fields: {
      id: { column: events.id, value: events.id },
      kind: { column: events.kind, value: events.kind },
      on: { column: events.on, value: events.on },
    },
    virtual: {},
    search: () => undefined,
    defaultSort: ["on", "DESC"],
  });
  const to = ctx.query("range") === undefined ? AT_ONCE - 1 : query.to;
  const where = and(about, stands, toldOfComplaints(ctx), query.where);
  const page = ctx.db
    .select(shown)
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .leftJoin(equipment, eq(equipment.id, events.subjectId))
    .leftJoin(linkages, eq(linkages.id, linkageId))
    .leftJoin(groups, eq(groups.id, events.groupId))
    .where(where)
    .orderBy(desc(events.on), desc(events.recordedAt), desc(events.id))
    .limit(to - query.from + 1)
    .offset(query.from);
  const [records, rows, [total]] = await ctx.read([
    recordQuery(ctx, spec, ctx.param("id"), "read"),
    page,
    ctx.db.select({ n: count() }).from(events).where(where),
  ]);
  admitRow((records as Row[])[0]);
  const range = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map((row) => lineOf(ctx, row)),
    headers: {
      "Content-Range": `timeline ${range}/${total?.n ?? 0}`,
      "Access-Control-Expose-Headers": "Content-Range",
    },
  };
}

const QUERY = { range: "[first, last]; 500 events unless told", filter: '{"kind": […], "on_gte": …}' };

/** `GET /api/groups/ID/timeline` and `GET /api/programs/ID/timeline` (what the reader may see of its groups). */
export function addTimelines() {
  groupsResource.routes.get(
    "/:id/timeline",
    endpoint(
      { resource: "groups", action: "read" },
      (ctx) => timeline(ctx, groupsResource.spec, eq(events.groupId, ctx.param("id"))),
      { summary: "Everything that happened to a group, newest first", query: QUERY },
    ),
  );
  programsResource.routes.get(
    "/:id/timeline",
    endpoint(
      { resource: "programs", action: "read" },
      (ctx) => {
        const visible = sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${events.groupId} AND ${groups.deletedAt} IS NULL
        AND ${reach(ctx, groupsResource.spec, "read")})`;
        return timeline(
          ctx,
          programsResource.spec,
          sql`${events.programId} = ${ctx.param("id")} AND (${events.groupId} IS NULL OR ${visible})`,
        );
      },
      { summary: "Everything that happened to the groups of a programme, newest first", query: QUERY },
    ),
  );
}
