import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CASE_ACTION_TYPES, CASE_STATES, type OBSTACLES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { users } from "./users.ts";

const living = `"state" IN ('open', 'in_progress') AND "deletedAt" IS NULL`;

/** What is done about a group that stalls: one living case a group. */
export const cases = sqliteTable(
  "cases",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    programId: text().notNull(),
    state: text({ enum: CASE_STATES }).notNull().default("open"),
    // "rule": the band or a signal opened it; "hand": a person did.
    openedBy: text({ enum: ["rule", "hand"] }).notNull(),
    openedOn: text().notNull(),
    // The signals it carries: those open when it opened, and those raised since.
    signalIds: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    causes: text({ mode: "json" }).$type<(typeof OBSTACLES)[number][]>().notNull().default([]),
    ownerId: text().references(() => users.id),
    dueOn: text().notNull(),
    note: text(),
    // Day on which none of its signals held any more: a person confirms.
    recoveryProposedOn: text(),
    closedOn: text(),
    result: text(),
    reopened: integer().notNull().default(0),
    // Each once for a due day; a new due day starts anew.
    remindedAt: integer(),
    escalatedAt: integer(),
  },
  (t) => [
    oneOf("cases_state", t.state, CASE_STATES),
    oneOf("cases_opened_by", t.openedBy, ["rule", "hand"]),
    isDay("cases_due", t.dueOn),
    isDay("cases_opened", t.openedOn),
    uniqueIndex("cases_living").on(t.groupId).where(sql.raw(living)),
    // Board and list: by state, soonest due first, with all that scope and count need.
    index("cases_board").on(t.state, t.dueOn, t.organizationId, t.groupId, t.deletedAt).where(notDeleted),
    // Mine.
    index("cases_owner").on(t.ownerId, t.state, t.dueOn).where(notDeleted),
    index("cases_group").on(t.groupId, t.openedOn),
    // What is late, for reminder and escalation.
    index("cases_late").on(t.dueOn).where(sql.raw(living)),
  ],
);

/** One thing done, or to be done, in a case. */
export const caseActions = sqliteTable(
  "case_actions",
  {
    ...ownedColumns(),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    type: text({ enum: CASE_ACTION_TYPES }).notNull(),
    text: text(),
    ownerId: text().references(() => users.id),
    dueOn: text().notNull(),
    doneOn: text(),
    result: text(),
    // The follow-up, linkage, check or application that it made.
    madeResource: text(),
    madeId: text(),
  },
  (t) => [
    oneOf("case_actions_type", t.type, CASE_ACTION_TYPES),
    isDay("case_actions_due", t.dueOn),
    isDay("case_actions_done", t.doneOn),
    index("case_actions_case").on(t.caseId, t.dueOn),
    index("case_actions_group").on(t.groupId),
    // The visit that an action planned is done: so is the action.
    index("case_actions_made").on(t.madeId).where(sql.raw(`"madeId" IS NOT NULL`)),
  ],
);
