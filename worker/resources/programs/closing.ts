import { and, count, eq, isNull, sql } from "drizzle-orm";
import { followUps, groups } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { RequestContext } from "../../http/endpoint.ts";

const MONTHS_BEFORE_CLOSING = 12;
const RESOLVED_SHARE = 0.8;

/** Due points of a programme and how many of them are resolved, and the latest month-12 day of its groups. */
async function closingFacts(ctx: RequestContext, programId: string, today: string) {
  const due = sql`${followUps.dueOn} <= ${today} AND ${followUps.planStep} IS NOT NULL AND ${followUps.state} <> 'predates'`;
  const [[points], [anchors]] = await ctx.read([
    ctx.db
      .select({ due: count(), resolved: sql<number>`coalesce(sum(${followUps.state} <> 'scheduled'), 0)` })
      .from(followUps)
      .where(and(eq(followUps.programId, programId), isNull(followUps.deletedAt), due)),
    ctx.db
      .select({
        ready: sql<string | null>`max(date(${groups.trainedOn}, ${`+${MONTHS_BEFORE_CLOSING} months`}))`,
      })
      .from(groups)
      .where(and(eq(groups.programId, programId), isNull(groups.deletedAt))),
  ]);
  return {
    due: points?.due ?? 0,
    resolved: points?.resolved ?? 0,
    month12: anchors?.ready ?? null,
  };
}

/** Why a programme cannot be closed yet: month 12 of its last group, and four of five due points resolved. */
export async function closingObstacle(ctx: RequestContext, id: string, today: string): Promise<LocalText | undefined> {
  const facts = await closingFacts(ctx, id, today);
  const reached =
    facts.month12 !== null && facts.month12 < today && facts.due > 0 && facts.resolved >= RESOLVED_SHARE * facts.due;
  if (reached) return undefined;
  const share = facts.due > 0 ? Math.round((100 * facts.resolved) / facts.due) : 0;
  return {
    id: `bulan ke-12 ${facts.month12 ?? "belum diketahui"}, ${share}% tindak lanjut jatuh tempo selesai (perlu 80%)`,
    en: `month 12 is ${facts.month12 ?? "unknown"}, ${share}% of the due follow-ups are resolved (80% needed)`,
  };
}
