import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { groups, people } from "#db/schema/index.ts";
import type { Reads } from "../context.ts";
import { invalid, notFound } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import { type ResourceSpec, type Row, specOf } from "../http/resourceSpec.ts";
import { type Entity, POINTERS, type Pointer } from "./pointers.ts";

export function specFor(entity: Entity): ResourceSpec {
  const spec = specOf(entity);
  if (!spec) throw new Error(`${entity} is not declared`);
  return spec;
}

export const tableOf = (entity: Entity) => (entity === "people" ? people : groups);

const columnOf = (pointer: Pointer): SQLiteColumn =>
  (getTableColumns(pointer.table) as Record<string, SQLiteColumn>)[pointer.column] as SQLiteColumn;

/** Rows that a pointer leads from, whether deleted or not: what is in the bin goes along. */
export function pointing(pointer: Pointer, id: string | SQL): SQL {
  const { subject } = pointer;
  const columns = getTableColumns(pointer.table) as Record<string, SQLiteColumn>;
  const isSubject = subject && columns.subject ? eq(columns.subject, subject) : undefined;
  return and(eq(columnOf(pointer), id), isSubject) ?? sql`0`;
}

const rowsQuery = (ctx: RequestContext, pointer: Pointer, ids: readonly string[]) => {
  const columns = getTableColumns(pointer.table) as Record<string, SQLiteColumn>;
  const isSubject = pointer.subject && columns.subject ? eq(columns.subject, pointer.subject) : undefined;
  return ctx.db
    .select(columns)
    .from(pointer.table)
    .where(and(inArray(columnOf(pointer), [...ids]), isSubject));
};

export interface Hanging {
  pointer: Pointer;
  first: Row[];
  second: Row[];
}

/** Two records of the actor's own organisation that it may change, with every row that points to either. */
export async function readPair(ctx: RequestContext, entity: Entity, firstId: string, secondId: string) {
  if (firstId === secondId) {
    throw invalid({ secondId: { id: "Pilih dua data yang berbeda.", en: "Choose two different records." } });
  }
  const spec = specFor(entity);
  const pointers = POINTERS[entity];
  const [one, other, ...found] = (await ctx.read([
    recordQuery(ctx, spec, firstId, "update"),
    recordQuery(ctx, spec, secondId, "update"),
    ...pointers.map((pointer) => rowsQuery(ctx, pointer, [firstId, secondId])),
  ] as unknown as Reads)) as unknown as Row[][];
  const [first, second] = [ownRow(ctx, one?.[0]), ownRow(ctx, other?.[0])];
  const hanging = pointers.map((pointer, at): Hanging => {
    const rows = found[at] ?? [];
    const by = (id: string) => rows.filter((row) => row[pointer.column] === id);
    return { pointer, first: by(firstId), second: by(secondId) };
  });
  return { first, second, hanging };
}

/** Another organisation's record is as unknown as one that does not exist. */
function ownRow(ctx: RequestContext, row: Row | undefined): Row {
  if (row && row.organizationId !== ctx.actor.organizationId) throw notFound();
  return admitRow(row);
}
