import Papa from "papaparse";
import { LIMITS, ROWS_AROUND_TABLE } from "../limits.ts";
import { UnreadableFile } from "../unreadable.ts";
import type { Sheet, SheetRow } from "./sheet.ts";

const DELIMITERS = [";", ",", "\t", "|"];
const PROBE_ROWS = 40;

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** How many rows have the most common number of columns (at least two). */
function consistency(text: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(text, { delimiter, preview: PROBE_ROWS });
  const widths = new Map<number, number>();
  for (const row of data) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return Math.max(0, ...[...widths].map(([width, rows]) => rows * Math.min(width, 30)));
}

/** The separator most rows agree on, or null when the text is not a table. */
export function sniffDelimiter(text: string): string | null {
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, score: consistency(text, delimiter) }));
  const best = ranked.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 4 ? best.delimiter : null;
}

/** Text with separators as a sheet of text cells. */
export function readCsv(bytes: Uint8Array): Sheet {
  if (bytes.subarray(0, 4096).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) {
    throw new UnreadableFile("not_a_spreadsheet");
  }
  const text = decode(bytes).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new UnreadableFile("empty");
  if (/^\s*[<%{]/.test(text)) throw new UnreadableFile("not_a_spreadsheet");
  const delimiter = sniffDelimiter(text);
  if (delimiter === null) throw new UnreadableFile("not_a_spreadsheet");
  const rows: SheetRow[] = [];
  let number = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step({ data }) {
      number++;
      const cells = data.slice(0, LIMITS.columns).map((cell) => (cell === "" ? null : cell));
      if (cells.some((cell) => cell !== null)) rows.push({ number, cells });
      if (rows.length > LIMITS.rows + ROWS_AROUND_TABLE) throw new UnreadableFile("too_many_rows");
    },
  });
  return { name: "CSV", rows, merges: [], date1904: false };
}
