import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** Rows of the audit log that wait for their seal, in the order in which they were committed; made by a trigger. */
export const auditPending = sqliteTable(
  "audit_pending",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    auditId: text().notNull(),
    organizationId: text().notNull(),
  },
  (t) => [index("audit_pending_owner").on(t.organizationId, t.seq)],
);

/** Leaves of the Merkle tree of an organisation's audit log, append-only: contiguous from 0. */
export const auditLeaves = sqliteTable(
  "audit_leaves",
  {
    organizationId: text().notNull(),
    leafIndex: integer().notNull(),
    auditId: text().notNull(),
    // SHA-256(0x00 ‖ canonical row), hex.
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.leafIndex] }), uniqueIndex("audit_leaves_row").on(t.auditId)],
);

/** Signed statements "so many rows, this root", append-only. */
export const checkpoints = sqliteTable(
  "checkpoints",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    size: integer().notNull(),
    root: text().notNull(),
    at: integer().notNull(),
    // The whole signed note.
    note: text().notNull(),
    // Right edge of the tree, hex: what the next one goes on from.
    edge: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (t) => [
    uniqueIndex("checkpoints_size").on(t.organizationId, t.size),
    index("checkpoints_at").on(t.organizationId, t.at),
  ],
);

/** What opens the commitments of an audit row, and the reason somebody wrote. Forgotten when a person is erased; the seal stays valid. */
export const auditPrivate = sqliteTable(
  "audit_private",
  {
    auditId: text().primaryKey(),
    organizationId: text().notNull(),
    // 32 bytes, base64.
    nonce: text().notNull(),
    reason: text(),
  },
  (t) => [index("audit_private_owner").on(t.organizationId)],
);
