import { getTableColumns, getTableName, isNotNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { merges } from "#db/schema/index.ts";
import type { UserActor } from "../../context.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { reach } from "../../http/resourceRead.ts";
import { allSpecs, columnsOf, type ResourceSpec } from "../../http/resourceSpec.ts";
import { can } from "../../policy/can.ts";
import { isPersonal, readsPersonal } from "../../policy/fields.ts";
import type { Resource } from "../../policy/roles.ts";

/** A partnership is asked for anew: to bring one back would open a group again that was closed to an NGO. */
const LEFT_OUT: readonly Resource[] = ["group-partners"];

/** What a record is called by, best first. */
const NAMES = ["name", "title", "number", "item", "buyer", "text", "category", "code", "planStep", "email"];

/** Resources that this person may delete, and so bring back. */
export const deletableBy = (actor: UserActor): ResourceSpec[] =>
  allSpecs().filter(
    ({ name, only }) =>
      (only === undefined || only.includes("delete")) && can(actor, name, "delete") && !LEFT_OUT.includes(name),
  );

/** The column that names a record, if this reader may read it. */
export function nameColumn(actor: UserActor, spec: ResourceSpec): [string, SQLiteColumn] | undefined {
  const columns = columnsOf(spec);
  const name = NAMES.find((one) => columns[one] && !spec.sealed?.includes(one));
  const column = name ? columns[name] : undefined;
  if (!name || !column || (isPersonal(spec.name, name) && !readsPersonal(actor))) return undefined;
  return [name, column];
}

/** Deleted rows of one resource that this person may bring back; what a merge took away comes back with the merge. */
export function deletedWhere(ctx: RequestContext, spec: ResourceSpec): SQL {
  const merged = sql`EXISTS (SELECT 1 FROM ${merges} WHERE ${merges.goneId} = ${spec.table.id} AND ${merges.state} = 'done')`;
  return sql`(${isNotNull(spec.table.deletedAt)} AND ${reach(ctx, spec, "delete")} AND NOT ${merged})`;
}

/** Whole deleted rows, with their derived columns. */
export function deletedRows(ctx: RequestContext, spec: ResourceSpec, where: SQL) {
  const columns = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  const base = ctx.db
    .select({ ...columns, ...spec.joined?.columns })
    .from(spec.table)
    .$dynamic();
  const joined = spec.joined ? base.innerJoin(spec.joined.table, spec.joined.on) : base;
  return joined.where(sql`${deletedWhere(ctx, spec)} AND ${where}`);
}

/** What the bin lists of one resource, as one branch of a union. */
export function branchOf(ctx: RequestContext, spec: ResourceSpec): SQL {
  const [, name] = nameColumn(ctx.actor, spec) ?? [];
  const { id, deletedAt, updatedBy } = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  return sql`SELECT ${sql.raw(`'${spec.name}'`)} AS resource, ${id} AS id, ${name ?? sql`NULL`} AS name,
    ${deletedAt} AS deletedAt, ${updatedBy} AS deletedBy FROM ${sql.identifier(getTableName(spec.table))} WHERE ${deletedWhere(ctx, spec)}`;
}
