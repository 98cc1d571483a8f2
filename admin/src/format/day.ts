import { localeTag } from "./locale.ts";

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day has no zone: it is formatted at UTC midnight so that no zone can shift it. */
function toUtc(day: string): Date | undefined {
  if (!isDay.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const style = {
  short: { day: "numeric", month: "short", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  month: { month: "short", year: "numeric" },
  monthLong: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DayStyle = keyof typeof style;

/** `2025-07-21` → `21 Jul 2025`; anything that is not a day is returned as it came. */
export function formatDay(day: string | null | undefined, locale = "id", kind: DayStyle = "short"): string {
  if (!day) return "";
  const date = toUtc(day.length === 7 ? `${day}-01` : day);
  if (!date) return day;
  return new Intl.DateTimeFormat(localeTag(locale), { ...style[kind], timeZone: "UTC" }).format(date);
}

/** An instant (ms UTC) in the zone of the person's device, `21 Jul 2025 14.05`. */
export function formatInstant(instant: number | null | undefined, locale = "id", timeZone?: string): string {
  if (instant === null || instant === undefined) return "";
  const date = new Date(instant);
  const day = new Intl.DateTimeFormat(localeTag(locale), { ...style.short, timeZone }).format(date);
  const time = new Intl.DateTimeFormat(localeTag(locale), {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone,
  });
  return `${day} ${time.format(date)}`;
}

/** Whole days from one calendar day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  const a = toUtc(from);
  const b = toUtc(to);
  return a && b ? Math.round((b.getTime() - a.getTime()) / 86_400_000) : Number.NaN;
}

export function addDays(day: string, days: number): string {
  const date = toUtc(day);
  if (!date) return day;
  return new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
