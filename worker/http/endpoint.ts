import { and, eq } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Context as Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { openClient, openDb } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { auditLog, idempotencyKeys, sessions } from "#db/schema/index.ts";
import { readClock } from "../clock.ts";
import type { Reads, UserActor, UserContext } from "../context.ts";
import { type Env, parseEnv } from "../env.ts";
import { ApiError, forbidden, malformed, secondFactorNeeded, signInNeeded, tooLarge, unavailable } from "../errors.ts";
import { can } from "../policy/can.ts";
import { fromBase64, sha256, toBase64 } from "./crypto.ts";
import { decryptField, encryptField } from "./fieldCrypto.ts";
import { withoutBoundary } from "./multipart.ts";
import { localeOf } from "./respond.ts";
import { type Needed, type RouteDoc, withDoc } from "./routeDoc.ts";
import {
  actorOf,
  guessActor,
  hashToken,
  mustSetUpSecondFactor,
  readToken,
  rememberActor,
  type SessionRow,
  sameActor,
  sessionQuery,
  TOUCH_EVERY_MS,
  takeCookie,
} from "./session.ts";

const JSON_LIMIT = 1_000_000;
const DRAIN_LIMIT = 100_000_000;
const MAX_DEPTH = 32;
const UNSAFE = ["POST", "PUT", "PATCH", "DELETE"];

/** What a handler answers: stored as it is when the request carries an Idempotency-Key. */
export interface Reply {
  status: number;
  body?: unknown;
  etag?: string;
  headers?: Record<string, string>;
}

export interface RequestContext extends UserContext {
  /** One read batch. The first of a request also proves the session and looks for a stored reply. */
  read: <T extends Reads>(queries: T) => Promise<BatchResponse<T>>;
  /** Proves the session if no read did; called before anything is written. */
  verify: () => Promise<void>;
  /** A path parameter. */
  param: (name: string) => string;
  query: (name: string) => string | undefined;
  header: (name: string) => string | undefined;
  /** The JSON body, at most 1 MB; 400 or 415 when it is none. */
  json: () => Promise<unknown>;
  /** The body as bytes, at most `limit`. */
  bytes: (limit: number) => Promise<Uint8Array<ArrayBuffer>>;
}

export type Handler = (ctx: RequestContext) => Promise<Reply | Response>;
/** Grants a stored reply to whoever may still read what it is about. */
export type Reachable = (ctx: RequestContext, resource: string, id: string) => Promise<boolean>;

/** The guessed actor was wrong: the request starts over with the true one. */
class ActorChanged extends Error {
  readonly actor: UserActor;
  constructor(actor: UserActor) {
    super("actor changed");
    this.actor = actor;
  }
}
/** A twin of this request went first, or a record it moves along changed: start over with a fresh look. */
export class StartOver extends Error {}

class Replay extends Error {
  readonly row: typeof idempotencyKeys.$inferSelect;
  constructor(row: typeof idempotencyKeys.$inferSelect) {
    super("replay");
    this.row = row;
  }
}

/** Lets the rest of a body go by unread: a client whose connection is cut while it sends never sees why. */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>) {
  for (let passed = 0; passed < DRAIN_LIMIT; ) {
    const { done, value } = await reader.read();
    if (done) return;
    passed += value.byteLength;
  }
  await reader.cancel();
}

