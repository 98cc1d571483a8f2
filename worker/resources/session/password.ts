import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { commit, guard } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt, forgetAttempts } from "../../http/limits.ts";
import { checkPassword, hashPassword } from "../../http/password.ts";
import { endSessions } from "./ownSessions.ts";
import { passwordFault } from "./passwordPolicy.ts";
import type { UserRow } from "./secondFactor.ts";

const TRIES = 10;
const WINDOW_MS = 15 * 60_000;

export const passwordBody = z.strictObject({
  current: z.string().min(1).max(1000),
  password: z.string().min(1).max(1000),
});

const tryKey = (userId: string) => `password|${userId}`;

/** The signed-in account, once it has shown its password again; 422 on `field` otherwise, 429 after ten tries. */
export async function provePassword(ctx: RequestContext, password: string, field: string): Promise<UserRow> {
  const { userId } = ctx.actor;
  await ctx.verify();
  await countAttempt(ctx.db, tryKey(userId), TRIES, WINDOW_MS, ctx.now);
  const [rows] = await ctx.read([ctx.db.select().from(users).where(eq(users.id, userId))]);
  const user = rows[0];
  const matches = await checkPassword(password, user?.passwordHash, ctx.env.PEPPER);
  if (!user || !matches) {
    throw invalid({ [field]: { id: "Kata sandi saat ini tidak cocok.", en: "This is not your current password." } });
  }
  await forgetAttempts(ctx.db, tryKey(userId));
  return user;
}

/** `POST /api/session/password`: the other sessions of the account end. */
export async function changePassword(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(passwordBody, await ctx.json());
  const user = await provePassword(ctx, body.current, "current");
  const { name, email, organizationName } = ctx.actor;
  const fault = passwordFault(body.password, [name, email, organizationName], user.demo);
  if (fault) throw invalid({ password: fault });
  const passwordHash = await hashPassword(body.password, ctx.env.PEPPER);
  const update = ctx.db
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash ?? "")));
  return commit(
    ctx,
    {
      statements: [update, guard(ctx), endSessions(ctx, user.id, ctx.actor.sessionId)],
      audit: [
        { action: "password_changed", entity: "users", entityId: user.id, organizationId: ctx.actor.organizationId },
      ],
    },
    { status: 204 },
  );
}
