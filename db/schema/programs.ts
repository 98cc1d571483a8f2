import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { FUNDING_SOURCES, PROGRAM_STATES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { customColumns } from "./customFields.ts";
import { organizations } from "./organizations.ts";
import type { ProgramSetup } from "./programTemplates.ts";

export interface ProgramTargets {
  people?: number;
  groups?: number;
  activeAtMonth12?: number;
}

export const programs = sqliteTable(
  "programs",
  {
    ...ownedColumns(),
    ...customColumns(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    name: text().notNull(),
    year: integer().notNull(),
    fundingSource: text({ enum: FUNDING_SOURCES }).notNull(),
    budgetIdr: integer(),
    spentIdr: integer(),
    regionCode: text().notNull(),
    skill: text(),
    teachesEntrepreneurship: integer({ mode: "boolean" }).notNull().default(false),
    // Kind of programme: the code of its template.
    kind: text(),
    setup: text({ mode: "json" }).$type<ProgramSetup>(),
    planId: text(),
    targets: text({ mode: "json" }).$type<ProgramTargets>(),
    plannedStartOn: text(),
    plannedEndOn: text(),
    plannedCloseOn: text(),
    grantReportDueOn: text(),
    grantReportReceivedOn: text(),
    state: text({ enum: PROGRAM_STATES }).notNull().default("draft"),
    stateChangedOn: text(),
    waiverReason: text(),
    waiverBy: text(),
    waiverApprovedBy: text(),
  },
  (t) => [
    oneOf("programs_state", t.state, PROGRAM_STATES),
    oneOf("programs_funding", t.fundingSource, FUNDING_SOURCES),
    check("programs_money", sql`coalesce(${t.budgetIdr}, 0) >= 0 AND coalesce(${t.spentIdr}, 0) >= 0`),
    isDay("programs_report_due", t.grantReportDueOn),
    // Readers reach programmes by the code prefix of their jurisdiction.
    index("programs_region").on(t.regionCode, t.year).where(notDeleted),
    // An owner's own list, newest year first.
    index("programs_owner").on(t.organizationId, t.year).where(notDeleted),
  ],
);
