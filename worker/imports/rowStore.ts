import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { ImportOutcome } from "#db/constants.ts";
import { importRows, type imports } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import { decryptField, encryptField } from "../http/fieldCrypto.ts";
import { insertMany, updateByKey } from "./commit/bulk.ts";
import type { Fault } from "./fields/fault.ts";
import { NO_FOLLOW_UP } from "./followUps/followUpRows.ts";
import { NO_ORDER } from "./orders/orderRows.ts";
import type { Edits } from "./readCells.ts";
import { NO_PERSON } from "./rosterValues.ts";
import type { RawRow } from "./table/extract.ts";
import type { ImportKindName } from "./table/shapes.ts";
import type { Verdict } from "./verdicts.ts";

/** A row of an import as it is kept: cells, what a person typed over them, what they were understood as. */
export interface StoredRow<V extends object = object> extends RawRow {
  edits: Edits;
  values: V;
  faults: Fault[];
  outcome: ImportOutcome;
}

export type ImportRow = typeof imports.$inferSelect;
export type Writer = Context;

type Store = Pick<Context, "db" | "env">;

/** What is not in a kept row was empty. */
const EMPTY_VALUES: Record<ImportKindName, object> = {
  roster: NO_PERSON,
  orders: NO_ORDER,
  "follow-ups": NO_FOLLOW_UP,
};
type Sealed = Pick<typeof importRows.$inferSelect, "importId" | "row" | "values" | "outcome">;

export const ROWS_A_PAGE = 1_000;

// Times 150 KB: well below what one batch may carry.
const STATEMENTS_A_BATCH = 3;

const placeOf = (importId: string, row: number) => ({
  table: "import_rows",
  column: "values",
  id: `${importId}/${row}`,
});

async function seal(ctx: Store, importId: string, row: StoredRow): Promise<string> {
  const { cells, formulas, edits, faults } = row;
  const values = Object.fromEntries(Object.entries(row.values).filter(([, value]) => value !== null));
  return encryptField(ctx.env, placeOf(importId, row.row), JSON.stringify({ cells, formulas, edits, values, faults }));
}

async function open<V extends object>(ctx: Store, kind: ImportKindName, sealed: Sealed): Promise<StoredRow<V>> {
  const kept = JSON.parse(await decryptField(ctx.env, placeOf(sealed.importId, sealed.row), sealed.values));
  return { ...kept, values: { ...EMPTY_VALUES[kind], ...kept.values }, row: sealed.row, outcome: sealed.outcome };
}

export const openAll = <V extends object = object>(
  ctx: Store,
  kind: ImportKindName,
  rows: readonly Sealed[],
): Promise<StoredRow<V>[]> => Promise.all(rows.map((row) => open<V>(ctx, kind, row)));

/** Joins raw rows, edits and the dry run's verdict. */
export function toStored(
  raw: readonly RawRow[],
  checked: readonly Verdict[],
  edits: ReadonlyMap<number, Edits>,
): StoredRow[] {
  return raw.map((row, i) => {
    const verdict = checked[i];
    if (!verdict || verdict.row !== row.row) throw new Error("rows and verdicts differ");
    return {
      ...row,
      edits: edits.get(row.row) ?? {},
      values: verdict.values,
      faults: verdict.faults,
      outcome: verdict.outcome,
    };
  });
}

export async function sealedRows(
  ctx: Store,
  owner: { id: string; organizationId: string },
  rows: readonly StoredRow[],
) {
  return Promise.all(
    rows.map(async (row) => ({
      importId: owner.id,
      organizationId: owner.organizationId,
      row: row.row,
      values: await seal(ctx, owner.id, row),
      outcome: row.outcome,
      hasWarning: row.faults.some((fault) => fault.level === "warning"),
    })),
  );
}

/** Statements that store rows, in batches the server takes at once; only one page is sealed at a time. */
export async function* insertRows(
  ctx: Store,
  owner: { id: string; organizationId: string },
  rows: readonly StoredRow[],
): AsyncGenerator<Statement[]> {
  for (let at = 0; at < rows.length; at += ROWS_A_PAGE) {
    const statements = insertMany(ctx, importRows, await sealedRows(ctx, owner, rows.slice(at, at + ROWS_A_PAGE)));
    for (let i = 0; i < statements.length; i += STATEMENTS_A_BATCH) yield statements.slice(i, i + STATEMENTS_A_BATCH);
  }
}

/** Statements that put new verdicts (and edits) in place of those stored; rows already written stay as they are. */
export async function* replaceRows(
  ctx: Store,
  owner: { id: string; organizationId: string },
  rows: readonly StoredRow[],
): AsyncGenerator<Statement[]> {
  for (let at = 0; at < rows.length; at += ROWS_A_PAGE) {
    const sealed = await sealedRows(ctx, owner, rows.slice(at, at + ROWS_A_PAGE));
    const statements = updateByKey(
      ctx,
      {
        table: importRows,
        key: importRows.row,
        set: ["values", "outcome", "hasWarning"],
        where: () => sql`importId = ${owner.id} AND +doneAt IS NULL`,
      },
      sealed,
    ).map(({ statement }) => statement);
    for (let i = 0; i < statements.length; i += STATEMENTS_A_BATCH) yield statements.slice(i, i + STATEMENTS_A_BATCH);
  }
}

/** Pages through the rows of an import in their order, so that a big one never lies in memory as ciphertext and text. */
export async function* pageRows<V extends object = object>(
  ctx: Store,
  { id: importId, kind }: Pick<ImportRow, "id" | "kind">,
  where?: SQL,
): AsyncGenerator<StoredRow<V>[]> {
  for (let last = -1; ; ) {
    const page = await ctx.db
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.row, last), where))
      .orderBy(asc(importRows.row))
      .limit(ROWS_A_PAGE);
    const end = page.at(-1);
    if (!end) return;
    yield await openAll<V>(ctx, kind, page);
    if (page.length < ROWS_A_PAGE) return;
    last = end.row;
  }
}
