import { type SQL, sql } from "drizzle-orm";
import { dayAt, zoneOfRegion } from "#db/constants.ts";
import type { View } from "./groupSources.ts";
import type { Slot } from "./template.ts";

/** Today in the three zones. */
export interface Days {
  wib: string | Slot;
  wita: string | Slot;
  wit: string | Slot;
  /** It is the same day everywhere. */
  same: boolean;
}

/** Which day facts are about: today, or a past day on one of the two bases. */
export type AsOf = { today: Days } | { day: string; basis: "happened" | "recorded" };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PROVINCES = Array.from({ length: 89 }, (_, i) => String(i + 11));
const provincesAt = (zone: number) => PROVINCES.filter((code) => zoneOfRegion(code) === zone);
const [WIB = "", WITA = "", WIT = ""] = [7, 8, 9].map((zone) => provincesAt(zone)[0]);
const listOf = (zone: number) =>
  `(${provincesAt(zone)
    .map((code) => `'${code}'`)
    .join(", ")})`;
const [IN_WITA, IN_WIT] = [listOf(8), listOf(9)];

/** Today at an instant. */
export function todayAt(now: number): { today: Days } {
  const [wib = "", wita = "", wit = ""] = [WIB, WITA, WIT].map((province) => dayAt(now, province));
  return { today: { wib, wita, wit, same: wib === wit } };
}

export const viewOf = (asOf: AsOf): View => ("today" in asOf ? { past: false } : { past: true, basis: asOf.basis });

/** The calendar day of each row in the zone of its region (an SQL expression), as a value. */
export function dayOf(asOf: AsOf, region: string): SQL {
  if ("day" in asOf) return sql`${asOf.day}`;
  const { wib, wita, wit, same } = asOf.today;
  if (same) return sql`${wib}`;
  return sql`CASE ${sql.raw(zoneSql(region))} WHEN 9 THEN ${wit} WHEN 8 THEN ${wita} ELSE ${wib} END`;
}

/** The instant a past day ends in the zone of each row's region. */
export function endOf(day: string, region: string): SQL {
  return sql`${Date.parse(`${day}T00:00:00Z`) + DAY_MS} - ${HOUR_MS} * ${sql.raw(zoneSql(region))}`;
}

function zoneSql(region: string): string {
  return `(CASE WHEN substr(${region}, 1, 2) IN ${IN_WITA} THEN 8 WHEN substr(${region}, 1, 2) IN ${IN_WIT} THEN 9 ELSE 7 END)`;
}
