import { and, eq, isNotNull, sql } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { actorId } from "../../context.ts";
import { ApiError, conflict, notFound } from "../../errors.ts";
import { guard, guardThat } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { etagOf, expectVersion, presentRow } from "../../http/resourceRead.ts";
import { allSpecs, type ResourceSpec, type Row, specOf, type Touch } from "../../http/resourceSpec.ts";
import { commitTouching } from "../../http/resourceWrite.ts";
import { versionStatements } from "../../http/versions.ts";
import type { Resource } from "../../policy/roles.ts";
import { deletableBy, deletedRows } from "./deletable.ts";

interface Parent {
  resource: string;
  query: ReturnType<typeof parentQuery>;
}

const deletedColumn = (table: SQLiteTable) => getTableConfig(table).columns.find(({ name }) => name === "deletedAt");

function parentQuery(ctx: RequestContext, id: unknown, [idColumn, deletedAt]: [SQLiteColumn, SQLiteColumn]) {
  return ctx.db
    .select({ gone: sql<number>`1` })
    .from(idColumn.table)
    .where(and(eq(idColumn, id), isNotNull(deletedAt)));
}

/** What a record cannot be without: rows its table insists on, and the record a file hangs on. */
function parentsOf(ctx: RequestContext, { table }: ResourceSpec, row: Row): Parent[] {
  const owned = getTableConfig(table).foreignKeys.flatMap((key): Parent[] => {
    const { columns, foreignTable, foreignColumns } = key.reference();
    const [column] = columns;
    const [id] = foreignColumns;
    const deletedAt = deletedColumn(foreignTable);
    if (!column?.notNull || !id || !deletedAt || column.name === "organizationId") return [];
    const resource = allSpecs().find((one) => one.table === foreignTable)?.name ?? "";
    return [{ resource, query: parentQuery(ctx, row[column.name], [id, deletedAt]) }];
  });
  const subject = typeof row.subjectId === "string" ? specOf(row.subject as Resource) : undefined;
  if (!subject) return owned;
  const { id, deletedAt } = subject.table;
  return [...owned, { resource: subject.name, query: parentQuery(ctx, row.subjectId, [id, deletedAt]) }];
}

/** Groups and programmes whose facts the record counts in again. */
function touchedBy(spec: ResourceSpec, row: Row): Touch[] {
  if (spec.name === "groups") return [row.id as string];
  if (spec.name === "programs") {
    return [{ programId: row.id as string, organizationId: row.organizationId as string }];
  }
  const groupId = row.groupId ?? row.holderGroupId;
  return typeof groupId === "string" ? [groupId] : [];
}

const taken = (fields: string[]) =>
  conflict("place_taken", {
    id: `Tidak dapat dipulihkan: sudah ada data lain yang menempati tempatnya (${fields.join(", ")}).`,
    en: `Cannot be restored: another record has taken its place (${fields.join(", ")}).`,
  });

/** `POST /api/recycle-bin/RESOURCE/ID/restore`: brings a deleted record back as it was, if its place is still free. */
export async function restore(ctx: RequestContext): Promise<Reply> {
  const spec = deletableBy(ctx.actor).find(({ name }) => name === ctx.param("resource"));
  if (!spec) throw notFound();
  const id = ctx.param("id");
  const [[row]] = (await ctx.read([deletedRows(ctx, spec, eq(spec.table.id, id))])) as [Row[]];
  if (!row) throw notFound();
  expectVersion(ctx, spec, row);
  const parents = parentsOf(ctx, spec, row);
  await assertParents(ctx, parents);
  return restored(ctx, spec, row, parents).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 422) throw taken(Object.keys(error.fields ?? {}));
    throw error;
  });
}

async function restored(ctx: RequestContext, spec: ResourceSpec, row: Row, parents: Parent[]): Promise<Reply> {
  const id = row.id as string;
  const extras = (await spec.beforeRestore?.(ctx, row)) ?? {};
  const set = {
    ...extras.set,
    ...{ deletedAt: null, version: (row.version as number) + 1, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) },
  };
  const after = { ...row, ...set };
  const change = {
    statements: [
      ctx.db
        .update(spec.table)
        .set(set as never)
        .where(
          and(eq(spec.table.id, id), eq(spec.table.version, row.version as number), isNotNull(spec.table.deletedAt)),
        ),
      guard(ctx),
      ...versionStatements(ctx, spec, row, after),
      ...parents.map(({ query }) => guardThat(ctx, sql`NOT EXISTS ${query}`, "reference")),
      ...(extras.statements ?? []),
    ],
    audit: [
      {
        ...{
          action: "restore" as const,
          entity: spec.name,
          entityId: id,
          organizationId: row.organizationId as string,
        },
        ...{ before: { deletedAt: row.deletedAt }, after: { deletedAt: null } },
      },
    ],
    events: extras.events,
  };
  const reply = { status: 200, body: presentRow(ctx, spec, after), etag: etagOf(after) };
  const touched = [...touchedBy(spec, row), ...(extras.touched ?? [])];
  return commitTouching(ctx, change, touched, reply, { resource: spec.name, id });
}

async function assertParents(ctx: RequestContext, parents: Parent[]): Promise<void> {
  const [first, ...rest] = parents.map(({ query }) => query);
  const found = first ? ((await ctx.read([first, ...rest])) as Row[][]) : [];
  const gone = parents.flatMap(({ resource }, at) => (found[at]?.length ? [resource] : []));
  if (gone.length === 0) return;
  throw conflict("parent_deleted", {
    id: `Pulihkan dahulu yang memuatnya: ${gone.map((one) => PARENT_NAMES[one]?.id ?? one).join(", ")}.`,
    en: `Restore what it belongs to first: ${gone.map((one) => PARENT_NAMES[one]?.en ?? one).join(", ")}.`,
  });
}

const PARENT_NAMES: Record<string, { id: string; en: string }> = {
  programs: { id: "programnya", en: "its programme" },
  groups: { id: "kelompoknya", en: "its group" },
  people: { id: "orangnya", en: "its person" },
  equipment: { id: "alatnya", en: "its machine" },
  cases: { id: "kasusnya", en: "its case" },
};
