import { sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { writeBatch } from "../http/commit.ts";
import { tellFrom } from "../notify/tell.ts";
import { dayOf, todayAt } from "../stall/asOf.ts";

/**
 * Tells every commission, once a day, the newest checkpoint of each office of its jurisdiction: the office's id, the
 * number of rows and the root. A message that lies elsewhere is what a log that is written anew cannot reach.
 */
export async function runCheckpointNotices(ctx: Context): Promise<Record<string, number>> {
  const root = sql`replace(replace(rtrim(k.root, '='), '+', '-'), '/', '_')`;
  const source = sql`SELECT u.id AS userId, u.organizationId, 'checkpoint' AS kind, 'audit-log' AS subject, NULL AS subjectId,
      json_object('day', ${dayOf(todayAt(ctx.now), "o.regionCode")}, 'log', o.id, 'rows', k.size,
        'rootA', substr(${root}, 1, 22), 'rootB', substr(${root}, 23)) AS data,
      'checkpoint:' || o.id || ':' || k.size AS dedupeKey
    FROM organizations c
    CROSS JOIN users u ON u.organizationId = c.id AND u.role = 'commission'
    CROSS JOIN organizations o ON o.kind = 'office' AND o.deletedAt IS NULL
      AND (o.regionCode = c.regionCode OR (o.regionCode > c.regionCode || '.' AND o.regionCode < c.regionCode || '/'))
    CROSS JOIN checkpoints k ON k.organizationId = o.id
      AND k.size = (SELECT max(l.size) FROM checkpoints l WHERE l.organizationId = o.id)
    WHERE c.kind = 'commission' AND c.deletedAt IS NULL`;
  const told = async () =>
    (await ctx.db.all<{ n: number }>(sql`SELECT count(*) AS n FROM notifications WHERE kind = 'checkpoint'`))[0]?.n ??
    0;
  const before = await told();
  await writeBatch(ctx, tellFrom(ctx, source));
  return { told: (await told()) - before };
}
