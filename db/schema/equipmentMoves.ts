import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isDay } from "./common.ts";
import { equipment } from "./equipment.ts";

/** Custody, append-only: place and keeper before and after each move. */
export const equipmentMoves = sqliteTable(
  "equipment_moves",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    equipmentId: text()
      .notNull()
      .references(() => equipment.id),
    fromGroupId: text(),
    fromPersonId: text(),
    toGroupId: text(),
    toPersonId: text(),
    on: text().notNull(),
    reason: text(),
    handoverId: text(),
    version: integer().notNull().default(1),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
    updatedAt: integer().notNull(),
    updatedBy: text().notNull(),
    deletedAt: integer(),
  },
  (t) => [
    isDay("equipment_moves_day", t.on),
    index("equipment_moves_machine").on(t.equipmentId, t.on),
    index("equipment_moves_to").on(t.toGroupId),
  ],
);
