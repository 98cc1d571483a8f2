import type { RaRecord } from "react-admin";
import type { CustomFieldEntity } from "#db/constants.ts";
import type { Question } from "#db/schema/forms.ts";

export interface CustomField extends RaRecord {
  id: string;
  version: number;
  organizationId: string;
  entity: CustomFieldEntity;
  code: string;
  question: Question;
  position: number;
  inList: boolean;
  filterable: boolean;
  retired: boolean;
}

type Values = Record<string, unknown>;

/** A record that may have values in fields of its office's own. */
export interface WithCustom {
  organizationId: string;
  custom?: Values | null;
  customPersonal?: Values | null;
}

/** Where a form keeps the value: personal ones apart, as the record does. */
export const sourceOf = ({ code, question }: CustomField): string =>
  `${question.personal ? "customPersonal" : "custom"}.${code}`;

/** What a list filters and sorts by; one name whether personal or not. */
export const filterOf = ({ code }: CustomField): string => `custom.${code}`;

export const readValue = (record: WithCustom, { code, question }: CustomField): unknown =>
  (question.personal ? record.customPersonal : record.custom)?.[code] ?? null;

/** One field a code: the first stands for those that other offices gave the same code. */
export function byCode(fields: readonly CustomField[]): CustomField[] {
  const first = new Map<string, CustomField>();
  for (const one of fields) if (!first.has(one.code)) first.set(one.code, one);
  return [...first.values()];
}

/** The field of that code as the record's own office made it. */
export const fieldFor = (fields: readonly CustomField[], record: WithCustom, code: string): CustomField | undefined =>
  fields.find((one) => one.code === code && one.organizationId === record.organizationId);

/** What an office made itself: fields of records, and facts of groups. */
const ASKED = ["custom", "facts"] as const;

/** A form nests what a list asks for flat: `{custom: {area_gte: 5}}` ↔ `{"custom.area_gte": 5}`. */
export function flatFilter(filter: Values): Values {
  const flat: Values = {};
  for (const [name, value] of Object.entries(filter)) {
    const nested = ASKED.some((one) => one === name) && typeof value === "object" && value !== null;
    if (nested) for (const [code, inner] of Object.entries(value)) flat[`${name}.${code}`] = inner;
    else flat[name] = value;
  }
  return flat;
}

export function nestedFilter(filter: Values): Values {
  const nested: Values = {};
  for (const [name, value] of Object.entries(filter)) {
    const place = ASKED.find((one) => name.startsWith(`${one}.`));
    if (place) nested[place] = { ...(nested[place] as Values | undefined), [name.slice(place.length + 1)]: value };
    else nested[name] = value;
  }
  return nested;
}

const PLACES = ["custom", "customPersonal"] as const;

/** A record with each value of its office's own fields under a name of its own, so that two changes of it can be compared. */
export function spreadValues(record: Values): Values {
  const { custom, customPersonal, ...rest } = record;
  for (const [place, values] of Object.entries({ custom, customPersonal }))
    for (const [code, value] of Object.entries(values ?? {})) rest[`${place}.${code}`] = value;
  return rest;
}

/** The record again as it is sent. */
export function joinValues(record: Values): Values {
  const joined: Values = {};
  for (const [name, value] of Object.entries(record)) {
    const place = PLACES.find((one) => name.startsWith(`${one}.`));
    if (place) joined[place] = { ...(joined[place] as Values | undefined), [name.slice(place.length + 1)]: value };
    else joined[name] = value;
  }
  return joined;
}