/** Reads a body by the bytes that really come, whatever Content-Length claims. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      parts.length = 0;
      await drain(reader);
      const mega = Math.round(limit / 1_000_000);
      throw tooLarge({ id: `Ukuran kiriman melebihi ${mega} MB.`, en: `The request is larger than ${mega} MB.` });
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

const notJson = () =>
  new ApiError(415, "unsupported_type", {
    id: "Kirimkan isi sebagai application/json.",
    en: "Send the body as application/json.",
  });

/** Whether a value nests no deeper than any form needs, and its text has no half characters, which no database keeps. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  return Object.entries(value).every(([key, one]) => key.isWellFormed() && isPlain(one, depth + 1));
}

export function parseJson(text: string): unknown {
  const broken = () => malformed({ id: "Isi permintaan bukan JSON yang sah.", en: "The body is not valid JSON." });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken();
  }
  if (!isPlain(value)) throw broken();
  return value;
}

/** The pieces of a request that exist before anybody is known. */
export function openRequest(c: Hono) {
  const env = parseEnv(c.env);
  const client = openClient(env.TURSO_DATABASE_URL, env.TURSO_AUTH_TOKEN);
  let body: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const bytes = (limit: number) => {
    body ??= readBytes(c.req.raw, limit);
    return body;
  };
  return {
    env,
    client,
    db: openDb(client),
    now: readClock(env.CLOCK_OFFSET_MS),
    requestId: c.get("requestId") as string,
    locale: localeOf(c),
    param: (name: string) => c.req.param(name) ?? "",
    query: (name: string) => c.req.query(name),
    header: (name: string) => c.req.header(name),
    bytes,
    json: async () => {
      if (!/^application\/([\w.+-]+\+)?json\b/i.test(c.req.header("Content-Type") ?? "")) throw notJson();
      return parseJson(new TextDecoder().decode(await bytes(JSON_LIMIT)));
    },
  };
}

export function toResponse(c: Hono, reply: Reply): Response {
  for (const [name, value] of Object.entries(reply.headers ?? {})) c.header(name, value);
  if (reply.etag) c.header("ETag", reply.etag);
  if (reply.status === 204 || reply.body === undefined) return c.body(null, reply.status as 204);
  return c.json(reply.body, reply.status as ContentfulStatusCode);
}

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

interface Options extends Omit<RouteDoc, "needed"> {
  /** Requests whose replay would be wrong (reveal, session) ignore the key. */
  idempotent?: boolean;
  reachable?: Reachable;
  /** Open to a session that still has to set up its second factor. */
  beforeSecondFactor?: boolean;
}

/**
 * The only door to a signed-in route: session, policy (default deny), idempotency and the read that proves the
 * session are put in here, so that no route can forget them.
 */
export function endpoint(needed: Needed, handler: Handler, options: Options = {}) {
  const handle = async (c: Hono): Promise<Response> => {
    const token = readToken(c);
    if (!token) throw signInNeeded();
    const request = openRequest(c);
    const tokenHash = await hashToken(token);
    const idempotency = options.idempotent === false ? undefined : await idempotencyOf(c, request.bytes);
    let guess = guessActor(tokenHash);
    if (!guess) {
      const [row] = await sessionQuery(request.db, tokenHash, request.now);
      guess = admit(c, tokenHash, row);
    }
    for (let attempt = 0; ; attempt++) {
      try {
        return await run(c, request, { needed, handler, options, tokenHash, actor: guess, idempotency });
      } catch (error) {
        if (attempt > 2) throw error instanceof StartOver ? unavailable() : error;
        if (error instanceof ActorChanged) guess = error.actor;
        else if (!(error instanceof StartOver)) throw error;
      }
    }
  };
  return withDoc(handle, { needed, ...options });
}

function admit(c: Hono, tokenHash: string, row: SessionRow | undefined): UserActor {
  if (!row) {
    rememberActor(tokenHash, undefined);
    takeCookie(c);
    throw signInNeeded();
  }
  const actor = actorOf(row);
  rememberActor(tokenHash, actor);
  return actor;
}

async function idempotencyOf(c: Hono, bytes: (limit: number) => Promise<Uint8Array<ArrayBuffer>>) {
  const key = c.req.header("Idempotency-Key");
  if (!key || !UNSAFE.includes(c.req.method)) return undefined;
  if (key.length > 200) {
    throw malformed({
      id: "Idempotency-Key paling panjang 200 karakter.",
      en: "Idempotency-Key has at most 200 characters.",
    });
  }
  const route = `${c.req.method} ${c.req.path}`;
  const type = c.req.header("Content-Type") ?? "";
  const multipart = type.startsWith("multipart/");
  const body = await bytes(multipart ? 12_000_000 : JSON_LIMIT);
  return { route, key, requestHash: await sha256(multipart ? withoutBoundary(body, type) : body), multipart };
}

