import type { Question } from "#db/schema/forms.ts";
import type { CustomField } from "../../customFields/customField.ts";

/** Kinds a field can have: one answer, and no file. */
export const FIELD_KINDS = ["text", "number", "money", "date", "one", "many", "yes_no", "place"] as const;

/** Kinds a list can be filtered by. */
export const isComparable = (kind: Question["kind"]): boolean => kind !== "place";

/** Where the fields of a kind of record are looked after. */
export const fieldsPath = (entity: string): string => `/custom-fields?entity=${entity}`;

/** What is sent of a field; what makes no sense for its kind is left out. */
export function cleanField(values: Record<string, unknown>): Partial<CustomField> {
  const { entity, code, question, inList, filterable } = values as Partial<CustomField>;
  const kind = question?.kind ?? "text";
  return { entity, code, question, inList: Boolean(inList), filterable: Boolean(filterable) && isComparable(kind) };
}

/** The fields of a kind with one of them a place further up or down. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  return ids.toSpliced(at, 1).toSpliced(at + by, 0, id);
}
