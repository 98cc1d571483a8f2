import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AuditAction } from "../constants.ts";

/** Who changed what; append-only by trigger. Personal values are never in `changes`. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    at: integer().notNull(),
    actorType: text({ enum: ["user", "system", "anonymous"] }).notNull(),
    actorId: text().notNull(),
    action: text().$type<AuditAction>().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    changes: text({ mode: "json" }).$type<Record<string, { from?: unknown; to?: unknown }>>(),
    // Since rows are sealed: a commitment to what somebody wrote; the words are in audit_private.
    reason: text(),
    // Commitment to the personal values among the changes, none of which are kept.
    commitment: text(),
    requestId: text().notNull(),
  },
  (t) => [
    index("audit_log_owner").on(t.organizationId, t.at),
    index("audit_log_entity").on(t.entity, t.entityId, t.at),
  ],
);

/** Who looked at a personal field, and why; append-only by trigger. */
export const accessLog = sqliteTable(
  "access_log",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    at: integer().notNull(),
    userId: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    field: text().notNull(),
    reason: text().notNull(),
    requestId: text().notNull(),
  },
  (t) => [
    index("access_log_owner").on(t.organizationId, t.at),
    index("access_log_entity").on(t.entity, t.entityId, t.at),
  ],
);

/** Whom a look at many at once (a list as a file) showed; append-only by trigger. */
export const accessSubjects = sqliteTable(
  "access_subjects",
  {
    accessId: text()
      .notNull()
      .references(() => accessLog.id),
    entityId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accessId, t.entityId] }), index("access_subjects_entity").on(t.entityId)],
);

/** The stored reply of an unsafe request, per user, route and key; kept 90 days. The reply is ciphertext. */
export const idempotencyKeys = sqliteTable(
  "idempotency_keys",
  {
    userId: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    reply: text(),
    etag: text(),
    // The record replied about: a replay is given only to who may still read it.
    resource: text(),
    entityId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.route, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
);

/** Facts of the installation itself: whether the seed is in, the key of the health probe. */
export const meta = sqliteTable("meta", { key: text().primaryKey(), value: text().notNull() });
