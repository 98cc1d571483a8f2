import { and, eq, inArray, isNull, notLike, sql } from "drizzle-orm";
import { buyers, linkages, orders } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { buyerKey } from "../../names.ts";
import type { NamedGroup } from "../facts/groupNames.ts";
import type { Identity } from "../facts/judge.ts";
import { idsOfImport } from "../facts/rowIds.ts";
import { writtenDay } from "../fields/day.ts";
import type { OrderValues } from "./orderRows.ts";

type Reader = Pick<Context, "db">;

const anyOf = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Same group, day, value and quantity: one sale, unless the buyers are known and differ. */
const saleKey = (groupId: string, on: string | null, valueIdr: number | null, quantity: number | null) =>
  `${groupId}|${on}|${valueIdr}|${quantity ?? ""}`;

/**
 * Tells rows of orders apart. Orders in the books answer for one row each, those of `except` (an import) for none: what
 * an import has written itself is no reason to leave out its next row.
 */
export async function orderIdentity(
  ctx: Reader,
  groupIds: readonly string[],
  except?: string,
): Promise<Identity<OrderValues>> {
  const rows = await ctx.db
    .select({
      groupId: orders.groupId,
      on: orders.on,
      valueIdr: orders.valueIdr,
      quantity: orders.quantity,
      buyer: linkages.buyer,
    })
    .from(orders)
    .leftJoin(linkages, eq(linkages.id, orders.linkageId))
    .where(
      and(
        inArray(orders.groupId, anyOf(groupIds)),
        isNull(orders.deletedAt),
        except ? notLike(orders.id, `${idsOfImport("ord", except)}%`) : undefined,
      ),
    );
  const books = Map.groupBy(
    rows.map(({ buyer, ...row }) => ({ ...row, buyer: buyer && buyerKey(buyer) })),
    (row) => saleKey(row.groupId, row.on, row.valueIdr, row.quantity),
  );
  return {
    keyOf: (values, group) => JSON.stringify([group.id, { ...values, groupName: null }]),
    shown: ({ on, valueIdr }) => ({ column: "on", value: on && `${writtenDay(on)}, Rp ${valueIdr}` }),
    isKnown: (values, group) => take(books.get(saleKey(group.id, values.on, values.valueIdr, values.quantity)), values),
  };
}

/** Takes one order of the books for a row: of the same buyer first, else one whose buyer nobody wrote down. */
function take(same: { buyer: string | null }[] | undefined, { buyer }: OrderValues): boolean {
  if (!same) return false;
  const key = buyer && buyerKey(buyer);
  const exact = same.findIndex((one) => one.buyer === key);
  const at = exact >= 0 ? exact : same.findIndex((one) => one.buyer === null || key === null);
  if (at < 0) return false;
  same.splice(at, 1);
  return true;
}

/** What the groups of some rows have by way of linkages, and the importer's directory of the buyers they name. */
export async function readMarket(ctx: Reader, organizationId: string, groups: readonly NamedGroup[], names: string[]) {
  const keys = [...new Set(names.map(buyerKey))];
  const [found, directory] = await ctx.db.batch([
    ctx.db
      .select()
      .from(linkages)
      .where(and(inArray(linkages.groupId, anyOf(groups.map(({ id }) => id))), isNull(linkages.deletedAt))),
    ctx.db
      .select({ id: buyers.id, nameKey: buyers.nameKey })
      .from(buyers)
      .where(
        and(eq(buyers.organizationId, organizationId), inArray(buyers.nameKey, anyOf(keys)), isNull(buyers.deletedAt)),
      ),
  ]);
  return { linkages: found, buyers: new Map(directory.map(({ id, nameKey }) => [nameKey, id])) };
}
