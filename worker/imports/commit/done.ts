import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { importRows } from "#db/schema/index.ts";
import type { Statement } from "../../http/commit.ts";
import { type ImportRow, openAll, type StoredRow, sealedRows, type Writer } from "../rowStore.ts";
import type { Verdict } from "../verdicts.ts";
import { allChanged, updateByKey } from "./bulk.ts";
import type { Made } from "./chunkPlan.ts";

export interface Done {
  row: number;
  outcome: "create" | "update" | "skip" | "error";
  made: Made[];
}

/** The rows of a chunk that are still to be written, opened. */
export async function pendingRows<V extends object>(
  ctx: Writer,
  job: ImportRow,
  numbers: readonly number[],
): Promise<StoredRow<V>[]> {
  const pending = await ctx.db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, job.id),
        isNull(importRows.doneAt),
        inArray(importRows.row, sql`(SELECT value FROM json_each(${JSON.stringify(numbers)}))`),
      ),
    )
    .orderBy(importRows.row);
  return openAll<V>(ctx, job.kind, pending);
}

const notDone = (job: ImportRow) => sql`importId = ${job.id} AND +doneAt IS NULL`;

/** Marks the rows as done in the same batch; when another worker was faster the whole chunk is taken back. */
export function doneStatements(ctx: Writer, job: ImportRow, done: readonly Done[]): Statement[] {
  const update = {
    table: importRows,
    key: importRows.row,
    set: ["outcome", "made"],
    also: sql`doneAt = ${ctx.now}`,
    where: () => notDone(job),
  };
  const rows = done.map(({ row, outcome, made }) => ({ row, outcome, made }));
  return [
    ...updateByKey(ctx, update, rows).flatMap(({ statement, count }) => [statement, allChanged(ctx, count)]),
    ctx.db.run(
      sql`UPDATE imports SET rowsDone = rowsDone + ${done.length}, updatedAt = ${ctx.now} WHERE id = ${job.id}`,
    ),
  ];
}

/** Puts new verdicts into rows that turned out otherwise than the dry run said, before they are marked as done. */
export async function rejudged(
  ctx: Writer,
  job: ImportRow,
  rows: readonly StoredRow[],
  verdicts: readonly Verdict[],
): Promise<Statement[]> {
  const faults = new Map(verdicts.map((one) => [one.row, one.faults]));
  const sealed = await sealedRows(
    ctx,
    job,
    rows.map((row) => ({ ...row, outcome: "error", faults: faults.get(row.row) ?? row.faults })),
  );
  const update = { table: importRows, key: importRows.row, set: ["values"], where: () => notDone(job) };
  return updateByKey(ctx, update, sealed).map(({ statement }) => statement);
}
