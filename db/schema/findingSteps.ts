import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { FINDING_STEPS, ROLES } from "../constants.ts";
import { isDay, oneOf } from "./common.ts";
import { findings } from "./findings.ts";

/** What became of a finding, append-only: each answer, and what the auditor made of it, in the words of the time. */
export const findingSteps = sqliteTable(
  "finding_steps",
  {
    id: text().primaryKey(),
    findingId: text()
      .notNull()
      .references(() => findings.id),
    at: integer().notNull(),
    kind: text({ enum: FINDING_STEPS }).notNull(),
    // Of whom: an organisation and a role; the account stays with its own people.
    organizationId: text().notNull(),
    userId: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    text: text(),
    dueOn: text(),
  },
  (t) => [
    oneOf("finding_steps_kind", t.kind, FINDING_STEPS),
    isDay("finding_steps_due", t.dueOn),
    index("finding_steps_finding").on(t.findingId, t.at),
  ],
);
