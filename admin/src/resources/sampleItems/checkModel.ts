import * as constants from "#db/constants.ts";
import type { CheckedItem } from "#db/schema/samples.ts";

/** The choices of an item, by the name of its words. */
const VALUES: Record<string, readonly string[]> = {
  activityStatus: constants.ACTIVITY_STATUSES,
  workKind: constants.WORK_KINDS,
  bpjsStatus: constants.BPJS_STATUSES,
  verification: constants.VERIFICATION_STATES,
  equipmentState: constants.EQUIPMENT_STATES,
  legalBasis: constants.LEGAL_BASES,
};
export const valuesOf = (words: string | undefined): readonly string[] => (words ? (VALUES[words] ?? []) : []);

export interface CheckValues {
  outcome?: "found" | "not_found" | "refused";
  seen?: Record<string, string | number | null>;
  /** Things that could not be seen, or were refused. */
  without?: Record<string, "not_found" | "refused" | "" | null>;
  note?: string | null;
  lat?: number | null;
  lng?: number | null;
}

/** What is sent: of a unit that was found each thing as seen, or why it was not. */
export function checkOf(values: CheckValues, items: readonly string[], photo?: string) {
  const { outcome = "found", seen = {}, without = {} } = values;
  const observed = items.map((item) => {
    const match = without[item];
    return match ? { item, match } : { item, seen: seen[item] === "" ? null : (seen[item] ?? null) };
  });
  return {
    outcome,
    observed: outcome === "found" ? observed : [],
    ...{ photo: photo ?? null, lat: values.lat ?? null, lng: values.lng ?? null, note: values.note || null },
  };
}

/** The form of a unit that was checked before, as it was filled in. */
export function valuesBefore(observed: readonly CheckedItem[] | null): CheckValues {
  const seen: Record<string, string | number | null> = {};
  const without: Record<string, "not_found" | "refused"> = {};
  for (const { item, seen: value, match } of observed ?? []) {
    if (match === "not_found" || match === "refused") without[item] = match;
    else seen[item] = value ?? null;
  }
  return { outcome: "found", seen, without };
}
