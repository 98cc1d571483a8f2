import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { deliveries, notificationPreferences, notifications, organizations, users } from "#db/schema/index.ts";
import { readClock } from "../clock.ts";
import { actorId, type Context } from "../context.ts";
import { todayOf } from "../http/account.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { bundleStatements } from "./bundle.ts";
import { planDelivery, settleAttempt, UNDER_WAY } from "./decide.ts";
import { messageText } from "./kinds.ts";
import { linkOf } from "./link.ts";
import { DEFAULT_WISHES, phonePlace } from "./preferences.ts";
import { senderOf } from "./senders/index.ts";
import type { Message, Outcome } from "./senders/sender.ts";
import { tellFrom } from "./tell.ts";

/** How long a message lies in the queue before the sweep may hand it on again, and how long an attempt may take. */
const QUEUED_MS = 15 * 60_000;
const ATTEMPT_MS = 2 * 60_000;
const A_SWEEP = 1_000;
const A_BATCH = 100;

/** The body of a queue message: who holds the lease may send. */
export interface DeliveryJob {
  kind: "delivery";
  deliveryId: string;
  lease: number;
}

const isDue = (now: number): SQL | undefined =>
  and(
    eq(deliveries.state, sql`'waiting'`),
    lte(deliveries.notBefore, now),
    or(isNull(deliveries.leasedUntil), lte(deliveries.leasedUntil, now)),
  );

/** Takes the messages whose time has come for the queue, each by one sweep alone. */
export async function takeDue(ctx: Context): Promise<DeliveryJob[]> {
  const due = ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(isDue(ctx.now))
    .orderBy(deliveries.notBefore)
    .limit(A_SWEEP);
  if ((await due).length === 0) return [];
  const lease = ctx.now + QUEUED_MS;
  const taken = await ctx.db
    .update(deliveries)
    .set({ leasedUntil: lease })
    .where(and(sql`${deliveries.id} IN ${due}`, isDue(ctx.now)))
    .returning({ id: deliveries.id });
  return taken.map(({ id }) => ({ kind: "delivery", deliveryId: id, lease }));
}

/** Each minute: hands what is due to the queue. What the queue loses is taken again when its lease is over. */
export async function sweepDeliveries(ctx: Context): Promise<Record<string, number>> {
  const jobs = await takeDue(ctx);
  for (let i = 0; i < jobs.length; i += A_BATCH) {
    await ctx.env.JOBS.sendBatch(jobs.slice(i, i + A_BATCH).map((body) => ({ body })));
  }
  return { queued: jobs.length };
}

const held = (id: string, lease: number) =>
  and(eq(deliveries.id, id), eq(deliveries.state, sql`'waiting'`), eq(deliveries.leasedUntil, lease));

const find = (ctx: Context, id: string, lease: number) =>
  ctx.db
    .select({
      delivery: deliveries,
      person: { email: users.email, locale: users.locale },
      // Still an account of the organisation it was told in, and that one still here.
      here: sql<number>`${users.active} AND ${users.deletedAt} IS NULL AND ${users.organizationId} = ${deliveries.organizationId}
        AND ${organizations.active} AND ${organizations.deletedAt} IS NULL
        AND coalesce(${users.endsOn} >= ${todayOf(ctx.now)}, 1)`,
      regionCode: sql<string>`coalesce(${users.regionCode}, ${organizations.regionCode})`,
      wishes: notificationPreferences,
      noticeId: notifications.id,
    })
    .from(deliveries)
    .innerJoin(users, eq(users.id, deliveries.userId))
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.userId, users.id), isNull(notificationPreferences.deletedAt)),
    )
    .leftJoin(
      notifications,
      and(eq(notifications.userId, deliveries.userId), eq(notifications.dedupeKey, deliveries.dedupeKey)),
    )
    .where(held(id, lease));
type Found = Awaited<ReturnType<typeof find>>[number];

async function addressOf(ctx: Context, { person, wishes }: Found, channel: "email" | "whatsapp") {
  if (channel === "email") return person.email;
  return wishes?.phone ? decryptField(ctx.env, phonePlace(wishes.id), wishes.phone) : null;
}

