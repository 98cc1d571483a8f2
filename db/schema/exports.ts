import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EXPORT_STATES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

/** A list as a workbook: what was asked for, how far it is, where it lies. Removed after a day. */
export const exports = sqliteTable(
  "exports",
  {
    ...ownedColumns(),
    resource: text().notNull(),
    filter: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    sort: text({ mode: "json" }).$type<[string, "ASC" | "DESC"]>(),
    // What the file is for, as whoever asked for it said.
    reason: text(),
    locale: text({ enum: ["id", "en"] }).notNull(),
    state: text({ enum: EXPORT_STATES }).notNull().default("running"),
    total: integer().notNull().default(0),
    rowsDone: integer().notNull().default(0),
    fileName: text().notNull(),
    objectKey: text(),
    error: text(),
  },
  (t) => [oneOf("exports_state", t.state, EXPORT_STATES), index("exports_mine").on(t.createdBy, t.createdAt)],
);
