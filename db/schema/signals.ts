import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { RULE_KINDS, RULE_SCOPES, SEVERITIES } from "../constants.ts";
import { oneOf } from "./common.ts";

export interface SignalState {
  ruleVersion: number;
  tier: number;
  points: number;
  kind: string;
  severity: string;
  evidence: string;
}

/** A rule that holds, or held, for a group or programme; derived, written by stall runs only. */
export const signals = sqliteTable(
  "signals",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    ruleId: text().notNull(),
    ruleVersion: integer().notNull(),
    code: text().notNull(),
    kind: text({ enum: RULE_KINDS }).notNull(),
    severity: text({ enum: SEVERITIES }).notNull(),
    scope: text({ enum: RULE_SCOPES }).notNull(),
    // The group's id or the programme's, by scope.
    subjectId: text().notNull(),
    groupId: text(),
    programId: text().notNull(),
    tier: integer().notNull(),
    points: integer().notNull(),
    raisedAt: integer().notNull(),
    raisedOn: text().notNull(),
    raisedRunId: text(),
    evidence: text({ mode: "json" }).$type<Record<string, number | string | null>>().notNull(),
    clearedAt: integer(),
    clearedRunId: text(),
    // What the latest change of tier replaced, and in which run: taken back with it.
    previous: text({ mode: "json" }).$type<SignalState>(),
    changedRunId: text(),
  },
  (t) => [
    oneOf("signals_kind", t.kind, RULE_KINDS),
    oneOf("signals_scope", t.scope, RULE_SCOPES),
    // One open signal per rule and subject; a run raises and clears against this.
    uniqueIndex("signals_open").on(t.subjectId, t.ruleId).where(sql.raw(`"clearedAt" IS NULL`)),
    index("signals_subject").on(t.subjectId, t.raisedAt),
    index("signals_program").on(t.programId, t.code),
    // Newly raised this week.
    index("signals_raised").on(t.organizationId, t.raisedOn),
    index("signals_raised_run").on(t.raisedRunId),
    index("signals_cleared_run").on(t.clearedRunId),
    index("signals_changed_run").on(t.changedRunId),
  ],
);
