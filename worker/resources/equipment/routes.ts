import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type EquipmentState } from "#db/constants.ts";
import { equipment, groups } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { addTransition, transitionShape } from "../../http/transition.ts";
import { machineFigureFilter } from "../../outcomes/filters.ts";
import { EQUIPMENT_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, todayOf, touch } from "../groupDay.ts";
import { machineFilters } from "../programFilters.ts";
import {
  assertNotProposed,
  assertReturnable,
  documentsQuery,
  earliestMove,
  holderQuery,
  insertMoves,
  lastMoveQuery,
  machineEvent,
  movedEvents,
  moveRow,
  NOT_DELIVERED,
  openProposalQuery,
} from "./custody.ts";
import { givableTo } from "./givable.ts";
import { withoutFirstUse } from "./seen.ts";

export const equipmentResource = defineResource({
  name: "equipment",
  table: equipment,
  prefix: "eqp",
  placement: { by: "equipment" },
  readOnly: ["state"],
  fixed: ["programId", "holderGroupId", "holderPersonId", "handedOverOn"],
  references: { programId: "programs", holderGroupId: "groups", holderPersonId: "people" },
  parent: "program",
  searchColumns: ["item", "brand", "serial", "code", "category"],
  defaultSort: ["item", "ASC"],
  virtual: (ctx) => ({
    ...machineFigureFilter(ctx.actor),
    ...machineFilters(ctx),
    withoutFirstUse: (value) => (value === true ? withoutFirstUse : undefined),
    givableTo: (value) => (typeof value === "string" ? givableTo(value) : undefined),
  }),
  prepare: (ctx, writing) => {
    const { after, before, refs } = writing;
    const region = refs.program?.regionCode ?? ctx.actor.jurisdiction;
    const today = dayAt(ctx.now, region);
    const { procuredOn } = after as { procuredOn: string | null };
    if (procuredOn && procuredOn !== before?.procuredOn) assertHappened("procuredOn", procuredOn, today);
    if (before) return { touched: holders(before) };
    return firstMove(ctx, writing, today);
  },
  beforeDelete: (_ctx, row) => ({ touched: holders(row) }),
});

const holders = (row: Row): string[] => (row.holderGroupId ? [row.holderGroupId as string] : []);

/** A machine that comes in already in a group's hands: its first line of custody, without a document. */
function firstMove(ctx: Parameters<typeof insertMoves>[0], { id, after, refs }: Writing, today: string): Extras {
  const group = refs.byField.holderGroupId as GroupRow | undefined;
  if (!group) {
    const stray = after.holderPersonId ? "holderPersonId" : after.handedOverOn ? "handedOverOn" : undefined;
    if (!stray) return {};
    throw invalid({ [stray]: { id: "Isi juga kelompok pemegangnya.", en: "Name the group that holds it, too." } });
  }
  if (group.programId !== after.programId) {
    throw invalid({
      holderGroupId: { id: "Kelompok ini milik program lain.", en: "This group belongs to another programme." },
    });
  }
  const on = (after.handedOverOn as string | null) ?? todayOf(ctx, group);
  assertHappened("handedOverOn", on, today, (after.procuredOn as string | null) ?? undefined);
  const to = { toGroupId: group.id, toPersonId: after.holderPersonId as string | null };
  return {
    set: { state: "handed_over", handedOverOn: on },
    statements: [insertMoves(ctx, [moveRow(ctx, after, { ...to, on })])],
    events: [machineEvent({ ...after, id }, group, { kind: "equipment_handed_over", on, data: { handoverId: null } })],
    touched: [touch(group)],
  };
}

const body = z.strictObject({ ...transitionShape, groupId: line(60).optional() });

addTransition<EquipmentState>(
  equipmentResource,
  EQUIPMENT_MACHINE,
  (ctx, row, input, [holders = [], documents = [], targets = [], last = [], open = []]) => {
    const { to, on: given, reason } = input;
    const holder = holders[0] as GroupRow | undefined;
    const target = targets[0] as GroupRow | undefined;
    const { groupId } = input as z.output<typeof body>;
    const gives = to === "handed_over" || to === "reassigned";
    if (groupId && target?.organizationId !== row.organizationId) {
      throw invalid({ groupId: { id: "Kelompok ini tidak ditemukan.", en: "There is no such group." } });
    }
    if (groupId && !gives) {
      throw invalid({ groupId: { id: "Hanya untuk serah terima.", en: "Only when a machine is given." } });
    }
    if (gives && !groupId && !row.holderGroupId) {
      throw invalid({ groupId: { id: "Sebutkan kelompok penerimanya.", en: "Name the group that gets it." } });
    }
    const today =
      holder || target ? todayOf(ctx, holder ?? (target as GroupRow)) : dayAt(ctx.now, ctx.actor.jurisdiction);
    const on = given ?? today;
    const leaves = to === "withdrawn";
    const arrives = target !== undefined;
    const since = (row.handedOverOn ?? row.procuredOn ?? undefined) as string | undefined;
    assertHappened("on", on, today, leaves || arrives ? earliestMove(row, last[0]) : since);
    if (to === "withdrawn" || to === "reassigned") {
      assertNotProposed(open);
      assertReturnable(row, documents);
    }
    if (to === "stored" && !NOT_DELIVERED.includes(row.state as EquipmentState) && row.state !== "withdrawn") {
      throw conflict("still_held", { id: "Alat masih dipegang kelompok.", en: "A group still holds this machine." });
    }
    const kind = to === "handed_over" ? "equipment_handed_over" : "equipment_state";
    const data = to === "handed_over" ? { handoverId: null, from: row.state } : { from: row.state };
    const events = [machineEvent(row, target ?? holder, { kind, on, state: to, data })];
    if (leaves || (arrives && to !== "handed_over")) {
      events.push(...movedEvents(row, holder, target, on).filter((event) => event.groupId !== null));
    }
    const moves = leaves || arrives ? [custody(ctx, row, target, on, reason)] : [];
    return {
      set: {
        ...(leaves ? { holderGroupId: null, holderPersonId: null } : {}),
        ...(arrives ? { holderGroupId: target?.id } : {}),
        ...(to === "handed_over" ? { handedOverOn: on } : {}),
      },
      statements: moves.length > 0 ? [insertMoves(ctx, moves)] : [],
      events,
      touched: [holder, target].filter((group) => group !== undefined).map(touch),
    };
  },
  {
    shape: body,
    reads: (ctx, { groupId }: z.output<typeof body>) => [
      holderQuery(ctx, ctx.param("id")),
      documentsQuery(ctx, ctx.param("id")),
      ctx.db
        .select()
        .from(groups)
        .where(and(eq(groups.id, groupId ?? ""), isNull(groups.deletedAt))),
      lastMoveQuery(ctx, ctx.param("id")),
      openProposalQuery(ctx, ctx.param("id")),
    ],
  },
);

function custody(
  ctx: Parameters<typeof insertMoves>[0],
  row: Row,
  target: GroupRow | undefined,
  on: string,
  reason: string | undefined,
) {
  return moveRow(ctx, row, {
    fromGroupId: row.holderGroupId as string | null,
    fromPersonId: row.holderPersonId as string | null,
    toGroupId: target?.id ?? null,
    on,
    reason,
  });
}
