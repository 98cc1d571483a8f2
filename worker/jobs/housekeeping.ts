import { lt, or, sql } from "drizzle-orm";
import { idempotencyKeys, passwordResets, rateCounters, sessions } from "#db/schema/index.ts";
import type { Context } from "../context.ts";

const DAY = 86_400_000;
const KEEP_KEYS_MS = 90 * DAY;
const KEEP_SESSIONS_MS = 30 * DAY;

/** Removes what is past its keeping: replies after 90 days, ended sessions after 30, used reset links, old counters. */
export async function runHousekeeping({ db, now }: Context): Promise<Record<string, number>> {
  const [keys, ended, resets, counters] = await db.batch([
    db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, now - KEEP_KEYS_MS)),
    db
      .delete(sessions)
      .where(or(lt(sessions.expiresAt, now - KEEP_SESSIONS_MS), lt(sessions.endedAt, now - KEEP_SESSIONS_MS))),
    db.delete(passwordResets).where(lt(passwordResets.expiresAt, now - DAY)),
    db.delete(rateCounters).where(sql`${rateCounters.windowEndsAt} < ${now}`),
  ]);
  return {
    keys: keys.rowsAffected,
    sessions: ended.rowsAffected,
    resets: resets.rowsAffected,
    counters: counters.rowsAffected,
  };
}
