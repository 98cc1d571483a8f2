import { and, eq, isNull, sql } from "drizzle-orm";
import { equipment, equipmentRequests, redistributions } from "#db/schema/index.ts";
import { forbidden, invalid } from "../../errors.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { anyLike } from "../../http/listQuery.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { tellStatements } from "../../notify/tell.ts";
import {
  assertNotProposed,
  documentsQuery,
  holderQuery,
  type Machine,
  openProposalQuery,
} from "../equipment/custody.ts";
import { eventOf, todayOf } from "../groupDay.ts";
import { isOfKind } from "./match.ts";
import { assertFree } from "./standing.ts";

export type Redistribution = typeof redistributions.$inferSelect;
type Request = typeof equipmentRequests.$inferSelect;

/** A proposal to give an idle machine to a group that waits: made by one person, decided by another. */
export const redistributionsResource = defineResource({
  name: "redistributions",
  table: redistributions,
  prefix: "rdt",
  placement: { by: "twoGroups", groupIds: [redistributions.fromGroupId, redistributions.toGroupId] },
  readOnly: ["fromGroupId", "proposedOn", "state", "decidedBy", "decidedAt", "decisionNote", "handoverId", "doneOn"],
  shapes: { reason: line(1_000) },
  references: { equipmentId: "equipment", toGroupId: "groups", requestId: "equipment-requests" },
  joined: {
    table: equipment,
    on: eq(equipment.id, redistributions.equipmentId),
    columns: {
      item: equipment.item,
      brand: equipment.brand,
      serial: equipment.serial,
      valueIdr: equipment.valueIdr,
      legalBasis: equipment.legalBasis,
      machineState: equipment.state,
      programId: equipment.programId,
    },
  },
  search: (_actor, term) =>
    sql`EXISTS (SELECT 1 FROM ${equipment} WHERE ${equipment.id} = ${redistributions.equipmentId} AND ${anyLike([equipment.item, equipment.brand, equipment.serial, equipment.code], term)})`,
  virtual: () => ({
    // Proposals in which a group gives or gets.
    groupId: (value) =>
      typeof value === "string"
        ? sql`(${redistributions.fromGroupId} = ${value} OR ${redistributions.toGroupId} = ${value})`
        : undefined,
  }),
  defaultSort: ["proposedOn", "DESC"],
  only: ["list", "get", "create"],
  reads: (ctx, body) => ({
    holder: holderQuery(ctx, String(body.equipmentId ?? "")),
    documents: documentsQuery(ctx, String(body.equipmentId ?? "")),
    open: openProposalQuery(ctx, String(body.equipmentId ?? "")),
    waiting: ctx.db
      .select()
      .from(equipmentRequests)
      .where(
        and(
          eq(equipmentRequests.groupId, String(body.toGroupId ?? "")),
          eq(equipmentRequests.state, "waiting"),
          isNull(equipmentRequests.deletedAt),
        ),
      ),
  }),
  prepare: (ctx, writing) => propose(ctx, writing),
});

function propose(ctx: RequestContext, { id, after, refs }: Writing): Extras {
  const found = refs.byField.equipmentId as Machine;
  const to = refs.byField.toGroupId as GroupRow;
  const from = refs.rows.holder?.[0] as GroupRow | undefined;
  if (found.organizationId !== ctx.actor.organizationId || to.organizationId !== found.organizationId)
    throw forbidden();
  assertNotProposed(refs.rows.open);
  const machine = assertFree(found, null, refs.rows.documents ?? []);
  if (!from || to.id === from.id) {
    throw invalid({ toGroupId: { id: "Alat ini sudah di sana.", en: "The machine is there already." } });
  }
  const waiting = (refs.rows.waiting ?? []) as Request[];
  const asked = after.requestId as string | null;
  const request = asked
    ? waiting.find((one) => one.id === asked)
    : waiting.find(({ categoryKey }) => isOfKind(machine, categoryKey));
  if (asked && !request) {
    throw invalid({
      requestId: {
        id: "Kelompok ini tidak (lagi) menunggu dengan permintaan itu.",
        en: "This group does not wait by that request (any more).",
      },
    });
  }
  const proposedOn = todayOf(ctx, from);
  const { item, brand, serial, valueIdr, legalBasis, state: machineState, programId } = machine;
  return {
    set: {
      ...{ fromGroupId: from.id, requestId: request?.id ?? null, proposedOn },
      ...{ item, brand, serial, valueIdr, legalBasis, machineState, programId },
    },
    statements: tellStatements(ctx, [
      {
        organizationId: machine.organizationId,
        kind: "approval_needed",
        subject: "redistributions",
        subjectId: id,
        dedupeKey: `redistribution-proposed:${id}`,
        approvers: true,
      },
    ]),
    events: proposalEvents({ ...after, id }, machine, from, to, "proposed", proposedOn),
  };
}

/** What becomes of a proposal is told by both groups: the one that would give and the one that would get. */
export const proposalEvents = (
  row: Row,
  machine: Machine,
  from: GroupRow,
  to: GroupRow,
  state: Redistribution["state"],
  on: string,
  more: Row = {},
): EventDraft[] =>
  [from, to].map((group) =>
    eventOf(group, {
      kind: "redistribution_changed",
      on,
      subjectId: row.id as string,
      state,
      data: { equipmentId: machine.id, label: machine.item, fromGroupId: from.id, toGroupId: to.id, ...more },
    }),
  );
