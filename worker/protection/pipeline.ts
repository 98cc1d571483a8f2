/** What is known of the social protection of the people of one place. */
export interface ProtectionCount {
  listed: number;
  verified: number;
  rejected: number;
  /** Registered, paying or not. */
  registered: number;
  /** Registered, and whoever registered them has not been verified. */
  registeredUnverified: number;
  paying: number;
  lapsed: number;
  /** Known to have none. */
  none: number;
  /** Nobody knows whether they are registered. */
  unknown: number;
}

export interface PlacedCount extends ProtectionCount {
  /** Region code: of the village, or of the office where the village is not known. */
  place: string;
}

export const PROTECTION_STEPS = ["listed", "verified", "registered", "paying"] as const;
export type ProtectionStep = (typeof PROTECTION_STEPS)[number];

/** Every class a person may be counted in. */
export const PROTECTION_CLASSES = [
  ...PROTECTION_STEPS,
  "rejected",
  "registeredUnverified",
  "lapsed",
  "none",
  "unknown",
] as const;
export type ProtectionClass = (typeof PROTECTION_CLASSES)[number];

const NOBODY: ProtectionCount = {
  ...{ listed: 0, verified: 0, rejected: 0, registered: 0, registeredUnverified: 0 },
  ...{ paying: 0, lapsed: 0, none: 0, unknown: 0 },
};

/** Province, regency, district or village. */
export const REGION_CODE = /^\d\d(\.\d\d){0,2}$|^\d\d\.\d\d\.\d\d\.\d{4}$/;

/** Whether a region is another one, or lies in it. */
export const isWithin = (place: string, code: string): boolean => place === code || place.startsWith(`${code}.`);

export function sumOf(counts: readonly ProtectionCount[]): ProtectionCount {
  const sum = { ...NOBODY };
  for (const count of counts) for (const name of PROTECTION_CLASSES) sum[name] += count[name];
  return sum;
}

/** Length of the codes one level below: province 2, regency 5, district 8, village 13. */
const LEVELS = [2, 5, 8, 13];
const levelBelow = (code: string): number | undefined => LEVELS.find((length) => length > code.length);

/** Counts by the regions one level below; null holds those of whom only the region itself is known. */
export function byRegion(counts: readonly PlacedCount[], code: string): Map<string | null, ProtectionCount> {
  const length = levelBelow(code);
  const inside = counts.filter(({ place }) => isWithin(place, code));
  const parts = Map.groupBy(inside, ({ place }) =>
    length === undefined || place.length < length ? null : place.slice(0, length),
  );
  return new Map([...parts].map(([part, all]) => [part, sumOf(all)]));
}
