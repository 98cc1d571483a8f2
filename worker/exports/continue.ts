import { and, eq } from "drizzle-orm";
import { exports } from "#db/schema/index.ts";
import type { Context, SystemActor } from "../context.ts";
import { ApiError } from "../errors.ts";
import { writeBatch } from "../http/commit.ts";
import { tellStatements } from "../notify/tell.ts";
import { can } from "../policy/can.ts";
import type { About } from "./about.ts";
import { CHUNK, CHUNKS_A_MESSAGE } from "./limits.ts";
import { makeFile, rowsOf } from "./make.ts";
import { actingFor } from "./maker.ts";
import { type ExportRow, sendOn } from "./resource.ts";
import { columnsOfFile, readRows, sourceOf } from "./sources.ts";
import { dropPieces, keepFile, keepPart, takeIds, takePart } from "./store.ts";

type Job = Context<SystemActor>;

const running = (job: ExportRow) => and(eq(exports.id, job.id), eq(exports.state, "running"));

/** Ends an export, tells its maker, and forgets the pieces; whoever comes second changes nothing. */
async function end(ctx: Job, job: ExportRow, set: Partial<ExportRow>): Promise<void> {
  const ready = set.state === "ready";
  const finished = { ...set, version: job.version + 1, updatedAt: ctx.now };
  await writeBatch(ctx, [
    ctx.db.update(exports).set(finished).where(running(job)),
    ...tellStatements(ctx, [
      {
        userId: job.createdBy,
        organizationId: job.organizationId,
        kind: ready ? "export_ready" : "export_failed",
        subject: "exports",
        subjectId: job.id,
        data: { count: job.total },
        dedupeKey: `export:${job.id}`,
      },
    ]),
  ]);
  await dropPieces(ctx, job.id);
}

export const failExport = (ctx: Job, job: ExportRow, error: string) => end(ctx, job, { state: "failed", error });

/** Who asked, with the rights of this moment, and the list; undefined when it may not be read any more. */
async function readerOf(ctx: Job, job: ExportRow) {
  const reader = await actingFor(ctx, job);
  const source = sourceOf(job.resource);
  if (!reader || !source || !can(reader.actor, source.resource, "read")) return undefined;
  if (!can(reader.actor, "exports", "create")) return undefined;
  return { reader, source };
}

/** Reads the next rows and puts them aside; false when another worker was faster. */
async function writeChunk(ctx: Job, job: ExportRow, ids: readonly string[], found: NonNullable<Found>) {
  const { reader, source } = found;
  const part = ids.slice(job.rowsDone, job.rowsDone + CHUNK);
  const records = await readRows(reader, source, job.filter.view, part);
  const rows = await rowsOf(reader, await columnsOfFile(reader, source, job.createdAt), records);
  await keepPart(ctx, job.id, job.rowsDone, rows);
  const rowsDone = job.rowsDone + part.length;
  const { rowsAffected } = await ctx.db
    .update(exports)
    .set({ rowsDone, updatedAt: ctx.now })
    .where(and(running(job), eq(exports.rowsDone, job.rowsDone)));
  return rowsAffected === 1 ? rowsDone : undefined;
}

type Found = Awaited<ReturnType<typeof readerOf>>;

async function* partsOf(ctx: Job, job: ExportRow) {
  for (let at = 0; at < job.total; at += CHUNK) yield takePart(ctx, job.id, at);
}

/**
 * The queue's part: some chunks, then a message to go on; at last the file. Each chunk is read with the rights its
 * maker has by then. Safe to be delivered twice.
 */
export async function continueExport(ctx: Job, exportId: string): Promise<void> {
  const [job] = await ctx.db.select().from(exports).where(eq(exports.id, exportId));
  if (job?.state !== "running") return;
  try {
    await workOn(ctx, job);
  } catch (error) {
    // What the list itself refuses (a rule that is gone, a field no longer readable) will be refused again.
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    await failExport(ctx, job, error.status === 403 ? "rights" : "stopped");
  }
}

async function workOn(ctx: Job, job: ExportRow): Promise<void> {
  const ids = job.rowsDone < job.total ? await takeIds(ctx, job.id) : [];
  for (let chunks = 0; job.rowsDone < job.total; chunks++) {
    if (chunks === CHUNKS_A_MESSAGE) return void (await sendOn(ctx, job.id));
    const found = await readerOf(ctx, job);
    if (!found) return failExport(ctx, job, "rights");
    const rowsDone = await writeChunk(ctx, job, ids, found);
    if (rowsDone === undefined) return;
    job.rowsDone = rowsDone;
  }
  const found = await readerOf(ctx, job);
  if (!found) return failExport(ctx, job, "rights");
  const { reader, source } = found;
  const { resource, filter, sort, total: asked, createdAt: madeAt } = job;
  const columns = await columnsOfFile(reader, source, madeAt);
  const about: About = { id: job.id, reason: job.reason, resource, filter, sort, asked, madeAt, columns };
  const objectKey = await keepFile(ctx, job.id, await makeFile(reader, about, partsOf(ctx, job)));
  await end(ctx, job, { state: "ready", objectKey });
}
