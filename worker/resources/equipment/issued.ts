import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { equipment, equipmentMoves, handovers, merges } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { groupsResource } from "../groups/routes.ts";
import { peopleResource } from "../people/routes.ts";
import { equipmentResource } from "./routes.ts";
import { type CustodyLine, type Stay, staysOf } from "./stays.ts";

const MOST_LINES = 5_000;

const linesQuery = (ctx: RequestContext, machines: SQL) =>
  ctx.db
    .select({
      equipmentId: equipmentMoves.equipmentId,
      toGroupId: equipmentMoves.toGroupId,
      toPersonId: equipmentMoves.toPersonId,
      on: equipmentMoves.on,
      handoverId: equipmentMoves.handoverId,
    })
    .from(equipmentMoves)
    .where(sql`${equipmentMoves.equipmentId} IN (${machines})`)
    .orderBy(asc(equipmentMoves.createdAt), asc(equipmentMoves.id))
    .limit(MOST_LINES);

const machinesQuery = (ctx: RequestContext, machines: SQL) =>
  ctx.db
    .select({
      id: equipment.id,
      item: equipment.item,
      brand: equipment.brand,
      serial: equipment.serial,
      code: equipment.code,
      valueIdr: equipment.valueIdr,
      legalBasis: equipment.legalBasis,
      state: equipment.state,
      programId: equipment.programId,
      known: sql<number>`${reach(ctx, equipmentResource.spec, "read")}`,
    })
    .from(equipment)
    .where(and(sql`${equipment.id} IN (${machines})`, isNull(equipment.deletedAt)));

const numbersQuery = (ctx: RequestContext, machines: SQL) =>
  ctx.db
    .select({ id: handovers.id, number: handovers.number })
    .from(handovers)
    .where(
      inArray(
        handovers.id,
        sql`(SELECT handoverId FROM equipment_moves WHERE handoverId IS NOT NULL AND equipmentId IN (${machines}))` as never,
      ),
    )
    .orderBy(desc(handovers.date));

type Machine = Awaited<ReturnType<typeof machinesQuery>>[number];

/** What left, and is now with somebody the reader does not know, tells only that it left. */
function shown(stay: Stay, machine: Machine, number: string | undefined) {
  const { known, state, ...rest } = machine;
  const here = stay.leftOn === null;
  return {
    ...rest,
    ...{
      receivedOn: stay.receivedOn,
      leftOn: stay.leftOn,
      handoverId: stay.handoverId,
      handoverNumber: number ?? null,
    },
    state: here || known ? state : null,
    known: Boolean(known),
  };
}

async function issued(ctx: RequestContext, spec: ResourceSpec, of: { column: "toGroupId" | "toPersonId"; id: string }) {
  // What came to a record that turned out to be this one came to this one.
  const merged = sql`SELECT goneId FROM merges WHERE keptId = ${of.id} AND state = 'done'`;
  const column = sql.raw(of.column);
  const machines = sql`SELECT equipmentId FROM equipment_moves WHERE ${column} = ${of.id} OR ${column} IN (${merged})`;
  const [rows, lines, found, documents, gone] = await ctx.read([
    recordQuery(ctx, spec, of.id, "read"),
    linesQuery(ctx, machines),
    machinesQuery(ctx, machines),
    numbersQuery(ctx, machines),
    ctx.db
      .select({ id: merges.goneId })
      .from(merges)
      .where(and(eq(merges.keptId, of.id), eq(merges.state, "done"))),
  ]);
  admitRow((rows as Row[])[0]);
  const byId = new Map(found.map((machine) => [machine.id, machine]));
  const numbers = new Map(documents.map(({ id, number }) => [id, number]));
  const here = new Set<string | null>([of.id, ...gone.map(({ id }) => id)]);
  const stays = staysOf(lines as CustodyLine[], (line) => here.has(line[of.column]));
  const body = stays
    .flatMap((stay) => {
      const machine = byId.get(stay.equipmentId);
      return machine ? [shown(stay, machine, numbers.get(stay.handoverId ?? ""))] : [];
    })
    .sort((a, b) => (a.receivedOn < b.receivedOn ? 1 : a.receivedOn > b.receivedOn ? -1 : a.id < b.id ? -1 : 1));
  return { status: 200, body };
}

const summary = "Every machine ever issued, newest first: from when to when, by which document, and what became of it";

/** `GET /api/groups/ID/issued` and `GET /api/people/ID/issued`, for whoever may read both the record and machines. */
export function addIssued(): void {
  groupsResource.routes.get(
    "/:id/issued",
    endpoint(
      { resource: "equipment", action: "read" },
      (ctx) => issued(ctx, groupsResource.spec, { column: "toGroupId", id: ctx.param("id") }),
      { summary },
    ),
  );
  peopleResource.routes.get(
    "/:id/issued",
    endpoint(
      { resource: "equipment", action: "read" },
      (ctx) => issued(ctx, peopleResource.spec, { column: "toPersonId", id: ctx.param("id") }),
      { summary },
    ),
  );
}
