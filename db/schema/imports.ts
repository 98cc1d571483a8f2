import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { IMPORT_KINDS, IMPORT_OUTCOMES, IMPORT_STATES, LEGAL_BASES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { programs } from "./programs.ts";

export interface ImportCohort {
  title?: string;
  startsOn?: string;
  endsOn?: string;
  provider?: string;
  venue?: string;
}

export const imports = sqliteTable(
  "imports",
  {
    ...ownedColumns(),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    cohortId: text(),
    cohort: text({ mode: "json" }).$type<ImportCohort>(),
    legalBasis: text({ enum: LEGAL_BASES }),
    fileName: text().notNull(),
    sha256: text().notNull(),
    sheet: text().notNull(),
    layoutKey: text().notNull(),
    headers: text({ mode: "json" }).$type<unknown>(),
    mapping: text({ mode: "json" }).$type<unknown>().notNull(),
    counts: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
    state: text({ enum: IMPORT_STATES }).notNull().default("ready"),
    rowsDone: integer().notNull().default(0),
    committedAt: integer(),
    undoneAt: integer(),
  },
  (t) => [
    oneOf("imports_kind", t.kind, IMPORT_KINDS),
    oneOf("imports_state", t.state, IMPORT_STATES),
    index("imports_owner").on(t.organizationId, t.createdAt),
    index("imports_program").on(t.programId),
  ],
);

/** Rows of a file. Values and faults are personal: one ciphertext per row. */
export const importRows = sqliteTable(
  "import_rows",
  {
    importId: text()
      .notNull()
      .references(() => imports.id),
    organizationId: text().notNull(),
    row: integer().notNull(),
    values: text().notNull(),
    outcome: text({ enum: IMPORT_OUTCOMES }).notNull(),
    hasWarning: integer({ mode: "boolean" }).notNull().default(false),
    doneAt: integer(),
    // What the row made, with the version it had then: undo takes back only what is still as it was made.
    made: text({ mode: "json" }).$type<{ table: string; id: string; version: number }[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.row] }),
    oneOf("import_rows_outcome", t.outcome, IMPORT_OUTCOMES),
    index("import_rows_pending").on(t.importId, t.doneAt),
  ],
);

/** A mapping a person corrected, remembered for files of the same layout. */
export const importLayouts = sqliteTable(
  "import_layouts",
  {
    organizationId: text().notNull(),
    layoutKey: text().notNull(),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    mapping: text({ mode: "json" }).$type<unknown>().notNull(),
    updatedAt: integer().notNull(),
    updatedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.kind, t.layoutKey] })],
);
