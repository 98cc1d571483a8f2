import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EVENT_KINDS } from "../constants.ts";
import { isDay, oneOf } from "./common.ts";

/** What happened to a group, append-only. Timeline, silence, facts and past days read it. */
export const events = sqliteTable(
  "events",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    groupId: text(),
    programId: text(),
    kind: text({ enum: EVENT_KINDS }).notNull(),
    on: text().notNull(),
    recordedAt: integer().notNull(),
    actorId: text().notNull(),
    // The record it is about: follow-up, machine, linkage, order, application, membership.
    subjectId: text(),
    // Status seen, or state reached.
    state: text(),
    // Rupiah: order, revenue, amount of capital.
    value: integer(),
    // Members at work, pieces.
    count: integer(),
    data: text({ mode: "json" }).$type<Record<string, unknown>>(),
  },
  (t) => [
    oneOf("events_kind", t.kind, EVENT_KINDS),
    isDay("events_day", t.on),
    // Timeline and facts of a group.
    index("events_group").on(t.groupId, t.kind, t.on),
    index("events_timeline").on(t.groupId, t.on, t.recordedAt),
    index("events_program").on(t.programId, t.on),
    // What a point's dates were before it was moved: only moves are looked up by subject.
    index("events_moves").on(t.subjectId, t.on).where(sql.raw(`"kind" = 'follow_up_rescheduled'`)),
    index("events_subject").on(t.subjectId),
    // What state a programme was in on a past day: asked for each of its groups.
    index("events_program_state").on(t.programId, t.on).where(sql.raw(`"kind" = 'program_state'`)),
  ],
);
