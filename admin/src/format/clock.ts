import { dayAt } from "#db/constants.ts";

let offset = 0;
let region = "31";

/** Follows the server's clock, and the days of the region the person works in. */
export function followClock(serverNow: number | undefined, regionCode: string | undefined): void {
  offset = serverNow === undefined ? 0 : serverNow - Date.now();
  region = regionCode || region;
}

/** The one place of the console that reads a clock. */
export const now = (): number => Date.now() + offset;

/** Today as YYYY-MM-DD where the person works. */
export const today = (): string => dayAt(now(), region);
