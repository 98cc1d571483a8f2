import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { groups, linkages, orders } from "#db/schema/index.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { maskRow } from "../../policy/fields.ts";
import { linkagesResource } from "../linkages/routes.ts";
import { buyersResource } from "./routes.ts";

interface GroupSales {
  id: string;
  organizationId: string;
  name: string;
  kind: string;
  linkages: number;
  orders: number;
  valueIdr: number;
  lastOn: string | null;
}

/** Groups that are named; all of them are counted. */
const MOST = 200;

/** What a buyer has meant so far to the groups that the reader may see. */
async function buyerFigures(ctx: RequestContext) {
  const id = ctx.param("id");
  const [records, rows] = (await ctx.read([
    recordQuery(ctx, buyersResource.spec, id, "read"),
    ctx.db
      .select({
        id: groups.id,
        organizationId: groups.organizationId,
        name: groups.name,
        kind: groups.kind,
        linkages: sql<number>`count(DISTINCT ${linkages.id})`,
        orders: sql<number>`count(${orders.id})`,
        valueIdr: sql<number>`coalesce(sum(${orders.valueIdr}), 0)`,
        lastOn: sql<string | null>`max(${orders.on})`,
      })
      .from(linkages)
      .innerJoin(groups, eq(groups.id, linkages.groupId))
      .leftJoin(orders, and(eq(orders.linkageId, linkages.id), isNull(orders.deletedAt)))
      .where(and(eq(linkages.buyerId, id), isNull(linkages.deletedAt), reach(ctx, linkagesResource.spec, "read")))
      .groupBy(groups.id)
      .orderBy(desc(sql`coalesce(sum(${orders.valueIdr}), 0)`), asc(groups.name)),
  ])) as [Row[], GroupSales[]];
  admitRow(records[0]);
  const sum = (field: "linkages" | "orders" | "valueIdr") => rows.reduce((total, row) => total + row[field], 0);
  return {
    status: 200,
    body: {
      ...{ linkages: sum("linkages"), orders: sum("orders"), valueIdr: sum("valueIdr"), groups: rows.length },
      lastOn:
        rows
          .map(({ lastOn }) => lastOn ?? "")
          .sort()
          .at(-1) || null,
      byGroup: rows.slice(0, MOST).map((row) => {
        const { organizationId: _, kind: __, ...shown } = maskRow(ctx.actor, "groups", { ...row });
        return shown;
      }),
    },
  };
}

/** `GET /api/buyers/ID/figures`. */
export function addBuyerFigures(): void {
  buyersResource.routes.get(
    "/:id/figures",
    endpoint({ resource: "buyers", action: "read" }, buyerFigures, {
      summary: "Linkages, orders and their value with a buyer, in all and by group",
    }),
  );
}
