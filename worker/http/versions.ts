import { getTableColumns } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { configVersions } from "#db/schema/index.ts";
import { actorId, type Context } from "../context.ts";
import type { Statement } from "./commit.ts";
import { type ResourceSpec, type Row, SERVER_COLUMNS } from "./resourceSpec.ts";

const LEFT_OUT = ["id", ...SERVER_COLUMNS.filter((name) => name !== "deletedAt")];

/** What a record said, without whose it is and who touched it. */
function snapshotOf(spec: ResourceSpec, row: Row): Row {
  const closed = [...LEFT_OUT, ...(spec.hidden ?? []), ...(spec.sealed ?? [])];
  const names = Object.keys(getTableColumns(spec.table)).filter((name) => !closed.includes(name));
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

function versionRow(spec: ResourceSpec, row: Row, by: { at: number; actorId: string }) {
  return {
    id: newId("cfv", by.at),
    organizationId: row.organizationId as string,
    entity: spec.name,
    entityId: row.id as string,
    number: row.version as number,
    snapshot: snapshotOf(spec, row),
    ...by,
  };
}

/**
 * What a versioned record became, for the batch that changes it; after its guard. What it was before is kept as
 * well where nobody kept it yet: rows that a seed or another change made.
 */
export function versionStatements(
  ctx: Pick<Context, "db" | "now" | "actor">,
  spec: ResourceSpec,
  before: Row | undefined,
  after: Row,
): Statement[] {
  if (!spec.versioned) return [];
  const became = ctx.db
    .insert(configVersions)
    .values(versionRow(spec, after, { at: ctx.now, actorId: actorId(ctx.actor) }));
  if (!before) return [became];
  const by = { at: before.updatedAt as number, actorId: before.updatedBy as string };
  const was = ctx.db
    .insert(configVersions)
    .values(versionRow(spec, before, by))
    .onConflictDoNothing();
  return [was, became];
}
