import type { Row } from "../http/resourceSpec.ts";
import type { Entity } from "./pointers.ts";

/** What a person chooses between, field by field; some only make sense together. */
export const CHOICES: Record<Entity, Record<string, readonly string[]>> = {
  people: {
    name: ["name", "nameKey"],
    nik: ["nik", "nikIndex", "nikLast2"],
    phone: ["phone", "phoneIndex", "phoneLast2"],
    sex: ["sex"],
    birthDate: ["birthDate"],
    address: ["address"],
    rtRw: ["rtRw"],
    villageCode: ["villageCode"],
    product: ["product"],
    baselineRevenueIdr: ["baselineRevenueIdr"],
    workKind: ["workKind"],
    employer: ["employer"],
    bpjsStatus: ["bpjsStatus"],
    verification: ["verification"],
    legalBasis: ["legalBasis"],
    consent: ["consent"],
  },
  groups: {
    name: ["name", "nameKey"],
    kind: ["kind"],
    villageCode: ["villageCode"],
    address: ["address"],
    lat: ["lat", "lng"],
    product: ["product"],
    leaderId: ["leaderId"],
    baselineRevenueIdr: ["baselineRevenueIdr"],
  },
};

export const choicesOf = (entity: Entity): string[] => Object.keys(CHOICES[entity]);

/** Ciphertext differs each time: a sealed value is compared by its index. */
const COMPARED_BY: Record<string, string> = { nik: "nikIndex", phone: "phoneIndex" };

/** Same, different, or not to be told because one is empty (null). */
export function compareFields(entity: Entity, first: Row, second: Row): Record<string, boolean | null> {
  return Object.fromEntries(
    choicesOf(entity).map((field) => {
      const column = COMPARED_BY[field] ?? field;
      const [a, b] = [first[column] ?? null, second[column] ?? null];
      return [field, a === null || b === null ? (a === b ? true : null) : a === b];
    }),
  );
}

/** Columns of the fields that are taken over from the record that goes. */
export const takenColumns = (entity: Entity, take: readonly string[]): string[] =>
  take.flatMap((field) => (Object.hasOwn(CHOICES[entity], field) ? (CHOICES[entity][field] ?? []) : []));
