import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { merges } from "#db/schema/index.ts";
import { actorId } from "../context.ts";
import { conflict } from "../errors.ts";
import { type AuditDraft, guard, guardThat, type Statement } from "../http/commit.ts";
import { fromBase64 } from "../http/crypto.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { admitRow, etagOf, expectVersion, presentRow, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { commitTouching } from "../http/resourceWrite.ts";
import { unvoidEvents, voidEvents } from "./events.ts";
import { alongside, custodyLines, handedOver, type Moved, updateRows } from "./moves.ts";
import { POINTERS, type Pointer } from "./pointers.ts";
import { tableOf } from "./read.ts";
import { type MergeRow, mergesResource } from "./resource.ts";

interface Before {
  kept: Row;
  gone: Row;
  /** What the kept record took over. */
  set: Row;
}

async function openBefore(ctx: RequestContext, row: MergeRow): Promise<Before> {
  const sealed = await decryptField(ctx.env, { table: "merges", column: "before", id: row.id }, row.before);
  return JSON.parse(new TextDecoder().decode(fromBase64(sealed))) as Before;
}

const touched = () =>
  conflict("touched_since", {
    id: "Datanya sudah diubah sejak digabungkan, sehingga tidak dapat dipisahkan lagi secara otomatis.",
    en: "It was changed since it was merged and can no longer be taken apart by itself.",
  });

interface Step {
  pointer: Pointer;
  moved: Moved;
}

const stepsOf = (row: MergeRow): Step[] =>
  row.moved.flatMap((moved) => {
    const pointer = POINTERS[row.entity].find(
      (one) => one.resource === moved.table && (moved.column === "deletedAt" || one.column === moved.column),
    );
    return pointer ? [{ pointer, moved }] : [];
  });

/** All these rows are still as the merge left them. */
function asLeft({ pointer, moved }: Step, row: MergeRow): SQL {
  const state =
    moved.column === "deletedAt"
      ? sql.raw("deletedAt IS NOT NULL")
      : sql`${sql.identifier(pointer.column)} = ${row.keptId}`;
  return sql`(SELECT count(*) FROM ${pointer.table} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(moved.ids)})) AND ${state}) = ${moved.ids.length}`;
}

const idsOf = (row: MergeRow, column: string) =>
  row.moved.filter((one) => one.table === "events" && one.column === column).flatMap(({ ids }) => ids);

function stepBack(ctx: RequestContext, { pointer, moved }: Step, row: MergeRow, gone: Row) {
  const { column, ids } = moved;
  const back = column === "deletedAt" ? { deletedAt: null } : { [column]: row.goneId, ...alongside(pointer, gone) };
  const change = column === "deletedAt" ? { from: "then", to: null, column } : { from: row.keptId, to: row.goneId };
  return {
    statement: updateRows(ctx, pointer, back, ids),
    audit: handedOver(ctx, pointer, ids, { action: "unmerge", ...change }),
  };
}

