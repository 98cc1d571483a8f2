import { index, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EQUIPMENT_CHECK_STATES } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";
import { equipment } from "./equipment.ts";
import { groups } from "./groups.ts";

export const equipmentChecks = sqliteTable(
  "equipment_checks",
  {
    ...ownedColumns(),
    equipmentId: text()
      .notNull()
      .references(() => equipment.id),
    groupId: text().references(() => groups.id),
    checkedOn: text().notNull(),
    state: text({ enum: EQUIPMENT_CHECK_STATES }).notNull(),
    hoursPerWeek: real(),
    photo: text(),
    note: text(),
  },
  (t) => [
    oneOf("equipment_checks_state", t.state, EQUIPMENT_CHECK_STATES),
    isDay("equipment_checks_day", t.checkedOn),
    // A machine's life, newest first; the last two checks decide R03.
    index("equipment_checks_machine").on(t.equipmentId, t.checkedOn),
    index("equipment_checks_group").on(t.groupId, t.checkedOn),
  ],
);
