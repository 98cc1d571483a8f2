import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { OVERRIDE_STATES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";

/** "This group is fine": asked for by one person, approved by another, for 90 days at most. */
export const overrides = sqliteTable(
  "overrides",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    reason: text().notNull(),
    expiresOn: text().notNull(),
    requestedBy: text().notNull(),
    state: text({ enum: OVERRIDE_STATES }).notNull().default("requested"),
    approvedBy: text(),
    decidedAt: integer(),
    decisionNote: text(),
  },
  (t) => [
    oneOf("overrides_state", t.state, OVERRIDE_STATES),
    isDay("overrides_expires", t.expiresOn),
    // Shown wherever the band is shown.
    index("overrides_group").on(t.groupId, t.state, t.expiresOn).where(notDeleted),
    index("overrides_state").on(t.state, t.organizationId),
  ],
);
