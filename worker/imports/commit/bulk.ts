import { getTableName, type SQL, type SQLChunk, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Context } from "../../context.ts";
import type { Statement } from "../../http/commit.ts";

type Row = Record<string, unknown>;

/** One parameter of a statement stays well below what the server takes in one batch. */
const BYTES_A_STATEMENT = 150_000;

/** Rows as JSON arrays of at most 150 KB. */
function jsonSlices(rows: readonly Row[]): string[] {
  const texts: string[] = [];
  let parts: string[] = [];
  let size = 0;
  for (const row of rows) {
    const part = JSON.stringify(row);
    if (size + part.length > BYTES_A_STATEMENT && parts.length > 0) {
      texts.push(`[${parts.join(",")}]`);
      parts = [];
      size = 0;
    }
    parts.push(part);
    size += part.length;
  }
  if (parts.length > 0) texts.push(`[${parts.join(",")}]`);
  return texts;
}

const field = (name: string): SQL => sql`value ->> ${sql.raw(`'$.${name}'`)}`;
const list = (parts: SQLChunk[]) => sql.join(parts, sql`, `);

/** INSERT of many rows of one shape: a statement for each 150 KB, its rows as one JSON parameter. */
export function insertMany<T extends SQLiteTable>(
  ctx: Pick<Context, "db">,
  table: T,
  rows: readonly T["$inferInsert"][],
): Statement[] {
  const names = Object.keys(rows[0] ?? {});
  const columns = list(names.map((name) => sql.identifier(name)));
  return jsonSlices(rows as readonly Row[]).map((json) =>
    ctx.db.run(
      sql`INSERT INTO ${sql.identifier(getTableName(table))} (${columns}) SELECT ${list(names.map(field))} FROM json_each(${json})`,
    ),
  );
}

/** JSON objects of at most 150 KB, rows under their key. */
function keyedSlices(rows: readonly Row[], key: string): { json: string; count: number }[] {
  return jsonSlices(rows).map((text) => {
    const part = JSON.parse(text) as Row[];
    return { json: JSON.stringify(Object.fromEntries(part.map((row) => [String(row[key]), row]))), count: part.length };
  });
}

/**
 * UPDATE of many rows by one JSON parameter. Each row is looked up by `key`: joined the other way round (UPDATE … FROM
 * json_each) SQLite reads the whole parameter once for every row of the table.
 */
export function updateByKey(
  ctx: Pick<Context, "db">,
  update: { table: SQLiteTable; key: SQLiteColumn; set: readonly string[]; also?: SQL; where: (given: Given) => SQL },
  rows: readonly Row[],
): { statement: Statement; count: number }[] {
  const key = sql.identifier(update.key.name);
  const given: Given = (name) =>
    sql`json_extract((SELECT "rows" FROM given), '$."' || ${key} || ${sql.raw(`'".${name}'`)})`;
  const sets = update.set.map((name) => sql`${sql.identifier(name)} = ${given(name)}`);
  return keyedSlices(rows, update.key.name).map(({ json, count }) => ({
    count,
    statement: ctx.db.run(
      sql`WITH given("rows") AS (SELECT ${json}) UPDATE ${update.table} SET ${list(update.also ? [...sets, update.also] : sets)}
        WHERE ${key} IN (SELECT key FROM given, json_each(given."rows")) AND ${update.where(given)}`,
    ),
  }));
}

/** The value a field of the parameter has for the row at hand. */
export type Given = (name: string) => SQL;

/**
 * UPDATE of records that came with the version they were read at; the guard after each statement takes the batch back
 * when one of them moved on.
 */
export function updateMany(
  ctx: Pick<Context, "db">,
  table: SQLiteTable & { id: SQLiteColumn },
  rows: readonly (Row & { id: string; version: number })[],
): Statement[] {
  const set = Object.keys(rows[0] ?? {}).filter((name) => name !== "id" && name !== "version");
  const where = (given: Given) => sql`version = ${given("version")} AND "deletedAt" IS NULL`;
  const update = { table, key: table.id, set, also: sql`version = version + 1`, where };
  return updateByKey(ctx, update, rows).flatMap(({ statement, count }) => [statement, allChanged(ctx, count)]);
}

/** Takes the batch back unless the statement before it changed exactly `count` rows. */
export const allChanged = (ctx: Pick<Context, "db">, count: number): Statement =>
  ctx.db.run(sql`INSERT INTO guard (ok, code) SELECT changes() = ${count}, 'stale'`);
