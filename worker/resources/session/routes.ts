import { and, eq, isNull } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { auditLog, organizations, sessions, users } from "#db/schema/index.ts";
import type { UserActor } from "../../context.ts";
import { ApiError } from "../../errors.ts";
import { randomToken, sha256 } from "../../http/crypto.ts";
import { endpoint, openRequest, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { checkPassword } from "../../http/password.ts";
import { ABSOLUTE_LIMIT_MS, actorOf, giveCookie, hashToken, rememberActor, takeCookie } from "../../http/session.ts";
import { POLICY } from "../../policy/roles.ts";

const MINUTE = 60_000;
const LOCAL_PER_MINUTE = 30;
const PER_MINUTE = 10;

const credentials = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(200),
  password: z.string().min(1).max(1000),
  code: z.string().trim().max(64).nullish(),
});

const wrong = () =>
  new ApiError(401, "wrong_credentials", {
    id: "Surel atau kata sandi tidak cocok.",
    en: "E-mail address or password does not match.",
  });

/** What the console needs to know of who is signed in. */
export function sessionBody(actor: UserActor) {
  const { userId, name, email, role, organizationId, organizationName, jurisdiction, regionCode } = actor;
  return {
    user: { id: userId, name, email, role, organizationId, organizationName, jurisdiction, regionCode },
    permissions: POLICY[role],
  };
}

export const session = new Hono()
  .post("/", async (c) => {
    const request = openRequest(c);
    const { db, env, now } = request;
    const { email, password } = parseOrThrow(credentials, await request.json());
    const address = c.req.header("CF-Connecting-IP") ?? "local";
    const limit = env.ENVIRONMENT === "production" ? PER_MINUTE : LOCAL_PER_MINUTE;
    await countAttempt(db, `sign-in|ip|${await sha256(address)}`, limit, MINUTE, now);
    await countAttempt(db, `sign-in|account|${await sha256(email)}`, limit, MINUTE, now);
    const [account] = await db
      .select({ user: users, organization: organizations })
      .from(users)
      .innerJoin(organizations, eq(organizations.id, users.organizationId))
      .where(and(eq(users.email, email), isNull(users.deletedAt), isNull(organizations.deletedAt)));
    const matches = await checkPassword(password, account?.user.passwordHash, env.PEPPER);
    if (!account || !matches || !account.user.active || !account.organization.active) throw wrong();
    const token = randomToken();
    const tokenHash = await hashToken(token);
    const { user, organization } = account;
    const sessionId = newId("ses", now);
    await db.batch([
      db.insert(sessions).values({
        id: sessionId,
        organizationId: organization.id,
        userId: user.id,
        tokenHash,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + ABSOLUTE_LIMIT_MS,
        userAgent: c.req.header("User-Agent")?.slice(0, 200),
      }),
      db.insert(auditLog).values({
        id: newId("aud", now),
        organizationId: organization.id,
        at: now,
        actorType: "user",
        actorId: user.id,
        action: "sign_in",
        entity: "session",
        entityId: sessionId,
        requestId: request.requestId,
      }),
    ]);
    const actor = actorOf({
      sessionId,
      lastSeenAt: now,
      userId: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      regionCode: user.regionCode,
      organizationId: organization.id,
      organizationName: organization.name,
      jurisdiction: organization.regionCode,
    });
    rememberActor(tokenHash, actor);
    giveCookie(c, token);
    return c.json(sessionBody(actor));
  })
  .get(
    "/",
    endpoint("session", async (ctx: RequestContext) => {
      await ctx.verify();
      return { status: 200, body: sessionBody(ctx.actor) };
    }),
  )
  .delete("/", async (c) =>
    endpoint(
      "session",
      async (ctx) => {
        await ctx.verify();
        await ctx.db.update(sessions).set({ endedAt: ctx.now }).where(eq(sessions.id, ctx.actor.sessionId));
        takeCookie(c);
        return { status: 204 };
      },
      { idempotent: false },
    )(c),
  );
