import { and, eq, gt, isNull } from "drizzle-orm";
import type { Context as Hono } from "hono";
import { z } from "zod";
import { organizations, passwordResets, users } from "#db/schema/index.ts";
import { ApiError, invalid } from "../../errors.ts";
import { addressOf } from "../../http/address.ts";
import { guard, writeBatch } from "../../http/commit.ts";
import { randomToken, sha256 } from "../../http/crypto.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { openRequest } from "../../http/openRequest.ts";
import { hashPassword } from "../../http/password.ts";
import { databaseFault } from "../../http/respond.ts";
import { openAudit } from "./openAudit.ts";
import { endSessions } from "./ownSessions.ts";
import { passwordFault } from "./passwordPolicy.ts";

const HOUR = 3_600_000;
const TRIES_PER_MINUTE = 20;

const hashReset = (token: string) => sha256(`reset|${token}`);

/** A one-time token with which `userId` sets a password within the hour; earlier ones end. */
export async function newReset(ctx: RequestContext, user: { id: string; organizationId: string }) {
  const token = randomToken();
  const expiresAt = ctx.now + HOUR;
  const { db, now, actor } = ctx;
  const statements = [
    db
      .update(passwordResets)
      .set({ usedAt: now })
      .where(and(eq(passwordResets.userId, user.id), isNull(passwordResets.usedAt))),
    db.insert(passwordResets).values({
      tokenHash: await hashReset(token),
      organizationId: user.organizationId,
      userId: user.id,
      createdAt: now,
      createdBy: actor.userId,
      expiresAt,
    }),
  ];
  return { token, expiresAt, statements };
}

export const resetBody = z.strictObject({ token: z.string().min(1).max(200), password: z.string().min(1).max(1000) });

const gone = () =>
  new ApiError(410, "reset_gone", {
    id: "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru kepada admin.",
    en: "This link was used already or has expired. Ask your admin for a new one.",
  });

/** `POST /api/password-reset`: sets a password, ends every session, signs nobody in and keeps the second factor. */
export async function resetPassword(c: Hono): Promise<Response> {
  const request = openRequest(c);
  const { db, env, now } = request;
  const { token, password } = parseOrThrow(resetBody, await request.json());
  await countAttempt(db, `reset|${await sha256(addressOf(c))}`, TRIES_PER_MINUTE, 60_000, now);
  const tokenHash = await hashReset(token);
  const usable = and(
    eq(passwordResets.tokenHash, tokenHash),
    isNull(passwordResets.usedAt),
    gt(passwordResets.expiresAt, now),
  );
  const [found] = await db
    .select({ user: users, organizationName: organizations.name })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(and(usable, eq(users.active, true), isNull(users.deletedAt)));
  if (!found) throw gone();
  const { user, organizationName } = found;
  const fault = passwordFault(password, [user.name, user.email, organizationName], user.demo);
  if (fault) throw invalid({ password: fault });
  const passwordHash = await hashPassword(password, env.PEPPER);
  try {
    await writeBatch(request, [
      db.update(passwordResets).set({ usedAt: now }).where(usable),
      guard(request, "state"),
      db.update(users).set({ passwordHash }).where(eq(users.id, user.id)),
      endSessions(request, user.id),
      openAudit(request, { user, action: "password_reset", entityId: user.id, proven: true }),
    ]);
  } catch (error) {
    if (databaseFault(error)?.message.includes("guard:")) throw gone();
    throw error;
  }
  return c.body(null, 204);
}
