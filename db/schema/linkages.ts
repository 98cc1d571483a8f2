import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { LINKAGE_STATES, LINKAGE_TYPES } from "../constants.ts";
import { buyers } from "./buyers.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { customColumns } from "./customFields.ts";
import { groups } from "./groups.ts";

export const linkages = sqliteTable(
  "linkages",
  {
    ...ownedColumns(),
    ...customColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    buyer: text().notNull(),
    channel: text(),
    type: text({ enum: LINKAGE_TYPES }).notNull(),
    state: text({ enum: LINKAGE_STATES }).notNull().default("offered"),
    startedOn: text().notNull(),
    declinedReason: text(),
    buyerId: text().references(() => buyers.id),
    // Day of each step; the events of the linkage carry who it is credited to.
    acceptedOn: text(),
    firstOrderOn: text(),
    endedOn: text(),
    endedReason: text(),
    creditedTo: text(),
    note: text(),
  },
  (t) => [
    oneOf("linkages_type", t.type, LINKAGE_TYPES),
    oneOf("linkages_state", t.state, LINKAGE_STATES),
    isDay("linkages_started", t.startedOn),
    index("linkages_group").on(t.groupId, t.startedOn).where(notDeleted),
    // An NGO's linkages by state.
    index("linkages_owner").on(t.organizationId, t.state).where(notDeleted),
    index("linkages_buyer").on(t.buyerId),
    index("linkages_started").on(t.startedOn).where(notDeleted),
  ],
);
