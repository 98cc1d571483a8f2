import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EQUIPMENT_REQUEST_STATES } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";

/** A group that waits for a kind of machine. */
export const equipmentRequests = sqliteTable(
  "equipment_requests",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    category: text().notNull(),
    // Compared without case or spaces with what machines are called.
    categoryKey: text().notNull().default(""),
    quantity: integer().notNull().default(1),
    reason: text(),
    requestedOn: text().notNull(),
    state: text({ enum: EQUIPMENT_REQUEST_STATES }).notNull().default("waiting"),
    metOn: text(),
  },
  (t) => [
    oneOf("equipment_requests_state", t.state, EQUIPMENT_REQUEST_STATES),
    isDay("equipment_requests_day", t.requestedOn),
    // Who waits for a kind, longest first.
    index("equipment_requests_waiting").on(t.state, t.organizationId, t.categoryKey, t.requestedOn),
    index("equipment_requests_group").on(t.groupId),
  ],
);
