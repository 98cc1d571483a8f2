import type { Client } from "@libsql/client";
import { eq, type SQL, sql } from "drizzle-orm";
import { openDb } from "#db/client.ts";
import { deliveries } from "#db/schema/notifications.ts";
import { users } from "#db/schema/users.ts";
import { writeBatch } from "#worker/http/commit.ts";
import { runDigests } from "#worker/notify/digest.ts";
import { type TellContext, tellFrom } from "#worker/notify/tell.ts";
import { addDays, instantOn } from "./days.ts";
import { seededRandom } from "./random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Six in the morning and a little, when the clock makes the Monday lists. */
const MONDAY_AT = 6 * 60 + 2;

function lastMonday(now: number, today: string): number {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = instantOn(addDays(today, -((weekday + 6) % 7)), MONDAY_AT);
  return monday <= now ? monday : monday - 7 * 24 * HOUR;
}

/** What is open in the demo, as it was told to whom it concerns: `SELECT userId, …` of telling. */
const OPEN: SQL[] = [
  sql`SELECT ownerId AS userId, organizationId, 'cases_opened' AS kind, 'cases' AS subject, NULL AS subjectId,
      json_object('count', count(*)) AS data, 'cases_opened:demo' AS dedupeKey FROM cases
    WHERE ownerId IS NOT NULL AND state IN ('open', 'in_progress') AND deletedAt IS NULL GROUP BY ownerId, organizationId`,
  sql`SELECT u.id AS userId, o.organizationId, 'approval_needed' AS kind, 'overrides' AS subject, o.id AS subjectId, NULL AS data,
      'approval_needed:' || o.id AS dedupeKey FROM overrides o JOIN users u ON u.organizationId = o.organizationId AND u.role = 'head'
    WHERE o.state = 'requested' AND o.deletedAt IS NULL`,
  sql`SELECT u.id AS userId, r.organizationId, 'approval_needed' AS kind, 'redistributions' AS subject, r.id AS subjectId, NULL AS data,
      'redistribution-proposed:' || r.id AS dedupeKey FROM redistributions r JOIN users u ON u.organizationId = r.organizationId AND u.role = 'head'
    WHERE r.state = 'proposed' AND r.deletedAt IS NULL`,
];

/** A message that its provider refused: what an admin finds among the outgoing messages. */
async function failOne(ctx: TellContext): Promise<void> {
  const [officer] = await ctx.db
    .select({ id: users.id, organizationId: users.organizationId })
    .from(users)
    .where(eq(users.email, "officer@lanjut.test"));
  if (!officer) return;
  const at = ctx.now - 30 * HOUR;
  const by = "system:delivery";
  await ctx.db.insert(deliveries).values({
    ...{ id: seededRandom("deliveries").id("dlv", at), organizationId: officer.organizationId, userId: officer.id },
    ...{ createdAt: at, createdBy: by, updatedAt: at + MINUTE, updatedBy: by, notBefore: at },
    ...{ kind: "case_due", channel: "email", dedupeKey: "demo", state: "dead", attempts: 1, lastError: "http_422" },
  });
}

/** Tells the demo's people what its records would have told them: the last Monday list, and what is open now. */
export async function runNotices(client: Client, now: number, today: string): Promise<void> {
  const db = openDb(client);
  const at = (instant: number): TellContext => ({ db, now: instant, actor: { type: "system", job: "demo" } });
  await runDigests(at(lastMonday(now, today)));
  for (const [i, source] of OPEN.entries()) {
    const ctx = at(now - (i + 1) * 3 * HOUR);
    await writeBatch(ctx, tellFrom(ctx, source));
  }
  await failOne(at(now));
}
