import { and, asc, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { Hono } from "hono";
import { dayAt } from "#db/constants.ts";
import { equipment, equipmentRequests, groups } from "#db/schema/index.ts";
import { daysBetween } from "../../follow-ups/plan.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { reach } from "../../http/resourceRead.ts";
import { maskRow } from "../../policy/fields.ts";
import { equipmentResource } from "../equipment/routes.ts";
import { equipmentRequestsResource } from "../equipmentRequests/routes.ts";
import { candidatesFor } from "./match.ts";
import { refusalOf } from "./standing.ts";

const MOST_MACHINES = 200;
const MOST_WAITING = 1_000;
const MOST_CANDIDATES = 10;

/** Since when the newest checks in a row have seen a machine idle. */
const idleSince = sql<
  string | null
>`(SELECT min(c.checkedOn) FROM equipment_checks c WHERE c.equipmentId = ${equipment.id}
  AND c.deletedAt IS NULL AND c.state = 'idle' AND c.checkedOn > coalesce((SELECT max(d.checkedOn) FROM equipment_checks d
    WHERE d.equipmentId = ${equipment.id} AND d.deletedAt IS NULL AND d.state <> 'idle'), ''))`;

const documented = sql<number>`EXISTS (SELECT 1 FROM equipment_moves m WHERE m.equipmentId = ${equipment.id} AND m.handoverId IS NOT NULL)`;
const open = (column: "id" | "state") =>
  sql<string | null>`(SELECT ${sql.raw(`r.${column}`)} FROM redistributions r WHERE r.equipmentId = ${equipment.id}
    AND r.state IN ('proposed', 'approved') AND r.deletedAt IS NULL)`;
const received = (states: SQL) =>
  sql<number>`(SELECT count(*) FROM redistributions r WHERE r.requestId = ${equipmentRequests.id} AND r.deletedAt IS NULL AND r.state IN ${states})`;

const group = {
  id: groups.id,
  organizationId: groups.organizationId,
  kind: groups.kind,
  name: groups.name,
  villageCode: groups.villageCode,
  programRegionCode: groups.programRegionCode,
};

const isIdle = (ctx: RequestContext) => {
  const asked = ctx.query("equipmentId");
  const program = ctx.query("programId");
  return and(
    eq(equipment.state, "idle"),
    isNull(equipment.deletedAt),
    reach(ctx, equipmentResource.spec, "read"),
    asked ? eq(equipment.id, asked) : undefined,
    program ? eq(equipment.programId, program) : undefined,
  );
};

const idleQuery = (ctx: RequestContext) =>
  ctx.db
    .select({ machine: equipment, group, idleSince, documented, proposalId: open("id"), proposalState: open("state") })
    .from(equipment)
    .innerJoin(groups, eq(groups.id, equipment.holderGroupId))
    .where(isIdle(ctx))
    .orderBy(
      // What may be given comes first, the longest idle of it at the top.
      sql`${equipment.legalBasis} IN ('pinjam_pakai', 'csr') DESC`,
      asc(sql`coalesce(${idleSince}, '9999')`),
      asc(equipment.id),
    )
    .limit(MOST_MACHINES);

const waitingQuery = (ctx: RequestContext) =>
  ctx.db
    .select({
      request: equipmentRequests,
      group,
      done: received(sql`('done')`),
      proposed: received(sql`('proposed', 'approved')`),
    })
    .from(equipmentRequests)
    .innerJoin(groups, and(eq(groups.id, equipmentRequests.groupId), isNull(groups.deletedAt)))
    .where(
      and(
        eq(equipmentRequests.state, "waiting"),
        isNull(equipmentRequests.deletedAt),
        reach(ctx, equipmentRequestsResource.spec, "read"),
      ),
    )
    .orderBy(asc(equipmentRequests.requestedOn))
    .limit(MOST_WAITING);

type Idle = Awaited<ReturnType<typeof idleQuery>>[number];
type Waiting = Awaited<ReturnType<typeof waitingQuery>>[number];

const placeOf = ({ villageCode, programRegionCode }: Idle["group"]) => villageCode ?? programRegionCode;

function shownGroup(ctx: RequestContext, row: Idle["group"]) {
  const { id, name, villageCode } = maskRow(ctx.actor, "groups", row);
  return { id, name, villageCode };
}

function shownCandidate(
  ctx: RequestContext,
  { request, group, done, proposed, distance }: Waiting & { distance: string },
) {
  const today = dayAt(ctx.now, placeOf(group));
  const {
    id: requestId,
    category,
    quantity,
    requestedOn,
    reason,
  } = maskRow(ctx.actor, "equipment-requests", {
    ...request,
    groupOrganizationId: group.organizationId,
  });
  return {
    ...{ requestId, category, quantity, requestedOn, reason, distance, proposed },
    remaining: Math.max(0, quantity - done),
    daysWaiting: daysBetween(requestedOn, today),
    group: shownGroup(ctx, group),
  };
}

function matchOf(ctx: RequestContext, idle: Idle, waiting: readonly Waiting[]) {
  const { machine } = idle;
  const { id, item, brand, serial, code, category, valueIdr, programId, legalBasis, holderGroupId } = machine;
  const refusal = refusalOf(machine, idle.documented ? [{ documented: true }] : []);
  const mine = waiting
    .filter(
      (one) => one.group.organizationId === machine.organizationId && one.done + one.proposed < one.request.quantity,
    )
    .map((one) => ({ ...one, ...one.request, place: placeOf(one.group) }));
  const candidates = refusal
    ? []
    : candidatesFor({ id, item, category, holderGroupId, place: placeOf(idle.group) }, mine);
  return {
    ...{ id, item, brand, serial, code, category, valueIdr, programId, legalBasis, version: machine.version },
    group: shownGroup(ctx, idle.group),
    idleSince: idle.idleSince,
    days: idle.idleSince ? daysBetween(idle.idleSince, dayAt(ctx.now, placeOf(idle.group))) : null,
    refusal: refusal && { code: refusal.code, message: refusal.text[ctx.locale] },
    proposal: idle.proposalId ? { id: idle.proposalId, state: idle.proposalState } : null,
    candidateCount: candidates.length,
    candidates: candidates.slice(0, MOST_CANDIDATES).map((one) => shownCandidate(ctx, one)),
  };
}

/**
 * `GET /api/redistributions/matches`: idle machines, longest idle first, each with the groups that wait for its kind,
 * nearest first; or why the law does not let it go.
 */
export const matchRoutes = new Hono().get(
  "/matches",
  endpoint(
    { resource: "redistributions", action: "read" },
    async (ctx) => {
      const counted = ctx.db.select({ n: count() }).from(equipment).where(isIdle(ctx));
      const [machines, waiting, [total]] = await ctx.read([idleQuery(ctx), waitingQuery(ctx), counted]);
      return {
        status: 200,
        body: { total: total?.n ?? 0, machines: machines.map((one) => matchOf(ctx, one, waiting)) },
      };
    },
    {
      summary: "Idle machines with the groups that wait for their kind, nearest first, or why they may not be given",
      query: { equipmentId: "one machine only", programId: "of one programme only" },
    },
  ),
);
