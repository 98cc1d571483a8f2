import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

/** Provinces that ever gave out numbers (54 was Timor Timur). */
const PROVINCES = new Set(
  "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96".split(
    " ",
  ),
);
const FEMALE_DAY = 40;
const LOOK_ALIKES: Record<string, string> = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", B: "8", G: "6" };

export interface NikFacts {
  sex: "female" | "male";
  day: number;
  month: number;
  /** Two digits; the century is not in the number. */
  year: number;
}

/** What the number says about its bearer (Permendagri 72/2022: region 6, day 2 (women + 40), month 2, year 2, serial 4). */
export function nikFacts(nik: string): NikFacts {
  const day = Number(nik.slice(6, 8));
  return {
    sex: day > FEMALE_DAY ? "female" : "male",
    day: day > FEMALE_DAY ? day - FEMALE_DAY : day,
    month: Number(nik.slice(8, 10)),
    year: Number(nik.slice(10, 12)),
  };
}

const isRealDay = (day: number, month: number, year: number) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

function structureFault(nik: string): Parsed<string> | null {
  if (!PROVINCES.has(nik.slice(0, 2))) {
    return trouble(
      "error",
      "nik_region",
      `NIK diawali ${nik.slice(0, 2)}, bukan kode provinsi.`,
      `The NIK begins with ${nik.slice(0, 2)}, which is no province.`,
    );
  }
  const { day, month, year } = nikFacts(nik);
  if (!isRealDay(day, month, 1900 + year) && !isRealDay(day, month, 2000 + year)) {
    return trouble(
      "error",
      "nik_date",
      `Angka 7–12 NIK (${nik.slice(6, 12)}) bukan tanggal lahir yang mungkin.`,
      `Digits 7–12 of the NIK (${nik.slice(6, 12)}) are not a possible date of birth.`,
    );
  }
  if (nik.endsWith("0000")) {
    return trouble(
      "error",
      "nik_serial",
      "Nomor urut NIK (4 angka terakhir) kosong.",
      "The NIK's serial number is 0000.",
    );
  }
  return null;
}

const isSound = (nik: string) => /^\d{16}$/.test(nik) && structureFault(nik) === null;

/** Letters typed for digits, when reading them as digits gives a sound number. */
function repairLetters(text: string): string | null {
  const repaired = text.toUpperCase().replace(/[A-Z]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return isSound(repaired) ? repaired : null;
}

/** NIK with apostrophe, spaces, dots or dashes → its 16 digits. */
export function parseNik(cell: Cell | undefined): Parsed<string> {
  const shown = cellText(cell);
  if (isBlank(shown)) return parsed<string>(null);
  const text = shown.replace(/^nik\s*[:.]?\s*/i, "").replace(/[\s'’‘`´".,_-]/g, "");
  if (/^\d(\d|E\+?)+$/i.test(text) && /e/i.test(text)) return precisionLost();
  if (/[a-z]/i.test(text)) {
    const repaired = repairLetters(text);
    return trouble(
      "error",
      "nik_letters",
      "NIK memuat huruf; seharusnya 16 angka.",
      "The NIK has letters in it; it should be 16 digits.",
      repaired === null ? undefined : { label: repaired, values: { nik: repaired } },
    );
  }
  if (!/^\d{16}$/.test(text)) {
    const count = text.replace(/\D/g, "").length;
    return trouble(
      "error",
      "nik_length",
      `NIK berisi ${count} angka; seharusnya 16.`,
      `The NIK has ${count} digits; it should have 16.`,
    );
  }
  // A spreadsheet keeps 15 digits of a number: the 16th became 0.
  if (typeof cell === "number" && text.endsWith("0")) return precisionLost();
  return structureFault(text) ?? parsed(text);
}

function precisionLost(): Parsed<string> {
  return trouble(
    "error",
    "nik_precision",
    "NIK tersimpan sebagai bilangan sehingga angka terakhirnya hilang. Ketik ulang sebagai teks.",
    "The NIK was stored as a number and lost its last digit. Type it again as text.",
  );
}

/** The birth date the NIK speaks of, in the century that fits a person alive on `today`. */
export function birthDateOfNik(nik: string, today: string): string {
  const { day, month, year } = nikFacts(nik);
  const pad = (n: number) => String(n).padStart(2, "0");
  const recent = `${2000 + year}-${pad(month)}-${pad(day)}`;
  return recent <= today && isRealDay(day, month, 2000 + year) ? recent : `${1900 + year}-${pad(month)}-${pad(day)}`;
}
