import { zoneOfRegion } from "#db/constants.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Until when somebody in a region wants quiet: the instant at which it ends, or undefined outside of it. `from` and
 * `to` are HH:MM there and may span midnight; the same twice is no quiet at all.
 */
export function quietUntil(now: number, regionCode: string, from: string, to: string): number | undefined {
  const start = minutesOf(from);
  const length = (minutesOf(to) - start + 1440) % 1440;
  const local = now + zoneOfRegion(regionCode) * 60 * MINUTE;
  const since = (((Math.floor(local / MINUTE) - start) % 1440) + 1440) % 1440;
  if (since >= length) return undefined;
  return now - ((((local % DAY) + DAY) % DAY) % MINUTE) + (length - since) * MINUTE;
}
