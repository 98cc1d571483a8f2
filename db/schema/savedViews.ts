import { index, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { INDICATOR_MEASURES, INDICATOR_SPLITS, INDICATOR_SUBJECTS, ROLES } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";
import type { LocalText, RuleQuery } from "./rules.ts";

/** Columns, filter and order of a list under a name: a person's own, or shared with a role of the organisation. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    ...ownedColumns(),
    ownerId: text().notNull(),
    resource: text().notNull(),
    name: text().notNull(),
    filter: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    sort: text({ mode: "json" }).$type<{ field: string; order: "ASC" | "DESC" }>(),
    columns: text({ mode: "json" }).$type<string[]>(),
    // NULL = the owner's alone.
    sharedWith: text({ mode: "json" }).$type<(typeof ROLES)[number][]>(),
  },
  (t) => [index("saved_views_owner").on(t.organizationId, t.resource).where(notDeleted)],
);

/** The view a person's list starts with. */
export const viewDefaults = sqliteTable(
  "view_defaults",
  {
    userId: text().notNull(),
    resource: text().notNull(),
    viewId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.resource] })],
);

/** A figure an office made: how many, or which share, of the records for which a query holds. */
export const indicators = sqliteTable(
  "indicators",
  {
    ...ownedColumns(),
    code: text().notNull(),
    name: text({ mode: "json" }).$type<LocalText>().notNull(),
    meaning: text({ mode: "json" }).$type<LocalText>(),
    subject: text({ enum: INDICATOR_SUBJECTS }).notNull(),
    measure: text({ enum: INDICATOR_MEASURES }).notNull(),
    query: text({ mode: "json" }).$type<RuleQuery>().notNull(),
    // Of which records the share is; NULL = of all.
    base: text({ mode: "json" }).$type<RuleQuery>(),
    splitBy: text({ enum: INDICATOR_SPLITS }).notNull().default("none"),
  },
  (t) => [
    oneOf("indicators_subject", t.subject, INDICATOR_SUBJECTS),
    oneOf("indicators_measure", t.measure, INDICATOR_MEASURES),
    oneOf("indicators_split", t.splitBy, INDICATOR_SPLITS),
    uniqueIndex("indicators_code").on(t.organizationId, t.code).where(notDeleted),
  ],
);

/** Cards of the start page, in order: of one person, or of everybody of a role. */
export const dashboards = sqliteTable(
  "dashboards",
  {
    ...ownedColumns(),
    ownerId: text(),
    role: text({ enum: ROLES }),
    // Codes of the figures that are built in, and ids of indicators.
    cards: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (t) => [
    oneOf("dashboards_role", t.role, ROLES),
    uniqueIndex("dashboards_person").on(t.ownerId).where(notDeleted),
    uniqueIndex("dashboards_role_cards").on(t.organizationId, t.role).where(notDeleted),
  ],
);
