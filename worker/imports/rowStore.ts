import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { ImportOutcome } from "#db/constants.ts";
import { importRows } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import { decryptField, encryptField } from "../http/fieldCrypto.ts";
import type { Edits } from "./checkRow.ts";
import { insertMany, updateByKey } from "./commit/bulk.ts";
import type { DryRunRow } from "./dryRun.ts";
import type { Fault } from "./fields/fault.ts";
import type { RosterValues } from "./rosterValues.ts";
import type { RawRow } from "./table/extract.ts";

/** A row of an import as it is kept: cells, what a person typed over them, what they were understood as. */
export interface StoredRow extends RawRow {
  edits: Edits;
  values: RosterValues;
  faults: Fault[];
  outcome: ImportOutcome;
}

type Store = Pick<Context, "db" | "env">;
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

const EMPTY: RosterValues = {
  name: null,
  nik: null,
  sex: null,
  birthDate: null,
  phone: null,
  address: null,
  rtRw: null,
  villageCode: null,
  workKind: null,
  employer: null,
  product: null,
  baselineRevenueIdr: null,
  bpjsStatus: null,
  groupName: null,
  role: null,
  attended: null,
  completed: null,
  equipmentItem: null,
  equipmentBrand: null,
  equipmentSerial: null,
  equipmentValueIdr: null,
  handoverOn: null,
  handoverNumber: null,
};

async function open(ctx: Store, sealed: Sealed): Promise<StoredRow> {
  const kept = JSON.parse(await decryptField(ctx.env, placeOf(sealed.importId, sealed.row), sealed.values));
  return { ...kept, values: { ...EMPTY, ...kept.values }, row: sealed.row, outcome: sealed.outcome };
}

export const openAll = (ctx: Store, rows: readonly Sealed[]): Promise<StoredRow[]> =>
  Promise.all(rows.map((row) => open(ctx, row)));

/** Joins raw rows, edits and the dry run's verdict. */
export function toStored(
  raw: readonly RawRow[],
  checked: readonly DryRunRow[],
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

async function sealedRows(ctx: Store, owner: { id: string; organizationId: string }, rows: readonly StoredRow[]) {
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
export async function* pageRows(ctx: Store, importId: string, where?: SQL): AsyncGenerator<StoredRow[]> {
  for (let last = -1; ; ) {
    const page = await ctx.db
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.row, last), where))
      .orderBy(asc(importRows.row))
      .limit(ROWS_A_PAGE);
    const end = page.at(-1);
    if (!end) return;
    yield await openAll(ctx, page);
    if (page.length < ROWS_A_PAGE) return;
    last = end.row;
  }
}
