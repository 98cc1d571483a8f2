import { type AnyColumn, and, count, eq, getTableColumns, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { Hono } from "hono";
import type { z } from "zod";
import { type IdPrefix, idPattern, newId } from "#db/ids.ts";
import { groups, type programs, regions } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { actorId, type Reads, type UserActor } from "../context.ts";
import { ApiError, forbidden, ifMatchNeeded, invalid, notFound, stale } from "../errors.ts";
import { accessOf } from "../policy/can.ts";
import { isPersonal, maskRow, readsPersonal } from "../policy/fields.ts";
import type { Action, Resource } from "../policy/roles.ts";
import { groupScope, type Placement, programScope, scope } from "../policy/scope.ts";
import { reevaluate, reevaluateGroups, reevaluateProgram, type Touched } from "../stall/reevaluate.ts";
import { type Change, commit, type EventDraft, guard, type Statement } from "./commit.ts";
import { endpoint, type Reply, type RequestContext, StartOver } from "./endpoint.ts";
import { parseOrThrow } from "./faults.ts";
import { anyLike, type ListDialect, type ListField, type ListQuery, parseFilter, parseListQuery } from "./listQuery.ts";
import { bodySchemas, kindOf } from "./shape.ts";

export type Row = Record<string, unknown>;
export type GroupRow = typeof groups.$inferSelect;
export type ProgramRow = typeof programs.$inferSelect;

type OwnedTable = SQLiteTable & Record<"id" | "organizationId" | "version" | "deletedAt", SQLiteColumn>;

/** What the database knows of the records a body refers to. */
export interface References {
  group?: GroupRow;
  program?: ProgramRow;
  /** Every other referred record, by field. */
  byField: Record<string, Row>;
  /** What the resource's own `reads` found, by name. */
  rows: Record<string, Row[]>;
}

interface ProgramTouch {
  programId: string;
  organizationId: string;
}
/** A group whose facts a change can move (with its owner where known: that saves a read), or a whole programme. */
export type Touch = string | Touched | ProgramTouch;

export interface Extras {
  /** Columns the server sets on top of the body. */
  set?: Row;
  statements?: Statement[];
  events?: EventDraft[];
  /** Groups whose facts this change can move: the rules look at them again in the same batch. */
  touched?: readonly Touch[];
}

export interface Writing {
  id: string;
  before: Row | undefined;
  /** The row as it will be (body and server columns). */
  after: Row;
  refs: References;
}

export interface ResourceSpec {
  name: Resource;
  table: OwnedTable;
  prefix: IdPrefix;
  placement: Placement;
  /** Never leaves the server, never comes in. */
  hidden?: readonly string[];
  /** Kept encrypted: readable where `present` says how, never compared, sorted or searched. */
  sealed?: readonly string[];
  /** Comes from the server only. */
  readOnly?: readonly string[];
  /** Columns beyond NOT NULL ones that creation needs. */
  required?: readonly string[];
  /** NOT NULL columns that the server fills when the body leaves them out. */
  optional?: readonly string[];
  /** Fixed once made. */
  fixed?: readonly string[];
  shapes?: Record<string, z.ZodType>;
  search?: (actor: UserActor, term: string) => SQL | undefined;
  searchColumns?: readonly string[];
  /** Derived columns read beside the row. */
  joined?: { table: SQLiteTable; on: SQL; columns: Record<string, SQLiteColumn> };
  virtual?: (ctx: RequestContext) => Record<string, (value: unknown) => SQL | undefined>;
  defaultSort?: [string, "ASC" | "DESC"];
  /** Body fields that name another record, which must be readable to the writer. */
  references?: Record<string, Resource>;
  /** Whose row a new one hangs on: the writer must be allowed to write there. */
  parent?: "group" | "program";
  /** Checks and server columns before anything is written; throws 422. */
  prepare?: (ctx: RequestContext, writing: Writing) => Promise<Extras> | Extras;
  beforeDelete?: (ctx: RequestContext, row: Row) => Promise<Extras> | Extras;
  /** Further reads that `prepare` needs, in the one read batch; the results arrive as refs.rows[name]. */
  reads?: (ctx: RequestContext, body: Row, id: string) => Record<string, Reads[number]>;
  present?: (ctx: RequestContext, row: Row) => Row;
  only?: readonly ("list" | "get" | "create" | "update" | "delete")[];
}

const SERVER_COLUMNS = ["organizationId", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "deletedAt"];
const registry = new Map<Resource, ResourceSpec>();

export const specOf = (name: Resource): ResourceSpec | undefined => registry.get(name);
export const allSpecs = (): ResourceSpec[] => [...registry.values()];

/** Body schemas of a resource: what validates is what the OpenAPI page shows. */
export function schemasOf(spec: ResourceSpec) {
  const closed = [...SERVER_COLUMNS, "id", ...(spec.hidden ?? []), ...(spec.readOnly ?? [])];
  return bodySchemas(spec.table, closed, spec.shapes ?? {}, spec.required, spec.optional);
}

const text = (id: string, en: string): LocalText => ({ id, en });

function columnsOf(spec: ResourceSpec): Record<string, SQLiteColumn> {
  const all = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !spec.hidden?.includes(name)));
}

