import { type AnyColumn, and, count, eq, getTableColumns, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { groups } from "#db/schema/index.ts";
import { forbidden, ifMatchNeeded, notFound, stale } from "../errors.ts";
import { isOpen } from "../policy/closed.ts";
import { isPersonal, maskRow, readsPersonal } from "../policy/fields.ts";
import type { Action, Resource } from "../policy/roles.ts";
import { scope } from "../policy/scope.ts";
import type { Reply, RequestContext } from "./endpoint.ts";
import { furtherDialect } from "./furtherDialect.ts";
import { anyLike, type ListDialect, type ListField, type ListQuery, parseFilter, parseListQuery } from "./listQuery.ts";
import { columnsOf, type ResourceSpec, type Row, registry } from "./resourceSpec.ts";

/** A column as this reader may compare it: a personal one only inside its own organisation, and not at all when masked. */
function listFields(ctx: RequestContext, spec: ResourceSpec): Record<string, ListField> {
  const fields: Record<string, ListField> = {};
  const { id, groupId, personId } = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  const open = spec.name === "data-requests" ? sql`1` : isOpen(ctx.actor, id, groupId, personId);
  for (const [name, column] of Object.entries({ ...columnsOf(spec), ...spec.joined?.columns })) {
    if (name === "deletedAt" || spec.sealed?.includes(name)) continue;
    if (!isPersonal(spec.name, name)) fields[name] = { column, value: column };
    else if (readsPersonal(ctx.actor)) {
      fields[name] = {
        column,
        value: sql`CASE WHEN ${spec.table.organizationId} = ${ctx.actor.organizationId} AND ${open} THEN ${column} END`,
      };
    } else if (spec.name === "groups" && name === "name") {
      fields[name] = { column, value: sql`CASE WHEN ${groups.kind} = 'group' THEN ${column} END` };
    }
  }
  if (spec.name === "groups" && fields.name && readsPersonal(ctx.actor)) {
    const told = sql`${groups.kind} = 'group' OR (${groups.organizationId} = ${ctx.actor.organizationId} AND ${open})`;
    fields.name = { column: groups.name, value: sql`CASE WHEN ${told} THEN ${groups.name} END` };
  }
  return fields;
}

/** The row as this reader sees it. */
export function presentRow(ctx: RequestContext, spec: ResourceSpec, row: Row): Row {
  const visible: Row = {};
  for (const name of [...Object.keys(columnsOf(spec)), ...Object.keys(spec.joined?.columns ?? {})]) {
    if (name !== "deletedAt") visible[name] = row[name];
  }
  return maskRow(ctx.actor, spec.name, spec.present ? { ...visible, ...spec.present(ctx, row) } : visible);
}

export const etagOf = (row: Row) => `"${row.version}"`;

/** SELECT of whole rows (with derived columns) inside what the actor reaches. */
export function selectRows(
  ctx: RequestContext,
  spec: ResourceSpec,
  where: SQL | undefined,
  extra: Record<string, SQL<number>> = {},
) {
  const base = ctx.db
    .select({ ...(getTableColumns(spec.table) as Record<string, SQLiteColumn>), ...spec.joined?.columns, ...extra })
    .from(spec.table)
    .$dynamic();
  const joined = spec.joined ? base.innerJoin(spec.joined.table, spec.joined.on) : base;
  return joined.where(and(isNull(spec.table.deletedAt), where));
}

/** Rows of a resource an actor may reach with an action. */
export const reach = (ctx: RequestContext, spec: ResourceSpec, action: Action): SQL =>
  scope(ctx, spec.name, action, spec.placement, spec.table.organizationId);

/** One record, if the actor may know of it; `_may` says whether it may do `action` to it. */
export function recordQuery(ctx: RequestContext, spec: ResourceSpec, id: string, action: Action) {
  return selectRows(ctx, spec, and(eq(spec.table.id, id), reach(ctx, spec, "read")), {
    _may: sql<number>`${action === "read" ? sql`1` : reach(ctx, spec, action)}`,
  });
}

/** 404 when unknown to the actor, 403 when it may only look. */
export function admitRow(row: Row | undefined): Row {
  if (!row) throw notFound();
  const { _may, ...rest } = row;
  if (!_may) throw forbidden();
  return rest;
}

export function ifMatch(ctx: RequestContext, needed: boolean): number | undefined {
  const header = ctx.header("If-Match");
  if (header === undefined || header === "") {
    if (needed) throw ifMatchNeeded();
    return undefined;
  }
  if (header.trim() === "*") return undefined;
  const version = Number(/^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1] ?? Number.NaN);
  return Number.isNaN(version) ? -1 : version;
}

/** The version a verb must find: If-Match where given, else the one just read. */
export function expectVersion(ctx: RequestContext, spec: ResourceSpec, row: Row, needed = false): number {
  const asked = ifMatch(ctx, needed);
  if (asked !== undefined && asked !== row.version) throw stale(presentRow(ctx, spec, row));
  return row.version as number;
}

