import { sql } from "drizzle-orm";
import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PARTNER_ASKERS, PARTNER_STATES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { organizations } from "./organizations.ts";

/** An NGO (`organizationId`) that accompanies a group; only a granted row opens the group to it. */
export const groupPartners = sqliteTable(
  "group_partners",
  {
    ...ownedColumns(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    purpose: text(),
    // NULL: from before this was asked.
    askedBy: text({ enum: PARTNER_ASKERS }),
    startsOn: text(),
    endsOn: text(),
    state: text({ enum: PARTNER_STATES }).notNull().default("asked"),
  },
  (t) => [
    oneOf("group_partners_state", t.state, PARTNER_STATES),
    // The scope of every NGO request.
    index("group_partners_scope").on(t.organizationId, t.state, t.groupId),
    // One living partnership per group and NGO.
    uniqueIndex("group_partners_open")
      .on(t.groupId, t.organizationId)
      .where(sql.raw(`"state" <> 'ended' AND "deletedAt" IS NULL`)),
  ],
);
