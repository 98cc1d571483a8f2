import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { MEMBER_ROLES } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { people } from "./people.ts";

export const memberships = sqliteTable(
  "memberships",
  {
    ...ownedColumns(),
    personId: text()
      .notNull()
      .references(() => people.id),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    role: text({ enum: MEMBER_ROLES }).notNull().default("member"),
    joinedOn: text(),
    leftOn: text(),
    leaveReason: text(),
    attended: integer({ mode: "boolean" }),
    completed: integer({ mode: "boolean" }),
  },
  (t) => [
    oneOf("memberships_role", t.role, MEMBER_ROLES),
    isDay("memberships_joined", t.joinedOn),
    isDay("memberships_left", t.leftOn),
    index("memberships_group").on(t.groupId),
    index("memberships_person").on(t.personId),
    // A person is in a group once at a time.
    uniqueIndex("memberships_current")
      .on(t.groupId, t.personId)
      .where(sql.raw(`"leftOn" IS NULL AND "deletedAt" IS NULL`)),
  ],
);
