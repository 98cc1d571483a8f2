import { and, eq, isNull, lte, ne, notInArray, sql } from "drizzle-orm";
import { deliveries } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { UNDER_WAY } from "./decide.ts";

/** A Monday list is worth a message of its own; a checkpoint is there to be kept. */
const ALONE: readonly string[] = ["digest", "checkpoint"];

/** Said of a message that another one, named as its provider's id, stands for. */
export const BUNDLED = "bundled";

/**
 * One message for all that waits for a person at this moment: the first attempt at one takes the others with it, for
 * the same batch. They are written down before anything is sent, so that a retry says the same.
 */
export function bundleStatements(
  ctx: Context,
  { id, userId, kind, attempts }: typeof deliveries.$inferSelect,
  until: number,
) {
  if (attempts > 0 || ALONE.includes(kind)) return [];
  const leads = sql`EXISTS (SELECT 1 FROM deliveries l WHERE l.id = ${id} AND l.leasedUntil = ${until} AND l.lastError = ${UNDER_WAY})`;
  const others = and(
    eq(deliveries.userId, userId),
    ne(deliveries.id, id),
    notInArray(deliveries.kind, [...ALONE]),
    eq(deliveries.state, sql`'waiting'`),
    eq(deliveries.attempts, 0),
    isNull(deliveries.lastError),
    lte(deliveries.notBefore, ctx.now),
  );
  const count = sql`(SELECT coalesce(sum(1 + coalesce(json_extract(b.data, '$.bundled'), 0)), 0) FROM deliveries b WHERE b.userId = ${userId} AND b.providerId = ${id} AND b.lastError = ${BUNDLED})`;
  return [
    ctx.db
      .update(deliveries)
      .set({
        ...{ state: "cancelled", lastError: BUNDLED, providerId: id, leasedUntil: null },
        ...{ version: sql`${deliveries.version} + 1`, updatedAt: ctx.now },
      })
      .where(and(others, leads)),
    ctx.db
      .update(deliveries)
      .set({ data: sql`json_set(coalesce(data, '{}'), '$.bundled', ${count})` })
      .where(and(eq(deliveries.id, id), leads, sql`${count} > 0`)),
  ];
}
