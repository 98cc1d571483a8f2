import { and, count, eq, inArray, isNotNull, isNull, like, sql } from "drizzle-orm";
import { z } from "zod";
import { idPattern } from "#db/ids.ts";
import { equipment, equipmentMoves, followUps, handovers } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { invalid } from "../../errors.ts";
import { auditStatements, type EventDraft, guardThat, type Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { insertMoves, type Machine, machineEvent, moveRow, NOT_DELIVERED } from "../equipment/custody.ts";
import { assertHappened, neededGroup, todayOf, touch } from "../groupDay.ts";
import { plansQuery, pointRows } from "../groups/anchor.ts";

const MAX_ITEMS = 100;
const MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

export const handoversResource = defineResource({
  name: "handovers",
  table: handovers,
  prefix: "hnd",
  placement: { by: "group", groupId: handovers.groupId },
  readOnly: ["programId"],
  optional: ["number"],
  shapes: {
    items: z
      .array(z.string().regex(idPattern("eqp")))
      .min(1)
      .max(MAX_ITEMS),
    witnesses: z.array(line(200)).max(10),
  },
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["number"],
  defaultSort: ["date", "DESC"],
  only: ["list", "get", "create"],
  reads: (ctx, body) => {
    const items = (body.items ?? []) as string[];
    const year = String(body.date ?? "").slice(0, 4);
    return {
      machines: ctx.db
        .select()
        .from(equipment)
        .where(and(inArray(equipment.id, items), isNull(equipment.deletedAt))),
      documented: ctx.db
        .select({ equipmentId: equipmentMoves.equipmentId })
        .from(equipmentMoves)
        .where(and(inArray(equipmentMoves.equipmentId, items), isNotNull(equipmentMoves.handoverId))),
      numbers: ctx.db
        .select({ number: handovers.number })
        .from(handovers)
        .where(and(eq(handovers.organizationId, ctx.actor.organizationId), like(handovers.number, `BAST/%/${year}`))),
      planned: ctx.db
        .select({ n: count() })
        .from(followUps)
        .where(
          sql`${followUps.groupId} = ${String(body.groupId ?? "")} AND ${followUps.planStep} IS NOT NULL AND ${followUps.deletedAt} IS NULL`,
        ),
    };
  },
  prepare: (ctx, writing) => handOver(ctx, writing),
});

/** `BAST/007/VII/2025`: the next free number of the organisation's year. */
export function nextNumber(date: string, taken: readonly string[]): string {
  const used = taken.map((number) => Number(/^BAST\/(\d+)\//.exec(number)?.[1] ?? 0));
  const next = String(Math.max(0, ...used) + 1).padStart(3, "0");
  return `BAST/${next}/${MONTHS[Number(date.slice(5, 7)) - 1]}/${date.slice(0, 4)}`;
}

/** A machine may be given when the office has it, or when this group got it before there was a document. */
function mayBeGiven(machine: Machine, group: GroupRow, documented: Set<unknown>): boolean {
  if (machine.organizationId !== group.organizationId || machine.programId !== group.programId) return false;
  if (NOT_DELIVERED.includes(machine.state)) return true;
  const final = ["lost", "sold", "written_off", "withdrawn"].includes(machine.state);
  return !final && machine.holderGroupId === group.id && !documented.has(machine.id);
}

async function handOver(ctx: RequestContext, { id, after, refs }: Writing): Promise<Extras> {
  const group = neededGroup(refs.group);
  const on = after.date as string;
  assertHappened("date", on, todayOf(ctx, group));
  const items = after.items as string[];
  if (new Set(items).size < items.length) {
    throw invalid({ items: { id: "Alat yang sama tercantum dua kali.", en: "The same machine is listed twice." } });
  }
  const machines = (refs.rows.machines ?? []) as Machine[];
  const documented = new Set((refs.rows.documented ?? []).map(({ equipmentId }) => equipmentId));
  const known = new Map(machines.map((machine) => [machine.id, machine]));
  // The serial of another office's machine is not told: for this one it does not exist.
  const serialOf = (machine: Machine | undefined) =>
    machine?.organizationId === group.organizationId ? machine.serial : undefined;
  const refused = items.filter((item) => {
    const machine = known.get(item);
    return !machine || !mayBeGiven(machine, group, documented);
  });
  if (refused.length > 0) {
    const names = refused.map((item) => serialOf(known.get(item)) ?? item).join(", ");
    throw invalid({
      items: {
        id: `Tidak dapat diserahkan (bukan alat program ini, atau sudah diserahkan): ${names}.`,
        en: `Cannot be handed over (not a machine of this programme, or handed over already): ${names}.`,
      },
    });
  }
  const tooEarly = machines.find(({ procuredOn }) => procuredOn && procuredOn > on);
  if (tooEarly?.procuredOn) assertHappened("date", on, on, tooEarly.procuredOn);
  const fresh = machines.filter(({ state }) => NOT_DELIVERED.includes(state));
  const number = (after.number as string | null) ?? nextNumber(on, numbersOf(refs.rows.numbers));
  const events: EventDraft[] = machines.map((machine) =>
    machineEvent(machine, group, { kind: "equipment_handed_over", on, state: "handed_over", data: { handoverId: id } }),
  );
  return {
    set: { number, programId: group.programId },
    statements: [
      ...give(ctx, fresh, group, on),
      insertMoves(
        ctx,
        machines.map((machine) =>
          moveRow(ctx, machine, {
            fromGroupId: machine.holderGroupId,
            fromPersonId: machine.holderPersonId,
            toGroupId: group.id,
            toPersonId: machine.holderPersonId,
            on,
            handoverId: id,
          }),
        ),
      ),
      ...(await firstPoints(ctx, group, on, refs.rows.planned)),
    ],
    events,
    touched: [touch(group)],
  };
}

const numbersOf = (rows: Row[] = []) => rows.map(({ number }) => String(number));

/** All machines change hands in one statement, or none does. */
function give(ctx: RequestContext, machines: Machine[], group: GroupRow, on: string): Statement[] {
  if (machines.length === 0) return [];
  const patch = { state: "handed_over", holderGroupId: group.id, handedOverOn: on } as const;
  const versions = sql.join(
    machines.map(({ id, version }) => sql`(${id}, ${version})`),
    sql`, `,
  );
  return [
    ctx.db
      .update(equipment)
      .set({ ...patch, version: sql`${equipment.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) })
      .where(sql`${equipment.deletedAt} IS NULL AND (${equipment.id}, ${equipment.version}) IN (VALUES ${versions})`),
    guardThat(ctx, sql`changes() = ${machines.length}`, "stale"),
    ...auditStatements(
      ctx,
      machines.map((machine) => ({
        action: "handover",
        entity: "equipment" as const,
        entityId: machine.id,
        organizationId: machine.organizationId,
        before: machine,
        after: { ...machine, ...patch },
      })),
    ),
  ];
}

/** A plan that counts from the hand-over gets its points at the first one. */
async function firstPoints(
  ctx: RequestContext,
  group: GroupRow,
  on: string,
  planned: Row[] = [],
): Promise<Statement[]> {
  if (Number(planned[0]?.n ?? 0) > 0) return [];
  const [found] = await ctx.read([plansQuery(ctx, [group.programId])]);
  const plan = found[0]?.plan;
  if (plan?.anchor !== "handoverOn") return [];
  return [ctx.db.insert(followUps).values(pointRows(ctx, group, plan, on))];
}
