import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { rateCounters } from "#db/schema/index.ts";
import { tooMany } from "../errors.ts";

export interface Attempt {
  key: string;
  limit: number;
  windowMs: number;
}

/** Statement that counts one attempt under a key; its row tells how many there are in the window. */
export function countOne(db: Db, { key, windowMs }: Pick<Attempt, "key" | "windowMs">, now: number) {
  const fresh = sql`${rateCounters.windowEndsAt} <= ${now}`;
  return db
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
}

/** Counts one attempt under each key, exactly; throws 429 with the seconds to wait once a limit is passed. */
export async function countAttempts(db: Db, attempts: [Attempt, ...Attempt[]], now: number): Promise<void> {
  const [first, ...rest] = attempts;
  const counted = await db.batch([countOne(db, first, now), ...rest.map((one) => countOne(db, one, now))]);
  const waits = counted.flatMap(([row], i) => {
    const limit = attempts[i]?.limit ?? 0;
    return row && row.count > limit ? [Math.ceil((row.windowEndsAt - now) / 1000)] : [];
  });
  if (waits.length > 0) throw tooMany(Math.max(1, ...waits));
}

export const countAttempt = (db: Db, key: string, limit: number, windowMs: number, now: number): Promise<void> =>
  countAttempts(db, [{ key, limit, windowMs }], now);

/** Forgets the attempts under a key, after a success. */
export const forgetAttempts = (db: Db, key: string) => db.delete(rateCounters).where(eq(rateCounters.key, key));
