import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ATTEMPT_RESULTS, CONTACT_METHODS } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { followUps } from "./followUps.ts";
import { groups } from "./groups.ts";

export const contactAttempts = sqliteTable(
  "contact_attempts",
  {
    ...ownedColumns(),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    followUpId: text().references(() => followUps.id),
    channel: text({ enum: CONTACT_METHODS }).notNull(),
    at: integer().notNull(),
    result: text({ enum: ATTEMPT_RESULTS }).notNull(),
    note: text(),
  },
  (t) => [
    oneOf("contact_attempts_channel", t.channel, CONTACT_METHODS),
    oneOf("contact_attempts_result", t.result, ATTEMPT_RESULTS),
    index("contact_attempts_group").on(t.groupId, t.at),
    index("contact_attempts_follow_up").on(t.followUpId),
  ],
);
