import { type SQL, sql } from "drizzle-orm";
import { dayAt, zoneOfRegion } from "#db/constants.ts";
import type { View } from "./groupSources.ts";

/** Which day facts are about: today at an instant, or a past day on one of the two bases. */
export type AsOf = { now: number } | { day: string; basis: "happened" | "recorded" };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PROVINCES = Array.from({ length: 89 }, (_, i) => String(i + 11));
const provincesAt = (zone: number) => PROVINCES.filter((code) => zoneOfRegion(code) === zone);

export const viewOf = (asOf: AsOf): View => ("now" in asOf ? { past: false } : { past: true, basis: asOf.basis });

/** The calendar day of each row in the zone of its region (an SQL expression), as a value. */
export function dayOf(asOf: AsOf, region: string): SQL {
  if ("day" in asOf) return sql`${asOf.day}`;
  const [west = "31", central = "51", east = "91"] = [7, 8, 9].map((zone) => provincesAt(zone)[0]);
  const [wib, wita, wit] = [west, central, east].map((code) => dayAt(asOf.now, code));
  if (wib === wit) return sql`${wib}`;
  return sql`CASE ${sql.raw(zoneSql(region))} WHEN 9 THEN ${wit} WHEN 8 THEN ${wita} ELSE ${wib} END`;
}

/** The instant a past day ends in the zone of each row's region. */
export function endOf(day: string, region: string): SQL {
  return sql`${Date.parse(`${day}T00:00:00Z`) + DAY_MS} - ${HOUR_MS} * ${sql.raw(zoneSql(region))}`;
}

function zoneSql(region: string): string {
  const among = (zone: number) =>
    `(${provincesAt(zone)
      .map((code) => `'${code}'`)
      .join(", ")})`;
  return `(CASE WHEN substr(${region}, 1, 2) IN ${among(8)} THEN 8 WHEN substr(${region}, 1, 2) IN ${among(9)} THEN 9 ELSE 7 END)`;
}
