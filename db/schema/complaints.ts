import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { COMPLAINT_CHANNELS, COMPLAINT_STATES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { people } from "./people.ts";
import { users } from "./users.ts";

/** Pengaduan of a group or one of its people, taken down by the office. */
export const complaints = sqliteTable(
  "complaints",
  {
    ...ownedColumns(),
    // Register number, made by the server.
    number: text().notNull(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    personId: text().references(() => people.id),
    channel: text({ enum: COMPLAINT_CHANNELS }).notNull(),
    text: text().notNull(),
    receivedOn: text().notNull(),
    ownerId: text().references(() => users.id),
    dueOn: text().notNull(),
    state: text({ enum: COMPLAINT_STATES }).notNull().default("received"),
    answer: text(),
    answeredOn: text(),
  },
  (t) => [
    oneOf("complaints_channel", t.channel, COMPLAINT_CHANNELS),
    oneOf("complaints_state", t.state, COMPLAINT_STATES),
    isDay("complaints_received", t.receivedOn),
    isDay("complaints_due", t.dueOn),
    uniqueIndex("complaints_number").on(t.organizationId, t.number),
    index("complaints_state").on(t.state, t.dueOn).where(notDeleted),
    index("complaints_group").on(t.groupId, t.receivedOn),
  ],
);
