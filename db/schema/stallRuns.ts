import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { RULE_KINDS } from "../constants.ts";

/** One evaluation of the rules over an organisation or a programme, on demand or by the clock. */
export const stallRuns = sqliteTable(
  "stall_runs",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    programId: text(),
    trigger: text({ enum: ["cron", "manual"] }).notNull(),
    asOf: text().notNull(),
    startedAt: integer().notNull(),
    startedBy: text().notNull(),
    finishedAt: integer(),
    groups: integer().notNull().default(0),
    raised: integer().notNull().default(0),
    cleared: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    ms: integer().notNull().default(0),
    undoneAt: integer(),
    undoneBy: text(),
  },
  (t) => [index("stall_runs_owner").on(t.organizationId, t.startedAt)],
);

/**
 * What the current batch made of each group or programme, before it is compared with what is stored. Emptied in the
 * same batch, so it never keeps a row.
 */
export const stallStaging = sqliteTable("stall_staging", {
  subjectId: text().primaryKey(),
  groupId: text(),
  programId: text().notNull(),
  organizationId: text().notNull(),
  day: text().notNull(),
  inScope: integer({ mode: "boolean" }).notNull(),
  // Rule id → number of the tier that holds, or null.
  tiers: text({ mode: "json" }).$type<Record<string, number | null>>().notNull(),
  facts: text({ mode: "json" }).$type<Record<string, number | string | null>>().notNull(),
  activityStatus: text(),
  activityOn: text(),
  lastSeenStatus: text(),
  knownShare: real(),
  nextDueOn: text(),
  lastContactOn: text(),
  lastEventOn: text(),
  activeMembers: integer(),
  memberCount: integer(),
  evidenceGrade: text(),
  equipped: integer({ mode: "boolean" }),
  linked: integer({ mode: "boolean" }),
  activeAtMonth6: integer({ mode: "boolean" }),
  groupCount: integer(),
});

/** The rules that hold for the rows of `stall_staging`; emptied with it. */
export const stallHeld = sqliteTable(
  "stall_held",
  {
    subjectId: text().notNull(),
    ruleId: text().notNull(),
    code: text().notNull(),
    kind: text({ enum: RULE_KINDS }).notNull(),
    tier: integer().notNull(),
    points: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.ruleId] })],
);
