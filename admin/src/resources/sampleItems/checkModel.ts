import type { ItemMatch } from "#db/constants.ts";
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
  checkedOn?: string | null;
  note?: string | null;
  lat?: number | null;
  lng?: number | null;
}

const FIELDS = ["outcome", "checkedOn", "note", "lat", "lng"];

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
    ...(values.checkedOn && { checkedOn: values.checkedOn }),
    ...{ photo: photo ?? null, lat: values.lat ?? null, lng: values.lng ?? null, note: values.note || null },
  };
}

/** The form of a unit that was checked before, as it was filled in. */
export function valuesBefore({
  observed,
  match,
}: {
  observed: readonly CheckedItem[] | null;
  match: ItemMatch | null;
}): CheckValues {
  const seen: Record<string, string | number | null> = {};
  const without: Record<string, "not_found" | "refused"> = {};
  for (const one of observed ?? []) {
    if (one.match === "not_found" || one.match === "refused") without[one.item] = one.match;
    else if (one.seen !== undefined) seen[one.item] = one.seen;
  }
  // Of a unit that was not had as a whole nothing was seen by itself.
  const whole = (match === "not_found" || match === "refused") && !observed?.some((one) => one.match);
  return { outcome: whole ? match : "found", seen, without };
}

/** Faults of the server by the inputs of the form: one that belongs to none would never go away. */
export function faultsOf(errors: Readonly<Record<string, string>>) {
  const named = Object.entries(errors);
  const seen = named.flatMap(([name, words]) => {
    const [, item] = /^observed\.([a-z]\w*)$/i.exec(name) ?? [];
    return item ? [[item, words]] : [];
  });
  return { ...Object.fromEntries(named.filter(([name]) => FIELDS.includes(name))), seen: Object.fromEntries(seen) };
}
