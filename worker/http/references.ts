import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { groups, people, regions } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Reads } from "../context.ts";
import { forbidden, invalid, localText as text } from "../errors.ts";
import { accessOf } from "../policy/can.ts";
import type { Resource } from "../policy/roles.ts";
import { groupScope, programScope } from "../policy/scope.ts";
import type { RequestContext } from "./endpoint.ts";
import { reach, selectRows } from "./resourceRead.ts";
import {
  type GroupRow,
  type ProgramRow,
  type References,
  type ResourceSpec,
  type Row,
  registry,
} from "./resourceSpec.ts";

const missing = text("Data ini tidak ditemukan.", "There is no such record.");

interface ReferenceQuery {
  field: string;
  query: Reads[number];
}

/** Reads the records a body names; on an update also the group or programme the row hangs on already. */
export function referenceQueries(ctx: RequestContext, spec: ResourceSpec, body: Row, id?: string): ReferenceQuery[] {
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
        query: selectRows(ctx, other, and(eq(other.table.id, value), reach(ctx, other, "read"), named(ctx, target)), {
          _may: mayHang(ctx, spec, field, id),
        }),
      });
  }
  return queries;
}

/** People of another organisation are seen, veiled, but not put into one's own records. */
const named = (ctx: RequestContext, target: Resource) =>
  target === "people" ? eq(people.organizationId, ctx.actor.organizationId) : undefined;

/** Whether the actor may hang a row of this resource on the group or programme that `field` names. */
function mayHang(ctx: RequestContext, spec: ResourceSpec, field: string, id: string | undefined): SQL<number> {
  const action = id === undefined ? "create" : "update";
  // Reading reaches a region, writing only what one's own organisation follows there.
  const own =
    accessOf(ctx.actor, spec.name, action) === "region"
      ? sql`${groups.organizationId} = ${ctx.actor.organizationId}`
      : sql`1`;
  if (field === "groupId" && spec.parent === "group")
    return sql<number>`(${groupScope(ctx, spec.name, action)} AND ${own})`;
  if (field === "programId" && spec.parent === "program") return sql<number>`${programScope(ctx, spec.name, action)}`;
  return sql<number>`1`;
}

/** Sorts what the reference queries found; a changed reference that is unknown is 422, one not to be written on 403. */
export function collect(queries: ReferenceQuery[], results: Row[][], changed: Row): References {
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
export function withRows(refs: References, names: string[], results: Row[][]): References {
  for (const [i, name] of names.entries()) refs.rows[name] = results[i] ?? [];
  return refs;
}
