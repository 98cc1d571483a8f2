import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { dayAt, type EquipmentState } from "#db/constants.ts";
import { equipment, programs } from "#db/schema/index.ts";
import { daysBetween } from "../../follow-ups/plan.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { programsResource } from "../programs/routes.ts";
import { NOT_DELIVERED } from "./custody.ts";
import { median } from "./median.ts";
import { equipmentResource } from "./routes.ts";
import { firstUsedOn } from "./seen.ts";

const IDLE: EquipmentState[] = ["idle", "damaged"];
const MOST_PROGRAMS = 500;
const WAITS_FOR_USE: readonly EquipmentState[] = ["handed_over", "idle", "damaged", "reassigned"];

interface Dates {
  state: EquipmentState;
  procuredOn: string | null;
  handedOverOn: string | null;
  firstUsedOn: string | null;
}

interface Clock {
  /** Days of those that arrived; null when none did. */
  medianDays: number | null;
  arrived: number;
  waiting: number;
  /** Days that the one who waits longest has waited so far. */
  longestDays: number | null;
}

function clock(done: number[], running: number[]): Clock {
  const longestDays = running.length > 0 ? Math.max(...running) : null;
  return { medianDays: median(done), arrived: done.length, waiting: running.length, longestDays };
}

/** The two clocks: bought → handed over, and handed over → first use seen. A check may be older than the document. */
export function clocksOf(machines: readonly Dates[], today: string): { handover: Clock; firstUse: Clock } {
  const handed = machines.flatMap(({ procuredOn, handedOverOn }) =>
    procuredOn && handedOverOn ? [Math.max(0, daysBetween(procuredOn, handedOverOn))] : [],
  );
  const bought = machines.filter(({ state }) => NOT_DELIVERED.includes(state));
  const used = machines.flatMap(({ handedOverOn, firstUsedOn: used }) =>
    handedOverOn && used ? [Math.max(0, daysBetween(handedOverOn, used))] : [],
  );
  const given = machines.filter(
    ({ state, handedOverOn, firstUsedOn: used }) => handedOverOn && !used && WAITS_FOR_USE.includes(state),
  );
  const since = (day: string | null) => daysBetween(day ?? today, today);
  return {
    handover: clock(
      handed,
      bought.map(({ procuredOn }) => since(procuredOn)),
    ),
    firstUse: clock(
      used,
      given.map(({ handedOverOn }) => since(handedOverOn)),
    ),
  };
}

const readable = (ctx: RequestContext) => and(isNull(equipment.deletedAt), reach(ctx, equipmentResource.spec, "read"));

async function programClocks(ctx: RequestContext) {
  const programId = ctx.param("id");
  const { state, procuredOn, handedOverOn } = equipment;
  const [rows, machines] = await ctx.read([
    recordQuery(ctx, programsResource.spec, programId, "read"),
    ctx.db
      .select({ state, procuredOn, handedOverOn, firstUsedOn })
      .from(equipment)
      .where(and(eq(equipment.programId, programId), readable(ctx))),
  ]);
  const program = admitRow((rows as Row[])[0]);
  const { handover, firstUse } = clocksOf(machines, dayAt(ctx.now, program.regionCode as string));
  return {
    status: 200,
    body: {
      machines: machines.length,
      handover: { ...handover, resource: "equipment", filter: { programId, state: NOT_DELIVERED } },
      firstUse: { ...firstUse, resource: "equipment", filter: { programId, withoutFirstUse: true } },
    },
  };
}

/** Machines and money that stand still, by programme: bought and not given, given and not used. */
const standingQuery = (ctx: RequestContext) => {
  const within = (states: readonly EquipmentState[]) => sql`${equipment.state} IN ${states}`;
  const money = (states: readonly EquipmentState[]) =>
    sql<number>`coalesce(sum(CASE WHEN ${within(states)} THEN ${equipment.valueIdr} END), 0)`;
  const number = (states: readonly EquipmentState[]) => sql<number>`sum(${within(states)})`;
  const all = sql`coalesce(sum(${equipment.valueIdr}), 0)`;
  return ctx.db
    .select({
      programId: equipment.programId,
      name: programs.name,
      year: programs.year,
      idle: number(IDLE),
      idleIdr: money(IDLE),
      undelivered: number(NOT_DELIVERED),
      undeliveredIdr: money(NOT_DELIVERED),
    })
    .from(equipment)
    .innerJoin(programs, eq(programs.id, equipment.programId))
    .where(and(inArray(equipment.state, [...IDLE, ...NOT_DELIVERED]), readable(ctx)))
    .groupBy(equipment.programId)
    .orderBy(sql`${all} DESC`)
    .limit(MOST_PROGRAMS);
};

/** `GET /api/idle-money`: what stands still, by programme, the most money first, each with the list of its machines. */
export const idleMoneyRoutes = new Hono().get(
  "/",
  endpoint(
    { resource: "equipment", action: "read" },
    async (ctx) => {
      const [rows] = await ctx.read([standingQuery(ctx)]);
      const body = rows.map(({ programId, name, year, idle, idleIdr, undelivered, undeliveredIdr }) => {
        const door = (state: readonly string[]) => ({ resource: "equipment", filter: { programId, state } });
        return {
          ...{ id: programId, name, year, valueIdr: idleIdr + undeliveredIdr },
          idle: { count: idle, valueIdr: idleIdr, ...door(IDLE) },
          undelivered: { count: undelivered, valueIdr: undeliveredIdr, ...door(NOT_DELIVERED) },
        };
      });
      return { status: 200, body };
    },
    { summary: "Money in machines that stand idle or were not handed over, by programme" },
  ),
);

/** `GET /api/programs/ID/equipment-clocks`. */
export function addClocks(): void {
  programsResource.routes.get(
    "/:id/equipment-clocks",
    endpoint({ resource: "programs", action: "read" }, programClocks, {
      summary: "Days from purchase to hand-over and from hand-over to first use, and how many machines still wait",
    }),
  );
}
