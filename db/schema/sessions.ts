import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./users.ts";

export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    tokenHash: text().notNull(),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
    expiresAt: integer().notNull(),
    userAgent: text(),
    endedAt: integer(),
  },
  (t) => [
    // Every request finds its session by the hash of its token.
    uniqueIndex("sessions_token").on(t.tokenHash),
    index("sessions_user").on(t.userId, t.endedAt),
  ],
);

export const passwordResets = sqliteTable(
  "password_resets",
  {
    tokenHash: text().primaryKey(),
    organizationId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
    expiresAt: integer().notNull(),
    usedAt: integer(),
  },
  (t) => [index("password_resets_user").on(t.userId)],
);

/** Exact counters of attempts (sign-in, reveal, export) per key and window. */
export const rateCounters = sqliteTable("rate_counters", {
  key: text().primaryKey(),
  windowEndsAt: integer().notNull(),
  count: integer().notNull(),
});
