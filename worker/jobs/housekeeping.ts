import { and, eq, inArray, lt, ne, or } from "drizzle-orm";
import {
  deliveries,
  idempotencyKeys,
  importRows,
  imports,
  invitations,
  notifications,
  passwordResets,
  rateCounters,
  sessions,
  submissions,
  webhookDeliveries,
} from "#db/schema/index.ts";
import type { Context } from "../context.ts";

const DAY = 86_400_000;
const KEEP_COPIES_MS = 90 * DAY;
const KEEP_SESSIONS_MS = 30 * DAY;
const KEEP_SUBMISSIONS_MS = 365 * DAY;
const KEEP_NOTICES_MS = 365 * DAY;

/** Removes what is past its keeping: replies and rows of imported files after 90 days, deliveries of webhooks after as long, submissions taken and invitations that ended a year ago, notices and messages after a year, sessions after 30, reset links, counters. */
export async function runHousekeeping({ db, now }: Context): Promise<Record<string, number>> {
  const [notices, messages, keys, ended, resets, counters, files, received, asked, calls] = await db.batch([
    db.delete(notifications).where(lt(notifications.at, now - KEEP_NOTICES_MS)),
    // One that still waits is not forgotten.
    db.delete(deliveries).where(and(lt(deliveries.createdAt, now - KEEP_NOTICES_MS), ne(deliveries.state, "waiting"))),
    db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, now - KEEP_COPIES_MS)),
    db
      .delete(sessions)
      .where(or(lt(sessions.expiresAt, now - KEEP_SESSIONS_MS), lt(sessions.endedAt, now - KEEP_SESSIONS_MS))),
    db.delete(passwordResets).where(lt(passwordResets.expiresAt, now - DAY)),
    db.delete(rateCounters).where(lt(rateCounters.windowEndsAt, now)),
    db.delete(importRows).where(
      inArray(
        importRows.importId,
        db
          .select({ id: imports.id })
          .from(imports)
          .where(lt(imports.updatedAt, now - KEEP_COPIES_MS)),
      ),
    ),
    // What was taken lives on as a contact; what was not stays until somebody has seen to it.
    db
      .delete(submissions)
      .where(and(lt(submissions.receivedAt, now - KEEP_SUBMISSIONS_MS), eq(submissions.outcome, "accepted"))),
    db.delete(invitations).where(lt(invitations.expiresAt, now - KEEP_NOTICES_MS)),
    db
      .delete(webhookDeliveries)
      .where(and(lt(webhookDeliveries.createdAt, now - KEEP_COPIES_MS), ne(webhookDeliveries.state, "waiting"))),
  ]);
  return {
    notices: notices.rowsAffected,
    messages: messages.rowsAffected,
    keys: keys.rowsAffected,
    sessions: ended.rowsAffected,
    resets: resets.rowsAffected,
    counters: counters.rowsAffected,
    importRows: files.rowsAffected,
    submissions: received.rowsAffected,
    invitations: asked.rowsAffected,
    webhookDeliveries: calls.rowsAffected,
  };
}
