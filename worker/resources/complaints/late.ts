import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../http/commit.ts";
import { tellFrom } from "../../notify/tell.ts";
import { dayOf, todayAt } from "../../stall/asOf.ts";

/** Long before notices are forgotten, so that none is told again. */
const DAYS_BACK = 180;

/** Every hour: who is to see to a complaint that is past its day is told, once for that day; one of nobody, or of who has left, is the whole office's. */
export async function runComplaintReminders(ctx: Context): Promise<Record<string, number>> {
  const today = dayOf(todayAt(ctx.now), "coalesce(g.villageCode, g.programRegionCode)");
  const source = sql`SELECT u.id AS userId, c.organizationId, 'complaint_due' AS kind, 'complaints' AS subject, c.id AS subjectId,
      json_object('dueOn', c.dueOn) AS data, 'complaint_due:' || c.id || ':' || c.dueOn AS dedupeKey
    FROM complaints c CROSS JOIN groups g ON g.id = c.groupId AND g.deletedAt IS NULL
    CROSS JOIN users u ON u.organizationId = c.organizationId AND (u.id = c.ownerId OR (u.role = 'office'
      AND NOT EXISTS (SELECT 1 FROM users o WHERE o.id = c.ownerId AND o.active AND o.deletedAt IS NULL)))
    WHERE c.state IN ('received', 'in_progress') AND c.deletedAt IS NULL AND c.dueOn < ${today}
      AND c.dueOn >= date(${today}, ${`-${DAYS_BACK} days`})`;
  await writeBatch(ctx, tellFrom(ctx, source));
  const [row] = await ctx.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM notifications WHERE kind = 'complaint_due' AND at = ${ctx.now}`,
  );
  return { told: row?.n ?? 0 };
}
