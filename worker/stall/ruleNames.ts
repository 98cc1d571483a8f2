import { and, eq, isNull, or, sql } from "drizzle-orm";
import { programs, rules } from "#db/schema/index.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { programsResource } from "../resources/programs/routes.ts";

/**
 * `GET /api/rule-names`: what the codes of signals stand for, for everybody who reads signals: rules of one's own
 * organisation, and of those whose programmes one reads. Where a code is used twice, one's own name comes last.
 */
export async function ruleNames(ctx: RequestContext): Promise<Reply> {
  const own = eq(rules.organizationId, ctx.actor.organizationId);
  const followed = sql`${rules.organizationId} IN (SELECT ${programs.organizationId} FROM ${programs}
    WHERE ${programs.deletedAt} IS NULL AND ${reach(ctx, programsResource.spec, "read")})`;
  const [rows] = await ctx.read([
    ctx.db
      .select({ code: rules.code, name: rules.name })
      .from(rules)
      .where(and(isNull(rules.deletedAt), or(own, followed)))
      .orderBy(own, rules.code),
  ]);
  return { status: 200, body: rows };
}
