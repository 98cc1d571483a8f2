import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { isDay, notDeleted, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { programs } from "./programs.ts";

/** BAST: one hand-over document; `items` are equipment ids. */
export const handovers = sqliteTable(
  "handovers",
  {
    ...ownedColumns(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    number: text().notNull(),
    date: text().notNull(),
    items: text({ mode: "json" }).$type<string[]>().notNull(),
    giver: text(),
    receiver: text(),
    witnesses: text({ mode: "json" }).$type<string[]>(),
    document: text(),
  },
  (t) => [
    isDay("handovers_date", t.date),
    index("handovers_group").on(t.groupId, t.date),
    // A BAST number is used once in an organisation.
    uniqueIndex("handovers_number").on(t.organizationId, t.number).where(notDeleted),
  ],
);
