import { and, eq, getTableColumns, isNull } from "drizzle-orm";
import type { AuditAction } from "#db/constants.ts";
import { idPattern, newId } from "#db/ids.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { actorId } from "../context.ts";
import { customReads, customValues } from "../customFields/writing.ts";
import { ApiError, invalid, notFound, stale, localText as text } from "../errors.ts";
import type { Resource } from "../policy/roles.ts";
import { reevaluate, reevaluateGroups, reevaluateProgram } from "../stall/reevaluate.ts";
import { type Change, commit, guard, type Statement } from "./commit.ts";
import { type Reply, type RequestContext, StartOver } from "./endpoint.ts";
import { parseOrThrow } from "./faults.ts";
import { collect, referenceQueries, withRows } from "./references.ts";
import { admitRow, etagOf, expectVersion, ifMatch, presentRow, recordQuery } from "./resourceRead.ts";
import {
  type Extras,
  type ProgramTouch,
  type ResourceSpec,
  type Row,
  SERVER_COLUMNS,
  schemasOf,
  type Touch,
} from "./resourceSpec.ts";
import { versionStatements } from "./versions.ts";

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

/** A body as an object; 422 for anything else. */
export function asRecord(body: unknown): Row {
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

/** A new record, checked and ready to be written: alone, or in the batch of another change. */
export interface Planned {
  id: string;
  row: Row;
  body: Row;
  change: Change;
  touched: readonly Touch[];
  reply: Reply;
}

export async function planCreate(ctx: RequestContext, spec: ResourceSpec, input: unknown): Promise<Planned> {
  const { id: givenId, ...given } = asRecord(input);
  const id = takeId(ctx, spec, givenId);
  const raw = spec.complete ? await spec.complete(ctx, given) : given;
  const body = parseOrThrow(schemasOf(spec).create, raw) as Row;
  const references = referenceQueries(ctx, spec, body);
  const taken = ctx.db.select({ id: spec.table.id }).from(spec.table).where(eq(spec.table.id, id));
  const more = { ...spec.reads?.(ctx, body, id), ...customReads(ctx, spec, body) };
  const results = (await ctx.read([taken, ...references.map((one) => one.query), ...Object.values(more)])) as Row[][];
  if (results[0]?.length)
    throw new ApiError(409, "id_taken", text("Id ini sudah dipakai.", "This id is already taken."));
  const refs = withRows(
    collect(references, results.slice(1), body),
    Object.keys(more),
    results.slice(1 + references.length),
  );
  const own = customValues(ctx, spec, undefined, body, refs);
  const draft: Row = { ...defaultsOf(spec), ...body, ...own, ...newRow(ctx, id) };
  const extras = (await spec.prepare?.(ctx, { id, before: undefined, after: draft, refs })) ?? {};
  const row: Row = { ...draft, ...extras.set };
  const reply: Reply = {
    status: 201,
    body: presentRow(ctx, spec, row),
    etag: etagOf(row),
    headers: { Location: `/api/${spec.name}/${id}` },
  };
  const change: Change = {
    statements: [
      ...(extras.first ?? []),
      ctx.db.insert(spec.table).values(row as never),
      ...versionStatements(ctx, spec, undefined, row),
      ...(extras.statements ?? []),
    ],
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
  return { id, row, body, change, touched: extras.touched ?? [], reply };
}

export async function createRecord(ctx: RequestContext, spec: ResourceSpec, input: unknown): Promise<Reply> {
  const { id, body, change, touched, reply } = await planCreate(ctx, spec, input);
  try {
    return await commitTouching(ctx, change, touched, reply, { resource: spec.name, id });
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
  const fixed = [...SERVER_COLUMNS, "id", ...(spec.readOnly ?? []), ...(spec.fixed ?? [])];
  const isDerived = (name: string) => Object.hasOwn(shown, name) && !Object.hasOwn(getTableColumns(spec.table), name);
  // A whole record sent back as it was read: what the rules made of it since does not make the form stale.
  const isWhole = raw.version === before.version && raw.updatedAt === before.updatedAt;
  for (const [name, value] of Object.entries(raw)) {
    if (Object.hasOwn(shown, name) && sameValue(shown[name], value)) continue;
    if (isDerived(name) && isWhole) continue;
    if (fixed.includes(name) || isDerived(name))
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
  options: { action?: AuditAction; extras?: Extras; reason?: string; body?: (row: Row) => unknown } = {},
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
    statements: [
      ...(extras.first ?? []),
      update,
      guard(ctx),
      ...versionStatements(ctx, spec, before, after),
      ...(extras.statements ?? []),
    ],
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

/** What may be asked about before a body is checked: its plain values, which are what they look like. */
const plainFields = (raw: Row): Row =>
  Object.fromEntries(Object.entries(raw).filter(([, value]) => typeof value !== "object"));

export async function update(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const raw = asRecord(await ctx.json());
  ifMatch(ctx, true);
  return updateWith(ctx, spec, ctx.param("id"), raw, { needsMatch: true });
}

/** Writes fields into a record as its own PUT would: scope, version, references, shapes, checks, audit. */
export async function updateWith(
  ctx: RequestContext,
  spec: ResourceSpec,
  id: string,
  raw: Row,
  options: { needsMatch?: boolean; action?: AuditAction } = {},
): Promise<Reply> {
  const record = recordQuery(ctx, spec, id, "update");
  const references = referenceQueries(ctx, spec, raw, id);
  const more = { ...spec.reads?.(ctx, plainFields(raw), id), ...customReads(ctx, spec, raw, id) };
  const [rows, ...found] = (await ctx.read([
    record,
    ...references.map((one) => one.query),
    ...Object.values(more),
  ])) as Row[][];
  const before = admitRow(rows?.[0]);
  expectVersion(ctx, spec, before, options.needsMatch);
  const changed = changedFields(ctx, spec, before, raw);
  const refs = withRows(collect(references, found, changed), Object.keys(more), found.slice(references.length));
  const patch = { ...changed, ...customValues(ctx, spec, before, changed, refs) };
  if (Object.entries(patch).every(([name, value]) => sameValue(before[name], value))) {
    return { status: 200, body: presentRow(ctx, spec, before), etag: etagOf(before) };
  }
  const extras = (await spec.prepare?.(ctx, { id, before, after: { ...before, ...patch }, refs })) ?? {};
  return updateRecord(ctx, spec, before, patch, { extras, action: options.action });
}

export async function remove(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  ifMatch(ctx, true);
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "delete")])) as [Row[]];
  const before = admitRow(rows[0]);
  expectVersion(ctx, spec, before, true);
  const extras = (await spec.beforeDelete?.(ctx, before)) ?? {};
  return updateRecord(ctx, spec, before, { deletedAt: ctx.now }, { action: "delete", extras });
}
