import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * Events that no longer count, though they stay: their record was deleted, or a later event states it again
 * (a corrected order or visit). Kept by triggers, so that whoever deletes or corrects need not think of it.
 */
export const voidEvents = sqliteTable("void_events", {
  eventId: text().primaryKey(),
  voidedAt: integer().notNull(),
});
