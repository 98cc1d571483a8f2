const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Whether a text is a calendar day that exists, YYYY-MM-DD, of the years an office writes about. */
export function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const year = Number(match[1]);
  const time = Date.UTC(year, Number(match[2]) - 1, Number(match[3]));
  return year >= FIRST_YEAR && year <= LAST_YEAR && new Date(time).toISOString().slice(0, 10) === value;
}
