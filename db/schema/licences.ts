import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { LICENCE_KINDS, LICENCE_STATES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";

/** Licence readiness of a group: one row a kind; no row = not asked yet. */
export const licences = sqliteTable(
  "licences",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    kind: text({ enum: LICENCE_KINDS }).notNull(),
    state: text({ enum: LICENCE_STATES }).notNull(),
    number: text(),
    issuedOn: text(),
    expiresOn: text(),
    note: text(),
  },
  (t) => [
    oneOf("licences_kind", t.kind, LICENCE_KINDS),
    oneOf("licences_state", t.state, LICENCE_STATES),
    isDay("licences_issued", t.issuedOn),
    isDay("licences_expires", t.expiresOn),
    uniqueIndex("licences_group_kind").on(t.groupId, t.kind).where(notDeleted),
    // What runs out next.
    index("licences_expiry").on(t.expiresOn).where(notDeleted),
  ],
);