type Further = Pick<ListDialect, "fields" | "virtual">;

const dialectOf = (ctx: RequestContext, spec: ResourceSpec, further?: Further): ListDialect => ({
  fields: { ...listFields(ctx, spec), ...further?.fields },
  virtual: { ...spec.virtual?.(ctx), ...further?.virtual },
  search: (term) => searchOf(ctx, spec, term),
  defaultSort: spec.defaultSort ?? ["id", "DESC"],
});

/** How many rows a filter lists, and the sum of one of their columns: the joined table only when the filter needs it. */
function countRows(ctx: RequestContext, spec: ResourceSpec, { where, used }: Filtered, summed?: SQLiteColumn) {
  const sum = summed ? sql<number>`coalesce(sum(${summed}), 0)` : sql<number>`0`;
  const counting = ctx.db.select({ total: count(), sum }).from(spec.table).$dynamic();
  const counted =
    spec.joined && used.some((name) => spec.joined?.columns[name])
      ? counting.innerJoin(spec.joined.table, spec.joined.on)
      : counting;
  return counted.where(and(isNull(spec.table.deletedAt), reach(ctx, spec, "read"), where));
}

type Filtered = Pick<ListQuery, "where" | "used">;

/** What a figure shows: the total, and the sum of a column, of the list that the same filter opens. */
export const figureQuery = (ctx: RequestContext, spec: ResourceSpec, filter: object, summed?: SQLiteColumn) =>
  countRows(ctx, spec, parseFilter(dialectOf(ctx, spec), filter), summed);

/** Ids of the records within reach that a list filter finds, as a SELECT that can stand in another statement. */
export function idsWhere(ctx: RequestContext, spec: ResourceSpec, filter: object): SQL {
  const { where, used } = parseFilter(dialectOf(ctx, spec), filter);
  const base = ctx.db.select({ id: spec.table.id }).from(spec.table).$dynamic();
  const joined =
    spec.joined && used.some((name) => spec.joined?.columns[name])
      ? base.innerJoin(spec.joined.table, spec.joined.on)
      : base;
  return joined.where(and(isNull(spec.table.deletedAt), reach(ctx, spec, "read"), where)).getSQL();
}

export async function list(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const query = parseListQuery(ctx, dialectOf(ctx, spec, await furtherDialect(ctx, spec)));
  const page = selectRows(ctx, spec, and(reach(ctx, spec, "read"), query.where))
    .orderBy(...query.orderBy)
    .limit(query.to - query.from + 1)
    .offset(query.from);
  const [rows, [total]] = (await ctx.read([page, countRows(ctx, spec, query)])) as [Row[], { total: number }[]];
  const all = total?.total ?? 0;
  const shown = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map((row) => presentRow(ctx, spec, row)),
    headers: { "Content-Range": `${spec.name} ${shown}/${all}`, "Access-Control-Expose-Headers": "Content-Range" },
  };
}

/** Ids of a whole list in its order, read at one instant; at most `most`. */
export async function listIds(ctx: RequestContext, spec: ResourceSpec, most: number): Promise<string[]> {
  const query = parseListQuery(ctx, dialectOf(ctx, spec, await furtherDialect(ctx, spec)));
  const base = ctx.db.select({ id: spec.table.id }).from(spec.table).$dynamic();
  const joined =
    spec.joined && query.used.some((name) => spec.joined?.columns[name])
      ? base.innerJoin(spec.joined.table, spec.joined.on)
      : base;
  const ids = joined
    .where(and(isNull(spec.table.deletedAt), reach(ctx, spec, "read"), query.where))
    .orderBy(...query.orderBy)
    .limit(most);
  const [rows] = (await ctx.read([ids])) as [{ id: string }[]];
  return rows.map(({ id }) => id);
}

function searchOf(ctx: RequestContext, spec: ResourceSpec, term: string): SQL | undefined {
  if (spec.search) return spec.search(ctx.actor, term);
  const fields = listFields(ctx, spec);
  return anyLike(
    (spec.searchColumns ?? []).flatMap((name) => (fields[name] ? [fields[name].value as SQL | AnyColumn] : [])),
    term,
  );
}

export async function get(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "read")])) as [Row[]];
  const row = admitRow(rows[0]);
  return { status: 200, body: presentRow(ctx, spec, row), etag: etagOf(row) };
}

/** Whether the actor may still read a record: what a stored reply is checked against before it is given again. */
export async function reachable(ctx: RequestContext, resource: string, id: string): Promise<boolean> {
  const spec = registry.get(resource as Resource);
  if (!spec) return true;
  const rows = await ctx.db
    .select({ id: spec.table.id })
    .from(spec.table)
    .where(and(eq(spec.table.id, id), reach(ctx, spec, "read")));
  return rows.length > 0;
}

/** Ids of a list, as a condition; an empty list is nobody. */
export const among = (column: AnyColumn, ids: readonly string[]): SQL =>
  ids.length > 0 ? inArray(column, [...ids]) : sql`0`;
