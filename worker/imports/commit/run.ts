import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { ImportOutcome } from "#db/constants.ts";
import { importRows, imports } from "#db/schema/index.ts";
import { databaseFault } from "../../http/respond.ts";
import { KINDS } from "../kinds.ts";
import { type ImportRow, pageRows, type Writer } from "../rowStore.ts";
import { inChunks, type PendingRow } from "./chunks.ts";

const TRIES = 5;

export const TO_WRITE: ImportOutcome[] = ["create", "update"];

const stillToWrite = and(isNull(importRows.doneAt), inArray(importRows.outcome, TO_WRITE));

/** Rows still to be written, parted into chunks by group. Only group names stay in memory. */
async function pendingChunks(ctx: Writer, job: ImportRow): Promise<number[][]> {
  const pending: PendingRow[] = [];
  const kind = KINDS[job.kind];
  for await (const page of pageRows(ctx, job, stillToWrite)) {
    for (const { row, values } of page) pending.push({ row, groupKey: kind.chunkKey(values) });
  }
  return inChunks(pending, kind.rowsAChunk);
}

/** Another worker on the same rows, or a person who came in between: the chunk is worked out anew. */
export const isCollision = (error: unknown) => /guard:|UNIQUE constraint/.test(databaseFault(error)?.message ?? "");

/**
 * Writes what is still to be written, chunk by chunk, at most `most` chunks. Stopped at any point it can be called
 * again and goes on where it stopped. Answers whether everything is written.
 */
export async function writePending(ctx: Writer, job: ImportRow, most = Number.POSITIVE_INFINITY): Promise<boolean> {
  const write = await KINDS[job.kind].writer(ctx, job);
  const chunks = await pendingChunks(ctx, job);
  for (const [index, rows] of chunks.slice(0, most).entries()) {
    for (let attempt = 1; ; attempt++) {
      try {
        await write(rows, index === 0);
        break;
      } catch (error) {
        if (!isCollision(error) || attempt >= TRIES) throw error;
      }
    }
  }
  return chunks.length <= most;
}

/** Outcomes as they came to be; a row that somebody else wrote meanwhile became `skip`. */
export async function finalCounts(ctx: Pick<Writer, "db">, job: ImportRow): Promise<Record<string, number>> {
  const rows = await ctx.db
    .select({ outcome: importRows.outcome, n: count() })
    .from(importRows)
    .where(eq(importRows.importId, job.id))
    .groupBy(importRows.outcome);
  const counts: Record<string, number> = { ...job.counts, create: 0, update: 0, skip: 0, duplicate: 0, error: 0 };
  for (const { outcome, n } of rows) counts[outcome] = n;
  return counts;
}

/** Statement that ends an import; it changes nothing when another worker ended it first. */
export const finishStatement = (ctx: Writer, job: ImportRow, counts: Record<string, number>) =>
  ctx.db
    .update(imports)
    .set({ state: "committed", committedAt: ctx.now, counts, version: job.version + 1, updatedAt: ctx.now })
    .where(and(eq(imports.id, job.id), eq(imports.state, "committing")));
