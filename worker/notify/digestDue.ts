import { zoneOfRegion } from "#db/constants.ts";
import { addDays } from "../follow-ups/plan.ts";

const HOUR = 3_600_000;
const FROM_HOUR = 6;
const ZONES = { 7: "31", 8: "51", 9: "81" } as const;

export interface DueWeek {
  /** A province of the zone whose Monday has begun. */
  zone: 7 | 8 | 9;
  today: string;
  weekAgo: string;
  /** Told once a week; the Monday names it. */
  dedupeKey: string;
}

/** The zones in which it is Monday from six in the morning on: a machine that slept till noon still makes the list. */
export function digestsDue(now: number): DueWeek[] {
  return Object.values(ZONES).flatMap((province) => {
    const zone = zoneOfRegion(province);
    const local = new Date(now + zone * HOUR);
    if (local.getUTCDay() !== 1 || local.getUTCHours() < FROM_HOUR) return [];
    const today = local.toISOString().slice(0, 10);
    return [{ zone, today, weekAgo: addDays(today, -7), dedupeKey: `digest:${today}` }];
  });
}
