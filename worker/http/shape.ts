import { type AnyColumn, getTableColumns, type Table } from "drizzle-orm";
import { z } from "zod";
import { isDay } from "../day.ts";

export { isDay };

const MAX_TEXT = 2_000;
const MAX_NAME = 200;
const MAX_IDR = 1_000_000_000_000_000;
const MAX_COUNT = 1_000_000_000;
const LAST_INSTANT = Date.UTC(2100, 0);

const dayFault = { id: "Tulis tanggal yang ada, bentuk TTTT-BB-HH.", en: "Write an existing date as YYYY-MM-DD." };

/** A calendar day that exists, YYYY-MM-DD. */
export const day = () => z.string().refine(isDay, { params: { local: dayFault } });
/** Whole rupiah, never negative. */
export const money = () => z.int().min(0).max(MAX_IDR);
/** Trimmed text of at most `max` characters, not blank. */
export const line = (max = MAX_TEXT) => z.string().trim().min(1).max(max);

export type FieldKind = "text" | "enum" | "int" | "real" | "bool" | "day" | "instant" | "json";

const INSTANTS = [
  "at",
  "resolvedAt",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "computedAt",
  "committedAt",
  "undoneAt",
  "doneAt",
];

/** What kind of value a column holds, from the column itself and the naming of the house (`…On` a day, `…Idr` money). */
export function kindOf(name: string, column: AnyColumn): FieldKind {
  switch (column.dataType) {
    case "boolean":
      return "bool";
    case "json":
      return "json";
    case "number":
      if (INSTANTS.includes(name) || name.endsWith("At")) return "instant";
      return column.columnType === "SQLiteReal" ? "real" : "int";
    default:
      if (column.enumValues?.length) return "enum";
      return name.endsWith("On") || name === "on" || name === "date" ? "day" : "text";
  }
}

function baseOf(name: string, column: AnyColumn): z.ZodType {
  switch (kindOf(name, column)) {
    case "bool":
      return z.boolean();
    case "json":
      return z.json();
    case "real":
      return z.number().min(-MAX_COUNT).max(MAX_COUNT);
    case "instant":
      return z.int().min(0).max(LAST_INSTANT);
    case "int":
      return name.endsWith("Idr") ? money() : z.int().min(0).max(MAX_COUNT);
    case "enum":
      return z.enum(column.enumValues as [string, ...string[]]);
    case "day":
      return day();
    case "text":
      return line(
        name === "name" || name === "title" || name.endsWith("Id") || name.endsWith("Code") ? MAX_NAME : MAX_TEXT,
      );
  }
}

/** The zod type of one column: its own override, else what its kind says; nullable columns take null. */
export function fieldSchema(name: string, column: AnyColumn, shapes: Record<string, z.ZodType> = {}): z.ZodType {
  const base = shapes[name] ?? baseOf(name, column);
  return column.notNull ? base : emptyAsNull(base);
}

/** A form sends an emptied input as ""; for an optional field that means "no value". */
const emptyAsNull = (schema: z.ZodType) => z.preprocess((value) => (value === "" ? null : value), schema.nullable());

/** Body schemas of a table: every column but `closed` ones; `required` must be there on creation. */
export function bodySchemas(
  table: Table,
  closed: readonly string[],
  shapes: Record<string, z.ZodType>,
  required: readonly string[] = [],
  optional: readonly string[] = [],
) {
  const create: Record<string, z.ZodType> = {};
  const update: Record<string, z.ZodType> = {};
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    if (closed.includes(name)) continue;
    const schema = required.includes(name) ? (shapes[name] ?? baseOf(name, column)) : fieldSchema(name, column, shapes);
    const needed = required.includes(name) || (column.notNull && !column.hasDefault && !optional.includes(name));
    create[name] = needed ? schema : schema.optional();
    update[name] = schema.optional();
  }
  return { create: z.strictObject(create), update: z.strictObject(update) };
}
