import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import {
  ACTIVITY_STATUSES,
  CONTACT_METHODS,
  type EVIDENCE_KINDS,
  EVIDENCE_SOURCES,
  FOLLOW_UP_STATES,
  type OBSTACLES,
} from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import type { RuleQuery } from "./rules.ts";
import { users } from "./users.ts";

type Obstacle = (typeof OBSTACLES)[number];
type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const open = sql.raw(`"state" = 'scheduled' AND "deletedAt" IS NULL`);

export const followUps = sqliteTable(
  "follow_ups",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    programId: text().notNull().default(""),
    // Copies of the group's two region codes, kept by triggers: the worklist is scoped and counted inside one index.
    villageCode: text(),
    programRegionCode: text().notNull().default(""),
    planId: text(),
    // Label of the plan's step; NULL = an unplanned contact.
    planStep: text(),
    // Key of the plan's step.
    stepKey: text(),
    // Due day as the plan put it: a point that stands elsewhere was moved by a person.
    plannedOn: text(),
    // Day the clock looked at the point when its window opened: once, for whom it is and whether it is skipped.
    openedOn: text(),
    // Condition by which the plan skipped it.
    skippedWhen: text({ mode: "json" }).$type<RuleQuery>(),
    // The form that is asked, and the version its answers were given to.
    formId: text(),
    formVersion: integer(),
    dueOn: text().notNull(),
    windowStartsOn: text().notNull(),
    windowEndsOn: text().notNull(),
    assigneeId: text().references(() => users.id),
    state: text({ enum: FOLLOW_UP_STATES }).notNull().default("scheduled"),
    doneOn: text(),
    // Day it stopped being open: done, skipped or given up as unreachable.
    resolvedOn: text(),
    resolvedAt: integer(),
    method: text({ enum: CONTACT_METHODS }),
    activityStatus: text({ enum: ACTIVITY_STATUSES }),
    activeMembers: integer(),
    monthlyRevenueIdr: integer(),
    obstacles: text({ mode: "json" }).$type<Obstacle[]>(),
    evidence: text({ mode: "json" }).$type<EvidenceKind[]>(),
    // Source A–E and corroboration 1–3, e.g. "B2".
    evidenceSource: text({ enum: EVIDENCE_SOURCES }),
    evidenceGrade: text(),
    answers: text({ mode: "json" }).$type<Record<string, unknown>>(),
    lat: real(),
    lng: real(),
    photos: text({ mode: "json" }).$type<string[]>(),
    skipReason: text(),
    note: text(),
  },
  (t) => [
    oneOf("follow_ups_state", t.state, FOLLOW_UP_STATES),
    oneOf("follow_ups_status", t.activityStatus, ACTIVITY_STATUSES),
    oneOf("follow_ups_method", t.method, CONTACT_METHODS),
    isDay("follow_ups_due", t.dueOn),
    isDay("follow_ups_done", t.doneOn),
    // A group's points: facts read them per group, the worklist group by group from the riskiest on.
    index("follow_ups_group").on(t.groupId, t.state, t.windowEndsOn, t.dueOn),
    // The worklist: only open points, in order of lateness, with all that scope and count need. `state` leads so that
    // SQLite takes these, and not the order of all points there ever were, for a range of days.
    index("follow_ups_open")
      .on(
        t.state,
        t.windowEndsOn,
        t.villageCode,
        t.programRegionCode,
        t.organizationId,
        t.assigneeId,
        t.groupId,
        t.deletedAt,
      )
      .where(open),
    index("follow_ups_open_due")
      .on(
        t.state,
        t.dueOn,
        t.windowEndsOn,
        t.villageCode,
        t.programRegionCode,
        t.organizationId,
        t.assigneeId,
        t.groupId,
        t.deletedAt,
      )
      .where(open),
    index("follow_ups_open_assignee")
      .on(
        t.state,
        t.assigneeId,
        t.windowEndsOn,
        t.dueOn,
        t.villageCode,
        t.programRegionCode,
        t.organizationId,
        t.groupId,
        t.deletedAt,
      )
      .where(open),
    index("follow_ups_program").on(t.programId, t.state).where(notDeleted),
    index("follow_ups_due").on(t.dueOn).where(notDeleted),
    // A group has each open point of a plan once, whoever makes it.
    uniqueIndex("follow_ups_point")
      .on(t.groupId, t.planId, t.stepKey)
      .where(sql.raw(`"stepKey" IS NOT NULL AND "deletedAt" IS NULL AND "state" IN ('scheduled', 'predates')`)),
    index("follow_ups_village").on(t.villageCode),
  ],
);
