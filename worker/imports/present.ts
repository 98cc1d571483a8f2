import type { Locale } from "../errors.ts";
import { maskedNik, maskedPhone } from "../people/readNumbers.ts";
import type { ImportRow } from "./commit/writeChunk.ts";
import { cellText } from "./fields/cellText.ts";
import type { StoredRow } from "./rowStore.ts";
import { columnIndex, fieldColumns } from "./table/extract.ts";
import type { ColumnMapping } from "./table/mapping.ts";
import type { RosterFieldName } from "./table/rosterFields.ts";

/** What a person calls a column: its lowest heading. */
function headings(mapping: readonly ColumnMapping[]): Map<string, ColumnMapping> {
  return new Map(mapping.flatMap((one) => (one.field ? [[one.field, one] as const] : [])));
}

/** NIK and phone that were understood are veiled: reading them in full is a reveal, with a reason and a log. */
function veiledFields({ values }: Pick<StoredRow, "values">): Record<string, string> {
  return {
    ...(values.nik && { nik: maskedNik(values.nik.slice(-2)) }),
    ...(values.phone && { phone: maskedPhone(values.phone.slice(-2)) }),
  };
}

/** What stands in the mapped cells of a row, as a person sees and edits it. */
export function shownValues(row: StoredRow, columns: ReadonlyMap<RosterFieldName, number>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [field, index] of columns) {
    const text = cellText(row.cells[index]);
    if (text !== "") shown[field] = text;
  }
  return { ...shown, ...row.edits, ...veiledFields(row) };
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
export function presentRow(
  row: StoredRow,
  mapping: readonly ColumnMapping[],
  locale: Locale,
  withValues = row.faults.length > 0,
) {
  const byField = headings(mapping);
  const veiled = veiledFields(row);
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
      name: row.values.name,
      values: shownValues(row, fieldColumns(mapping)),
      unmapped: unmappedCells(row, mapping),
    }),
  };
}

export type PresentedRow = ReturnType<typeof presentRow>;

export const mappingOf = (job: ImportRow) => job.mapping as ColumnMapping[];

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
    counts,
    state,
    progress: {
      done: job.rowsDone,
      total: state === "committed" ? job.rowsDone : (counts.create ?? 0) + (counts.update ?? 0),
    },
    ...{ version, createdAt, createdBy, committedAt, undoneAt },
  };
}
