import { LIMITS } from "../limits.ts";
import { UnreadableFile } from "../unreadable.ts";
import { dayOfSerial } from "./numberFormats.ts";
import { type Package, RichText } from "./parts.ts";
import { readXml } from "./xml.ts";
import type { ZipEntry } from "./zip.ts";

/** A day cell is text YYYY-MM-DD, an error cell its text (`#REF!`). */
export type Cell = string | number | boolean | null;

export interface SheetRow {
  /** Row number as the spreadsheet shows it. */
  number: number;
  cells: Cell[];
  /** Columns (0-based) whose value a formula made. */
  formulas?: number[];
}

/** 0-based columns, row numbers as shown; both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Sheet {
  name: string;
  rows: SheetRow[];
  merges: Merge[];
  date1904: boolean;
}

export interface SheetContext {
  strings: string[];
  dayStyles: boolean[];
  date1904: boolean;
}

/** `"AB12"` → column 27, row 12. */
export function parseRef(ref: string): { column: number; row: number } {
  let column = 0;
  let i = 0;
  for (; i < ref.length; i++) {
    const letter = ref.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return { column: column - 1, row: Number(ref.slice(i)) };
}

/** 27 → `"AB"`. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function parseMerge(ref: string): Merge | null {
  const [from, to] = ref.split(":");
  if (!from || !to) return null;
  const a = parseRef(from);
  const b = parseRef(to);
  return { top: a.row, bottom: b.row, left: a.column, right: Math.min(b.column, LIMITS.columns - 1) };
}

function cellValue(type: string, style: number, raw: string, context: SheetContext): Cell {
  if (raw === "") return null;
  switch (type) {
    case "s":
      return context.strings[Number(raw)] || null;
    case "b":
      return raw === "1" || raw === "true";
    case "str":
    case "inlineStr":
    case "e":
      return raw;
    case "d":
      return raw.slice(0, 10);
    default: {
      const number = Number(raw);
      if (!Number.isFinite(number)) return raw;
      return context.dayStyles[style] ? (dayOfSerial(number, context.date1904) ?? number) : number;
    }
  }
}

/** Reads rows of a sheet as they stream by; stops after `peek` rows when given, and refuses more than `maxRows`. */
export function readSheet(
  pack: Package,
  part: { name: string; entry: ZipEntry },
  context: SheetContext,
  options: { maxRows: number; peek?: number; onBytes?: (bytes: number) => void },
): Sheet {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const inline = new RichText();
  let row: SheetRow = { number: 0, cells: [] };
  let column = -1;
  let type = "";
  let style = 0;
  let raw = "";
  let hasFormula = false;
  let inValue = false;
  let inCell = false;

  function openRow(r: string | undefined) {
    const number = r === undefined ? row.number + 1 : Number(r);
    if (!Number.isInteger(number) || number < 1 || number > 1_048_576) throw new UnreadableFile("broken");
    row = { number, cells: [] };
    column = -1;
  }

  function closeCell() {
    const value = cellValue(type, style, type === "inlineStr" ? inline.take() : raw, context);
    if (column >= LIMITS.columns || (value === null && !hasFormula)) return;
    while (row.cells.length < column) row.cells.push(null);
    row.cells[column] = value;
    if (hasFormula) row.formulas = [...(row.formulas ?? []), column];
  }

  readXml(
    pack.bytes,
    part.entry,
    {
      open(name, a) {
        if (name === "row") openRow(a.r);
        else if (name === "c") {
          inCell = true;
          column = a.r === undefined ? column + 1 : parseRef(a.r).column;
          if (column < 0) throw new UnreadableFile("broken");
          type = a.t ?? "n";
          style = Number(a.s ?? 0);
          raw = "";
          hasFormula = false;
        } else if (name === "v") inValue = inCell;
        else if (name === "f") hasFormula = inCell;
        else if (name === "mergeCell" && merges.length < LIMITS.rows) {
          const merge = parseMerge(a.ref ?? "");
          if (merge) merges.push(merge);
        } else if (inCell) inline.open(name);
      },
      close(name) {
        if (name === "v") inValue = false;
        else if (name === "c") {
          closeCell();
          inCell = false;
        } else if (name === "row") {
          if (row.cells.length === 0 || rows.length === options.peek) return;
          rows.push(row);
          if (rows.length > options.maxRows) throw new UnreadableFile("too_many_rows");
        } else if (inCell) inline.close(name);
      },
      text(text) {
        if (inValue) raw += text;
        else if (inCell) inline.text(text);
      },
      done: () => options.peek !== undefined && rows.length >= options.peek,
    },
    options.onBytes,
  );
  return { name: part.name, rows, merges, date1904: context.date1904 };
}