/** The kept record gives back what it took, then the other one is there again. */
function recordStatements(ctx: RequestContext, row: MergeRow, { kept, gone, set }: Before): Statement[] {
  const table = tableOf(row.entity);
  const stamp = { updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const given = Object.fromEntries(Object.keys(set).map((column) => [column, kept[column] ?? null]));
  return [
    ctx.db
      .update(table)
      .set({ ...given, ...stamp, version: row.keptVersion + 1 } as never)
      .where(and(eq(table.id, row.keptId), eq(table.version, row.keptVersion), isNull(table.deletedAt))),
    guard(ctx),
    ctx.db
      .update(table)
      .set({ ...stamp, deletedAt: null, version: sql`${table.version} + 1` } as never)
      .where(
        and(eq(table.id, row.goneId), eq(table.version, (gone.version as number) + 1), isNotNull(table.deletedAt)),
      ),
    guard(ctx),
  ];
}

/** POST /api/merges/ID/undo: takes a merge back, if nobody has touched what it made. */
export async function undoMerge(ctx: RequestContext): Promise<Reply> {
  const { spec } = mergesResource;
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "transition")])) as [Row[]];
  const row = admitRow(rows[0]) as MergeRow;
  expectVersion(ctx, spec, row);
  if (row.state !== "done") {
    throw conflict("already_undone", {
      id: "Penggabungan ini sudah dibatalkan.",
      en: "This merge was taken back already.",
    });
  }
  const before = await openBefore(ctx, row);
  const steps = stepsOf(row);
  const table = tableOf(row.entity);
  const whole = sql.join([sql`1`, ...steps.map((step) => asLeft(step, row))], sql` AND `);
  const [[found]] = await ctx.read([
    ctx.db
      .select({ untouched: sql<number>`(${whole})` })
      .from(table)
      .where(and(eq(table.id, row.keptId), eq(table.version, row.keptVersion), isNull(table.deletedAt))),
  ]);
  if (!found?.untouched) throw touched();

  // Rows go back before what was set aside returns: of both there is one place only.
  const back = steps.toReversed().map((step) => stepBack(ctx, step, row, before.gone));
  const [machines, members] = await Promise.all([
    movedRows(ctx, steps, "equipment"),
    movedRows(ctx, steps, "memberships"),
  ]);
  const on = dayAt(ctx.now, String(before.kept.villageCode ?? ctx.actor.jurisdiction));
  const next: MergeRow = {
    ...row,
    state: "undone",
    undoneAt: ctx.now,
    version: row.version + 1,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.userId,
  };
  const statements: Statement[] = [
    guardThat(ctx, whole, "stale"),
    ...recordStatements(ctx, row, before),
    ...back.map(({ statement }) => statement),
    ...custodyLines(ctx, row.entity, machines, {
      ...{ from: row.keptId, to: row.goneId, on },
      reason: "Penggabungan dibatalkan",
    }),
    unvoidEvents(ctx, idsOf(row, "voided")),
    voidEvents(ctx, idsOf(row, "retold")),
    ctx.db
      .update(merges)
      .set({ state: "undone", undoneAt: ctx.now, version: next.version, updatedAt: ctx.now, updatedBy: next.updatedBy })
      .where(and(eq(merges.id, row.id), eq(merges.version, row.version), eq(merges.state, "done"))),
    guard(ctx),
  ];
  const { organizationId } = ctx.actor;
  const audit: AuditDraft[] = [
    {
      action: "unmerge",
      entity: "merges",
      entityId: row.id,
      organizationId,
      before: { state: "done" },
      after: { state: "undone" },
    },
    ...[row.keptId, row.goneId].map((entityId) => ({
      action: "unmerge" as const,
      entity: row.entity,
      entityId,
      organizationId,
    })),
    ...back.flatMap((one) => one.audit),
  ];
  const reply = { status: 200, body: presentRow(ctx, spec, next), etag: etagOf(next) };
  const again =
    row.entity === "groups"
      ? [
          // Named with its owner: it is not there yet when the rules are put together.
          ...[row.keptId, row.goneId].map((groupId) => ({ groupId, organizationId })),
          { programId: String(before.kept.programId), organizationId },
        ]
      : groupsOf([...machines, ...members]);
  return commitTouching(ctx, { statements, audit }, again, reply, { resource: "merges", id: row.id });
}

const groupsOf = (rows: readonly Row[]) => [
  ...new Set(rows.map((row) => row.groupId ?? row.holderGroupId).filter((id) => typeof id === "string")),
];

/** Rows of one kind that the merge moved, as they are now. */
async function movedRows(ctx: RequestContext, steps: readonly Step[], resource: string): Promise<Row[]> {
  const step = steps.find(({ pointer, moved }) => pointer.resource === resource && moved.column !== "deletedAt");
  if (!step) return [];
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(step.moved.ids)}))`;
  return ctx.db.select().from(step.pointer.table).where(sql`${step.pointer.table.id} IN ${ids}`);
}
