import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { notifications } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { scope } from "../../policy/scope.ts";

/** One's own and nobody else's, whatever the role; of the organisation one belongs to today. */
const own = (ctx: RequestContext) =>
  sql`${eq(notifications.userId, ctx.actor.userId)} AND ${scope(ctx, "notifications", "read", { by: "organization" }, notifications.organizationId)}`;

export const notificationsResource = defineReadResource({
  name: "notifications",
  table: notifications,
  where: own,
  searchColumn: notifications.kind,
  defaultSort: ["at", "DESC"],
});

const needed = { resource: "notifications", action: "update" } as const;

const markRead = (ctx: RequestContext) =>
  ctx.db
    .update(notifications)
    .set({ readAt: ctx.now, version: sql`${notifications.version} + 1` })
    .$dynamic();

async function readOne(ctx: RequestContext) {
  const mine = and(eq(notifications.id, ctx.param("id")), own(ctx));
  const [rows] = await ctx.read([ctx.db.select().from(notifications).where(mine)]);
  const row = rows[0];
  if (!row) throw notFound();
  if (row.readAt !== null) return { status: 200, body: row };
  const change = { statements: [markRead(ctx).where(and(mine, isNull(notifications.readAt)))], audit: [] };
  return commit(ctx, change, { status: 200, body: { ...row, readAt: ctx.now, version: row.version + 1 } });
}

const upTo = z.strictObject({ upTo: z.int().min(0) });

/** All that stood in the list when the person looked: what came since stays unread. */
async function readAll(ctx: RequestContext) {
  const body = parseOrThrow(upTo, await ctx.json());
  const unread = and(own(ctx), isNull(notifications.readAt), lte(notifications.at, body.upTo));
  return commit(ctx, { statements: [markRead(ctx).where(unread)], audit: [] }, { status: 204 });
}

notificationsResource.routes
  .post("/read", endpoint(needed, readAll, { body: upTo, summary: "Mark everything up to an instant as read" }))
  .post("/:id/read", endpoint(needed, readOne, { summary: "Mark one notice as read" }));
