import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { GROUP_KINDS } from "../constants.ts";
import { cohorts } from "./cohorts.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { customColumns } from "./customFields.ts";
import { programs } from "./programs.ts";

export const groups = sqliteTable(
  "groups",
  {
    ...ownedColumns(),
    ...customColumns(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    cohortId: text().references(() => cohorts.id),
    kind: text({ enum: GROUP_KINDS }).notNull().default("group"),
    name: text().notNull(),
    // Lower-case, without "kelompok", punctuation and double spaces: how an import knows a group again.
    nameKey: text().notNull(),
    villageCode: text(),
    // Copy of the programme's region, kept by a trigger: who may read a group is decided without a join.
    programRegionCode: text().notNull().default(""),
    address: text(),
    lat: real(),
    lng: real(),
    product: text(),
    trainedOn: text(),
    enteredOn: text().notNull(),
    leaderId: text(),
    baselineRevenueIdr: integer(),
  },
  (t) => [
    oneOf("groups_kind", t.kind, GROUP_KINDS),
    isDay("groups_trained", t.trainedOn),
    isDay("groups_entered", t.enteredOn),
    // A programme's groups by name; also how an import finds a group again.
    index("groups_program").on(t.programId, t.nameKey).where(notDeleted),
    // The two ways a jurisdiction reaches a group.
    index("groups_village").on(t.villageCode).where(notDeleted),
    index("groups_program_region").on(t.programRegionCode).where(notDeleted),
    // The default order of the list.
    index("groups_name").on(t.name).where(notDeleted),
    index("groups_owner").on(t.organizationId, t.name).where(notDeleted),
    // Groups that may be one: same name in the same village.
    index("groups_match").on(t.organizationId, t.nameKey, t.villageCode).where(notDeleted),
    index("groups_cohort").on(t.cohortId),
  ],
);
