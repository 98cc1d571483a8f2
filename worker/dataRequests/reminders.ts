import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { writeBatch } from "../http/commit.ts";
import { tellFrom } from "../notify/tell.ts";
import { REMIND_MS } from "./clock.ts";

const OPEN = sql.raw("d.state IN ('received', 'verified') AND d.deletedAt IS NULL");
/** Who handles it; where that account has ended, the whole office. */
const HANDLERS = sql.raw(`u.organizationId = d.organizationId AND (u.id = d.ownerId OR (u.role = 'office'
  AND NOT EXISTS (SELECT 1 FROM users o WHERE o.id = d.ownerId AND o.active AND o.deletedAt IS NULL)))`);

/** Every hour: a day before the 3 × 24 hours are over the handler is reminded, after them the head is told too; each once a request. */
export async function runDataRequestReminders(ctx: Context): Promise<Record<string, number>> {
  const due = sql`SELECT u.id AS userId, d.organizationId, 'data_request_due' AS kind, 'data-requests' AS subject,
      d.id AS subjectId, NULL AS data, 'data_request_due:' || d.id || ':' || d.dueAt AS dedupeKey
    FROM data_requests d CROSS JOIN users u ON ${HANDLERS}
    WHERE ${OPEN} AND d.dueAt >= ${ctx.now} AND d.dueAt < ${ctx.now + REMIND_MS}`;
  const late = sql`SELECT u.id AS userId, d.organizationId, 'data_request_late' AS kind, 'data-requests' AS subject,
      d.id AS subjectId, NULL AS data, 'data_request_late:' || d.id || ':' || d.dueAt AS dedupeKey
    FROM data_requests d CROSS JOIN users u ON u.organizationId = d.organizationId AND (u.role = 'head' OR ${HANDLERS})
    WHERE ${OPEN} AND d.dueAt < ${ctx.now}`;
  await writeBatch(ctx, [...tellFrom(ctx, due), ...tellFrom(ctx, late)]);
  const [row] = await ctx.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM notifications WHERE kind IN ('data_request_due', 'data_request_late') AND at = ${ctx.now}`,
  );
  return { told: row?.n ?? 0 };
}
