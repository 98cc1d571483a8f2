import { and, eq, sql } from "drizzle-orm";
import { importRows, imports } from "#db/schema/index.ts";
import { conflict } from "../../errors.ts";
import { commit, guard, type Statement, writeBatch } from "../../http/commit.ts";
import { type Reply, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { expectVersion } from "../../http/resourceRead.ts";
import { reevaluateGroups } from "../../stall/reevaluate.ts";
import { updateMany } from "../commit/bulk.ts";
import type { MadeTable } from "../commit/chunkPlan.ts";
import { isCollision } from "../commit/run.ts";
import { KINDS } from "../kinds.ts";
import { programAgain } from "../lookAgain.ts";
import { presentImport } from "../present.ts";
import { importsResource, readImport } from "../resource.ts";
import type { ImportRow } from "../rowStore.ts";
import type { UndoPlan } from "./decideUndo.ts";
import { anyOf, IDS_AT_ONCE, parts, readMade, TABLES, type Undoable } from "./tables.ts";

const MOST_LISTED = 500;

/** Soft-deletes each record that is still as it was made; the condition holds again at the moment of writing. */
function removal(ctx: RequestContext, table: Undoable, records: readonly { id: string; version: number }[]): Statement {
  return ctx.db.run(
    sql`UPDATE ${table} SET deletedAt = ${ctx.now}, version = version + 1, updatedAt = ${ctx.now}, updatedBy = ${ctx.actor.userId}
      WHERE deletedAt IS NULL AND (id, version) IN (SELECT value ->> '$.id', value ->> '$.version' FROM json_each(${JSON.stringify(records)}))`,
  );
}

/** Gives records that were there before their former values back; what the import told of them is no longer told. */
function restoration(ctx: RequestContext, job: ImportRow, table: MadeTable, records: UndoPlan["restore"]): Statement[] {
  const target = TABLES.find(([name]) => name === table)?.[1];
  if (!target || records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  const untold = sql`INSERT INTO void_events (eventId, voidedAt) SELECT id, ${ctx.now} FROM events
    WHERE subjectId IN ${anyOf(ids)} AND kind <> 'equipment_checked' AND json_extract(data, '$.importId') = ${job.id}
    ON CONFLICT DO NOTHING`;
  const stamp = { updatedAt: ctx.now, updatedBy: ctx.actor.userId };
  const rows = records.map(({ id, version, before }) => ({ id, version, ...before, ...stamp }));
  return [...updateMany(ctx, target, rows), ctx.db.run(untold)];
}

async function takeBack(ctx: RequestContext, job: ImportRow, plan: UndoPlan) {
  for (const [name, table] of TABLES) {
    const changed = plan.restore.filter((one) => one.table === name);
    await writeBatch(ctx, restoration(ctx, job, name, changed));
    for (const records of parts(plan.remove[name] ?? [], IDS_AT_ONCE)) {
      await writeBatch(ctx, [removal(ctx, table, records)]);
    }
  }
}

const countsOf = (records: UndoPlan["restore"]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(records, ({ table }) => table)].map(([table, rows]) => [table, rows.length]));

/**
 * POST /api/imports/ID/undo: takes back what the import made, unless it was touched since; the rest is listed. What it
 * changed in records that existed before stays. Asked again it changes nothing.
 */
export async function undoImport(ctx: RequestContext): Promise<Reply> {
  const job = await readImport(ctx, "transition");
  if (job.state === "ready" || job.state === "committing") {
    throw conflict("import_not_committed", {
      id: job.state === "ready" ? "Impor ini belum disimpan." : "Impor ini masih berjalan; tunggu sampai selesai.",
      en:
        job.state === "ready"
          ? "This import was not written yet."
          : "This import is still running; wait until it ends.",
    });
  }
  const made = await readMade(ctx, job.id);
  const plan = await KINDS[job.kind].undo(ctx, job, made);
  const removed = Object.fromEntries(Object.entries(plan.remove).map(([name, rows]) => [name, rows.length]));
  const ended: ImportRow =
    job.state === "undone" ? job : { ...job, state: "undone", undoneAt: ctx.now, version: job.version + 1 };
  const body = {
    ...presentImport(ended),
    removed,
    restored: countsOf(plan.restore),
    kept: plan.kept.slice(0, MOST_LISTED).map((one) => ({ ...one, reason: one.reason[ctx.locale] })),
    keptCount: plan.kept.length,
  };
  if (job.state === "undone") return { status: 200, body: { ...body, removed: {}, restored: {} } };
  expectVersion(ctx, importsResource.spec, job);
  await takeBack(ctx, job, plan).catch((error) => {
    throw isCollision(error) ? new StartOver("a record was touched at this moment") : error;
  });
  const again = [...(await reevaluateGroups(ctx, plan.again)), ...(await programAgain(ctx, job))];
  // What was taken back is not kept in the copy of the file either; rows whose records stay remain to be listed.
  const rowsKept = JSON.stringify([...new Set(plan.kept.map((one) => one.row))]);
  const forget = ctx.db
    .delete(importRows)
    .where(and(eq(importRows.importId, job.id), sql`"row" NOT IN (SELECT value FROM json_each(${rowsKept}))`));
  const update = ctx.db
    .update(imports)
    .set({
      state: "undone",
      undoneAt: ctx.now,
      version: ended.version,
      updatedAt: ctx.now,
      updatedBy: ctx.actor.userId,
    })
    .where(and(eq(imports.id, job.id), eq(imports.version, job.version)));
  return commit(
    ctx,
    {
      statements: [update, guard(ctx), forget],
      after: again,
      audit: [
        {
          ...{ action: "undo", entity: "imports", entityId: job.id, organizationId: job.organizationId },
          before: { state: job.state },
          after: { state: "undone", removed, kept: plan.kept.length },
        },
      ],
    },
    { status: 200, body },
    { resource: "imports", id: job.id },
  );
}
