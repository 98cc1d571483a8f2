const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: string, days: number): string =>
  new Date(startOf(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => Math.round((startOf(to) - startOf(from)) / DAY_MS);

/** Instant at a minute of a day in WIB, the zone of both demo cities. */
export const instantOn = (day: string, minute: number): number => startOf(day) - WIB_MS + minute * 60_000;

/** Offices rest on Sunday: what would fall on it happened the day before. */
export const workday = (day: string): string => (new Date(startOf(day)).getUTCDay() === 0 ? addDays(day, -1) : day);

export const earliest = (a: string, b: string): string => (a < b ? a : b);
export const latest = (a: string, b: string): string => (a > b ? a : b);
