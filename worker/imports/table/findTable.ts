import { cellText, isBlank } from "../fields/cellText.ts";
import type { Cell, Merge, Sheet, SheetRow } from "../read/sheet.ts";
import { type Heading, headingKey, recognisedFields } from "./mapping.ts";
import type { ImportField } from "./tableShape.ts";

export interface TableStart {
  /** Positions in `sheet.rows`: of the first heading row, and of the first row below the headings. */
  from: number;
  to: number;
  /** Row numbers of the headings as the spreadsheet shows them. */
  headerRows: number[];
  headings: Heading[];
  /** Fields the headings were recognised as. */
  recognised: number;
}

const LOOK_AT_ROWS = 60;
const DEEPEST_HEADING = 3;
const FEWEST_FIELDS = 2;

/** Text of a cell, taking the value of the merged area it lies in. */
function shownText(row: SheetRow, column: number, byRow: Map<number, SheetRow>, merges: readonly Merge[]): string {
  const own = cellText(row.cells[column]);
  if (own !== "") return own;
  const area = merges.find(
    (m) => m.top <= row.number && m.bottom >= row.number && m.left <= column && m.right >= column,
  );
  return area ? cellText(byRow.get(area.top)?.cells[area.left]) : "";
}

/** Heading paths of the given rows; an empty upper cell without merges belongs to the last one on its left. */
function headingsOf(rows: readonly SheetRow[], merges: readonly Merge[]): Heading[] {
  const byRow = new Map(rows.map((row) => [row.number, row]));
  const width = Math.max(...rows.map((row) => row.cells.length));
  const merged = merges.some((m) => byRow.has(m.top) && m.right > m.left);
  const lines = rows.map((row) => Array.from({ length: width }, (_, column) => shownText(row, column, byRow, merges)));
  const upper = lines.slice(0, -1);
  if (!merged) {
    for (const line of upper) {
      for (let column = 1; column < width; column++) {
        const below = lines.at(-1)?.[column];
        if (line[column] === "" && below !== "") line[column] = line[column - 1] ?? "";
      }
    }
  }
  const headings: Heading[] = [];
  for (let index = 0; index < width; index++) {
    const path = lines.map((line) => line[index] ?? "").filter((text, i, all) => text !== "" && text !== all[i - 1]);
    if (path.length > 0) headings.push({ index, path });
  }
  return headings;
}

/** Words, not data: no long digits, no days, mostly letters. */
function looksLikeHeading(row: SheetRow): boolean {
  const texts = row.cells.map(cellText).filter(Boolean);
  const data = texts.filter((text) => /\d{4,}|^\d+$|^\d{1,2}[-/]\d/.test(text));
  return texts.length >= 2 && data.length <= texts.length / 4;
}

/** `(1) (2) (3)` or `1 2 3 4` under the headings of a form. */
function isColumnNumbers(row: SheetRow | undefined): boolean {
  const numbers = (row?.cells ?? []).map((cell) => cellText(cell).replace(/[()]/g, "")).filter(Boolean);
  return (
    numbers.length >= 3 &&
    numbers.every((text, i) => /^\d{1,2}$/.test(text) && (i === 0 || Number(text) === Number(numbers[i - 1]) + 1))
  );
}

/** Finds where the table begins: title rows above it, headings of one to three levels. */
export function findTable(sheet: Sheet, fields: readonly ImportField[]): TableStart | null {
  let best: TableStart | null = null;
  const last = Math.min(sheet.rows.length, LOOK_AT_ROWS);
  for (let from = 0; from < last; from++) {
    for (let depth = 1; depth <= DEEPEST_HEADING && from + depth <= sheet.rows.length; depth++) {
      const rows = sheet.rows.slice(from, from + depth);
      if (!rows.every(looksLikeHeading)) break;
      const headings = headingsOf(rows, sheet.merges);
      const recognised = recognisedFields(fields, headings);
      if (recognised < FEWEST_FIELDS || recognised <= (best?.recognised ?? 0)) continue;
      const to = from + depth + (isColumnNumbers(sheet.rows[from + depth]) ? 1 : 0);
      best = { from, to, headerRows: rows.map((row) => row.number), headings, recognised };
    }
  }
  return best;
}

/** Up to `count` cells of a column below the headings. */
export function sampleColumn(sheet: Sheet, start: TableStart, index: number, count = 40): Cell[] {
  const cells: Cell[] = [];
  for (const row of sheet.rows.slice(start.to, start.to + count)) {
    const cell = row.cells[index];
    if (cell !== undefined && !isBlank(cellText(cell))) cells.push(cell);
  }
  return cells;
}

/** The headings a person chose by row number, as `findTable` would have found them. */
export function tableAt(
  sheet: Sheet,
  fields: readonly ImportField[],
  headerRows: readonly number[],
): TableStart | null {
  const from = sheet.rows.findIndex((row) => row.number === headerRows[0]);
  const to = sheet.rows.findIndex((row) => row.number === headerRows.at(-1)) + 1;
  if (from < 0 || to <= from) return null;
  const rows = sheet.rows.slice(from, to);
  const headings = headingsOf(rows, sheet.merges).filter((heading) => headingKey(heading.path.join(" ")) !== "");
  return {
    from,
    to,
    headerRows: rows.map((row) => row.number),
    headings,
    recognised: recognisedFields(fields, headings),
  };
}
