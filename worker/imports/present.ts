import type { Locale } from "../errors.ts";
import { maskedNik } from "../people/readNumbers.ts";
import { cellText } from "./fields/cellText.ts";
import { KINDS } from "./kinds.ts";
import { partsOf } from "./layouts.ts";
import type { ImportRow, StoredRow } from "./rowStore.ts";
import { columnIndex, fieldColumns } from "./table/extract.ts";
import type { ColumnMapping } from "./table/mapping.ts";

/** What a person calls a column: its lowest heading. */
function headings(mapping: readonly ColumnMapping[]): Map<string, ColumnMapping> {
  return new Map(mapping.flatMap((one) => (one.field ? [[one.field, one] as const] : [])));
}

/** What stands in the mapped cells of a row, as a person sees and edits it. */
export function shownValues(job: ImportRow, row: StoredRow): Record<string, string> {
  const columns = fieldColumns(mappingOf(job));
  const shown: Record<string, string> = {};
  for (const [field, index] of columns) {
    const text = cellText(row.cells[index]);
    if (text !== "") shown[field] = text;
  }
  return { ...shown, ...(row.edits as Record<string, string>), ...KINDS[job.kind].veiled(row.values) };
}

const LONG_NUMBER = /\d(?:[\s.-]?\d){7,}/g;

/** What stands in the columns that are no field yet, by column letter: samples to choose a field by. */
function unmappedCells(row: Pick<StoredRow, "cells">, mapping: readonly ColumnMapping[]): Record<string, string> {
  const cells = mapping
    .filter((one) => !one.field)
    .map(({ column }) => [column, cellText(row.cells[columnIndex(column)])] as const);
  const veil = (digits: string) => maskedNik(digits.slice(-2));
  return Object.fromEntries(
    cells.filter(([, text]) => text !== "").map(([column, text]) => [column, text.replace(LONG_NUMBER, veil)]),
  );
}

/** One row of a dry run as it is answered; `values` only where a person may have to look. */
export function presentRow(job: ImportRow, row: StoredRow, locale: Locale, withValues = row.faults.length > 0) {
  const mapping = mappingOf(job);
  const byField = headings(mapping);
  const kind = KINDS[job.kind];
  const veiled = kind.veiled(row.values);
  return {
    row: row.row,
    outcome: row.outcome,
    errors: row.faults.map(({ column, code, level, message, value, proposal }) => ({
      column,
      heading: byField.get(column)?.heading ?? null,
      cell: byField.has(column) ? `${byField.get(column)?.column}${row.row}` : null,
      code,
      level,
      message: message[locale],
      value: veiled[column] ?? value,
      ...(proposal && { proposal }),
    })),
    ...(withValues && {
      name: kind.titleOf(row.values),
      values: shownValues(job, row),
      unmapped: unmappedCells(row, mapping),
    }),
  };
}

export type PresentedRow = ReturnType<typeof presentRow>;

export const mappingOf = ({ mapping }: Pick<ImportRow, "mapping">) => partsOf<ColumnMapping>(mapping).columns;
export const valueMapOf = ({ mapping }: Pick<ImportRow, "mapping">) => partsOf(mapping).valueMap;

/** An import without its rows. */
export function presentImport(job: ImportRow) {
  const {
    id,
    kind,
    programId,
    cohortId,
    cohort,
    legalBasis,
    fileName,
    sha256,
    sheet,
    layoutKey,
    headers,
    counts,
    state,
  } = job;
  const { version, createdAt, createdBy, committedAt, undoneAt } = job;
  return {
    ...{ id, kind, programId, cohortId, cohort, legalBasis, fileName, sha256, sheet, layoutKey },
    ...(headers as { headerRows: number[]; ignored: { row: number; reason: string }[] }),
    mapping: mappingOf(job),
    valueMap: valueMapOf(job),
    counts,
    state,
    progress: {
      done: job.rowsDone,
      total: state === "committed" ? job.rowsDone : (counts.create ?? 0) + (counts.update ?? 0),
    },
    ...{ version, createdAt, createdBy, committedAt, undoneAt },
  };
}
