import { and, count, eq, inArray, isNull } from "drizzle-orm";
import type { ImportOutcome } from "#db/constants.ts";
import type { ImportCohort } from "#db/schema/imports.ts";
import { cohorts, importRows, imports } from "#db/schema/index.ts";
import { databaseFault } from "../../http/respond.ts";
import { rowGroupKey } from "../dryRun.ts";
import { pageRows } from "../rowStore.ts";
import type { Made } from "./chunkPlan.ts";
import { inChunks, type PendingRow } from "./chunks.ts";
import { type ImportRow, readDestination, type Writer, writeChunk } from "./writeChunk.ts";

/**
 * Rows a batch. With a machine in two rows of three, 100 rows are some 500 KB. 10,000 rows took 21 s in chunks of 72,
 * 16 s of 150, 14 s of 300: more gains little and makes batches the server may refuse.
 */
export const ROWS_A_CHUNK = 100;
const TRIES = 5;

export const TO_WRITE: ImportOutcome[] = ["create", "update"];

const stillToWrite = and(isNull(importRows.doneAt), inArray(importRows.outcome, TO_WRITE));

/** The cohort an import makes has the import's own id under another prefix: made once, however often it is tried. */
export const cohortIdOf = (importId: string) => importId.replace(/^imp_/, "coh_");

/** The cohort of a file: the one named, one of the same title and days in the programme, or a new one. */
export async function planCohort(
  ctx: Writer,
  job: ImportRow,
  given: ImportCohort & { id?: string },
  programName: string,
) {
  const title = given.title ?? programName;
  const existing = await ctx.db
    .select()
    .from(cohorts)
    .where(and(eq(cohorts.programId, job.programId), isNull(cohorts.deletedAt)));
  const same = existing.find((one) =>
    given.id
      ? one.id === given.id
      : one.title === title && one.endsOn === (given.endsOn ?? null) && one.startsOn === (given.startsOn ?? null),
  );
  if (same || given.id) return { id: same?.id ?? null, row: undefined };
  const { startsOn, endsOn, provider, venue } = given;
  const by = job.updatedBy;
  const id = cohortIdOf(job.id);
  const row = {
    ...{ id, organizationId: job.organizationId, createdAt: ctx.now, createdBy: by, updatedAt: ctx.now, updatedBy: by },
    ...{ programId: job.programId, title, startsOn, endsOn, provider, venue },
  };
  return { id, row };
}

/** Rows still to be written, parted into chunks by group. Only group names stay in memory. */
async function pendingChunks(ctx: Writer, job: ImportRow): Promise<number[][]> {
  const pending: PendingRow[] = [];
  for await (const page of pageRows(ctx, job.id, stillToWrite)) {
    for (const { row, values } of page) pending.push({ row, groupKey: rowGroupKey(values) });
  }
  return inChunks(pending, ROWS_A_CHUNK);
}

/** Another worker on the same rows, or a person who came in between: the chunk is worked out anew. */
export const isCollision = (error: unknown) => /guard:|UNIQUE constraint/.test(databaseFault(error)?.message ?? "");

/**
 * Writes what is still to be written, chunk by chunk, at most `most` chunks. Stopped at any point it can be called
 * again and goes on where it stopped. Answers whether everything is written.
 */
export async function writePending(ctx: Writer, job: ImportRow, most = Number.POSITIVE_INFINITY): Promise<boolean> {
  const target = await readDestination(ctx, job);
  const chunks = await pendingChunks(ctx, job);
  const ownCohort: Made | undefined =
    job.rowsDone === 0 && job.cohortId === cohortIdOf(job.id)
      ? { table: "cohorts", id: job.cohortId, version: 1 }
      : undefined;
  for (const [index, rows] of chunks.slice(0, most).entries()) {
    for (let attempt = 1; ; attempt++) {
      try {
        await writeChunk(ctx, job, target, rows, index === 0 ? ownCohort : undefined);
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
