import { and, eq, ne } from "drizzle-orm";
import type { Context as Hono } from "hono";
import { z } from "zod";
import type { AuditAction } from "#db/constants.ts";
import { sessions, users } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { type AuditDraft, commit, guard } from "../../http/commit.ts";
import { randomToken } from "../../http/crypto.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { decryptField, encryptField } from "../../http/fieldCrypto.ts";
import { forgetAttempts } from "../../http/limits.ts";
import { giveCookie, hashToken } from "../../http/session.ts";
import { endSessions } from "./ownSessions.ts";
import { provePassword } from "./password.ts";
import { spendCode } from "./secondFactor.ts";
import { codeKey, countCode } from "./signInLimits.ts";
import { hashRecoveryCode, newRecoveryCodes, newSecret, otpauthUri, stepOf } from "./totp.ts";

const code = z.string().trim().min(6).max(64);
export const setUpBody = z.strictObject({ password: z.string().min(1).max(1000) });
export const confirmBody = z.strictObject({ code });
export const removeBody = z.strictObject({ password: z.string().min(1).max(1000), code });

const wrongCode = () => invalid({ code: { id: "Kode tidak cocok.", en: "The code does not match." } });

const audit = (ctx: RequestContext, action: AuditAction): AuditDraft => ({
  action,
  entity: "users",
  entityId: ctx.actor.userId,
  organizationId: ctx.actor.organizationId,
});

const place = (column: "totpSecret" | "totpPending", id: string) => ({ table: "users", column, id });

/** `POST /api/session/second-factor`: a secret to scan; nothing counts until a code of it comes back. */
export async function setUpSecondFactor(ctx: RequestContext): Promise<Reply> {
  const { password } = parseOrThrow(setUpBody, await ctx.json());
  const user = await provePassword(ctx, password, "password");
  if (user.totpSecret) {
    throw conflict("second_factor_present", {
      id: "Faktor kedua sudah terpasang. Lepas dahulu sebelum memasang yang baru.",
      en: "A second factor is set up already. Remove it before setting up another.",
    });
  }
  const secret = newSecret();
  const totpPending = await encryptField(ctx.env, place("totpPending", user.id), secret);
  return commit(
    ctx,
    {
      statements: [ctx.db.update(users).set({ totpPending }).where(eq(users.id, user.id))],
      audit: [audit(ctx, "second_factor_started")],
    },
    { status: 200, body: { secret, uri: otpauthUri(secret, user.email) } },
  );
}

/** `POST /api/session/second-factor/confirm`: the factor counts from now on; this session gets a new token. */
export async function confirmSecondFactor(ctx: RequestContext, c: Hono): Promise<Reply> {
  const body = parseOrThrow(confirmBody, await ctx.json());
  const { userId, sessionId } = ctx.actor;
  const [rows] = await ctx.read([ctx.db.select().from(users).where(eq(users.id, userId))]);
  const pending = rows[0]?.totpPending;
  if (!pending) {
    throw conflict("second_factor_not_started", {
      id: "Mulai pemasangan faktor kedua terlebih dahulu.",
      en: "Start setting up the second factor first.",
    });
  }
  await countCode(ctx.db, userId, ctx.now);
  const secret = await decryptField(ctx.env, place("totpPending", userId), pending);
  const step = stepOf(secret, body.code, ctx.now);
  if (step === null) throw wrongCode();
  const recoveryCodes = newRecoveryCodes();
  const token = randomToken();
  const set = {
    totpSecret: await encryptField(ctx.env, place("totpSecret", userId), secret),
    totpPending: null,
    totpLastStep: step,
    recoveryCodes: await Promise.all(recoveryCodes.map(hashRecoveryCode)),
  };
  const reply = await commit(
    ctx,
    {
      statements: [
        ctx.db
          .update(users)
          .set(set)
          .where(and(eq(users.id, userId), eq(users.totpPending, pending))),
        guard(ctx),
        ctx.db
          .update(sessions)
          .set({ tokenHash: await hashToken(token) })
          .where(eq(sessions.id, sessionId)),
        endSessions(ctx, userId, sessionId),
        forgetAttempts(ctx.db, codeKey(userId)),
      ],
      audit: [audit(ctx, "second_factor_set")],
    },
    { status: 200, body: { recoveryCodes } },
  );
  giveCookie(c, token);
  return reply;
}

/** `POST /api/session/second-factor/remove`: password and code; not possible where the factor is mandatory. */
export async function removeSecondFactor(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(removeBody, await ctx.json());
  if (ctx.env.ENVIRONMENT === "production") {
    throw conflict("second_factor_mandatory", {
      id: "Di sini faktor kedua wajib dan tidak dapat dilepas.",
      en: "A second factor is mandatory here and cannot be removed.",
    });
  }
  const user = await provePassword(ctx, body.password, "password");
  await countCode(ctx.db, user.id, ctx.now);
  const spent = await spendCode(ctx, user, body.code);
  if (!spent) throw wrongCode();
  const cleared = { totpSecret: null, totpPending: null, totpLastStep: null, recoveryCodes: null };
  return commit(
    ctx,
    {
      statements: [
        ...spent,
        ctx.db.update(users).set(cleared).where(eq(users.id, user.id)),
        ctx.db
          .update(sessions)
          .set({ endedAt: ctx.now })
          .where(and(eq(sessions.userId, user.id), ne(sessions.id, ctx.actor.sessionId))),
        forgetAttempts(ctx.db, codeKey(user.id)),
      ],
      audit: [audit(ctx, "second_factor_removed")],
    },
    { status: 204 },
  );
}
