import { eq } from "drizzle-orm";
import { z } from "zod";
import { EVENT_KINDS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { webhookDeliveries, webhooks } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { randomToken } from "../../http/crypto.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { encryptField } from "../../http/fieldCrypto.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, recordQuery } from "../../http/resourceRead.ts";
import { type Row, schemasOf } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate, updateRecord } from "../../http/resourceWrite.ts";
import { addressFault } from "../../webhooks/address.ts";
import { deliverWebhook, isLocal, secretPlace } from "../../webhooks/deliver.ts";

/** How long a trial may hold its delivery. */
const TRIAL_MS = 60_000;

const newSecret = () => `whsec_${randomToken()}`;

export const webhooksResource = defineResource({
  name: "webhooks",
  table: webhooks,
  prefix: "whk",
  placement: { by: "organization" },
  only: ["list", "get", "update", "delete"],
  hidden: ["secret"],
  shapes: {
    url: z.string().trim().max(500),
    kinds: z.array(z.enum(EVENT_KINDS)).max(EVENT_KINDS.length),
  },
  searchColumns: ["name", "url"],
  defaultSort: ["name", "ASC"],
  prepare: (ctx, { before, after }) => {
    const fault = addressFault(String(after.url), isLocal(ctx));
    if (fault) throw invalid({ url: fault });
    const kinds = [...new Set(after.kinds as string[])].sort();
    return { set: before ? { kinds } : { kinds, secret: "" } };
  },
});

const { spec, routes } = webhooksResource;

/** POST: a new webhook; the secret it signs with is in this reply and nowhere else. */
async function create(ctx: RequestContext) {
  const { id, change, touched, reply } = await planCreate(ctx, spec, await ctx.json());
  const secret = newSecret();
  const sealed = ctx.db
    .update(webhooks)
    .set({ secret: await encryptField(ctx.env, secretPlace(id), secret) })
    .where(eq(webhooks.id, id));
  const told = { ...reply, body: { ...(reply.body as Row), secret } };
  const whole = { ...change, statements: [...change.statements, sealed] };
  return commitTouching(ctx, whole, touched, told, { resource: spec.name, id });
}

async function writable(ctx: RequestContext, action: "update" | "reveal"): Promise<Row> {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), action)])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  return row;
}

/** POST /:id/secret: another secret; from now on only it signs. */
async function turnSecret(ctx: RequestContext) {
  const row = await writable(ctx, "reveal");
  const secret = newSecret();
  const patch = { secret: await encryptField(ctx.env, secretPlace(row.id as string), secret) };
  return updateRecord(ctx, spec, row, patch, { action: "secret", body: (shown) => ({ ...shown, secret }) });
}

/** POST /:id/ping: a signed trial, sent while one waits; the reply is its line of the log. */
async function ping(ctx: RequestContext) {
  const row = await writable(ctx, "update");
  const id = newId("whd", ctx.now);
  const lease = ctx.now + TRIAL_MS;
  const delivery: typeof webhookDeliveries.$inferInsert = {
    ...{ id, organizationId: row.organizationId as string, webhookId: row.id as string },
    ...{ eventId: id, kind: "ping", payload: { webhookId: row.id } },
    ...{ state: "waiting", attempts: 0, nextAttemptAt: ctx.now, leasedUntil: lease, createdAt: ctx.now },
  };
  await commitTouching(
    ctx,
    {
      statements: [ctx.db.insert(webhookDeliveries).values(delivery)],
      audit: [
        {
          action: "ping",
          entity: "webhooks",
          entityId: row.id as string,
          organizationId: row.organizationId as string,
        },
      ],
    },
    [],
    { status: 200 },
    { resource: spec.name, id: row.id as string },
  );
  await deliverWebhook(ctx, { deliveryId: id, lease });
  const [sent] = await ctx.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  const { leasedUntil: _, ...shown } = sent ?? { leasedUntil: null };
  return { status: 200, body: shown };
}

routes
  .post(
    "/",
    endpoint({ resource: "webhooks", action: "create" }, create, {
      idempotent: false,
      body: schemasOf(spec).create,
      summary: "Send events to an address: the reply has the secret that signs them, once",
    }),
  )
  .post(
    "/:id/secret",
    endpoint({ resource: "webhooks", action: "reveal" }, turnSecret, {
      idempotent: false,
      bodyOptional: true,
      summary: "Sign with another secret; it is in the reply, once",
    }),
  )
  .post(
    "/:id/ping",
    endpoint({ resource: "webhooks", action: "update" }, ping, {
      idempotent: false,
      bodyOptional: true,
      summary: "Send a signed trial now; the reply says what came back",
    }),
  );
