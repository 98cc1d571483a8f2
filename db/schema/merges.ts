import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MERGE_STATES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

/** Two records of one person or group made one by a person; all it moved is kept, so that it can be taken back. */
export const merges = sqliteTable(
  "merges",
  {
    ...ownedColumns(),
    entity: text({ enum: ["people", "groups"] }).notNull(),
    keptId: text().notNull(),
    goneId: text().notNull(),
    // Which rows changed hands, and (sealed) what both records were before.
    moved: text({ mode: "json" }).$type<{ table: string; column: string; ids: string[] }[]>().notNull(),
    before: text().notNull(),
    keptVersion: integer().notNull(),
    state: text({ enum: MERGE_STATES }).notNull().default("done"),
    undoneAt: integer(),
  },
  (t) => [
    oneOf("merges_entity", t.entity, ["people", "groups"]),
    oneOf("merges_state", t.state, MERGE_STATES),
    index("merges_kept").on(t.keptId),
    index("merges_gone").on(t.goneId),
  ],
);

/** Two records that a person has looked at and found to be different. */
export const duplicateVerdicts = sqliteTable(
  "duplicate_verdicts",
  {
    ...ownedColumns(),
    entity: text({ enum: ["people", "groups"] }).notNull(),
    // The smaller id first.
    firstId: text().notNull(),
    secondId: text().notNull(),
  },
  (t) => [
    oneOf("duplicate_verdicts_entity", t.entity, ["people", "groups"]),
    uniqueIndex("duplicate_verdicts_pair").on(t.firstId, t.secondId),
  ],
);
