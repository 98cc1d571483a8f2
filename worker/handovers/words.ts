const ONES = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];
const GROUPS: [size: number, word: string][] = [
  [1e15, "kuadriliun"],
  [1e12, "triliun"],
  [1e9, "miliar"],
  [1e6, "juta"],
  [1e3, "ribu"],
  [100, "ratus"],
  [10, "puluh"],
];
const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = [
  ...["Januari", "Februari", "Maret", "April", "Mei", "Juni"],
  ...["Juli", "Agustus", "September", "Oktober", "November", "Desember"],
];

function parts(n: number): string[] {
  if (n < 12) return n === 0 ? [] : [ONES[n] ?? ""];
  if (n < 20) return [ONES[n - 10] ?? "", "belas"];
  const [size, word] = GROUPS.find(([one]) => n >= one) ?? [1, ""];
  const many = Math.floor(n / size);
  // One hundred and one thousand are a word of their own; one million is not.
  const head = many === 1 && size <= 1_000 ? [`se${word}`] : [...parts(many), word];
  return [...head, ...parts(n % size)];
}

/** A whole number below 10^18 in Indonesian words (terbilang): 2026 → "dua ribu dua puluh enam". */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1e18) throw new RangeError(`no words for ${n}`);
  return n === 0 ? "nol" : parts(n).join(" ");
}

/** A calendar day as a document writes it out: weekday, day, month and year in words. */
export function dayInWords(day: string): { weekday: string; date: string; month: string; year: string } {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return {
    weekday: DAYS[weekday] ?? "",
    date: inWords(date),
    month: MONTHS[month - 1] ?? "",
    year: inWords(year),
  };
}

/** 22 November 2026. */
export function dayInFull(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Rp3.500.000, as Indonesian papers write money. */
export const rupiah = (amount: number): string => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;
