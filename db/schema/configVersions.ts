import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** What a rule, a plan, a form … was in each of its versions, append-only: to look back, and to go back. */
export const configVersions = sqliteTable(
  "config_versions",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    number: integer().notNull(),
    snapshot: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: integer().notNull(),
    actorId: text().notNull(),
  },
  (t) => [
    uniqueIndex("config_versions_number").on(t.entityId, t.number),
    index("config_versions_owner").on(t.organizationId, t.at),
  ],
);
