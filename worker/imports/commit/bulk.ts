import { getTableName, type SQL, type SQLChunk, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Context } from "../../context.ts";
import type { Statement } from "../../http/commit.ts";

type Row = Record<string, unknown>;

/** One parameter of a statement stays well below what the server takes in one batch. */
const BYTES_A_STATEMENT = 150_000;

/** Rows as JSON arrays of at most 150 KB. */
export function jsonSlices(rows: readonly Row[]): string[] {
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

/**
 * UPDATE of many rows, each still at the version it was read at; `id` and `version` come with every row. The guard
 * after each statement takes the batch back when one of them moved on.
 */
export function updateMany<T extends SQLiteTable>(
  ctx: Pick<Context, "db">,
  table: T,
  rows: readonly (Partial<T["$inferInsert"]> & { id: string; version: number })[],
): Statement[] {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "id" && name !== "version");
  const target = sql.identifier(getTableName(table));
  return jsonSlices(rows as readonly Row[]).flatMap((json) => [
    ctx.db.run(
      sql`UPDATE ${target} SET version = ${target}.version + 1, ${list(names.map((name) => sql`${sql.identifier(name)} = new.${sql.identifier(name)}`))}
        FROM (SELECT ${field("id")} AS id, ${field("version")} AS version, ${list(names.map((name) => sql`${field(name)} AS ${sql.identifier(name)}`))} FROM json_each(${json})) AS new
        WHERE ${target}.id = new.id AND ${target}.version = new.version AND ${target}."deletedAt" IS NULL`,
    ),
    allChanged(ctx, JSON.parse(json).length),
  ]);
}

/** Takes the batch back unless the statement before it changed exactly `count` rows. */
export const allChanged = (ctx: Pick<Context, "db">, count: number): Statement =>
  ctx.db.run(sql`INSERT INTO guard (ok, code) SELECT changes() = ${count}, 'stale'`);
