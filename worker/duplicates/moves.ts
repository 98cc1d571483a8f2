import { type SQL, sql } from "drizzle-orm";
import type { AuditAction } from "#db/constants.ts";
import { followUps } from "#db/schema/index.ts";
import { actorId } from "../context.ts";
import type { AuditDraft, Statement } from "../http/commit.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { Row } from "../http/resourceSpec.ts";
import { insertMoves, moveRow } from "../resources/equipment/custody.ts";
import type { Entity, Pointer } from "./pointers.ts";

/** Rows by id that change hands or are set aside, as `merges.moved` keeps them. */
export interface Moved {
  table: string;
  column: string;
  ids: string[];
}

const jsonIds = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** One UPDATE of some rows, which bumps their versions: a form open on one of them becomes stale. */
export function updateRows(
  ctx: RequestContext,
  pointer: Pointer,
  set: Record<string, unknown>,
  ids: readonly string[],
): Statement {
  const { table } = pointer;
  return ctx.db
    .update(table)
    .set({
      ...set,
      version: sql`${table.version} + 1`,
      updatedAt: ctx.now,
      updatedBy: actorId(ctx.actor),
    } as never)
    .where(sql`${table.id} IN ${jsonIds(ids)}`);
}

/** What else a row copies from its group. */
export const alongside = (pointer: Pointer, to: Row): Record<string, unknown> =>
  pointer.table === followUps ? { villageCode: to.villageCode } : {};

/** An audit row for each row that changed hands. */
export const handedOver = (
  ctx: RequestContext,
  pointer: Pointer,
  ids: readonly string[],
  change: { action: AuditAction; from: string | null; to: string | null; column?: string },
): AuditDraft[] =>
  ids.map((id) => ({
    action: change.action,
    entity: pointer.resource,
    entityId: id,
    organizationId: ctx.actor.organizationId,
    before: { [change.column ?? pointer.column]: change.from },
    after: { [change.column ?? pointer.column]: change.to },
  }));

/** Machines go in the custody log from the one to the other: where a machine is stays derived from its log. */
export function custodyLines(
  ctx: RequestContext,
  entity: Entity,
  machines: readonly Row[],
  to: { from: string; to: string; on: string; reason: string },
): Statement[] {
  const held = machines.filter(({ deletedAt }) => deletedAt === null);
  if (held.length === 0) return [];
  return [
    insertMoves(
      ctx,
      held.map((machine) => {
        const group = machine.holderGroupId as string | null;
        const person = machine.holderPersonId as string | null;
        const places =
          entity === "groups"
            ? { fromGroupId: to.from, toGroupId: to.to, fromPersonId: person, toPersonId: person }
            : { fromGroupId: group, toGroupId: group, fromPersonId: to.from, toPersonId: to.to };
        return moveRow(ctx, machine, { ...places, on: to.on, reason: to.reason });
      }),
    ),
  ];
}

/** None of these rows points there any more (or not yet). */
export const nonePoint = (conditions: readonly { pointer: Pointer; where: SQL }[]): SQL =>
  sql.join(
    conditions.map(({ pointer, where }) => sql`NOT EXISTS (SELECT 1 FROM ${pointer.table} WHERE ${where})`),
    sql` AND `,
  );
