import { dayOfSerial } from "../read/numberFormats.ts";
import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

const MONTHS: Record<string, number> = {};
for (const [index, names] of [
  "januari january jan",
  "februari pebruari february feb peb",
  "maret march mar",
  "april apr",
  "mei may",
  "juni june jun",
  "juli july jul",
  "agustus august agu ags agst aug",
  "september sept sep",
  "oktober october okt oct",
  "november nopember nov nop",
  "desember december des dec",
].entries()) {
  for (const name of names.split(" ")) MONTHS[name] = index + 1;
}
const MONTH_NAMES = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");

/** Number of a month named in Indonesian or English, also shortened. */
export const monthNumber = (name: string): number | undefined => MONTHS[name.toLowerCase().replace(/\.$/, "")];

const DAYS_OF_WEEK = /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s*/i;

/** YYYY-MM-DD when such a day exists. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return null;
  }
  return date.toISOString().slice(0, 10);
}

/** A day as an office writes it: 15 September 2025. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${MONTH_NAMES[month - 1]} ${year}`;
}

interface DayParts {
  year: number;
  month: number;
  day: number;
}

/** Two digits mean the latest such year that is not after today's. */
function fullYear(digits: string, today: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year <= Number(today.slice(2, 4)) ? 2000 + year : 1900 + year;
}

function readParts(text: string, today: string): DayParts | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numeric = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}.*)?$/.exec(text);
  if (numeric) {
    return { day: Number(numeric[1]), month: Number(numeric[2]), year: fullYear(numeric[3] ?? "", today) };
  }
  const named = /^(\d{1,2})[-\s./]*([a-z]+)\.?[-\s./]*(\d{4}|\d{2})$/i.exec(text);
  const month = named && monthNumber(named[2] ?? "");
  return named && month ? { day: Number(named[1]), month, year: fullYear(named[3] ?? "", today) } : null;
}

/**
 * A day in any of the ways an office writes it: `28 Februari 1981`, `28/02/1981`, `1981-02-28`, `Malang, 28-2-81`, or
 * the day number of a spreadsheet. `today` decides the century of two-digit years.
 */
export function parseDay(
  cell: Cell | undefined,
  options: { today: string; date1904?: boolean; field: string },
): Parsed<string> {
  const shown = cellText(cell);
  if (isBlank(shown)) return parsed<string>(null);
  if (typeof cell === "number" || /^\d{5}$/.test(shown)) {
    const day = dayOfSerial(Number(shown), options.date1904);
    return day && day >= "1900-01-01" ? parsed(day) : unreadable();
  }
  const text = shown
    .replace(/^'/, "")
    .replace(DAYS_OF_WEEK, "")
    .replace(/^[^\d]*,\s*(?=\d)/, "");
  const parts = readParts(text, options.today);
  if (!parts) return unreadable();
  const day = isoDay(parts.year, parts.month, parts.day);
  if (day) return parsed(day);
  const american = parts.month > 12 ? isoDay(parts.year, parts.day, parts.month) : null;
  if (american) {
    return trouble(
      "warning",
      "date_order",
      `Urutan bulan dan hari tampak terbalik; mungkin ${writtenDay(american)}.`,
      `Month and day look swapped; perhaps ${american}.`,
      { label: writtenDay(american), values: { [options.field]: american } },
    );
  }
  return trouble(
    "error",
    "date_impossible",
    "Tanggal ini tidak ada di kalender.",
    "There is no such day in the calendar.",
  );
}

function unreadable(): Parsed<string> {
  return trouble(
    "error",
    "date_unreadable",
    "Tanggal tidak terbaca. Tulis misalnya 28/02/1981 atau 28 Februari 1981.",
    "The date cannot be read. Write for example 28/02/1981 or 28 Februari 1981.",
  );
}
