const MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const LONGEST = 60;
const PARTS = /\{(nomor|bulan|tahun|kode)\}/g;

/** What a number is filled with: the day of the document, and the code of its programme's money. */
export interface NumberOf {
  date: string;
  code: string;
}

/** A pattern names the running number once; beside the known parts there are letters, digits and `/ . - _` only. */
export function isNumberPattern(pattern: string): boolean {
  if (pattern.length > LONGEST || pattern.split("{nomor}").length !== 2) return false;
  return /^[A-Za-z0-9 ./_-]*$/.test(pattern.replace(PARTS, ""));
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function filled(pattern: string, { date, code }: NumberOf, running: string): string {
  const values: Record<string, string> = {
    ...{ nomor: running, bulan: MONTHS[Number(date.slice(5, 7)) - 1] ?? "", tahun: date.slice(0, 4), kode: code },
  };
  return pattern.replace(PARTS, (_, part: string) => values[part] ?? "");
}

/**
 * The running number in a document number of this pattern and year; the month and the code may be any. A number longer
 * than any register counts is somebody's own, and is not counted on from.
 */
function runningOf(pattern: string, year: string, number: string): number {
  const parts: Record<string, string> = { nomor: "(\\d{1,9})", bulan: "[IVX]+", tahun: year, kode: "[A-Z-]+" };
  const source = pattern
    .split(PARTS)
    .map((piece, at) => (at % 2 === 0 ? quoted(piece) : (parts[piece] ?? "")))
    .join("");
  return Number(new RegExp(`^${source}$`).exec(number)?.[1] ?? 0);
}

/** The next free number: one row of numbers a year where the pattern names the year, one for good otherwise. */
export function nextNumber(pattern: string, of: NumberOf, taken: readonly string[]): string {
  const used = taken.map((number) => runningOf(pattern, of.date.slice(0, 4), number));
  const numbered = (n: number) => filled(pattern, of, String(n).padStart(3, "0"));
  let next = used.reduce((most, one) => Math.max(most, one), 0) + 1;
  while (taken.includes(numbered(next))) next++;
  return numbered(next);
}

/** How a programme's source of money is written in a number: `apbd_kab` → `APBD-KAB`. */
export const codeOf = (fundingSource: string): string => fundingSource.toUpperCase().replaceAll("_", "-");
