/** Built-in formats of the file format that show a day. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Does a number format show a calendar day? Text in quotes, escapes, colours and locales do not count. */
export function showsDay(id: number, custom: ReadonlyMap<number, string>): boolean {
  const format = custom.get(id);
  if (format === undefined) return BUILT_IN_DAYS.has(id);
  const bare = format
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general/gi, "");
  return /[yd]/i.test(bare) || /m{3,}/i.test(bare);
}

const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465;

/** A day number of a spreadsheet as YYYY-MM-DD, or null outside 1900–9999. Day 60 of the 1900 system never existed. */
export function dayOfSerial(serial: number, date1904 = false): string | null {
  const whole = Math.floor(serial) + (date1904 ? 1462 : 0);
  if (!Number.isFinite(serial) || whole < 1 || whole > LAST_SERIAL || whole === 60) return null;
  const base = whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(base + whole * DAY_MS).toISOString().slice(0, 10);
}
