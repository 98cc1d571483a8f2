import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

const MULTIPLIERS: [RegExp, number][] = [
  [/(ribu|rb|k)$/, 1_000],
  [/(juta|jt)$/, 1_000_000],
  [/(miliar|milyar|m)$/, 1_000_000_000],
];
const MOST = 1_000_000_000_000;

/** Digits with dots and commas as an office writes them: `2400.000`, `1.500.000,00`, `1,5`. */
export function readNumber(text: string): number | null {
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const marks = text.match(/[.,]/g) ?? [];
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  const tail = last < 0 ? "" : text.slice(last + 1);
  const mark = text.charAt(last);
  const isDecimal = last >= 0 && tail.length !== 3 && marks.filter((one) => one === mark).length === 1;
  const whole = (isDecimal ? text.slice(0, last) : text).replace(/[.,]/g, "");
  return Number(isDecimal && tail !== "" ? `${whole}.${tail}` : whole);
}

/** Rupiah as an integer: `Rp 500.000,-`, `1,5 juta`, `500rb`, a number. */
export function parseMoney(cell: Cell | undefined): Parsed<number> {
  const shown = cellText(cell);
  if (isBlank(shown)) return parsed<number>(null);
  let text = shown
    .toLowerCase()
    .replace(/^'/, "")
    .replace(/^(rp|idr)\.?\s*/, "")
    .replace(/\/\s*(bln|bulan|bl)\.?$/, "")
    .replace(/[.,]\s*[-–]+$/, "")
    .replace(/\s/g, "");
  let factor = 1;
  for (const [word, times] of MULTIPLIERS) {
    if (!word.test(text)) continue;
    text = text.replace(word, "");
    factor = times;
    break;
  }
  const number = typeof cell === "number" ? cell : readNumber(text);
  const value = number === null ? Number.NaN : Math.round(number * factor);
  if (Number.isSafeInteger(value) && value >= 0 && value <= MOST) return parsed(value);
  return trouble(
    "warning",
    "money_unreadable",
    "Jumlah rupiah tidak terbaca. Tulis misalnya 1.500.000.",
    "The amount cannot be read. Write for example 1.500.000.",
  );
}
