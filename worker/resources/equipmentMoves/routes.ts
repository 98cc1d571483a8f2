import { equipmentMoves } from "#db/schema/index.ts";
import { conflict, forbidden, invalid } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Writing } from "../../http/resourceSpec.ts";
import {
  afterLast,
  assertNotProposed,
  assertReturnable,
  documentsQuery,
  earliestMove,
  holderQuery,
  IN_HANDS,
  lastMoveQuery,
  type Machine,
  machineEvent,
  movedEvents,
  openProposalQuery,
} from "../equipment/custody.ts";
import { equipmentResource } from "../equipment/routes.ts";
import { assertHappened, todayOf, touch } from "../groupDay.ts";

export const equipmentMovesResource = defineResource({
  name: "equipment-moves",
  table: equipmentMoves,
  prefix: "eqm",
  placement: {
    by: "custody",
    equipmentId: equipmentMoves.equipmentId,
    fromGroupId: equipmentMoves.fromGroupId,
    toGroupId: equipmentMoves.toGroupId,
  },
  readOnly: ["fromGroupId", "fromPersonId", "handoverId"],
  required: ["reason"],
  references: { equipmentId: "equipment", toGroupId: "groups", toPersonId: "people" },
  defaultSort: ["on", "DESC"],
  only: ["list", "get", "create"],
  reads: (ctx, body) => ({
    holder: holderQuery(ctx, String(body.equipmentId ?? "")),
    documents: documentsQuery(ctx, String(body.equipmentId ?? "")),
    last: lastMoveQuery(ctx, String(body.equipmentId ?? "")),
    open: openProposalQuery(ctx, String(body.equipmentId ?? "")),
  }),
  virtual: (ctx) => (ofNgo(ctx) ? UNTOLD : {}),
  present: (ctx, row) => (ofNgo(ctx) ? { ...row, fromGroupId: null, fromPersonId: null } : row),
  prepare: (ctx, writing) => transfer(ctx, writing),
});

const ofNgo = ({ actor }: RequestContext) => actor.organizationKind === "ngo";
const UNTOLD: Record<string, () => undefined> = { fromGroupId: () => undefined, fromPersonId: () => undefined };

/** A machine goes from one keeper to another, or back to the office: state, custody and events together. */
function transfer(ctx: RequestContext, { after, refs }: Writing): Extras {
  const machine = refs.byField.equipmentId as Machine;
  const from = refs.rows.holder?.[0] as GroupRow | undefined;
  const to = refs.byField.toGroupId as GroupRow | undefined;
  if (machine.organizationId !== ctx.actor.organizationId) throw forbidden();
  if (to && to.organizationId !== machine.organizationId) throw forbidden();
  const on = after.on as string;
  const place = to ?? from;
  const today = place
    ? todayOf(ctx, place)
    : todayOf(ctx, { villageCode: null, programRegionCode: ctx.actor.jurisdiction });
  assertHappened("on", on, today, earliestMove(machine, refs.rows.last?.[0]));
  assertNotProposed(refs.rows.open);
  const set = {
    ...{ fromGroupId: machine.holderGroupId, fromPersonId: machine.holderPersonId },
    createdAt: afterLast(ctx, refs.rows.last?.[0]),
  };
  const patch = { holderGroupId: to?.id ?? null, holderPersonId: (after.toPersonId as string | null) ?? null };
  if (from && to && from.id === to.id) {
    if (patch.holderPersonId === machine.holderPersonId) throw same();
    return {
      set,
      statements: updateAlong(ctx, equipmentResource.spec, machine, patch, "move"),
      events: movedEvents(machine, from, undefined, on).map((event) => ({
        ...event,
        data: { fromGroupId: from.id, toGroupId: from.id },
      })),
      touched: [touch(from)],
    };
  }
  if (from && to && machine.state === "idle") throw secondPerson();
  const passed = statesPassed(machine, to);
  if (passed.length > 0) assertReturnable(machine, refs.rows.documents ?? []);
  const events: EventDraft[] = [];
  let state: string = machine.state;
  for (const next of passed) {
    const concerned = next === "withdrawn" ? from : to;
    events.push(machineEvent(machine, concerned, { kind: "equipment_state", on, state: next, data: { from: state } }));
    state = next;
  }
  return {
    set,
    statements: updateAlong(ctx, equipmentResource.spec, machine, { ...patch, state }, "move"),
    events: [...movedEvents(machine, from, to, on), ...events],
    touched: [from, to].filter((group) => group !== undefined).map(touch),
  };
}

const same = () => invalid({ toGroupId: { id: "Alat ini sudah di sana.", en: "The machine is there already." } });

/** What stands idle goes to another group by a proposal that somebody else approves. */
const secondPerson = () =>
  conflict("approval_needed", {
    id: "Alat menganggur dialihkan lewat usulan di halaman Redistribusi, yang disetujui orang lain.",
    en: "An idle machine is given to another group by a proposal on the Redistribution page, which somebody else approves.",
  });

/** The states a transfer goes through: back to the office, then to whoever gets it. */
function statesPassed(machine: Machine, to: GroupRow | undefined): ("withdrawn" | "reassigned")[] {
  if (IN_HANDS.includes(machine.state)) return to ? ["withdrawn", "reassigned"] : ["withdrawn"];
  if (machine.state === "withdrawn" && to) return ["reassigned"];
  if (machine.state === "withdrawn") throw same();
  if (machine.state === "procured" || machine.state === "stored") {
    throw conflict("not_handed_over", {
      id: "Alat ini belum diserahkan: buat BAST untuk menyerahkannya.",
      en: "This machine was not handed over yet: make a hand-over document.",
    });
  }
  throw conflict("final_state", {
    id: `Alat ini berstatus akhir (${machine.state}) dan tidak dapat dipindahkan.`,
    en: `This machine is in a final state (${machine.state}) and cannot be moved.`,
  });
}