async function messageOf(ctx: Context, found: Found, channel: "email" | "whatsapp"): Promise<Message | null> {
  const { delivery, person, wishes, noticeId } = found;
  const to = await addressOf(ctx, found, channel);
  const locale = wishes?.locale ?? person.locale;
  const sentence = messageText(delivery.kind, delivery.data, locale);
  if (!to || !sentence) return null;
  return {
    id: delivery.id,
    to,
    locale,
    kind: delivery.kind,
    sentence,
    link: linkOf(ctx.env.PUBLIC_URL, delivery.data?.bundled ? null : noticeId),
  };
}

/**
 * One attempt at one message, by whoever holds its lease; a second call with the same lease does nothing. Returns
 * the state it leaves. An attempt that is cut off keeps its lease, and is looked at again when that is over.
 */
export async function deliver(ctx: Context, { deliveryId, lease }: Omit<DeliveryJob, "kind">): Promise<string> {
  const [found] = await find(ctx, deliveryId, lease);
  if (!found) return "not_held";
  const { delivery, here, wishes, regionCode } = found;
  const { channel: chosen, quietFrom, quietTo } = wishes ?? DEFAULT_WISHES;
  const plan = planDelivery(
    { ...delivery, chosen, quietFrom, quietTo, regionCode, active: Boolean(here) },
    ctx.now,
    (channel) => senderOf(ctx.env, channel).repeatable,
  );
  if (plan.do === "wait") {
    await settle(ctx, deliveryId, lease, { notBefore: plan.until, leasedUntil: null });
    return "waiting";
  }
  if (plan.do === "cancel") {
    await settle(ctx, deliveryId, lease, { state: "cancelled", lastError: plan.why, leasedUntil: null });
    return "cancelled";
  }
  return plan.do === "bury" ? bury(ctx, found, plan.why, lease) : attempt(ctx, found, plan.channel, lease);
}

async function attempt(ctx: Context, found: Found, channel: "email" | "whatsapp", lease: number): Promise<string> {
  const { id } = found.delivery;
  const attempts = found.delivery.attempts + 1;
  const until = ctx.now + ATTEMPT_MS;
  const begin = settle(ctx, id, lease, { channel, attempts, leasedUntil: until, lastError: UNDER_WAY });
  const [begun] = await ctx.db.batch([begin, ...bundleStatements(ctx, found.delivery, until)]);
  if (begun.length === 0) return "not_held";
  const [delivery = found.delivery] = await ctx.db.select().from(deliveries).where(eq(deliveries.id, id));
  const message = await messageOf(ctx, { ...found, delivery }, channel);
  const sender = senderOf(ctx.env, channel);
  const outcome: Outcome = message ? await sender.send(message) : { state: "refused", error: "no_address" };
  const now = readClock(ctx.env.CLOCK_OFFSET_MS);
  const result = settleAttempt(outcome, { attempts, now, repeatable: sender.repeatable, chance: Math.random() });
  if (result.state === "dead") return bury(ctx, found, result.error, until);
  const { error, ...rest } = { error: null, ...result };
  const sentAt = result.state === "sent" ? now : null;
  await settle(ctx, id, until, { ...rest, sentAt, lastError: error, leasedUntil: null });
  return result.state;
}

/** Writes what became of a message, for whoever still holds it. */
const settle = (ctx: Context, id: string, lease: number, values: Partial<typeof deliveries.$inferInsert>) =>
  ctx.db
    .update(deliveries)
    .set({
      ...values,
      version: sql`${deliveries.version} + 1`,
      updatedAt: ctx.now,
      updatedBy: actorId(ctx.actor),
    })
    .where(held(id, lease))
    .returning({ id: deliveries.id });

/** A message that will not go out by itself: its office's admins are told, once a day. */
async function bury(ctx: Context, { delivery, regionCode }: Found, error: string, lease: number): Promise<string> {
  const { id, organizationId } = delivery;
  const [update, ...tell] = [
    settle(ctx, id, lease, { state: "dead", lastError: error, leasedUntil: null }),
    ...tellFrom(
      ctx,
      sql`SELECT a.id AS userId, a.organizationId AS organizationId, 'delivery_dead' AS kind, 'deliveries' AS subject,
          NULL AS subjectId, NULL AS data, ${`dead:${dayAt(ctx.now, regionCode)}`} AS dedupeKey
        FROM users a WHERE a.organizationId = ${organizationId} AND a.role = 'admin'
          AND EXISTS (SELECT 1 FROM deliveries d WHERE d.id = ${id} AND d.state = 'dead')`,
    ),
  ] as const;
  const [rows] = await ctx.db.batch([update, ...tell]);
  return rows.length === 0 ? "not_held" : "dead";
}
