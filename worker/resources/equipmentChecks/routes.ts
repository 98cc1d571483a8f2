import { and, desc, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { EquipmentState } from "#db/constants.ts";
import { equipment, equipmentChecks } from "#db/schema/index.ts";
import { forbidden, invalid } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Row } from "../../http/resourceSpec.ts";
import { EQUIPMENT_MACHINE } from "../../policy/transitions.ts";
import { holderQuery, IN_HANDS, type Machine, machineEvent } from "../equipment/custody.ts";
import { equipmentResource } from "../equipment/routes.ts";
import { assertHappened, todayOf, touch } from "../groupDay.ts";

type Check = typeof equipmentChecks.$inferSelect;

const newestCheck = (ctx: RequestContext, equipmentId: string, except = "") =>
  ctx.db
    .select()
    .from(equipmentChecks)
    .where(
      and(
        eq(equipmentChecks.equipmentId, equipmentId),
        isNull(equipmentChecks.deletedAt),
        ne(equipmentChecks.id, except),
      ),
    )
    .orderBy(desc(equipmentChecks.checkedOn), desc(equipmentChecks.createdAt))
    .limit(1);

export const equipmentChecksResource = defineResource({
  name: "equipment-checks",
  table: equipmentChecks,
  prefix: "eqc",
  placement: { by: "group", groupId: equipmentChecks.groupId },
  readOnly: ["groupId"],
  fixed: ["equipmentId", "checkedOn", "state"],
  shapes: { hoursPerWeek: z.number().min(0).max(168) },
  references: { equipmentId: "equipment" },
  searchColumns: ["note"],
  defaultSort: ["checkedOn", "DESC"],
  reads: (ctx, body) => ({
    holder: holderQuery(ctx, String(body.equipmentId ?? "")),
    newest: newestCheck(ctx, String(body.equipmentId ?? "")),
  }),
  prepare: (ctx, { id, before, after, refs }) => {
    if (before) return {};
    const machine = refs.byField.equipmentId as Machine;
    const group = refs.rows.holder?.[0] as GroupRow | undefined;
    if (machine.organizationId !== ctx.actor.organizationId) throw forbidden();
    const fault = notWithGroup(machine, group);
    if (fault || !group) throw invalid({ equipmentId: fault ?? notHeld });
    const { checkedOn, state, hoursPerWeek } = after as Check;
    assertHappened("checkedOn", checkedOn, todayOf(ctx, group), machine.handedOverOn ?? undefined);
    const newest = refs.rows.newest?.[0] as Check | undefined;
    const seen = { subjectId: machine.id, state, data: { checkId: id, hoursPerWeek } };
    return {
      set: { groupId: group.id },
      statements: !newest || newest.checkedOn <= checkedOn ? follow(ctx, machine, state) : [],
      events: [machineEvent(machine, group, { kind: "equipment_checked", on: checkedOn, ...seen })],
      touched: [touch(group)],
    };
  },
  beforeDelete: (ctx, row) => takeBack(ctx, row),
  beforeRestore: (ctx, row) => bringBack(ctx, row),
});

const notHeld = { id: "Alat ini tidak sedang dipegang kelompok.", en: "No group holds this machine." };

function notWithGroup(machine: Machine, group: GroupRow | undefined) {
  if (machine.state === "procured" || machine.state === "stored") {
    return {
      id: "Alat ini belum diserahkan: catat serah terimanya dahulu.",
      en: "This machine was not handed over yet: record the hand-over first.",
    };
  }
  if (!group || !IN_HANDS.includes(machine.state)) return notHeld;
  return undefined;
}

/** The machine enters the state that its newest check saw. */
function follow(ctx: RequestContext, machine: Machine, state: EquipmentState): Statement[] {
  if (machine.state === state || !EQUIPMENT_MACHINE[machine.state].includes(state)) return [];
  return updateAlong(ctx, equipmentResource.spec, machine, { state }, "check");
}

/** Deleting the newest check puts the machine back to what the one before it saw. */
async function takeBack(ctx: RequestContext, row: Row): Promise<Extras> {
  const { id, equipmentId, groupId, checkedOn, state } = row as Check;
  const [[machine], [previous], holders] = await ctx.read([
    ctx.db.select().from(equipment).where(eq(equipment.id, equipmentId)),
    newestCheck(ctx, equipmentId, id),
    holderQuery(ctx, equipmentId),
  ]);
  const touched = groupId ? [groupId] : [];
  const newest = !previous || previous.checkedOn <= checkedOn;
  if (!machine || !newest || machine.state !== state) return { touched };
  const to = previous?.state ?? "handed_over";
  if (to === state) return { touched };
  const on = checkedOn;
  return {
    statements: updateAlong(ctx, equipmentResource.spec, machine, { state: to }, "check"),
    events: [
      machineEvent(machine, holders[0], {
        kind: "equipment_state",
        on,
        state: to,
        data: { from: state, takenBackCheckId: id },
      }),
    ],
    touched,
  };
}

/** The newest check that comes back puts the machine to what it saw, if it is still with that group. */
async function bringBack(ctx: RequestContext, row: Row): Promise<Extras> {
  const { id, equipmentId, groupId, checkedOn, state } = row as Check;
  const [[machine], [newest], [holder]] = await ctx.read([
    ctx.db.select().from(equipment).where(eq(equipment.id, equipmentId)),
    newestCheck(ctx, equipmentId, id),
    holderQuery(ctx, equipmentId),
  ]);
  if (!machine || holder?.id !== groupId || (newest && newest.checkedOn > checkedOn)) return {};
  const statements = follow(ctx, machine, state);
  if (statements.length === 0) return {};
  const data = { from: machine.state, restoredCheckId: id };
  return {
    statements,
    events: [machineEvent(machine, holder, { kind: "equipment_state", on: checkedOn, state, data })],
  };
}
