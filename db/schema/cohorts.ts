import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isDay, ownedColumns } from "./common.ts";
import { programs } from "./programs.ts";

export const cohorts = sqliteTable(
  "cohorts",
  {
    ...ownedColumns(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    title: text().notNull(),
    provider: text(),
    venue: text(),
    startsOn: text(),
    endsOn: text(),
    hours: integer(),
  },
  (t) => [
    isDay("cohorts_starts", t.startsOn),
    isDay("cohorts_ends", t.endsOn),
    // A programme's page lists its rounds.
    index("cohorts_program").on(t.programId, t.startsOn),
  ],
);
