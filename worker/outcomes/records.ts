import { sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { figureIds, mayAsk } from "./filters.ts";
import { fault } from "./read.ts";
import { inScope, parseAsked } from "./scope.ts";

const MOST = 1_000;

/**
 * `GET /api/outcomes/records?figure=`: the ids behind a figure of groups, at most 1,000. A list leaves out what was
 * deleted since; a figure of a past day as recorded does not, so these are told apart as `deleted`.
 */
export async function outcomeRecords(ctx: RequestContext): Promise<Reply> {
  const figure = parseAsked(ctx.query("figure") ?? "");
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const may = figure && mayAsk(ctx.actor, figure.asked, figure.rest);
  const mine = figure && may && sql`(${inScope(figure.asked)} AND ${reach(ctx, groupsResource.spec, "read")})`;
  const ids = figure && mine && figure.asked.day <= today && figureIds(figure.asked, figure.rest, mine);
  if (!ids) throw fault("figure", "Angka ini tidak dikenal.", "There is no such figure.");
  const found = await ctx.read([
    ctx.db
      .select({ id: groups.id, deleted: sql<number>`${groups.deletedAt} IS NOT NULL` })
      .from(groups)
      .where(sql`${groups.id} IN (${ids})`)
      .orderBy(groups.id),
  ]);
  const rows = found[0];
  const told = (deleted: number) => rows.filter((row) => row.deleted === deleted).map(({ id }) => id);
  const [standing, deleted] = [told(0), told(1)];
  return {
    status: 200,
    body: { resource: "groups", total: rows.length, ids: standing.slice(0, MOST), deleted: deleted.slice(0, MOST) },
  };
}
