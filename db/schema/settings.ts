import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { SEVERITIES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

/** What an office decides for itself, one row an organisation (made by a trigger with the organisation). */
export const settings = sqliteTable(
  "settings",
  {
    ...ownedColumns(),
    // Number of a BAST: {nomor} (three digits or more), {bulan} (Roman), {tahun}, {kode} of the programme.
    bastPattern: text().notNull().default("BAST/{nomor}/{bulan}/{tahun}"),
    // A case opens when the band reaches this one, or a signal of this severity is raised; NULL = not by that.
    caseBand: text({ enum: ["berisiko", "mandek"] }).default("berisiko"),
    caseSeverity: text({ enum: SEVERITIES }),
    caseDueDays: integer().notNull().default(14),
    // Days past its due day after which a case's owner is reminded, and after which the head is told.
    reminderAfterDays: integer().notNull().default(1),
    escalateAfterDays: integer().notNull().default(7),
    complaintDueDays: integer().notNull().default(10),
    // Retention: which of the classes an office decides on are removed by themselves, and after how many days.
    retention: text({ mode: "json" }).$type<Record<string, number>>(),
    // Where the office departs from the shipped policy: role → resource → action → access. NULL = nowhere.
    permissions: text({ mode: "json" }).$type<Record<string, Record<string, Record<string, string>>>>(),
  },
  (t) => [
    oneOf("settings_case_severity", t.caseSeverity, SEVERITIES),
    uniqueIndex("settings_organization").on(t.organizationId),
  ],
);
