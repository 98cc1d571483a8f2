import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { checkpoints, organizations } from "#db/schema/index.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { scope } from "../policy/scope.ts";
import { fingerprintOf, signingKeyFrom } from "./checkpoint.ts";

/** `GET /api/audit-log/seal`: of each log the reader may read, how many rows are sealed, how many wait, and the last checkpoint. */
async function seal(ctx: RequestContext): Promise<Reply> {
  const newest = ctx.db
    .select({ size: checkpoints.size })
    .from(checkpoints)
    .where(eq(checkpoints.organizationId, organizations.id))
    .orderBy(desc(checkpoints.size))
    .limit(1);
  const [logs] = await ctx.read([
    ctx.db
      .select({
        organizationId: organizations.id,
        organizationName: organizations.name,
        sealed: sql<number>`coalesce(${checkpoints.size}, 0)`,
        root: checkpoints.root,
        at: checkpoints.at,
        waiting: sql<number>`(SELECT count(*) FROM audit_pending p WHERE p.organizationId = ${organizations.id})`,
      })
      .from(organizations)
      .leftJoin(
        checkpoints,
        and(eq(checkpoints.organizationId, organizations.id), sql`${checkpoints.size} = (${newest})`),
      )
      .where(
        and(
          isNull(organizations.deletedAt),
          scope(ctx, "audit-log", "read", { by: "organization" }, organizations.id),
          sql`(${organizations.id} = ${ctx.actor.organizationId} OR ${checkpoints.size} IS NOT NULL)`,
        ),
      )
      .orderBy(asc(organizations.name), asc(organizations.id)),
  ]);
  const { publicKey } = await signingKeyFrom(ctx.env.AUDIT_SIGNING_KEY[0]);
  return { status: 200, body: { fingerprint: await fingerprintOf(publicKey), logs } };
}

export const sealRoutes = new Hono().get(
  "/seal",
  endpoint({ resource: "audit-log", action: "read" }, seal, {
    summary: "How far each audit log is sealed: rows, rows that wait, last checkpoint, fingerprint of the key",
  }),
);
