import type { idempotencyKeys } from "#db/schema/index.ts";
import type { UserContext } from "../context.ts";
import { ApiError, forbidden } from "../errors.ts";
import { fromBase64, toBase64 } from "./crypto.ts";
import type { Reachable, Reply, RequestContext } from "./endpoint.ts";
import { decryptField, encryptField } from "./fieldCrypto.ts";

const keyPlace = (userId: string, route: string, key: string) => ({
  table: "idempotency_keys",
  column: "reply",
  id: `${userId}|${route}|${key}`,
});

/** The reply to be stored beside a change, sealed: it can hold personal values. */
export async function sealReply(ctx: UserContext, reply: Reply): Promise<string | null> {
  if (reply.body === undefined || !ctx.idempotency) return null;
  const { route, key } = ctx.idempotency;
  const text = new TextEncoder().encode(JSON.stringify(reply.body));
  return encryptField(ctx.env, keyPlace(ctx.actor.userId, route, key), toBase64(text));
}

async function openReply(ctx: UserContext, row: typeof idempotencyKeys.$inferSelect): Promise<Reply> {
  const { userId, route, key, reply, status, etag } = row;
  const text =
    reply && new TextDecoder().decode(fromBase64(await decryptField(ctx.env, keyPlace(userId, route, key), reply)));
  return { status, etag: etag ?? undefined, body: text ? JSON.parse(text) : undefined };
}

/** The stored reply of a request that came again: for the same body, and for who may still read what it is about. */
export async function replayed(
  ctx: RequestContext,
  row: typeof idempotencyKeys.$inferSelect,
  reachable: Reachable | undefined,
): Promise<Reply> {
  if (row.requestHash !== ctx.idempotency?.requestHash) {
    throw new ApiError(422, "key_reused", {
      id: "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
      en: "This Idempotency-Key was already used for another request.",
    });
  }
  if (row.resource && row.entityId && reachable && !(await reachable(ctx, row.resource, row.entityId)))
    throw forbidden();
  const reply = await openReply(ctx, row);
  return { ...reply, headers: { "Idempotency-Replayed": "true" } };
}
