import { and, eq, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/index.ts";
import { readClock } from "../clock.ts";
import type { Context } from "../context.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { addressFault } from "./address.ts";
import { type Answer, MAX_ATTEMPTS, settle } from "./decide.ts";
import { signatureOf } from "./sign.ts";

const QUEUED_MS = 5 * 60_000;
const TIMEOUT_MS = 10_000;
const A_SWEEP = 500;
const A_BATCH = 100;

/** The body of a queue message: who holds the lease may send. */
export interface WebhookJob {
  kind: "webhook";
  deliveryId: string;
  lease: number;
}

type Sending = Pick<Context, "db" | "env" | "now">;

export const secretPlace = (id: string) => ({ table: "webhooks", column: "secret", id });

/** http to the same machine is for tests and trials only. */
export const isLocal = ({ env }: Pick<Context, "env">): boolean => env.ENVIRONMENT !== "production";

const isDue = (now: number): SQL | undefined =>
  and(
    eq(webhookDeliveries.state, sql`'waiting'`),
    lte(webhookDeliveries.nextAttemptAt, now),
    or(isNull(webhookDeliveries.leasedUntil), lte(webhookDeliveries.leasedUntil, now)),
  );

/** Takes what is due for the queue, each by one sweep alone. */
async function takeDue({ db, now }: Sending): Promise<WebhookJob[]> {
  const due = await db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(isDue(now))
    .orderBy(webhookDeliveries.nextAttemptAt)
    .limit(A_SWEEP);
  if (due.length === 0) return [];
  const lease = now + QUEUED_MS;
  const ids = due.map(({ id }) => id);
  const taken = await db
    .update(webhookDeliveries)
    .set({ leasedUntil: lease })
    .where(and(inArray(webhookDeliveries.id, ids), isDue(now)))
    .returning({ id: webhookDeliveries.id });
  return taken.map(({ id }) => ({ kind: "webhook", deliveryId: id, lease }));
}

/** The clock's part: hands what is due to the queue. */
export async function sweepWebhooks(ctx: Context): Promise<Record<string, number>> {
  const jobs = await takeDue(ctx);
  for (let at = 0; at < jobs.length; at += A_BATCH) {
    await ctx.env.JOBS.sendBatch(jobs.slice(at, at + A_BATCH).map((body) => ({ body })));
  }
  return { queued: jobs.length };
}

/** One POST: no redirect is followed, nothing of the reply but its status is read, and it may take ten seconds. */
async function post(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
  try {
    const reply = await fetch(url, {
      method: "POST",
      ...{ headers, body, redirect: "manual" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await reply.body?.cancel().catch(() => undefined);
    return { status: reply.status };
  } catch (error) {
    return { error: (error as Error).name === "TimeoutError" ? "timeout" : "unreachable" };
  }
}

type Delivery = typeof webhookDeliveries.$inferSelect;
type Webhook = typeof webhooks.$inferSelect;

async function attempt(ctx: Sending, delivery: Delivery, webhook: Webhook, sentAt: number): Promise<Answer> {
  if (addressFault(webhook.url, isLocal(ctx))) return { error: "address" };
  const secret = await decryptField(ctx.env, secretPlace(webhook.id), webhook.secret);
  const body = JSON.stringify({ id: delivery.id, kind: delivery.kind, event: delivery.payload, sentAt });
  const headers = {
    "Content-Type": "application/json",
    "User-Agent": "Lanjut-Webhook/1",
    "Lanjut-Delivery": delivery.id,
    "Lanjut-Event": delivery.kind,
    "Lanjut-Signature": await signatureOf(secret, body, sentAt),
  };
  return post(webhook.url, headers, body);
}

/** Sends one leased delivery and keeps what came of it; whoever lost the lease does nothing. */
export async function deliverWebhook(ctx: Sending, { deliveryId, lease }: Omit<WebhookJob, "kind">): Promise<void> {
  const [found] = await ctx.db
    .select({ delivery: webhookDeliveries, webhook: webhooks })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        eq(webhookDeliveries.id, deliveryId),
        eq(webhookDeliveries.state, sql`'waiting'`),
        eq(webhookDeliveries.leasedUntil, lease),
      ),
    );
  if (!found) return;
  const { delivery, webhook } = found;
  const attempts = delivery.attempts + 1;
  const wanted = webhook.active && webhook.deletedAt === null;
  const answer: Answer = wanted
    ? await attempt(ctx, delivery, webhook, readClock(ctx.env.CLOCK_OFFSET_MS))
    : { error: "switched_off" };
  // A trial is for whoever waits for its answer: it is not tried again.
  const tries = delivery.kind === "ping" ? MAX_ATTEMPTS : attempts;
  const result = wanted
    ? settle(answer, { attempts: tries, now: ctx.now, chance: Math.random() })
    : ({ state: "dead", lastStatus: null, lastError: "switched_off" } as const);
  await ctx.db
    .update(webhookDeliveries)
    .set({ ...result, attempts, leasedUntil: null, ...(result.state === "sent" ? { sentAt: ctx.now } : {}) })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.leasedUntil, lease)));
}
