import Papa from "papaparse";
import { request } from "../providers/http.ts";
import { csvRows, type FigureTable } from "./figureTable.ts";

/** Hands the figures over as a CSV file: a mark for spreadsheets that it is UTF-8, and no cell that runs as a formula. */
export function saveCsv(table: FigureTable, name: string): void {
  saveText(`${Papa.unparse(csvRows(table), { escapeFormulae: true, newline: "\r\n" })}\r\n`, name);
}

/** A file that the server made, `path` under `/api/`; throws what the request throws. */
export async function saveServerCsv(path: string, name: string): Promise<void> {
  saveText((await request(`/api/${path}`)).body, name);
}

function saveText(text: string, name: string): void {
  const marked = text.startsWith("\uFEFF") ? text : `\uFEFF${text}`;
  const address = URL.createObjectURL(new Blob([marked], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
