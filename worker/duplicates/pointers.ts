import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  attachments,
  capitalApplications,
  caseActions,
  cases,
  complaints,
  contactAttempts,
  dataRequests,
  equipment,
  equipmentChecks,
  equipmentRequests,
  followUps,
  groupPartners,
  groups,
  handovers,
  licences,
  linkages,
  marketingSupports,
  memberships,
  orders,
  overrides,
  redistributions,
  submissions,
} from "#db/schema/index.ts";
import type { Resource } from "../policy/roles.ts";

export type Entity = "people" | "groups";

type Movable = SQLiteTable & Record<"id" | "version" | "updatedAt" | "updatedBy", SQLiteColumn>;

/** A column that says which person or group a row is about. */
export interface Pointer {
  resource: Resource;
  table: Movable;
  column: string;
  /** Rows of other resources keep ids in the same column. */
  subject?: Entity;
}

const of = (resource: Resource, table: SQLiteTable, column: string, subject?: Entity): Pointer => ({
  ...{ resource, table: table as Movable, column, subject },
});

/** What goes along when a person or group turns out to be another: every row that points to it. */
export const POINTERS: Record<Entity, readonly Pointer[]> = {
  people: [
    of("memberships", memberships, "personId"),
    of("groups", groups, "leaderId"),
    of("equipment", equipment, "holderPersonId"),
    of("complaints", complaints, "personId"),
    of("attachments", attachments, "subjectId", "people"),
    of("data-requests", dataRequests, "personId"),
  ],
  groups: [
    of("memberships", memberships, "groupId"),
    of("equipment", equipment, "holderGroupId"),
    of("handovers", handovers, "groupId"),
    of("equipment-checks", equipmentChecks, "groupId"),
    of("marketing-supports", marketingSupports, "groupId"),
    of("linkages", linkages, "groupId"),
    of("orders", orders, "groupId"),
    of("capital-applications", capitalApplications, "groupId"),
    of("follow-ups", followUps, "groupId"),
    of("contact-attempts", contactAttempts, "groupId"),
    of("group-partners", groupPartners, "groupId"),
    of("licences", licences, "groupId"),
    of("equipment-requests", equipmentRequests, "groupId"),
    of("redistributions", redistributions, "fromGroupId"),
    of("redistributions", redistributions, "toGroupId"),
    of("cases", cases, "groupId"),
    of("case-actions", caseActions, "groupId"),
    of("overrides", overrides, "groupId"),
    of("complaints", complaints, "groupId"),
    of("attachments", attachments, "groupId"),
    of("attachments", attachments, "subjectId", "groups"),
    of("submissions", submissions, "groupId"),
  ],
};

/**
 * Columns that keep the id they were written with: logs, which nothing changes (custody and events are told anew for
 * the one that stays), and what is derived.
 */
export const KEPT_AS_WRITTEN = [
  ...["events.groupId", "equipment_moves.fromGroupId", "equipment_moves.toGroupId", "equipment_moves.fromPersonId"],
  ...["equipment_moves.toPersonId", "group_status.groupId", "signals.groupId"],
];
