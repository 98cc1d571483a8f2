import { and, asc, eq, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { equipmentMoves, events, groups, handovers, users } from "#db/schema/index.ts";
import { daysBetween } from "../../follow-ups/plan.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { maskRow } from "../../policy/fields.ts";
import { groupsResource } from "../groups/routes.ts";
import { type Machine, NOT_DELIVERED, whereabouts } from "./custody.ts";
import { equipmentResource } from "./routes.ts";

const MOST_LINES = 500;

const mine = (id: string) =>
  sql`(${events.subjectId} = ${id} OR (${events.kind} = 'redistribution_changed'
    AND ${events.subjectId} IN (SELECT r.id FROM redistributions r WHERE r.equipmentId = ${id})))`;
const stands = sql`NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = ${events.id})`;

const told = (ctx: RequestContext, id: string) =>
  ctx.db
    .select({
      id: events.id,
      kind: events.kind,
      on: events.on,
      recordedAt: events.recordedAt,
      subjectId: events.subjectId,
      groupId: events.groupId,
      state: events.state,
      data: events.data,
      actorName: sql<
        string | null
      >`CASE WHEN ${users.organizationId} = ${ctx.actor.organizationId} THEN ${users.name} END`,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .where(and(mine(id), stands, sql`(${events.groupId} IS NULL OR ${events.groupId} IN (${knownIds(ctx, id)}))`))
    .orderBy(
      asc(events.on),
      asc(events.recordedAt),
      // Written in one batch: first that it moved, then the states it went through.
      sql`${events.kind} = 'equipment_state'`,
      sql`${events.state} = 'reassigned'`,
      asc(events.id),
    )
    .limit(MOST_LINES);
type Told = Awaited<ReturnType<typeof told>>[number];

/** Groups that a machine's story names and the reader knows. */
const known = (ctx: RequestContext, id: string) =>
  sql`${groups.id} IN (SELECT toGroupId FROM equipment_moves WHERE equipmentId = ${id} UNION SELECT fromGroupId FROM equipment_moves WHERE equipmentId = ${id}
    UNION SELECT toGroupId FROM redistributions WHERE equipmentId = ${id}) AND ${groups.deletedAt} IS NULL AND ${reach(ctx, groupsResource.spec, "read")}`;
const knownIds = (ctx: RequestContext, id: string) => sql`SELECT ${groups.id} FROM ${groups} WHERE ${known(ctx, id)}`;

interface Place {
  id: string;
  name: unknown;
}

/** One line of a machine's life; what happened to two groups at once is told once. */
export function linesOf(
  rows: readonly Told[],
  names: ReadonlyMap<string, Place>,
  numbers: ReadonlyMap<string, string>,
) {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const data = (row.data ?? {}) as Row;
    const twice = row.kind === "equipment_moved" || row.kind === "redistribution_changed";
    const key = twice ? `${row.kind} ${row.subjectId} ${row.on} ${row.recordedAt} ${row.state}` : row.id;
    if (seen.has(key)) return [];
    seen.add(key);
    const place = (id: unknown) => (typeof id === "string" ? (names.get(id) ?? null) : null);
    const handoverId = (data.handoverId as string | undefined) ?? null;
    const { id, kind, on, recordedAt, state, actorName, subjectId } = row;
    return [
      {
        ...{ id, kind, on, recordedAt, state, actorName, handoverId },
        from: typeof data.from === "string" ? data.from : null,
        group: place(row.groupId),
        fromGroup: place(data.fromGroupId),
        toGroup: place(data.toGroupId),
        // Whether it went to, or came from, somebody the reader does not know.
        toOffice: kind === "equipment_moved" && !data.toGroupId,
        handoverNumber: handoverId ? (numbers.get(handoverId) ?? null) : null,
        hoursPerWeek: typeof data.hoursPerWeek === "number" ? data.hoursPerWeek : null,
        checkId: typeof data.checkId === "string" ? data.checkId : null,
        redistributionId: kind === "redistribution_changed" ? subjectId : null,
      },
    ];
  });
}

interface Span {
  from: string | null;
  to: string | null;
  /** Until it arrived; while it has not, until today. */
  days: number | null;
}

const span = (from: string | null, to: string | null, today: string, runs: boolean): Span => ({
  ...{ from, to },
  days: from && (to || runs) ? Math.max(0, daysBetween(from, to ?? today)) : null,
});

async function life(ctx: RequestContext) {
  const id = ctx.param("id");
  const [rows, lines, places, log, documents] = await ctx.read([
    recordQuery(ctx, equipmentResource.spec, id, "read"),
    told(ctx, id),
    ctx.db.select().from(groups).where(known(ctx, id)),
    ctx.db
      .select()
      .from(equipmentMoves)
      .where(eq(equipmentMoves.equipmentId, id))
      .orderBy(asc(equipmentMoves.createdAt), asc(equipmentMoves.id)),
    ctx.db
      .select({ id: handovers.id, number: handovers.number })
      .from(handovers)
      .where(sql`${handovers.id} IN (SELECT handoverId FROM equipment_moves WHERE equipmentId = ${id})`),
  ]);
  const machine = admitRow((rows as Row[])[0]) as Machine;
  const names = new Map(
    places.map((group) => [group.id, { id: group.id, name: maskRow(ctx.actor, "groups", group).name }]),
  );
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const firstUse = lines.find(({ kind, state }) => kind !== "redistribution_changed" && state === "in_use")?.on ?? null;
  const { procuredOn, handedOverOn, state } = machine;
  const gone = ["lost", "sold", "written_off", "withdrawn"].includes(state);
  return {
    status: 200,
    body: {
      where: whereabouts(log),
      clocks: {
        handover: span(procuredOn, handedOverOn, today, NOT_DELIVERED.includes(state)),
        firstUse: span(handedOverOn, firstUse, today, !gone),
      },
      lines: linesOf(lines, names, new Map(documents.map((one) => [one.id, one.number]))),
    },
  };
}

/** `GET /api/equipment/ID/life`: everything that happened to a machine in its order, where it is, and its two clocks. */
export function addLife(): void {
  equipmentResource.routes.get(
    "/:id/life",
    endpoint({ resource: "equipment", action: "read" }, life, {
      summary: "A machine's life in its order, where it is by its custody log, and its two clocks",
    }),
  );
}
