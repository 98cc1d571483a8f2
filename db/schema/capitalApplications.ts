import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CAPITAL_SOURCES, CAPITAL_STATES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";

export const capitalApplications = sqliteTable(
  "capital_applications",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    source: text({ enum: CAPITAL_SOURCES }).notNull(),
    amountIdr: integer().notNull(),
    state: text({ enum: CAPITAL_STATES }).notNull().default("applied"),
    appliedOn: text().notNull(),
    decidedOn: text(),
    disbursedOn: text(),
    purpose: text(),
    lender: text(),
    surveyedOn: text(),
    approvedIdr: integer(),
    declinedReason: text(),
    arrearsSince: text(),
    repaidOn: text(),
  },
  (t) => [
    oneOf("capital_source", t.source, CAPITAL_SOURCES),
    oneOf("capital_state", t.state, CAPITAL_STATES),
    isDay("capital_applied", t.appliedOn),
    index("capital_group").on(t.groupId, t.appliedOn).where(notDeleted),
    index("capital_state").on(t.state, t.appliedOn).where(notDeleted),
  ],
);