interface Run {
  needed: Needed;
  handler: Handler;
  options: Options;
  tokenHash: string;
  actor: UserActor;
  idempotency: Awaited<ReturnType<typeof idempotencyOf>>;
}

async function run(c: Hono, request: ReturnType<typeof openRequest>, one: Run): Promise<Response> {
  const { db, now } = request;
  const { actor, idempotency } = one;
  let verified = false;

  const read = async <T extends Reads>(queries: T): Promise<BatchResponse<T>> => {
    if (verified) return db.batch(queries as unknown as [T[0], ...T[number][]]) as Promise<BatchResponse<T>>;
    const proof = sessionQuery(db, one.tokenHash, now);
    const stored = idempotency
      ? [
          db
            .select()
            .from(idempotencyKeys)
            .where(
              and(
                eq(idempotencyKeys.userId, actor.userId),
                eq(idempotencyKeys.route, idempotency.route),
                eq(idempotencyKeys.key, idempotency.key),
              ),
            ),
        ]
      : [];
    const all = (await db.batch([proof, ...stored, ...queries])) as unknown[];
    const row = (all[0] as SessionRow[])[0];
    const truth = admit(c, one.tokenHash, row);
    if (!sameActor(truth, actor)) throw new ActorChanged(truth);
    verified = true;
    if (row && now - row.lastSeenAt > TOUCH_EVERY_MS) await touch();
    const reply = idempotency && (all[1] as (typeof idempotencyKeys.$inferSelect)[])[0];
    if (reply) throw new Replay(reply);
    return all.slice(1 + stored.length) as BatchResponse<T>;
  };
  const touch = () => db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, actor.sessionId)).run();
  const verify = async () => {
    if (!verified) await read([sessionQuery(db, one.tokenHash, now)]);
  };

  const ctx: RequestContext = { ...request, actor, idempotency, read, verify };
  try {
    assertAllowed(request.env, one);
    const reply = await one.handler(ctx);
    await verify();
    return reply instanceof Response ? reply : toResponse(c, reply);
  } catch (error) {
    if (error instanceof Replay) return replay(c, ctx, error.row, one.options.reachable);
    // What is refused before the first read is told only to who is still signed in, and as who they are by now.
    if (error instanceof ApiError) await verify().catch(unlessReplay);
    if (error instanceof ApiError && error.status === 403) await logDenial(ctx, one.needed);
    throw error;
  }
}

/** What somebody signed in was refused: a row of the audit log, with no value in it. */
async function logDenial({ db, now, actor, requestId, param }: RequestContext, needed: Needed): Promise<void> {
  await db.insert(auditLog).values({
    id: newId("aud", now),
    organizationId: actor.organizationId,
    at: now,
    actorType: "user",
    actorId: actor.userId,
    action: "denied",
    entity: needed === "session" ? "session" : needed.resource,
    entityId: param("id") || "-",
    requestId,
  });
}

function assertAllowed(env: Env, { needed, actor, options }: Run) {
  if (!options.beforeSecondFactor && mustSetUpSecondFactor(env, actor)) throw secondFactorNeeded();
  if (needed === "session") return;
  const { resource, action, or = action } = needed;
  if (!can(actor.role, resource, action) && !can(actor.role, resource, or)) throw forbidden();
}

const unlessReplay = (error: unknown) => {
  if (!(error instanceof Replay)) throw error;
};

async function replay(
  c: Hono,
  ctx: RequestContext,
  row: typeof idempotencyKeys.$inferSelect,
  reachable: Reachable | undefined,
): Promise<Response> {
  if (row.requestHash !== ctx.idempotency?.requestHash) {
    throw new ApiError(422, "key_reused", {
      id: "Idempotency-Key ini sudah dipakai untuk permintaan lain.",
      en: "This Idempotency-Key was already used for another request.",
    });
  }
  if (row.resource && row.entityId && reachable && !(await reachable(ctx, row.resource, row.entityId)))
    throw forbidden();
  c.header("Idempotency-Replayed", "true");
  return toResponse(c, await openReply(ctx, row));
}
