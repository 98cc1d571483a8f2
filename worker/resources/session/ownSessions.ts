import { and, desc, eq, gt, isNull, ne, type SQL } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { commit, type Statement } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { IDLE_LIMIT_MS } from "../../http/session.ts";

const alive = (ctx: RequestContext, userId: string): SQL | undefined =>
  and(
    eq(sessions.userId, userId),
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, ctx.now),
    gt(sessions.lastSeenAt, ctx.now - IDLE_LIMIT_MS),
  );

/** Ends every session of a user but, where given, one. */
export function endSessions(ctx: Pick<RequestContext, "db" | "now">, userId: string, but?: string): Statement {
  const others = but ? ne(sessions.id, but) : undefined;
  return ctx.db
    .update(sessions)
    .set({ endedAt: ctx.now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), others));
}

/** `GET /api/session/list`: where this account is signed in. */
export async function listOwnSessions(ctx: RequestContext): Promise<Reply> {
  const [rows] = await ctx.read([
    ctx.db
      .select({
        id: sessions.id,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
        expiresAt: sessions.expiresAt,
        userAgent: sessions.userAgent,
      })
      .from(sessions)
      .where(alive(ctx, ctx.actor.userId))
      .orderBy(desc(sessions.lastSeenAt)),
  ]);
  return { status: 200, body: rows.map((row) => ({ ...row, current: row.id === ctx.actor.sessionId })) };
}

const ended = (ctx: RequestContext, entityId: string) => ({
  action: "session_ended" as const,
  entity: "session" as const,
  entityId,
  organizationId: ctx.actor.organizationId,
});

/** `DELETE /api/session/list/:id`. */
export async function endOwnSession(ctx: RequestContext): Promise<Reply> {
  const id = ctx.param("id");
  const [rows] = await ctx.read([
    ctx.db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, id), alive(ctx, ctx.actor.userId))),
  ]);
  if (!rows[0]) throw notFound();
  const end = ctx.db.update(sessions).set({ endedAt: ctx.now }).where(eq(sessions.id, id));
  return commit(ctx, { statements: [end], audit: [ended(ctx, id)] }, { status: 204 });
}

/** `DELETE /api/session/list`: every session but this one. */
export function endOtherSessions(ctx: RequestContext): Promise<Reply> {
  const { userId, sessionId } = ctx.actor;
  return commit(
    ctx,
    { statements: [endSessions(ctx, userId, sessionId)], audit: [ended(ctx, userId)] },
    { status: 204 },
  );
}
