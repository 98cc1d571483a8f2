import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ITEM_MATCHES, type ItemMatch, SAMPLE_METHODS, SAMPLE_STATES, SAMPLE_UNITS } from "../constants.ts";
import { isDay, oneOf, ownedColumns } from "./common.ts";

/** One thing that is compared in the field: what the office had reported at the freeze, and what was seen. */
export interface CheckedItem {
  item: string;
  reported: string | number | null;
  seen?: string | number | null;
  match?: ItemMatch;
}

/** How a sample is sized and drawn, beside its method. */
export interface SampleDesign {
  /** Share expected, 0–1; .5 where nothing is known. */
  expected?: number;
  /** Stratified: by which property of the unit. Cluster: kelurahan are drawn first. */
  strataBy?: "village" | "district" | "program" | "skill" | "sex";
  clusters?: number;
  designEffect?: number;
  /** LQAS: the two levels that are told apart, and the rule, fixed before the draw. */
  upper?: number;
  lower?: number;
  decisionRule?: number;
}

/** An audit draw: question, population, size; frozen before there is a seed, drawn with it, never drawn again. */
export const samples = sqliteTable(
  "samples",
  {
    ...ownedColumns(),
    question: text().notNull(),
    unit: text({ enum: SAMPLE_UNITS }).notNull(),
    filter: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    // Whose records are audited: the office; NULL = all of the jurisdiction.
    auditedId: text(),
    method: text({ enum: SAMPLE_METHODS }).notNull(),
    confidence: real(),
    margin: real(),
    n: integer(),
    design: text({ mode: "json" }).$type<SampleDesign>(),
    // Items compared in the field.
    items: text({ mode: "json" }).$type<string[]>(),
    state: text({ enum: SAMPLE_STATES }).notNull().default("draft"),
    frameSize: integer(),
    frameHash: text(),
    // Where the draw goes by strata: what they are is fixed before the seed, and told, with the salt, when the check is over.
    strataHash: text(),
    strataSalt: text(),
    frozenAt: integer(),
    seed: text(),
    drawnAt: integer(),
    algorithm: text(),
    closedAt: integer(),
    cancelReason: text(),
    checkFrom: text(),
    checkTo: text(),
  },
  (t) => [
    oneOf("samples_unit", t.unit, SAMPLE_UNITS),
    oneOf("samples_method", t.method, SAMPLE_METHODS),
    oneOf("samples_state", t.state, SAMPLE_STATES),
    isDay("samples_from", t.checkFrom),
    index("samples_owner").on(t.organizationId, t.createdAt),
  ],
);

/** The frozen frame, append-only: each unit under an id made for this frame, with what was reported of it then. */
export const sampleFrames = sqliteTable(
  "sample_frames",
  {
    sampleId: text()
      .notNull()
      .references(() => samples.id),
    frameId: text().notNull(),
    unitId: text().notNull(),
    stratum: text(),
    reported: text({ mode: "json" }).$type<CheckedItem[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sampleId, t.frameId] })],
);

/** A unit that was drawn, or stands in for one that could not be had. */
export const sampleItems = sqliteTable(
  "sample_items",
  {
    ...ownedColumns(),
    sampleId: text()
      .notNull()
      .references(() => samples.id),
    order: integer().notNull(),
    frameId: text().notNull(),
    unitId: text().notNull(),
    stratum: text(),
    // The unit of the same sample that took this one's place.
    replacedBy: text(),
    replaceReason: text(),
    observed: text({ mode: "json" }).$type<CheckedItem[]>(),
    match: text({ enum: ITEM_MATCHES }),
    checkedAt: integer(),
    checkedOn: text(),
    checkedBy: text(),
    photo: text(),
    lat: real(),
    lng: real(),
    note: text(),
  },
  (t) => [
    oneOf("sample_items_match", t.match, ITEM_MATCHES),
    uniqueIndex("sample_items_order").on(t.sampleId, t.order),
    uniqueIndex("sample_items_frame").on(t.sampleId, t.frameId),
  ],
);
