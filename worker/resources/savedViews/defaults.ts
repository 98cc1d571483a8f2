import { and, eq, isNull } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { savedViews, viewDefaults } from "#db/schema/index.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { savedViewsResource } from "./routes.ts";

const { spec } = savedViewsResource;

/** The view each list starts with for this person, of those it may still open. */
async function list(ctx: RequestContext): Promise<Reply> {
  const [rows] = await ctx.read([
    ctx.db
      .select({ resource: viewDefaults.resource, viewId: viewDefaults.viewId })
      .from(viewDefaults)
      .innerJoin(savedViews, eq(savedViews.id, viewDefaults.viewId))
      .where(and(eq(viewDefaults.userId, ctx.actor.userId), isNull(savedViews.deletedAt), reach(ctx, spec, "read"))),
  ]);
  return { status: 200, body: Object.fromEntries(rows.map(({ resource, viewId }) => [resource, viewId])) };
}

const body = z.strictObject({ viewId: z.string().max(60) });

const audit = (ctx: RequestContext, viewId: string, isDefault: boolean) => ({
  action: "update" as const,
  entity: "saved-views" as const,
  entityId: viewId,
  organizationId: ctx.actor.organizationId,
  before: { isDefault: !isDefault },
  after: { isDefault },
});

async function choose(ctx: RequestContext): Promise<Reply> {
  const { viewId } = parseOrThrow(body, await ctx.json());
  const [rows] = (await ctx.read([recordQuery(ctx, spec, viewId, "read")])) as [Row[]];
  const { resource } = admitRow(rows[0]) as { resource: string };
  const chosen = { userId: ctx.actor.userId, resource, viewId };
  const statement = ctx.db
    .insert(viewDefaults)
    .values(chosen)
    .onConflictDoUpdate({ target: [viewDefaults.userId, viewDefaults.resource], set: { viewId } });
  return commit(
    ctx,
    { statements: [statement], audit: [audit(ctx, viewId, true)] },
    { status: 200, body: { resource, viewId } },
  );
}

async function forget(ctx: RequestContext): Promise<Reply> {
  const mine = and(eq(viewDefaults.userId, ctx.actor.userId), eq(viewDefaults.resource, ctx.param("resource")));
  const [rows] = await ctx.read([ctx.db.select().from(viewDefaults).where(mine)]);
  return commit(
    ctx,
    {
      statements: [ctx.db.delete(viewDefaults).where(mine)],
      audit: rows.map(({ viewId }) => audit(ctx, viewId, false)),
    },
    { status: 204 },
  );
}

const needed = { resource: "saved-views", action: "read" } as const;

export const viewDefaultRoutes = new Hono()
  .get("/", endpoint(needed, list, { summary: "The view that each list starts with for me, by list" }))
  .put("/", endpoint(needed, choose, { body, summary: "Start a list with this view, for me" }))
  .delete("/:resource", endpoint(needed, forget, { summary: "Start this list as it comes, for me" }));
