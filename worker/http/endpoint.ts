import { and, eq } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Context as Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { newId } from "#db/ids.ts";
import { auditLog, idempotencyKeys } from "#db/schema/index.ts";
import type { Reads, UserActor, UserContext } from "../context.ts";
import type { Env } from "../env.ts";
import { ApiError, forbidden, malformed, secondFactorNeeded, signInNeeded, unavailable } from "../errors.ts";
import { can } from "../policy/can.ts";
import { writeBatch } from "./commit.ts";
import { type Credential, credentialOf, type ProofRow } from "./credential.ts";
import { sha256 } from "./crypto.ts";
import { withoutBoundary } from "./multipart.ts";
import { JSON_LIMIT, letBodyPass, MULTIPART_LIMIT, openRequest } from "./openRequest.ts";
import { type Needed, type RouteDoc, withDoc } from "./routeDoc.ts";
import {
  actorOf,
  guessActor,
  mustSetUpSecondFactor,
  readToken,
  rememberActor,
  sameActor,
  TOUCH_EVERY_MS,
  takeCookie,
} from "./session.ts";
import { replayed } from "./storedReply.ts";

const FRESH_LOOKS = 8;
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

export function toResponse(c: Hono, reply: Reply): Response {
  for (const [name, value] of Object.entries(reply.headers ?? {})) c.header(name, value);
  if (reply.etag) c.header("ETag", reply.etag);
  if (reply.status === 204 || reply.body === undefined) return c.body(null, reply.status as 204);
  return c.json(reply.body, reply.status as ContentfulStatusCode);
}

interface Options extends Omit<RouteDoc, "needed"> {
  /** Requests whose replay would be wrong (reveal, session) ignore the key. */
  idempotent?: boolean;
  reachable?: Reachable;
  /** Needs no cell of the policy, and yet a program may ask it. */
  forTokens?: boolean;
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
    if (!token) {
      await letBodyPass(c.req.raw);
      throw signInNeeded();
    }
    const request = openRequest(c);
    const credential = await credentialOf(token);
    const idempotency = options.idempotent === false ? undefined : await idempotencyOf(c, request.bytes);
    let guess = guessActor(credential.hash);
    if (!guess) {
      const [row] = await credential.proof(request.db, request.now);
      guess = admit(c, credential, row);
    }
    for (let attempt = 0; ; attempt++) {
      try {
        return await run(c, request, { needed, handler, options, credential, actor: guess, idempotency });
      } catch (error) {
        if (error instanceof StartOver) {
          if (attempt >= FRESH_LOOKS) throw unavailable();
          // Of many at once each takes its turn: whoever lost looks again a little later than the others.
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 30 * attempt));
        } else if (error instanceof ActorChanged && attempt <= 2) guess = error.actor;
        else throw error;
      }
    }
  };
  return withDoc(handle, { needed, ...options });
}

function admit(c: Hono, { hash }: Credential, row: ProofRow | undefined): UserActor {
  if (!row) {
    rememberActor(hash, undefined);
    takeCookie(c);
    throw signInNeeded();
  }
  const actor = actorOf(row);
  rememberActor(hash, actor);
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
  const body = await bytes(multipart ? MULTIPART_LIMIT : JSON_LIMIT);
  return { route, key, requestHash: await sha256(multipart ? withoutBoundary(body, type) : body), multipart };
}

interface Run {
  needed: Needed;
  handler: Handler;
  options: Options;
  credential: Credential;
  actor: UserActor;
  idempotency: Awaited<ReturnType<typeof idempotencyOf>>;
}

async function run(c: Hono, request: ReturnType<typeof openRequest>, one: Run): Promise<Response> {
  const { db, now } = request;
  const { actor, idempotency } = one;
  let verified = false;

  const read = async <T extends Reads>(queries: T): Promise<BatchResponse<T>> => {
    if (verified) return db.batch(queries as unknown as [T[0], ...T[number][]]) as Promise<BatchResponse<T>>;
    const proof = one.credential.proof(db, now);
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
    const row = (all[0] as ProofRow[])[0];
    const truth = admit(c, one.credential, row);
    if (!sameActor(truth, actor)) throw new ActorChanged(truth);
    verified = true;
    // What the console asks by itself does not keep an unattended session alive.
    if (row && now - row.lastSeenAt > TOUCH_EVERY_MS && !request.header("X-Background")) await touch();
    const reply = idempotency && (all[1] as (typeof idempotencyKeys.$inferSelect)[])[0];
    if (reply) throw new Replay(reply);
    return all.slice(1 + stored.length) as BatchResponse<T>;
  };
  const touch = () => one.credential.touch(db, actor.sessionId, now);
  const verify = async () => {
    if (!verified) await read([one.credential.proof(db, now)]);
  };

  const ctx: RequestContext = { ...request, actor, idempotency, read, verify };
  try {
    assertAllowed(request.env, one);
    const reply = await one.handler(ctx);
    await verify();
    return reply instanceof Response ? reply : toResponse(c, reply);
  } catch (error) {
    if (error instanceof Replay) {
      return toResponse(c, await replayed(ctx, error.row, one.options.reachable));
    }
    // What is refused before the first read is told only to who is still signed in, and as who they are by now.
    if (error instanceof ApiError) await verify().catch(unlessReplay);
    if (error instanceof ApiError && error.status === 403) await logDenial(ctx, one.needed);
    throw error;
  }
}

/** What somebody signed in was refused: a row of the audit log, with no value in it. */
async function logDenial({ db, now, actor, requestId, param }: RequestContext, needed: Needed): Promise<void> {
  const row = db.insert(auditLog).values({
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
  await writeBatch({ db }, [row]);
}

function assertAllowed(env: Env, { needed, actor, options }: Run) {
  if (!options.beforeSecondFactor && mustSetUpSecondFactor(env, actor)) throw secondFactorNeeded();
  if (needed === "session") {
    // What is somebody's own is no program's.
    if (actor.scopes && !options.forTokens) throw forbidden();
    return;
  }
  const { resource, action, or = action } = needed;
  if (!can(actor, resource, action) && !can(actor, resource, or)) throw forbidden();
}

const unlessReplay = (error: unknown) => {
  if (!(error instanceof Replay)) throw error;
};
