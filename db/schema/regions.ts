import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { REGION_LEVELS } from "../constants.ts";
import { oneOf } from "./common.ts";

export const regions = sqliteTable(
  "regions",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    parentCode: text(),
    level: text({ enum: REGION_LEVELS }).notNull(),
    searchName: text().notNull(),
  },
  (t) => [
    oneOf("regions_level", t.level, REGION_LEVELS),
    // Pickers descend level by level; the import reads the villages of one regency.
    index("regions_parent").on(t.parentCode, t.name),
    // Search by the beginning of a name at any level.
    index("regions_search").on(t.level, t.searchName),
  ],
);
