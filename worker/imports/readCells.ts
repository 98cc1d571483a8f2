import { cellText, isBlank, isCellError } from "./fields/cellText.ts";
import type { Fault, Parsed, Trouble } from "./fields/fault.ts";
import type { Cell } from "./read/sheet.ts";
import type { RawRow } from "./table/extract.ts";

/** Cells a person typed over or confirmed, by field. */
export type Edits = Partial<Record<string, string>>;

/** One row, cell by cell, with what is wrong with each. */
export interface CellReader {
  faults: Fault[];
  cellOf: (field: string) => Cell | undefined;
  addFault: (field: string, found: Trouble, value?: string) => void;
  /** The value of a cell; in trouble or empty it is null. */
  read: <T>(field: string, parse: (cell: Cell | undefined) => Parsed<T>) => T | null;
}

/** Reads the mapped cells of a row, typed ones first. `needed`: fields whose cell error keeps the row out. */
export function cellReader(
  raw: RawRow,
  edits: Edits,
  columns: ReadonlyMap<string, number>,
  needed: ReadonlySet<string>,
): CellReader {
  const faults: Fault[] = [];
  const cellOf = (field: string): Cell | undefined => {
    const edited = edits[field];
    if (edited !== undefined) return edited;
    const column = columns.get(field);
    return column === undefined ? undefined : raw.cells[column];
  };
  const addFault = (column: string, found: Trouble, value = cellText(cellOf(column))) => {
    faults.push({ column, ...found, value: value === "" ? null : value });
  };
  const read = <T>(field: string, parse: (cell: Cell | undefined) => Parsed<T>): T | null => {
    const cell = cellOf(field);
    const text = cellText(cell);
    const column = columns.get(field);
    if (edits[field] === undefined && column !== undefined && raw.formulas?.includes(column)) {
      addFault(field, formulaTrouble(field, text));
      return null;
    }
    if (isCellError(text)) {
      addFault(field, cellErrorTrouble(needed.has(field)));
      return null;
    }
    const { value, trouble: found } = parse(cell);
    if (found) addFault(field, found);
    return value;
  };
  return { faults, cellOf, addFault, read };
}

function formulaTrouble(field: string, stored: string): Trouble {
  return {
    code: "formula",
    level: "error",
    message: {
      id: "Isi sel ini rumus, bukan data. Ketik nilainya.",
      en: "This cell is a formula, not data. Type its value.",
    },
    proposal: isBlank(stored) || isCellError(stored) ? undefined : { label: stored, values: { [field]: stored } },
  };
}

const cellErrorTrouble = (needed: boolean): Trouble => ({
  code: "cell_error",
  level: needed ? "error" : "warning",
  message: { id: "Sel ini berisi galat dari Excel.", en: "This cell holds an error from the spreadsheet." },
});
