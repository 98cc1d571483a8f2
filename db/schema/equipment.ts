import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EQUIPMENT_STATES, LEGAL_BASES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { customColumns } from "./customFields.ts";
import { groups } from "./groups.ts";
import { people } from "./people.ts";
import { programs } from "./programs.ts";

export const equipment = sqliteTable(
  "equipment",
  {
    ...ownedColumns(),
    ...customColumns(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    item: text().notNull(),
    category: text(),
    brand: text(),
    serial: text(),
    // Asset code (kode barang, nomor register) of the office's own books.
    code: text(),
    valueIdr: integer(),
    procuredOn: text(),
    legalBasis: text({ enum: LEGAL_BASES }),
    state: text({ enum: EQUIPMENT_STATES }).notNull().default("procured"),
    // Where the last move of the custody log put it.
    holderGroupId: text().references(() => groups.id),
    holderPersonId: text().references(() => people.id),
    handedOverOn: text(),
  },
  (t) => [
    oneOf("equipment_state", t.state, EQUIPMENT_STATES),
    oneOf("equipment_legal_basis", t.legalBasis, LEGAL_BASES),
    isDay("equipment_procured", t.procuredOn),
    // Machines of a programme not handed over yet; money standing idle.
    index("equipment_program").on(t.programId, t.state).where(notDeleted),
    // Money standing still: machines not handed over, or idle, counted and summed inside the index.
    index("equipment_state_value").on(t.state, t.organizationId, t.valueIdr).where(notDeleted),
    // A group's machines.
    index("equipment_holder").on(t.holderGroupId).where(notDeleted),
    index("equipment_person").on(t.holderPersonId).where(notDeleted),
  ],
);
