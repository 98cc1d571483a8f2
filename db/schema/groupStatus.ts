import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ACTIVITY_STATUSES, RISK_BANDS } from "../constants.ts";
import { oneOf } from "./common.ts";
import { groups } from "./groups.ts";
import { programs } from "./programs.ts";

/** What the rules and the events say of a group: derived, outside `version` and the audit log. */
export const groupStatus = sqliteTable(
  "group_status",
  {
    groupId: text()
      .primaryKey()
      .references(() => groups.id),
    organizationId: text().notNull(),
    activityStatus: text({ enum: ACTIVITY_STATUSES }).notNull().default("unknown"),
    activityOn: text(),
    // The last status really seen: sets the floor of the band, "not found" does not replace it.
    lastSeenStatus: text({ enum: ACTIVITY_STATUSES }),
    riskBand: text({ enum: RISK_BANDS }).notNull().default("data_kurang"),
    // As-of day on which the band last changed, kept by a trigger: who has stalled newly. NULL = never changed since.
    bandSince: text(),
    // Last day of an approved override ("this group is fine"), kept by triggers: shown wherever the band is shown.
    overriddenUntil: text(),
    score: integer().notNull().default(0),
    reasons: text({ mode: "json" }).$type<string[]>(),
    // Percent of the facts that should be known.
    knownShare: real(),
    nextDueOn: text(),
    lastContactOn: text(),
    lastEventOn: text(),
    activeMembers: integer(),
    memberCount: integer(),
    evidenceGrade: text(),
    // What the programme's own rules count of its groups.
    equipped: integer({ mode: "boolean" }).notNull().default(false),
    linked: integer({ mode: "boolean" }).notNull().default(false),
    // Steps of the follow-through funnel, kept by triggers on events: a dashboard must not look them up group by group.
    supported: integer({ mode: "boolean" }).notNull().default(false),
    earning: integer({ mode: "boolean" }).notNull().default(false),
    activeAtMonth6: integer({ mode: "boolean" }),
    // The facts the rules looked at, and rule id → packed tier of each rule that holds.
    facts: text({ mode: "json" }).$type<Record<string, number | string | null>>(),
    held: text({ mode: "json" }).$type<Record<string, number | null>>(),
    asOf: text(),
    computedAt: integer(),
  },
  (t) => [
    oneOf("group_status_activity", t.activityStatus, ACTIVITY_STATUSES),
    oneOf("group_status_band", t.riskBand, RISK_BANDS),
    // Riskiest first, and the groups of one band.
    index("group_status_band_score").on(t.riskBand, t.score),
    index("group_status_score").on(t.score),
  ],
);

export const programStatus = sqliteTable(
  "program_status",
  {
    programId: text()
      .primaryKey()
      .references(() => programs.id),
    organizationId: text().notNull(),
    riskBand: text({ enum: RISK_BANDS }).notNull().default("data_kurang"),
    score: integer().notNull().default(0),
    reasons: text({ mode: "json" }).$type<string[]>(),
    groupCount: integer().notNull().default(0),
    facts: text({ mode: "json" }).$type<Record<string, number | string | null>>(),
    held: text({ mode: "json" }).$type<Record<string, number | null>>(),
    asOf: text(),
    computedAt: integer(),
  },
  (t) => [oneOf("program_status_band", t.riskBand, RISK_BANDS), index("program_status_score").on(t.score)],
);
