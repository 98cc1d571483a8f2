import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { SUPPORT_KINDS } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";

export const marketingSupports = sqliteTable(
  "marketing_supports",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    kind: text({ enum: SUPPORT_KINDS }).notNull(),
    on: text().notNull(),
    provider: text(),
    costIdr: integer(),
    result: text(),
  },
  (t) => [
    oneOf("marketing_supports_kind", t.kind, SUPPORT_KINDS),
    isDay("marketing_supports_day", t.on),
    index("marketing_supports_group").on(t.groupId, t.on),
  ],
);
