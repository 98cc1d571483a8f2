import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { buyers, linkages, orders } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../http/resourceRead.ts";
import type { GroupRow, Row } from "../http/resourceSpec.ts";
import { buyersResource } from "../resources/buyers/routes.ts";
import { todayOf } from "../resources/groupDay.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { ordersResource } from "../resources/orders/routes.ts";
import { monthsUntil, type SalesRow, salesOf } from "./sales.ts";

async function groupMarket(ctx: RequestContext) {
  const groupId = ctx.param("id");
  const month = sql<string>`substr(${orders.on}, 1, 7)`;
  // Zones differ by two hours: one month earlier than any of them needs, what is too much is left out by the fold.
  const since = monthsUntil(dayAt(ctx.now, ctx.actor.jurisdiction), 13)[0] ?? "";
  const [records, rows] = (await ctx.read([
    recordQuery(ctx, groupsResource.spec, groupId, "read"),
    ctx.db
      .select({
        month,
        // A buyer in a directory that the reader cannot open is told by its name alone.
        buyerId: buyers.id,
        buyer: linkages.buyer,
        orders: sql<number>`count(*)`,
        valueIdr: sql<number>`sum(${orders.valueIdr})`,
        lastOn: sql<string>`max(${orders.on})`,
      })
      .from(orders)
      .leftJoin(linkages, eq(linkages.id, orders.linkageId))
      .leftJoin(
        buyers,
        and(eq(buyers.id, linkages.buyerId), isNull(buyers.deletedAt), reach(ctx, buyersResource.spec, "read")),
      )
      .where(
        and(
          eq(orders.groupId, groupId),
          isNull(orders.deletedAt),
          gte(orders.on, since),
          reach(ctx, ordersResource.spec, "read"),
        ),
      )
      .groupBy(month, buyers.id, linkages.buyer),
  ])) as [Row[], SalesRow[]];
  const asOf = todayOf(ctx, admitRow(records[0]) as GroupRow);
  return { status: 200, body: { asOf, ...salesOf(rows, asOf) } };
}

/** `GET /api/groups/ID/market`. */
export function addGroupMarket(): void {
  groupsResource.routes.get(
    "/:id/market",
    endpoint({ resource: "orders", action: "read" }, groupMarket, {
      summary: "Sales of a group a month over a year, its buyers, and how much hangs on the largest one",
    }),
  );
}
