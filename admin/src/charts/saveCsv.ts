import Papa from "papaparse";
import { csvRows, type FigureTable } from "./figureTable.ts";

/** Hands the figures over as a CSV file: a mark for spreadsheets that it is UTF-8, and no cell that runs as a formula. */
export function saveCsv(table: FigureTable, name: string): void {
  const text = `\uFEFF${Papa.unparse(csvRows(table), { escapeFormulae: true, newline: "\r\n" })}\r\n`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
