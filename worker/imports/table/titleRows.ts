import { cellText } from "../fields/cellText.ts";
import { isoDay, monthNumber } from "../fields/day.ts";
import { properName } from "../fields/name.ts";
import type { SheetRow } from "../read/sheet.ts";

/** The training round as the rows above the table tell it. */
export interface ProposedCohort {
  title?: string;
  startsOn?: string;
  endsOn?: string;
  provider?: string;
  venue?: string;
}

const TO = String.raw`\s*(?:s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga|[-–—])\s*`;
const MONTH = String.raw`([A-Za-z]{3,9})\.?`;
const SPANS: [RegExp, (m: string[]) => [number, number, number, number, number, number]][] = [
  [
    new RegExp(String.raw`(\d{1,2})\s+${MONTH}\s+(\d{4})${TO}(\d{1,2})\s+${MONTH}\s+(\d{4})`, "i"),
    (m) => [n(m[3]), mo(m[2]), n(m[1]), n(m[6]), mo(m[5]), n(m[4])],
  ],
  [
    new RegExp(String.raw`(\d{1,2})\s+${MONTH}${TO}(\d{1,2})\s+${MONTH}\s+(\d{4})`, "i"),
    (m) => [n(m[5]), mo(m[2]), n(m[1]), n(m[5]), mo(m[4]), n(m[3])],
  ],
  [
    new RegExp(String.raw`(\d{1,2})${TO}(\d{1,2})\s+${MONTH}\s+(\d{4})`, "i"),
    (m) => [n(m[4]), mo(m[3]), n(m[1]), n(m[4]), mo(m[3]), n(m[2])],
  ],
  [
    new RegExp(String.raw`(\d{1,2})[/-](\d{1,2})[/-](\d{4})${TO}(\d{1,2})[/-](\d{1,2})[/-](\d{4})`, "i"),
    (m) => [n(m[3]), n(m[2]), n(m[1]), n(m[6]), n(m[5]), n(m[4])],
  ],
  [
    new RegExp(String.raw`(\d{1,2})\s+${MONTH}\s+(\d{4})`, "i"),
    (m) => [n(m[3]), mo(m[2]), n(m[1]), n(m[3]), mo(m[2]), n(m[1])],
  ],
];

const n = (text: string | undefined) => Number(text);
const mo = (text: string | undefined) => monthNumber(text ?? "") ?? 0;

/** First and last day of a span such as `11 s.d. 22 Agustus 2025`, and where in the text it stands. */
export function readSpan(text: string): { startsOn: string; endsOn: string; end: number } | null {
  for (const [pattern, parts] of SPANS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [y1, m1, d1, y2, m2, d2] = parts([...match]);
    const startsOn = isoDay(y1, m1, d1);
    const endsOn = isoDay(y2, m2, d2);
    if (startsOn && endsOn && startsOn <= endsOn) return { startsOn, endsOn, end: match.index + match[0].length };
  }
  return null;
}

const TRAINING = /\b(pelatihan|bimtek|bimbingan teknis|workshop|lokakarya|kursus|diklat|pendampingan)\b/i;
const OFFICE = /^(dinas|badan|balai|upt|lpk|blk|yayasan|lembaga|perkumpulan|kementerian|lkp)\b/i;
const GOVERNMENT = /^(pemerintah|pemkot|pemkab)\s+(.+)$/i;
const VENUE = /\b(?:tempat|lokasi|bertempat di|venue)\s*:?\s*(.+)$/i;

function readTitle(text: string): string {
  const year = /\b(?:tahun anggaran|tahun|ta\.?)\s*(\d{4})\b/i.exec(text)?.[1];
  const core = text
    .replace(/^.*?(?=\b(pelatihan|bimtek|bimbingan teknis|workshop|lokakarya|kursus|diklat|pendampingan)\b)/i, "")
    .replace(/\s+dan\s+penerima\b.*$/i, "")
    .replace(/\s*\b(tahun anggaran|tahun|ta\.?)\s*\d{4}\b.*$/i, "")
    .trim();
  const named = properName(core).replace(/\b(Dan|Di|Untuk|Bagi|Dengan|Dari|Pada)\b/g, (word) => word.toLowerCase());
  return year && !named.includes(year) ? `${named} ${year}` : named;
}

/** Reads title, days, provider and venue from the rows above the table. */
export function readCohort(rows: readonly SheetRow[]): ProposedCohort {
  const lines = rows.map((row) => row.cells.map(cellText).filter(Boolean).join(" ")).filter(Boolean);
  const cohort: ProposedCohort = {};
  let government = "";
  for (const line of lines) {
    const span = readSpan(line);
    if (span && cohort.startsOn === undefined) {
      cohort.startsOn = span.startsOn;
      cohort.endsOn = span.endsOn;
      const rest = line
        .slice(span.end)
        .replace(/^[\s,;:.–—-]+|^\s*di\s+/gi, "")
        .trim();
      if (rest.length > 2 && !/^\d/.test(rest)) cohort.venue = rest.replace(/^(di|tempat\s*:?)\s+/i, "");
    } else if (GOVERNMENT.test(line)) {
      government = properName(GOVERNMENT.exec(line)?.[2] ?? "");
    } else if (OFFICE.test(line) && cohort.provider === undefined) {
      cohort.provider = properName(line).replace(/\bDan\b/g, "dan");
    } else if (TRAINING.test(line) && cohort.title === undefined) {
      cohort.title = readTitle(line);
    }
    const venue = VENUE.exec(line)?.[1];
    if (venue && cohort.venue === undefined && !span) cohort.venue = venue.trim();
  }
  if (cohort.provider && government && !cohort.provider.includes(government)) cohort.provider += ` ${government}`;
  return cohort;
}
