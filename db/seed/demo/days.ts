import { addDays } from "#worker/follow-ups/plan.ts";

export { addDays, daysBetween } from "#worker/follow-ups/plan.ts";

const WIB_MS = 7 * 3_600_000;

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Instant at a minute of a day in WIB, the zone of both demo cities. */
export const instantOn = (day: string, minute: number): number => startOf(day) - WIB_MS + minute * 60_000;

/** Offices rest on Sunday: what would fall on it happened the day before. */
export const workday = (day: string): string => (new Date(startOf(day)).getUTCDay() === 0 ? addDays(day, -1) : day);

/** The other way for what is still to come: not on a Sunday but the day after. */
export const weekday = (day: string): string => (new Date(startOf(day)).getUTCDay() === 0 ? addDays(day, 1) : day);

export const earliest = (a: string, b: string): string => (a < b ? a : b);
export const latest = (a: string, b: string): string => (a > b ? a : b);