/** A column as this reader may compare it: a personal one only inside its own organisation, and not at all when masked. */
function listFields(ctx: RequestContext, spec: ResourceSpec): Record<string, ListField> {
  const fields: Record<string, ListField> = {};
  for (const [name, column] of Object.entries({ ...columnsOf(spec), ...spec.joined?.columns })) {
    if (name === "deletedAt" || spec.sealed?.includes(name)) continue;
    if (!isPersonal(spec.name, name)) fields[name] = { column, value: column };
    else if (readsPersonal(ctx.actor)) {
      fields[name] = {
        column,
        value: sql`CASE WHEN ${spec.table.organizationId} = ${ctx.actor.organizationId} THEN ${column} END`,
      };
    } else if (spec.name === "groups" && name === "name") {
      fields[name] = { column, value: sql`CASE WHEN ${groups.kind} = 'group' THEN ${column} END` };
    }
  }
  if (spec.name === "groups" && fields.name && readsPersonal(ctx.actor)) {
    const open = sql`${groups.kind} = 'group' OR ${groups.organizationId} = ${ctx.actor.organizationId}`;
    fields.name = { column: groups.name, value: sql`CASE WHEN ${open} THEN ${groups.name} END` };
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

const etagOf = (row: Row) => `"${row.version}"`;

/** SELECT of whole rows (with derived columns) inside what the actor reaches. */
function selectRows(
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

function ifMatch(ctx: RequestContext, needed: boolean): number | undefined {
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

const missing = text("Data ini tidak ditemukan.", "There is no such record.");

interface ReferenceQuery {
  field: string;
  query: Reads[number];
}

/** Reads the records a body names; on an update also the group or programme the row hangs on already. */
function referenceQueries(ctx: RequestContext, spec: ResourceSpec, body: Row, id?: string): ReferenceQuery[] {
  const queries: ReferenceQuery[] = [];
  for (const [field, target] of Object.entries(spec.references ?? {})) {
    const given = body[field];
    const column = (getTableColumns(spec.table) as Record<string, SQLiteColumn>)[field];
    const hangsOn = id !== undefined && column && (field === "groupId" || field === "programId");
    const value =
      typeof given === "string"
        ? sql`${given}`
        : hangsOn
          ? sql`(SELECT ${column} FROM ${spec.table} WHERE ${spec.table.id} = ${id})`
          : undefined;
    if (!value) continue;
    if (target === "regions") {
      queries.push({ field, query: ctx.db.select().from(regions).where(eq(regions.code, value)) });
      continue;
    }
    const other = registry.get(target);
    if (other)
      queries.push({
        field,
        query: selectRows(ctx, other, and(eq(other.table.id, value), reach(ctx, other, "read")), {
          _may: mayHang(ctx, spec, field, id),
        }),
      });
  }
  return queries;
}

/** Whether the actor may hang a row of this resource on the group or programme that `field` names. */
function mayHang(ctx: RequestContext, spec: ResourceSpec, field: string, id: string | undefined): SQL<number> {
  const access = accessOf(ctx.actor.role, spec.name, id === undefined ? "create" : "update");
  if (field === "groupId" && spec.parent === "group") return sql<number>`${groupScope(ctx, access)}`;
  if (field === "programId" && spec.parent === "program") return sql<number>`${programScope(ctx, access)}`;
  return sql<number>`1`;
}

/** Sorts what the reference queries found; a changed reference that is unknown is 422, one not to be written on 403. */
function collect(queries: ReferenceQuery[], results: Row[][], changed: Row): References {
  const refs: References = { byField: {}, rows: {} };
  const faults: Record<string, LocalText> = {};
  for (const [i, { field }] of queries.entries()) {
    const row = results[i]?.[0];
    const isNew = changed[field] !== undefined && changed[field] !== null;
    if (!row && isNew) faults[field] = missing;
    else if (row?._may === 0 && isNew) throw forbidden();
    else if (row) refs.byField[field] = row;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  refs.group = refs.byField.groupId as GroupRow | undefined;
  refs.program = refs.byField.programId as ProgramRow | undefined;
  return refs;
}

/** Puts what a resource's own reads found beside its references. */
function withRows(refs: References, names: string[], results: Row[][]): References {
  for (const [i, name] of names.entries()) refs.rows[name] = results[i] ?? [];
  return refs;
}

const isProgram = (touch: Touch) => typeof touch === "object" && "programId" in touch;

/** The rules for what a change touched, as statements for the end of its batch. */
async function reevaluateTouched(ctx: RequestContext, touched: readonly Touch[]): Promise<Statement[]> {
  const ids = new Set(touched.filter((one) => typeof one === "string"));
  const known = touched.filter((one) => typeof one === "object" && "groupId" in one);
  const programs = touched.filter(isProgram) as ProgramTouch[];
  const rest = [...ids].filter((id) => !known.some(({ groupId }) => groupId === id));
  return [
    ...(await reevaluate(ctx, known)),
    ...(await reevaluateGroups(ctx, rest)),
    ...(
      await Promise.all(
        programs.map((one) => reevaluateProgram(ctx, { id: one.programId, organizationId: one.organizationId })),
      )
    ).flat(),
  ];
}

/** commit() plus the rules for the groups that the change touched. */
export async function commitTouching(
  ctx: RequestContext,
  change: Change,
  touched: readonly Touch[] | undefined,
  reply: Reply,
  subject: { resource: Resource; id: string },
): Promise<Reply> {
  const after = await reevaluateTouched(ctx, touched ?? []);
  return commit(ctx, { ...change, after: [...(change.after ?? []), ...after] }, reply, subject);
}

const dialectOf = (ctx: RequestContext, spec: ResourceSpec): ListDialect => ({
  fields: listFields(ctx, spec),
  virtual: spec.virtual?.(ctx) ?? {},
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

async function list(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const query = parseListQuery(ctx, dialectOf(ctx, spec));
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

function searchOf(ctx: RequestContext, spec: ResourceSpec, term: string): SQL | undefined {
  if (spec.search) return spec.search(ctx.actor, term);
  const fields = listFields(ctx, spec);
  return anyLike(
    (spec.searchColumns ?? []).flatMap((name) => (fields[name] ? [fields[name].value as SQL | AnyColumn] : [])),
    term,
  );
}

async function get(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "read")])) as [Row[]];
  const row = admitRow(rows[0]);
  return { status: 200, body: presentRow(ctx, spec, row), etag: etagOf(row) };
}

function asRecord(body: unknown): Row {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) {
    if (Object.hasOwn(body, "__proto__"))
      throw invalid({ __proto__: text("Isian ini tidak dikenal.", "There is no such field.") });
    return { ...body };
  }
  throw invalid({ body: text("Kirimkan sebuah objek.", "Send an object.") });
}

/** Columns a new row of this actor starts with. */
export function newRow(ctx: RequestContext, id: string): Row {
  const by = actorId(ctx.actor);
  return {
    id,
    organizationId: ctx.actor.organizationId,
    version: 1,
    createdAt: ctx.now,
    createdBy: by,
    updatedAt: ctx.now,
    updatedBy: by,
    deletedAt: null,
  };
}

function takeId(ctx: RequestContext, spec: ResourceSpec, id: unknown): string {
  if (id === undefined || id === null) return newId(spec.prefix, ctx.now);
  if (typeof id === "string" && idPattern(spec.prefix).test(id)) return id;
  throw invalid({
    id: text(
      `Bentuk id: ${spec.prefix}_ diikuti 6–40 huruf atau angka.`,
      `An id is ${spec.prefix}_ and 6–40 letters or digits.`,
    ),
  });
}

/** Column defaults of a table for what a body leaves out, so that the reply shows the row as stored. */
function defaultsOf(spec: ResourceSpec): Row {
  const row: Row = {};
  for (const [name, column] of Object.entries(getTableColumns(spec.table))) {
    row[name] = column.hasDefault && column.default !== undefined ? column.default : null;
  }
  return row;
}

export async function createRecord(ctx: RequestContext, spec: ResourceSpec, input: unknown): Promise<Reply> {
  const { id: givenId, ...raw } = asRecord(input);
  const id = takeId(ctx, spec, givenId);
  const body = parseOrThrow(schemasOf(spec).create, raw) as Row;
  const references = referenceQueries(ctx, spec, body);
  const taken = ctx.db.select({ id: spec.table.id }).from(spec.table).where(eq(spec.table.id, id));
  const more = spec.reads?.(ctx, body, id) ?? {};
  const results = (await ctx.read([taken, ...references.map((one) => one.query), ...Object.values(more)])) as Row[][];
  if (results[0]?.length)
    throw new ApiError(409, "id_taken", text("Id ini sudah dipakai.", "This id is already taken."));
  const refs = withRows(
    collect(references, results.slice(1), body),
    Object.keys(more),
    results.slice(1 + references.length),
  );
  const draft: Row = { ...defaultsOf(spec), ...body, ...newRow(ctx, id) };
  const extras = (await spec.prepare?.(ctx, { id, before: undefined, after: draft, refs })) ?? {};
  const row: Row = { ...draft, ...extras.set };
  const reply: Reply = {
    status: 201,
    body: presentRow(ctx, spec, row),
    etag: etagOf(row),
    headers: { Location: `/api/${spec.name}/${id}` },
  };
  const change: Change = {
    statements: [ctx.db.insert(spec.table).values(row as never), ...(extras.statements ?? [])],
    audit: [
      {
        action: "create",
        entity: spec.name,
        entityId: id,
        organizationId: row.organizationId as string,
        after: withoutHidden(spec, row),
      },
    ],
    events: extras.events,
  };
  try {
    return await commitTouching(ctx, change, extras.touched, reply, { resource: spec.name, id });
  } catch (error) {
    // A new record has no version of its own: what went stale is a record it moves along; look again. So too when
    // a value that the server proposed was taken meanwhile.
    if (error instanceof ApiError) {
      const proposed = spec.optional?.filter((name) => body[name] === undefined) ?? [];
      if (error.status === 412 || proposed.some((name) => error.fields?.[name])) throw new StartOver("stale");
    }
    throw error;
  }
}

const withoutHidden = (spec: ResourceSpec, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !spec.hidden?.includes(name)));

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function changedFields(ctx: RequestContext, spec: ResourceSpec, before: Row, raw: Row): Row {
  const shown = presentRow(ctx, spec, before);
  const patch: Row = {};
  const closed: Record<string, LocalText> = {};
  const fixed = [
    ...SERVER_COLUMNS,
    "id",
    ...(spec.readOnly ?? []),
    ...(spec.fixed ?? []),
    ...Object.keys(spec.joined?.columns ?? {}),
  ];
  for (const [name, value] of Object.entries(raw)) {
    if (Object.hasOwn(shown, name) && sameValue(shown[name], value)) continue;
    if (fixed.includes(name))
      closed[name] = text("Isian ini tidak dapat diubah di sini.", "This field cannot be changed here.");
    else patch[name] = value;
  }
  if (Object.keys(closed).length > 0) throw invalid(closed);
  return parseOrThrow(schemasOf(spec).update, patch) as Row;
}

/** Conditional update of one row, its guard, audit row and events: what every changing verb ends in. */
export async function updateRecord(
  ctx: RequestContext,
  spec: ResourceSpec,
  before: Row,
  patch: Row,
  options: { action?: string; extras?: Extras; reason?: string; body?: (row: Row) => unknown } = {},
): Promise<Reply> {
  const { extras = {}, action = "update" } = options;
  const set = {
    ...patch,
    ...extras.set,
    version: (before.version as number) + 1,
    updatedAt: ctx.now,
    updatedBy: actorId(ctx.actor),
  };
  const after: Row = { ...before, ...set };
  const id = before.id as string;
  const reply: Reply = {
    status: 200,
    body: options.body ? options.body(presentRow(ctx, spec, after)) : presentRow(ctx, spec, after),
    etag: etagOf(after),
  };
  const update = ctx.db
    .update(spec.table)
    .set(set as never)
    .where(and(eq(spec.table.id, id), eq(spec.table.version, before.version as number), isNull(spec.table.deletedAt)));
  const change: Change = {
    statements: [update, guard(ctx), ...(extras.statements ?? [])],
    audit: [
      {
        action,
        entity: spec.name,
        entityId: id,
        organizationId: before.organizationId as string,
        before: withoutHidden(spec, before),
        after: withoutHidden(spec, after),
        reason: options.reason,
      },
    ],
    events: extras.events,
  };
  try {
    return await commitTouching(ctx, change, extras.touched, reply, { resource: spec.name, id });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 412) throw error;
    const [rows] = (await ctx.read([recordQuery(ctx, spec, id, "read")])) as [Row[]];
    throw rows[0] ? stale(presentRow(ctx, spec, admitRow(rows[0]))) : notFound();
  }
}

async function update(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const raw = asRecord(await ctx.json());
  ifMatch(ctx, true);
  const record = recordQuery(ctx, spec, ctx.param("id"), "update");
  const references = referenceQueries(ctx, spec, raw, ctx.param("id"));
  const more = spec.reads?.(ctx, raw, ctx.param("id")) ?? {};
  const [rows, ...found] = (await ctx.read([
    record,
    ...references.map((one) => one.query),
    ...Object.values(more),
  ])) as Row[][];
  const before = admitRow(rows?.[0]);
  expectVersion(ctx, spec, before, true);
  const patch = changedFields(ctx, spec, before, raw);
  const refs = withRows(collect(references, found, patch), Object.keys(more), found.slice(references.length));
  if (Object.entries(patch).every(([name, value]) => sameValue(before[name], value))) {
    return { status: 200, body: presentRow(ctx, spec, before), etag: etagOf(before) };
  }
  const extras =
    (await spec.prepare?.(ctx, { id: before.id as string, before, after: { ...before, ...patch }, refs })) ?? {};
  return updateRecord(ctx, spec, before, patch, { extras });
}

async function remove(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  ifMatch(ctx, true);
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "delete")])) as [Row[]];
  const before = admitRow(rows[0]);
  expectVersion(ctx, spec, before, true);
  const extras = (await spec.beforeDelete?.(ctx, before)) ?? {};
  return updateRecord(ctx, spec, before, { deletedAt: ctx.now }, { action: "delete", extras });
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

