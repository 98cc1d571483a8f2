import { and, inArray, isNull, notInArray } from "drizzle-orm";
import { linkages, orders } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { decideFactsUndo } from "./decideFactsUndo.ts";
import type { UndoPlan } from "./decideUndo.ts";
import { anyOf, idsOf, type MadeRow, readStanding } from "./tables.ts";

/** Linkages that have orders, and buyers that have linkages, which this import did not make. */
async function readInUse(ctx: Pick<Context, "db">, made: readonly MadeRow[]): Promise<Set<string>> {
  const own = made.filter((one) => !one.before);
  const [ordered, linked] = await ctx.db.batch([
    ctx.db
      .selectDistinct({ id: orders.linkageId })
      .from(orders)
      .where(
        and(
          inArray(orders.linkageId, anyOf(idsOf(own, "linkages"))),
          notInArray(orders.id, anyOf(idsOf(made, "orders"))),
          isNull(orders.deletedAt),
        ),
      ),
    ctx.db
      .selectDistinct({ id: linkages.buyerId })
      .from(linkages)
      .where(
        and(
          inArray(linkages.buyerId, anyOf(idsOf(own, "buyers"))),
          notInArray(linkages.id, anyOf(idsOf(own, "linkages"))),
          isNull(linkages.deletedAt),
        ),
      ),
  ]);
  return new Set([...ordered, ...linked].flatMap(({ id }) => id ?? []));
}

/** What an undo of orders or contacts takes back, from how their records stand now. */
export async function undoFacts(ctx: Pick<Context, "db">, made: readonly MadeRow[]): Promise<UndoPlan> {
  const standing = Object.values(await readStanding(ctx, made)).flat();
  return decideFactsUndo({ made, standing, inUse: await readInUse(ctx, made) });
}
