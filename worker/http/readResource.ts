import { and, count, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { Hono } from "hono";
import { notFound } from "../errors.ts";
import type { Resource } from "../policy/roles.ts";
import { endpoint, type Reply, type RequestContext } from "./endpoint.ts";
import { type ListDialect, type ListField, like, parseListQuery } from "./listQuery.ts";
import type { Row } from "./resourceSpec.ts";

type Columns = Record<string, SQLiteColumn>;

/** Rows that only the server writes: they have no version and nobody edits them. */
export interface ReadSpec {
  name: Resource;
  table: SQLiteTable & Record<"id" | "organizationId", SQLiteColumn>;
  /** Rows the actor may read. */
  where: (ctx: RequestContext) => SQL;
  /** Columns of another table, left-joined. */
  joined?: { table: SQLiteTable; on: (ctx: RequestContext) => SQL | undefined; columns: Columns };
  /** Columns that are no business of a list. */
  hidden?: readonly string[];
  /** Columns whose value is kept elsewhere. */
  derived?: Readonly<Record<string, SQL>>;
  /** Columns read and compared inside one's own organisation only. */
  ownColumns?: readonly string[];
  searchColumn: SQLiteColumn;
  defaultSort: [string, "ASC" | "DESC"];
}

/** What is read in the list dialect under another resource's permission. */
export type ListedSpec = Omit<ReadSpec, "name"> & { name: string };

const registry: ReadSpec[] = [];
export const allReadSpecs = (): readonly ReadSpec[] => registry;

const shownColumns = ({ table, hidden = [] }: ListedSpec): Columns =>
  Object.fromEntries(Object.entries(getTableColumns(table) as Columns).filter(([name]) => !hidden.includes(name)));

function select(ctx: RequestContext, spec: ListedSpec, where: SQL | undefined) {
  const columns = { ...shownColumns(spec), ...spec.derived, ...spec.joined?.columns };
  const base = ctx.db.select(columns).from(spec.table).$dynamic();
  const { joined } = spec;
  return (joined ? base.leftJoin(joined.table, joined.on(ctx)) : base).where(and(spec.where(ctx), where));
}

function shown(ctx: RequestContext, { ownColumns = [] }: ListedSpec, row: Row): Row {
  if (row.organizationId === ctx.actor.organizationId) return row;
  return { ...row, ...Object.fromEntries(ownColumns.map((name) => [name, null])) };
}

function listFields(ctx: RequestContext, spec: ListedSpec): Record<string, ListField> {
  const { ownColumns = [], derived = {} } = spec;
  const own = sql`${spec.table.organizationId} = ${ctx.actor.organizationId}`;
  return Object.fromEntries(
    Object.entries(shownColumns(spec)).map(([name, column]) => {
      const value = derived[name] ?? column;
      return [name, { column, value: ownColumns.includes(name) ? sql`CASE WHEN ${own} THEN ${value} END` : value }];
    }),
  );
}

const dialectOf = (ctx: RequestContext, spec: ListedSpec): ListDialect => ({
  fields: listFields(ctx, spec),
  virtual: {},
  search: (term) => like(spec.searchColumn, term),
  defaultSort: spec.defaultSort,
});

/** Ids of a whole list in its order, read at one instant; at most `most`. */
export async function listReadIds(ctx: RequestContext, spec: ReadSpec, most: number): Promise<string[]> {
  const query = parseListQuery(ctx, dialectOf(ctx, spec));
  const ids = ctx.db
    .select({ id: spec.table.id })
    .from(spec.table)
    .where(and(spec.where(ctx), query.where))
    .orderBy(...query.orderBy)
    .limit(most);
  const [rows] = (await ctx.read([ids])) as [{ id: string }[]];
  return rows.map(({ id }) => id);
}

export async function listRead(ctx: RequestContext, spec: ListedSpec): Promise<Reply> {
  const query = parseListQuery(ctx, dialectOf(ctx, spec));
  const page = select(ctx, spec, query.where)
    .orderBy(...query.orderBy)
    .limit(query.to - query.from + 1)
    .offset(query.from);
  const counted = ctx.db
    .select({ n: count() })
    .from(spec.table)
    .where(and(spec.where(ctx), query.where));
  const [rows, [total]] = (await ctx.read([page, counted])) as [Row[], { n: number }[]];
  const range = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map((row) => shown(ctx, spec, row)),
    headers: { "Content-Range": `${spec.name} ${range}/${total?.n ?? 0}` },
  };
}

export async function getRead(ctx: RequestContext, spec: ListedSpec): Promise<Reply> {
  const [rows] = (await ctx.read([select(ctx, spec, eq(spec.table.id, ctx.param("id")))])) as [Row[]];
  if (!rows[0]) throw notFound();
  return { status: 200, body: shown(ctx, spec, rows[0]) };
}

/** Declares a resource that is read only: list in the list dialect, and one record. */
export function defineReadResource(spec: ReadSpec): { spec: ReadSpec; routes: Hono } {
  registry.push(spec);
  const needed = { resource: spec.name, action: "read" } as const;
  const routes = new Hono()
    .get(
      "/",
      endpoint(needed, (ctx) => listRead(ctx, spec)),
    )
    .get(
      "/:id",
      endpoint(needed, (ctx) => getRead(ctx, spec)),
    );
  return { spec, routes };
}
