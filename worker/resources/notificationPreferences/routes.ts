import { and, eq, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { DELIVERY_CHANNELS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { notificationPreferences } from "#db/schema/index.ts";
import { invalid, stale } from "../../errors.ts";
import { commit, guard, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { decryptField, encryptField } from "../../http/fieldCrypto.ts";
import { ifMatch } from "../../http/resourceRead.ts";
import { DEFAULT_WISHES, phonePlace } from "../../notify/preferences.ts";
import { readPhone } from "../../people/readNumbers.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const body = z.strictObject({
  channel: z.enum(DELIVERY_CHANNELS).optional(),
  locale: z.enum(["id", "en"]).optional(),
  digest: z.boolean().optional(),
  quietFrom: time.optional(),
  quietTo: time.optional(),
  phone: z.string().trim().max(40).nullable().optional(),
});

type Stored = typeof notificationPreferences.$inferSelect;
type Wishes = Required<z.output<typeof body>>;

async function find(ctx: RequestContext) {
  const [rows] = await ctx.read([
    ctx.db
      .select()
      .from(notificationPreferences)
      .where(and(eq(notificationPreferences.userId, ctx.actor.userId), isNull(notificationPreferences.deletedAt))),
  ]);
  return rows[0];
}

/** As the person wrote them: the phone is one's own. Version 0 stands for the defaults of who never chose. */
async function wishesOf(ctx: RequestContext, row: Stored | undefined): Promise<Wishes & { version: number }> {
  if (!row) return { ...DEFAULT_WISHES, locale: ctx.locale, phone: null, version: 0 };
  const { channel, locale, digest, quietFrom, quietTo, version } = row;
  const phone = row.phone && (await decryptField(ctx.env, phonePlace(row.id), row.phone));
  return { channel, locale, digest, quietFrom, quietTo, phone, version };
}

const replyOf = (wishes: Wishes & { version: number }) => ({
  status: 200,
  body: { id: "me", ...wishes },
  etag: `"${wishes.version}"`,
});

function assertReachable({ channel, phone }: Wishes): void {
  if (channel !== "whatsapp" || phone) return;
  throw invalid({
    phone: { id: "Isi nomor WhatsApp Anda.", en: "Give your WhatsApp number." },
  });
}

function normalised(phone: string | null): string | null {
  if (!phone) return null;
  const read = readPhone(phone);
  if ("fault" in read) throw invalid({ phone: read.fault });
  return read.value;
}

async function update(ctx: RequestContext) {
  const asked = parseOrThrow(body, await ctx.json());
  const based = ifMatch(ctx, true);
  const row = await find(ctx);
  const before = await wishesOf(ctx, row);
  if (based !== undefined && based !== before.version) throw stale({ id: "me", ...before });
  const wishes: Wishes = {
    ...before,
    ...asked,
    phone: asked.phone === undefined ? before.phone : normalised(asked.phone),
  };
  assertReachable(wishes);
  const after = { ...wishes, version: before.version + 1 };
  const id = row?.id ?? newId("npf", ctx.now);
  const sealed = wishes.phone && (await encryptField(ctx.env, phonePlace(id), wishes.phone));
  return commit(
    ctx,
    {
      statements: [written(ctx, id, row, { ...wishes, phone: sealed }), guard(ctx)],
      audit: [
        {
          action: row ? "update" : "create",
          entity: "notification-preferences",
          entityId: id,
          organizationId: ctx.actor.organizationId,
          before: { ...before },
          after: { ...after },
        },
      ],
    },
    replyOf(after),
  );
}

function written(
  ctx: RequestContext,
  id: string,
  row: Stored | undefined,
  { channel, locale, digest, quietFrom, quietTo, phone }: Wishes,
): Statement {
  const { userId, organizationId } = ctx.actor;
  const values = { channel, locale, digest, quietFrom, quietTo, phone };
  const changed = { organizationId, updatedAt: ctx.now, updatedBy: userId };
  if (row) {
    return ctx.db
      .update(notificationPreferences)
      .set({ ...values, ...changed, version: sql`${notificationPreferences.version} + 1` })
      .where(and(eq(notificationPreferences.id, id), eq(notificationPreferences.version, row.version)));
  }
  return ctx.db
    .insert(notificationPreferences)
    .values({ ...values, ...changed, id, userId, createdAt: ctx.now, createdBy: userId })
    .onConflictDoNothing();
}

/** How the person signed in is told outside the console; nobody reads or writes another's. */
export const notificationPreferenceRoutes = new Hono()
  .get(
    "/me",
    endpoint(
      { resource: "notification-preferences", action: "read" },
      async (ctx) => replyOf(await wishesOf(ctx, await find(ctx))),
      { summary: "How I am told: channel, language, Monday list, quiet hours" },
    ),
  )
  .put(
    "/me",
    endpoint({ resource: "notification-preferences", action: "update" }, update, {
      body,
      summary: "Choose how I am told; version 0 are the defaults",
    }),
  );
