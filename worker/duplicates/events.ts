import { sql } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { events } from "#db/schema/index.ts";
import type { Statement } from "../http/commit.ts";
import type { RequestContext } from "../http/endpoint.ts";

type EventRow = typeof events.$inferSelect;

const ROWS_A_STATEMENT = 100;

/** Events of a group that still count. */
export const countingEvents = (ctx: RequestContext, groupId: string) =>
  ctx.db
    .select()
    .from(events)
    .where(
      sql`${events.groupId} = ${groupId} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = ${events.id})`,
    );

const jsonIds = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Marks events as no longer counting. */
export const voidEvents = (ctx: RequestContext, ids: readonly string[]): Statement =>
  ctx.db.run(
    sql`INSERT INTO void_events (eventId, voidedAt) SELECT value, ${ctx.now} FROM json_each(${JSON.stringify(ids)}) WHERE true ON CONFLICT DO NOTHING`,
  );

export const unvoidEvents = (ctx: RequestContext, ids: readonly string[]): Statement =>
  ctx.db.run(sql`DELETE FROM void_events WHERE eventId IN ${jsonIds(ids)}`);

/**
 * What happened to a group, told anew under the group it turned out to be: same day, same doer, but recorded now, for
 * only now is it known. The events as they were written stay and no longer count.
 */
export function retold(ctx: RequestContext, rows: readonly EventRow[], groupId: string) {
  const copies = rows.map((row): typeof events.$inferInsert => ({
    ...row,
    id: newId("evt", ctx.now),
    groupId,
    recordedAt: ctx.now,
    data: { ...row.data, retoldFrom: row.id },
  }));
  const statements: Statement[] = [];
  for (let at = 0; at < copies.length; at += ROWS_A_STATEMENT) {
    statements.push(ctx.db.insert(events).values(copies.slice(at, at + ROWS_A_STATEMENT)));
  }
  return { ids: copies.map(({ id }) => id), statements };
}
