import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { SUBMISSION_OUTCOMES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { forms } from "./forms.ts";

/** A form of another tool (Kobo, ODK) that may send its answers here. */
export const submissionForms = sqliteTable(
  "submission_forms",
  {
    ...ownedColumns(),
    formKey: text().notNull(),
    name: text().notNull(),
    // The token is shown once; only its hash is kept.
    tokenHash: text().notNull(),
    programId: text(),
    mapping: text({ mode: "json" }).$type<unknown>().notNull(),
    // Form of the office whose questions the answers are checked by and kept under.
    askedFormId: text().references(() => forms.id),
    active: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [uniqueIndex("submission_forms_key").on(t.formKey)],
);

/** What came in from another tool: stored whole (sealed), whatever became of it. */
export const submissions = sqliteTable(
  "submissions",
  {
    ...ownedColumns(),
    formId: text()
      .notNull()
      .references(() => submissionForms.id),
    formKey: text().notNull(),
    instanceId: text().notNull(),
    payload: text().notNull(),
    payloadHash: text().notNull(),
    receivedAt: integer().notNull(),
    outcome: text({ enum: SUBMISSION_OUTCOMES }).notNull(),
    // Why it was not taken, by field; no personal values.
    reason: text({ mode: "json" }).$type<{ column: string; code: string; message: string }[]>(),
    groupId: text(),
    followUpId: text(),
  },
  (t) => [
    oneOf("submissions_outcome", t.outcome, SUBMISSION_OUTCOMES),
    uniqueIndex("submissions_instance").on(t.formId, t.instanceId),
    index("submissions_owner").on(t.organizationId, t.outcome, t.receivedAt),
  ],
);
