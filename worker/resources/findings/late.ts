import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../http/commit.ts";
import { tellFrom } from "../../notify/tell.ts";
import { dayOf, todayAt } from "../../stall/asOf.ts";
import { WITH_OFFICE } from "./resource.ts";

/** Long before notices are forgotten, so that none is told again. */
const DAYS_BACK = 180;

/** Every hour: the office that a finding waits for is told the day after its deadline, once for that day. */
export async function runFindingReminders(ctx: Context): Promise<Record<string, number>> {
  const today = dayOf(todayAt(ctx.now), "o.regionCode");
  const source = sql`SELECT u.id AS userId, u.organizationId, 'finding_due' AS kind, 'findings' AS subject, f.id AS subjectId,
      json_object('dueOn', f.dueOn) AS data, 'finding_due:' || f.id || ':' || f.dueOn AS dedupeKey
    FROM findings f CROSS JOIN organizations o ON o.id = f.addresseeId
    CROSS JOIN users u ON u.organizationId = o.id AND u.role IN ('office', 'head')
    WHERE f.state IN ${WITH_OFFICE} AND f.deletedAt IS NULL AND f.dueOn < ${today}
      AND f.dueOn >= date(${today}, ${`-${DAYS_BACK} days`})`;
  await writeBatch(ctx, tellFrom(ctx, source));
  const [row] = await ctx.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM notifications WHERE kind = 'finding_due' AND at = ${ctx.now}`,
  );
  return { told: row?.n ?? 0 };
}
