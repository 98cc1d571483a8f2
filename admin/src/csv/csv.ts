export type Cell = string | number | boolean | null | undefined;

/** What a spreadsheet would run instead of show, also behind blanks and in full-width form. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Text that would be read as a formula gets an apostrophe in front, which spreadsheets do not show. */
export const neutralise = (text: string): string => (formula.test(text) ? `'${text}` : text);

function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell).replace(".", ",") : "";
  if (typeof cell === "boolean") return cell ? "1" : "0";
  return `"${neutralise(cell).replaceAll('"', '""')}"`;
}

/** Semicolons and decimal commas: what a spreadsheet set to Indonesian opens without asking. */
export function toCsv(headings: string[], rows: Cell[][]): string {
  return `\ufeff${[headings, ...rows].map((row) => row.map(cellText).join(";")).join("\r\n")}\r\n`;
}
