import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { EquipmentState } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { type equipment, equipmentMoves, groups, redistributions } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { conflict } from "../../errors.ts";
import type { EventDraft, Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";

export type Machine = typeof equipment.$inferSelect;

export const IN_HANDS: readonly EquipmentState[] = ["handed_over", "in_use", "idle", "damaged", "reassigned"];
export const NOT_DELIVERED: readonly EquipmentState[] = ["procured", "stored"];

/** The group that holds a machine now. */
export const holderQuery = (ctx: RequestContext, equipmentId: string) =>
  ctx.db
    .select()
    .from(groups)
    .where(eq(groups.id, sql`(SELECT holderGroupId FROM equipment WHERE id = ${equipmentId})`));

/** Hand-over documents that a machine was given with. */
export const documentsQuery = (ctx: RequestContext, equipmentId: string | SQL) =>
  ctx.db
    .select({ handoverId: equipmentMoves.handoverId })
    .from(equipmentMoves)
    .where(and(eq(equipmentMoves.equipmentId, equipmentId), isNotNull(equipmentMoves.handoverId)))
    .limit(1);

/** The last line of a machine's custody log, by the order in which lines were written. */
export const lastMoveQuery = (ctx: RequestContext, equipmentId: string) =>
  ctx.db
    .select()
    .from(equipmentMoves)
    .where(eq(equipmentMoves.equipmentId, equipmentId))
    .orderBy(desc(equipmentMoves.createdAt), desc(equipmentMoves.id))
    .limit(1);

/** A proposal to give a machine to another group that is neither refused nor done. */
export const openProposalQuery = (ctx: RequestContext, equipmentId: string) =>
  ctx.db
    .select({ id: redistributions.id })
    .from(redistributions)
    .where(
      and(
        eq(redistributions.equipmentId, equipmentId),
        inArray(redistributions.state, ["proposed", "approved"]),
        isNull(redistributions.deletedAt),
      ),
    );

type Line = Pick<typeof equipmentMoves.$inferSelect, "toGroupId" | "toPersonId" | "on">;

/** Where a machine is by its custody log: place and keeper of the last line, since that line's day. */
export function whereabouts(log: readonly Line[]): { groupId: string | null; personId: string | null; since?: string } {
  const last = log.at(-1);
  return { groupId: last?.toGroupId ?? null, personId: last?.toPersonId ?? null, since: last?.on };
}

/** The first day a machine can move on again: a custody log does not go back in time. */
export const earliestMove = (machine: Row, last: Row | undefined): string | undefined =>
  (last?.on ?? machine.handedOverOn ?? machine.procuredOn ?? undefined) as string | undefined;

/** While a second person decides on a machine, or has decided, it goes no other way. */
export function assertNotProposed(open: Row[] | undefined): void {
  if (!open || open.length === 0) return;
  throw conflict("redistribution_open", {
    id: "Ada usulan pengalihan yang masih terbuka untuk alat ini; selesaikan atau tarik usulan itu dahulu.",
    en: "There is an open proposal to redistribute this machine; finish or withdraw it first.",
  });
}

/** One line of the custody log. */
export function moveRow(
  ctx: RequestContext,
  machine: Row,
  move: Pick<typeof equipmentMoves.$inferInsert, "fromGroupId" | "fromPersonId" | "toGroupId" | "toPersonId" | "on"> & {
    reason?: string | null;
    handoverId?: string;
  },
): typeof equipmentMoves.$inferInsert {
  const by = actorId(ctx.actor);
  return {
    ...move,
    id: newId("eqm", ctx.now),
    organizationId: machine.organizationId as string,
    equipmentId: machine.id as string,
    createdAt: ctx.now,
    createdBy: by,
    updatedAt: ctx.now,
    updatedBy: by,
  };
}

/** When a line is written: after the machine's last one, also where the request that writes it began before that. */
export const afterLast = (ctx: RequestContext, last: Row | undefined): number =>
  Math.max(ctx.now, ((last?.createdAt as number | undefined) ?? 0) + 1);

export const insertMoves = (ctx: RequestContext, rows: (typeof equipmentMoves.$inferInsert)[]): Statement =>
  ctx.db.insert(equipmentMoves).values(
    rows.map((row) => ({
      ...row,
      createdAt: sql`max(${row.createdAt}, 1 + coalesce((SELECT max(createdAt) FROM equipment_moves WHERE equipmentId = ${row.equipmentId}), 0))`,
    })),
  );

/** An event of a machine: the group's when one is concerned, else its programme's. */
export function machineEvent(
  machine: Row,
  group: Pick<GroupRow, "id" | "organizationId" | "programId"> | undefined,
  draft: Pick<EventDraft, "kind" | "on"> & Partial<EventDraft>,
): EventDraft {
  return {
    organizationId: group?.organizationId ?? (machine.organizationId as string),
    groupId: group?.id ?? null,
    programId: group?.programId ?? (machine.programId as string),
    subjectId: machine.id as string,
    ...draft,
  };
}

/** A move tells both groups: the one that gave and the one that got. */
export function movedEvents(machine: Row, from: GroupRow | undefined, to: GroupRow | undefined, on: string) {
  const data = { fromGroupId: from?.id ?? null, toGroupId: to?.id ?? null };
  const told = [from, to].filter((group) => group !== undefined);
  return told.map((group) => machineEvent(machine, group, { kind: "equipment_moved", on, data }));
}

/** Taking a machine back, or giving it to others: only what was lent, or given under terms and with a document. */
export function assertReturnable(machine: Row, documents: Row[]): void {
  const basis = machine.legalBasis as Machine["legalBasis"];
  if (basis === "hibah" || basis === "bansos") {
    throw conflict("ownership_transferred", {
      id: `Alat ini sudah menjadi milik penerima (${basis}), sehingga tidak dapat ditarik atau dialihkan.`,
      en: `This machine belongs to its receiver (${basis}) and cannot be withdrawn or reassigned.`,
    });
  }
  if (!basis) {
    throw conflict("legal_basis_unknown", {
      id: "Isi dasar hukum alat ini dahulu: hanya pinjam pakai atau CSR yang dapat ditarik atau dialihkan.",
      en: "State the machine's legal basis first: only loans and CSR can be withdrawn or reassigned.",
    });
  }
  if (documents.length === 0) {
    throw conflict("no_handover_document", {
      id: "Belum ada BAST untuk alat ini; catat serah terimanya dahulu.",
      en: "There is no hand-over document for this machine; record the hand-over first.",
    });
  }
}
