import type { LocalText } from "#db/schema/rules.ts";
import { invalid, localText as text } from "../errors.ts";
import { checkAnswer, REQUIRED } from "../forms/checkAnswer.ts";
import type { Row } from "../http/resourceSpec.ts";
import { type CustomField, placeOf } from "./definitions.ts";

type Place = "custom" | "customPersonal";
type Values = Record<string, unknown>;

const PLACES: readonly Place[] = ["custom", "customPersonal"];
const UNKNOWN = text("Isian ini tidak dikenal.", "There is no such field.");
const TWICE = text("Isian ini dikirim dua kali.", "This field was sent twice.");
const RETIRED = text(
  "Isian ini tidak dipakai lagi; nilainya hanya dapat dibaca.",
  "This field is retired; its value can only be read.",
);

const valuesOf = (row: Row | undefined, place: Place): Values => (row?.[place] as Values | null | undefined) ?? {};
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Whether a body says anything about fields of the office's own; a new record with null says nothing. */
export const namesCustom = (body: Row, isNew: boolean): boolean =>
  PLACES.some((place) => (isNew ? (body[place] ?? null) !== null : body[place] !== undefined));

interface Named {
  /** Where the body named it: what a fault is told under. */
  path: string;
  value: unknown;
}

/** What a body names, by code; null in place of a whole column means each of its values. */
function namedIn(body: Row, before: Row | undefined, faults: Record<string, LocalText>): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const place of PLACES) {
    if (body[place] === undefined) continue;
    const given = (body[place] ?? emptied(valuesOf(before, place))) as Values;
    for (const [code, value] of Object.entries(given)) {
      const path = `${place}.${code}`;
      if (named.has(code)) faults[path] = TWICE;
      named.set(code, { path, value });
    }
  }
  return named;
}

const emptied = (values: Values): Values => Object.fromEntries(Object.keys(values).map((code) => [code, null]));

interface Writing {
  /** Every field of the record's owner. */
  fields: readonly CustomField[];
  before: Row | undefined;
  body: Row;
  /** YYYY-MM-DD where the record lies. */
  today: string;
}

/**
 * The two columns as a body leaves them: what it names is checked by its definition and put beside what is there, null
 * takes a value away. A field that must be filled cannot be emptied, nor left out of a new record whose form has fields.
 * Throws 422 with each fault under the place the body named.
 */
export function customColumnsOf({ fields, before, body, today }: Writing): Record<Place, Values | null> {
  const faults: Record<string, LocalText> = Object.create(null);
  const named = namedIn(body, before, faults);
  const after: Record<Place, Values> = {
    custom: { ...valuesOf(before, "custom") },
    customPersonal: { ...valuesOf(before, "customPersonal") },
  };
  const byCode = new Map(fields.map((one) => [one.code, one]));
  for (const [code, { path, value }] of named) {
    const field = byCode.get(code);
    const kept = field && after[placeOf(field)];
    if (!field || !kept) faults[path] ??= UNKNOWN;
    else if (!same(kept[code], value)) {
      const fault = put(field, kept, value, today);
      if (fault) faults[path] ??= fault;
    }
  }
  for (const field of before ? [] : fields) {
    const { code, question, retired } = field;
    if (question.required && !retired && !named.has(code)) faults[`${placeOf(field)}.${code}`] = REQUIRED;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return { custom: orNull(after.custom), customPersonal: orNull(after.customPersonal) };
}

const orNull = (values: Values): Values | null => (Object.keys(values).length > 0 ? values : null);

/** Puts one value among those kept; says why where it cannot. */
function put({ code, question, retired }: CustomField, kept: Values, value: unknown, today: string) {
  const asked = { ...question, name: code };
  const reading = checkAnswer(asked, value, { today, prior: kept });
  if ("fault" in reading) return reading.fault;
  if ("blank" in reading) {
    if (question.required && !retired) return REQUIRED;
    delete kept[code];
    return undefined;
  }
  if (retired) return RETIRED;
  kept[code] = reading.value;
  return undefined;
}
