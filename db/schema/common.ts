import { type SQL, sql } from "drizzle-orm";
import { check, integer, type SQLiteColumn, text } from "drizzle-orm/sqlite-core";

/** Columns every row that an organisation owns has; factories and the write path fill them. */
export function ownedColumns() {
  return {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: integer().notNull(),
    createdBy: text().notNull(),
    updatedAt: integer().notNull(),
    updatedBy: text().notNull(),
    deletedAt: integer(),
  };
}

/** CHECK that a column holds one of a fixed list (or NULL). */
export function oneOf(name: string, column: SQLiteColumn, values: readonly string[]) {
  const list = sql.join(
    values.map((value) => sql.raw(`'${value}'`)),
    sql`, `,
  );
  return check(name, sql`${column} IN (${list})`);
}

/** CHECK that a text column is a calendar day YYYY-MM-DD (or NULL). */
export function isDay(name: string, column: SQLiteColumn) {
  return check(name, sql`${column} IS NULL OR ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`);
}

export const notDeleted: SQL = sql.raw('"deletedAt" IS NULL');
