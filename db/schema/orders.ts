import { sql } from "drizzle-orm";
import { check, index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isDay, notDeleted, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { linkages } from "./linkages.ts";

export const orders = sqliteTable(
  "orders",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    linkageId: text().references(() => linkages.id),
    on: text().notNull(),
    quantity: real(),
    unit: text(),
    valueIdr: integer().notNull(),
    evidence: text(),
    note: text(),
  },
  (t) => [
    isDay("orders_day", t.on),
    check("orders_value", sql`${t.valueIdr} >= 0`),
    index("orders_group").on(t.groupId, t.on).where(notDeleted),
    index("orders_linkage").on(t.linkageId),
    // The list, newest first.
    index("orders_on").on(t.on).where(notDeleted),
  ],
);
