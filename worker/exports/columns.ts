import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Locale } from "../errors.ts";
import { kindOf } from "../http/shape.ts";
import type { Resource } from "../policy/roles.ts";
import { enumOf, fieldWords } from "./words.ts";

export type Target = Resource | "regions";
export type ColumnKind =
  | "text"
  | "number"
  | "money"
  | "day"
  | "instant"
  | "bool"
  | "enum"
  | "audit"
  | "reference"
  | "place"
  | "rows";

export interface ExportColumn {
  field: string;
  kind: ColumnKind;
  heading: string;
  /** Word list of an enumeration. */
  words?: string;
  /** Words of each value, where an office made the list itself. */
  choices?: Readonly<Record<string, string>>;
  /** Columns of each entry, where a value is a list of entries. */
  parts?: readonly ExportColumn[];
  /** What the ids stand for. */
  target?: Target;
  /** Field of the row that tells the name already. */
  named?: string;
}

/** What an id stands for, by the name of its field. */
const TARGETS: Record<string, Target> = {
  ...{ villageCode: "regions", regionCode: "regions", parentCode: "regions" },
  ...{ programId: "programs", cohortId: "cohorts", planId: "plans", schemeId: "capital-schemes", ruleId: "rules" },
  ...{ groupId: "groups", holderGroupId: "groups", fromGroupId: "groups", toGroupId: "groups" },
  ...{ personId: "people", leaderId: "people", holderPersonId: "people", fromPersonId: "people", toPersonId: "people" },
  ...{ equipmentId: "equipment", items: "equipment", linkageId: "linkages", buyerId: "buyers" },
  ...{ handoverId: "handovers", followUpId: "follow-ups", organizationId: "organizations" },
  ...{ creditedTo: "organizations", groupOrganizationId: "organizations" },
  ...{ assigneeId: "users", ownerId: "users", userId: "users", actorId: "users", decidedBy: "users" },
  ...{ startedBy: "users", createdBy: "users", updatedBy: "users", undoneBy: "users", waiverBy: "users" },
  ...{ approvedBy: "users", requestedBy: "users", waiverApprovedBy: "users" },
};

export const targetOf = (field: string): Target | undefined => TARGETS[field];

/** Rows that tell a name beside the id. */
const NAMED: Record<string, string> = { "audit-log.actorId": "actorName", "access-log.userId": "userName" };

/** Lists of an enumeration's values, kept as JSON. */
const LISTS: Record<string, string> = { obstacles: "obstacle", causes: "obstacle" };

/** What a list shows beyond its columns, computed on read. */
const DERIVED: Partial<Record<string, Record<string, Pick<ExportColumn, "kind" | "words">>>> = {
  "follow-ups": { timing: { kind: "enum", words: "followUpTiming" }, daysLate: { kind: "number" } },
  licences: { validity: { kind: "enum", words: "licenceValidity" } },
};

function kindOfColumn(resource: string, field: string, column: SQLiteColumn): Pick<ExportColumn, "kind" | "words"> {
  if (["audit-log", "access-log"].includes(resource) && ["entity", "action"].includes(field)) return { kind: "audit" };
  if (LISTS[field]) return { kind: "enum", words: LISTS[field] };
  const kind = kindOf(field, column);
  switch (kind) {
    case "enum": {
      const words = enumOf(column.enumValues ?? []);
      return words ? { kind: "enum", words } : { kind: "text" };
    }
    case "int":
    case "real":
      return { kind: field.endsWith("Idr") ? "money" : "number" };
    case "day":
    case "instant":
    case "bool":
      return { kind };
    default:
      return { kind: "text" };
  }
}

/** The column that a field is, or is a part of. */
export const baseOf = (field: string): string => field.split(".")[0] ?? field;

/** Columns of a file: every readable field that has a label, in the order of the labels. */
export function columnsFor(resource: string, readable: Record<string, SQLiteColumn>, locale: Locale): ExportColumn[] {
  return Object.entries(fieldWords(locale, resource)).flatMap(([field, heading]): ExportColumn[] => {
    const derived = DERIVED[resource]?.[field];
    if (derived) return [{ field, heading, ...derived }];
    const column = readable[baseOf(field)];
    if (!column) return [];
    if (field !== baseOf(field)) return [{ field, heading, kind: "text" }];
    const named = NAMED[`${resource}.${field}`];
    if (named) return [{ field, heading, kind: "text", named }];
    const target = TARGETS[field];
    if (target && target !== resource) return [{ field, heading, kind: "reference", target }];
    return [{ field, heading, ...kindOfColumn(resource, field, column) }];
  });
}

const WIDTHS: Partial<Record<ColumnKind, number>> = { number: 10, money: 18, day: 12, instant: 17, bool: 8, enum: 18 };
const WIDE = 28;

/** Width of a column in characters: what its values need, and not less than its heading. */
export const widthOf = ({ kind, heading }: ExportColumn): number =>
  Math.max(WIDTHS[kind] ?? WIDE, Math.min(WIDE, heading.length + 4));
