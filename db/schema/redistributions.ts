import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { REDISTRIBUTION_STATES } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";
import { equipment } from "./equipment.ts";
import { groups } from "./groups.ts";

/** A proposal to move an idle machine to a group that waits; another person than its maker decides. */
export const redistributions = sqliteTable(
  "redistributions",
  {
    ...ownedColumns(),
    equipmentId: text()
      .notNull()
      .references(() => equipment.id),
    fromGroupId: text()
      .notNull()
      .references(() => groups.id),
    toGroupId: text()
      .notNull()
      .references(() => groups.id),
    requestId: text(),
    reason: text().notNull(),
    proposedOn: text().notNull(),
    state: text({ enum: REDISTRIBUTION_STATES }).notNull().default("proposed"),
    decidedBy: text(),
    decidedAt: integer(),
    decisionNote: text(),
    // The BAST that gave it to its new group.
    handoverId: text(),
    doneOn: text(),
  },
  (t) => [
    oneOf("redistributions_state", t.state, REDISTRIBUTION_STATES),
    isDay("redistributions_day", t.proposedOn),
    // One machine is proposed once at a time.
    uniqueIndex("redistributions_open")
      .on(t.equipmentId)
      .where(sql.raw(`"state" IN ('proposed', 'approved') AND "deletedAt" IS NULL`)),
    index("redistributions_state").on(t.state, t.proposedOn),
    index("redistributions_to").on(t.toGroupId),
    index("redistributions_from").on(t.fromGroupId),
  ],
);
