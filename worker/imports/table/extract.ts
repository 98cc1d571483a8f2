import { cellText, isBlank } from "../fields/cellText.ts";
import { type Cell, type Merge, parseRef, type Sheet, type SheetRow } from "../read/sheet.ts";
import type { TableStart } from "./findTable.ts";
import type { ColumnMapping } from "./mapping.ts";
import type { TableShape } from "./tableShape.ts";

/** One row of the table: its number in the spreadsheet and its mapped cells. */
export interface RawRow {
  row: number;
  cells: Cell[];
  /** Columns (0-based) whose value a formula made. */
  formulas?: number[];
}

export type IgnoredReason = "totals" | "note" | "section";

export interface Extracted {
  rows: RawRow[];
  ignored: { row: number; reason: IgnoredReason }[];
  /** Did group names stand in rows of their own? They are in the column behind the last then. */
  sections: boolean;
}

/** Heading of the column that only rows between the people fill. */
export const SECTION_HEADING = "(baris kelompok)";

const TOTALS = /^(sub\s*)?(total|jumlah|rekap(itulasi)?)\b/i;
const SECTION = /^(nama\s+)?(kelompok|kube|kub|poklahsar)\b\s*:?\s*\S/i;

export const columnIndex = (column: string) => parseRef(`${column}1`).column;

/** 0-based column of each mapped field. */
export function fieldColumns(mapping: readonly ColumnMapping[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { column, field } of mapping) if (field) columns.set(field, columnIndex(column));
  return columns;
}

function mergedDown(sheet: Sheet, columns: readonly number[]): Merge[] {
  return sheet.merges.filter((m) => m.bottom > m.top && columns.includes(m.left));
}

/** Parts the rows below the headings into true rows and everything else (totals, signatures, notes). */
export function extractRows(
  sheet: Sheet,
  shape: TableShape,
  start: TableStart,
  mapping: readonly ColumnMapping[],
): Extracted {
  const columns = fieldColumns(mapping);
  const content = [...columns].filter(([field]) => field !== "number").map(([, index]) => index);
  const who = shape.who.map((field) => columns.get(field)).filter((index) => index !== undefined);
  const key = columns.get(shape.key);
  const extra = sectionColumn(mapping);
  const sectioned = shape.sections && (!columns.has("groupName") || columns.get("groupName") === extra);
  const fill = [...columns].filter(([field]) => shape.fillDown.includes(field)).map(([, index]) => index);
  const merges = mergedDown(sheet, fill);
  const merged = new Map<string, Cell>();
  const result: Extracted = { rows: [], ignored: [], sections: false };
  let section: string | null = null;

  const filled = (row: SheetRow, list: readonly number[]) =>
    list.filter((index) => !isBlank(cellText(row.cells[index]))).length;

  function classify(row: SheetRow): IgnoredReason | "row" {
    const texts = row.cells.map(cellText).filter((text) => !isBlank(text));
    const named = key === undefined ? "" : cellText(row.cells[key]);
    if (texts.some((text) => TOTALS.test(text)) && (isBlank(named) || TOTALS.test(named))) return "totals";
    if (sectioned && texts.length <= 2 && texts.some((text) => SECTION.test(text))) return "section";
    const count = filled(row, content);
    const numbered = columns.has("number") && filled(row, [columns.get("number") ?? 0]) > 0;
    const enough = numbered || content.length < 2 ? 1 : 2;
    if (count >= enough && filled(row, who) > 0) return "row";
    return count >= Math.max(2, content.length * 0.4) ? "row" : "note";
  }

  for (const row of sheet.rows.slice(start.to)) {
    for (const area of merges) {
      if (area.top === row.number) merged.set(`${area.left}`, row.cells[area.left] ?? null);
    }
    const kind = classify(row);
    if (kind === "row") {
      const cells = [...row.cells];
      for (const area of merges) {
        if (area.top < row.number && area.bottom >= row.number && isBlank(cellText(cells[area.left]))) {
          while (cells.length < area.left) cells.push(null);
          cells[area.left] = merged.get(`${area.left}`) ?? null;
        }
      }
      if (section !== null) {
        while (cells.length < extra) cells.push(null);
        cells[extra] = section;
      }
      result.rows.push({ row: row.number, cells, ...(row.formulas && { formulas: row.formulas }) });
    } else {
      const blank = row.cells.every((cell) => isBlank(cellText(cell)));
      if (kind === "section") {
        section = row.cells.map(cellText).find((text) => SECTION.test(text)) ?? null;
        result.sections = true;
      }
      if (!blank) result.ignored.push({ row: row.number, reason: kind });
    }
  }
  return result;
}

/** Where group names go that stood in rows of their own: behind the last real column. */
export const sectionColumn = (mapping: readonly ColumnMapping[]) =>
  Math.max(
    -1,
    ...mapping.filter(({ heading }) => heading !== SECTION_HEADING).map(({ column }) => columnIndex(column)),
  ) + 1;
