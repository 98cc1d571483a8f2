import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One evaluation of the rules over an organisation or a programme, on demand or by the clock. */
export const stallRuns = sqliteTable(
  "stall_runs",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    programId: text(),
    trigger: text({ enum: ["cron", "manual"] }).notNull(),
    asOf: text().notNull(),
    startedAt: integer().notNull(),
    startedBy: text().notNull(),
    finishedAt: integer(),
    groups: integer().notNull().default(0),
    raised: integer().notNull().default(0),
    cleared: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    ms: integer().notNull().default(0),
    undoneAt: integer(),
    undoneBy: text(),
  },
  (t) => [index("stall_runs_owner").on(t.organizationId, t.startedAt)],
);
