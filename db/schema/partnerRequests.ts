import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PARTNER_REQUEST_STATES } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";

/**
 * An NGO (`organizationId`) asks to accompany a group it names in its own words: it learns nothing of the groups there
 * are until an office finds the group it means and grants.
 */
export const partnerRequests = sqliteTable(
  "partner_requests",
  {
    ...ownedColumns(),
    groupName: text().notNull(),
    // Where the group is: the offices of this village are asked.
    villageCode: text().notNull(),
    purpose: text().notNull(),
    startsOn: text(),
    endsOn: text(),
    state: text({ enum: PARTNER_REQUEST_STATES }).notNull().default("waiting"),
    // What was granted.
    partnershipId: text(),
    decidedBy: text(),
    decidedOn: text(),
    // Why it was refused.
    decisionNote: text(),
  },
  (t) => [
    oneOf("partner_requests_state", t.state, PARTNER_REQUEST_STATES),
    isDay("partner_requests_starts", t.startsOn),
    isDay("partner_requests_ends", t.endsOn),
    index("partner_requests_owner").on(t.organizationId, t.state, t.createdAt),
    // What the offices of an area have to decide.
    index("partner_requests_village").on(t.villageCode, t.state),
  ],
);
