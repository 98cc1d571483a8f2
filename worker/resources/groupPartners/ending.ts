import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../http/commit.ts";
import { tellFrom } from "../../notify/tell.ts";
import { dayOf, todayAt } from "../../stall/asOf.ts";

const DAYS_BEFORE = 14;

/** Tells both sides, once, that a partnership ends within a fortnight. */
export async function runPartnershipNotices(ctx: Context): Promise<Record<string, number>> {
  const today = dayOf(todayAt(ctx.now), "coalesce(g.villageCode, g.programRegionCode)");
  const source = sql`SELECT u.id AS userId, u.organizationId, 'partnership_ending' AS kind, 'group-partners' AS subject, p.id AS subjectId,
      json_object('day', p.endsOn) AS data, 'partnership_ending:' || p.id || ':' || p.endsOn AS dedupeKey
    FROM group_partners p CROSS JOIN groups g ON g.id = p.groupId AND g.deletedAt IS NULL
    CROSS JOIN users u ON (u.organizationId = p.organizationId AND u.role = 'ngo') OR (u.organizationId = g.organizationId AND u.role = 'office')
    WHERE p.state = 'granted' AND p.deletedAt IS NULL AND p.endsOn >= ${today}
      AND julianday(p.endsOn) - julianday(${today}) <= ${DAYS_BEFORE}`;
  const before = await countNotices(ctx);
  await writeBatch(ctx, tellFrom(ctx, source));
  return { told: (await countNotices(ctx)) - before };
}

const countNotices = async (ctx: Context): Promise<number> => {
  const rows = await ctx.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM notifications WHERE kind = 'partnership_ending' AND at = ${ctx.now}`,
  );
  return rows[0]?.n ?? 0;
};
