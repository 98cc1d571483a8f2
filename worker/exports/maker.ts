import { and, eq, isNull, sql } from "drizzle-orm";
import { organizations, users } from "#db/schema/index.ts";
import type { Context, SystemActor } from "../context.ts";
import type { Locale } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { mustSetUpSecondFactor } from "../http/session.ts";

/**
 * The context of a request of the person who asked for an export, with the rights it has at this moment; undefined
 * when the account was ended, moved to another organisation, or may not work any more.
 */
export async function actingFor(
  ctx: Context<SystemActor>,
  job: { createdBy: string; organizationId: string; locale: Locale },
): Promise<RequestContext | undefined> {
  const [row] = await ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      regionCode: users.regionCode,
      organizationId: organizations.id,
      organizationName: organizations.name,
      organizationKind: organizations.kind,
      jurisdiction: organizations.regionCode,
      secondFactor: sql<number>`${users.totpSecret} IS NOT NULL`,
    })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(
      and(
        eq(users.id, job.createdBy),
        eq(users.organizationId, job.organizationId),
        eq(users.active, true),
        isNull(users.deletedAt),
        eq(organizations.active, true),
        isNull(organizations.deletedAt),
      ),
    );
  if (!row) return undefined;
  const actor = { type: "user" as const, sessionId: ctx.actor.job, ...row, secondFactor: Boolean(row.secondFactor) };
  if (mustSetUpSecondFactor(ctx.env, actor)) return undefined;
  const nothing = () => undefined;
  const none = () => Promise.reject(new Error("a job has no body"));
  return {
    ...ctx,
    actor,
    locale: job.locale,
    read: ((queries: Parameters<RequestContext["read"]>[0]) =>
      ctx.db.batch(queries as never)) as RequestContext["read"],
    verify: () => Promise.resolve(),
    param: () => "",
    query: nothing,
    header: nothing,
    json: none,
    bytes: none,
  };
}
