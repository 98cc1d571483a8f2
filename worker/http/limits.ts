import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { rateCounters } from "#db/schema/index.ts";
import { tooMany } from "../errors.ts";

/** Counts one attempt under a key, exactly; throws 429 with the seconds to wait once `limit` a window is passed. */
export async function countAttempt(db: Db, key: string, limit: number, windowMs: number, now: number): Promise<void> {
  const fresh = sql`${rateCounters.windowEndsAt} <= ${now}`;
  const [row] = await db
    .insert(rateCounters)
    .values({ key, windowEndsAt: now + windowMs, count: 1 })
    .onConflictDoUpdate({
      target: rateCounters.key,
      set: {
        count: sql`CASE WHEN ${fresh} THEN 1 ELSE ${rateCounters.count} + 1 END`,
        windowEndsAt: sql`CASE WHEN ${fresh} THEN excluded.windowEndsAt ELSE ${rateCounters.windowEndsAt} END`,
      },
    })
    .returning();
  if (row && row.count > limit) throw tooMany(Math.max(1, Math.ceil((row.windowEndsAt - now) / 1000)));
}

/** Forgets the attempts under a key, after a success. */
export const forgetAttempts = (db: Db, key: string) => db.delete(rateCounters).where(eq(rateCounters.key, key));
