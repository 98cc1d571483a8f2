import { and, eq, gt, isNull } from "drizzle-orm";
import type { Context as Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Db } from "#db/client.ts";
import { organizations, sessions, users } from "#db/schema/index.ts";
import type { UserActor } from "../context.ts";
import type { Env } from "../env.ts";
import { parseClosed } from "../policy/closed.ts";
import { ACCOUNT, livingAccount, parseAdjusted } from "./account.ts";
import { sha256 } from "./crypto.ts";

const MINUTE = 60_000;
export const IDLE_LIMIT_MS = 30 * MINUTE;
export const ABSOLUTE_LIMIT_MS = 12 * 60 * MINUTE;
/** How stale `lastSeenAt` may get before it is written again. */
export const TOUCH_EVERY_MS = MINUTE;
const SECURE_COOKIE = "__Host-lanjut";
const LOCAL_COOKIE = "lanjut";

/** TLS here or at the office's own proxy; a header sent by somebody else only binds their own cookie tighter. */
const isSecure = (c: Hono) =>
  new URL(c.req.url).protocol === "https:" || c.req.header("X-Forwarded-Proto")?.toLowerCase() === "https";

export function readToken(c: Hono): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(c.req.header("Authorization") ?? "")?.[1];
  return bearer ?? getCookie(c, isSecure(c) ? SECURE_COOKIE : LOCAL_COOKIE);
}

export function giveCookie(c: Hono, token: string) {
  const secure = isSecure(c);
  setCookie(c, secure ? SECURE_COOKIE : LOCAL_COOKIE, token, {
    httpOnly: true,
    secure,
    sameSite: "Lax",
    path: "/",
    maxAge: ABSOLUTE_LIMIT_MS / 1000,
  });
}

export function takeCookie(c: Hono) {
  const secure = isSecure(c);
  deleteCookie(c, secure ? SECURE_COOKIE : LOCAL_COOKIE, { path: "/", secure });
}

/** Session, account and organisation behind a token, while all three live. */
export function sessionQuery(db: Db, tokenHash: string, now: number) {
  return db
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      ...ACCOUNT,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, now - IDLE_LIMIT_MS),
        livingAccount(now),
      ),
    );
}
export type SessionRow = Awaited<ReturnType<typeof sessionQuery>>[number];

export function actorOf({ lastSeenAt: _, secondFactor, adjusted, closed, ...row }: SessionRow): UserActor {
  const read = { adjusted: parseAdjusted(adjusted), closed: parseClosed(closed) };
  return { type: "user", ...row, ...read, secondFactor: Boolean(secondFactor) };
}

/** In production an account without a second factor may do nothing but set one up. */
export const mustSetUpSecondFactor = (env: Pick<Env, "ENVIRONMENT">, actor: UserActor): boolean =>
  env.ENVIRONMENT === "production" && !actor.secondFactor;

export const hashToken = (token: string) => sha256(`session|${token}`);

/**
 * Who a token was at its last request. A guess only: each request asks the database again in its first read
 * batch and starts over when anything differs, so a revoked or changed account is never served from here.
 */
const guesses = new Map<string, UserActor>();
const GUESSES = 5_000;

export const guessActor = (tokenHash: string): UserActor | undefined => guesses.get(tokenHash);

export function rememberActor(tokenHash: string, actor: UserActor | undefined) {
  guesses.delete(tokenHash);
  if (!actor) return;
  if (guesses.size >= GUESSES) guesses.delete(guesses.keys().next().value ?? "");
  guesses.set(tokenHash, actor);
}

export function sameActor(a: UserActor, b: UserActor): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
