import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CUSTOM_FIELD_ENTITIES } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";
import type { Question } from "./forms.ts";

/** Values of an office's own fields, by code; those marked personal are kept apart so that masks and log know them. */
export const customColumns = () => ({
  custom: text({ mode: "json" }).$type<Record<string, unknown>>(),
  customPersonal: text({ mode: "json" }).$type<Record<string, unknown>>(),
});

/** A field an office gave a kind of record. Entity, code, kind and the personal mark are fixed once made. */
export const customFields = sqliteTable(
  "custom_fields",
  {
    ...ownedColumns(),
    entity: text({ enum: CUSTOM_FIELD_ENTITIES }).notNull(),
    code: text().notNull(),
    question: text({ mode: "json" }).$type<Question>().notNull(),
    position: integer().notNull().default(0),
    inList: integer({ mode: "boolean" }).notNull().default(false),
    filterable: integer({ mode: "boolean" }).notNull().default(false),
    retired: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    oneOf("custom_fields_entity", t.entity, CUSTOM_FIELD_ENTITIES),
    uniqueIndex("custom_fields_code").on(t.organizationId, t.entity, t.code).where(notDeleted),
  ],
);

/** Each value once more, kept by triggers on the columns above: what a filter looks up. */
export const customValues = sqliteTable(
  "custom_values",
  {
    entity: text({ enum: CUSTOM_FIELD_ENTITIES }).notNull(),
    recordId: text().notNull(),
    organizationId: text().notNull(),
    field: text().notNull(),
    personal: integer({ mode: "boolean" }).notNull(),
    // Place in a list of choices; 0 for a single value.
    place: integer().notNull(),
    text: text(),
    number: real(),
  },
  (t) => [
    primaryKey({ columns: [t.entity, t.recordId, t.personal, t.field, t.place] }),
    index("custom_values_text").on(t.entity, t.field, t.text, t.organizationId).where(sql.raw(`"text" IS NOT NULL`)),
    index("custom_values_number")
      .on(t.entity, t.field, t.number, t.organizationId)
      .where(sql.raw(`"number" IS NOT NULL`)),
  ],
);