/**
 * Declares a resource once: list, get, create, update and soft delete in the list dialect, with policy, scope,
 * field masks, optimistic lock, audit and idempotency. Returns its routes; verbs beyond these are added to them.
 */
export function defineResource(spec: ResourceSpec): { spec: ResourceSpec; routes: Hono } {
  registry.set(spec.name, spec);
  const routes = new Hono();
  const has = (verb: NonNullable<ResourceSpec["only"]>[number]) => spec.only === undefined || spec.only.includes(verb);
  const { name } = spec;
  if (has("list"))
    routes.get(
      "/",
      endpoint({ resource: name, action: "read" }, (ctx) => list(ctx, spec)),
    );
  if (has("create")) {
    routes.post(
      "/",
      endpoint({ resource: name, action: "create" }, async (ctx) => createRecord(ctx, spec, await ctx.json()), {
        reachable,
      }),
    );
  }
  if (has("get"))
    routes.get(
      "/:id",
      endpoint({ resource: name, action: "read" }, (ctx) => get(ctx, spec)),
    );
  if (has("update")) {
    routes.put(
      "/:id",
      endpoint({ resource: name, action: "update" }, (ctx) => update(ctx, spec), { reachable }),
    );
  }
  if (has("delete")) {
    routes.delete(
      "/:id",
      endpoint({ resource: name, action: "delete" }, (ctx) => remove(ctx, spec), { reachable }),
    );
  }
  return { spec, routes };
}

/** Ids of a list, as a condition; an empty list is nobody. */
export const among = (column: AnyColumn, ids: readonly string[]): SQL =>
  ids.length > 0 ? inArray(column, [...ids]) : sql`0`;

export { kindOf };
