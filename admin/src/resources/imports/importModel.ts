import type { ImportOutcome } from "#db/constants.ts";
import { type ImportKindName, SHAPES } from "#worker/imports/table/shapes.ts";

export interface RowFault {
  /** Field of the kind of file; `heading` and `cell` say where it stands in the file. */
  column: string;
  heading: string | null;
  cell: string | null;
  code: string;
  level: "error" | "warning";
  message: string;
  value: string | null;
  proposal?: { label: string; values: Record<string, string> };
}

export interface ImportRow {
  row: number;
  outcome: ImportOutcome;
  errors: RowFault[];
  name?: string | null;
  values?: Record<string, string>;
}

export interface MappedColumn {
  column: string;
  heading: string;
  field: string | null;
  confidence: number;
}

export interface ImportCohort {
  title?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
}

export type ValueMap = Record<string, Record<string, string | null>>;

export type ImportCounts = Record<"rows" | ImportOutcome, number>;

export interface Import {
  id: string;
  version: number;
  kind: ImportKindName;
  programId: string;
  cohort: ImportCohort | null;
  legalBasis: string | null;
  fileName: string;
  sheet: string;
  ignored?: { row: number; reason: string }[];
  mapping: MappedColumn[];
  /** What the words of the choice columns mean; null: nobody has said. */
  valueMap: ValueMap;
  counts: ImportCounts;
  state: "ready" | "committing" | "committed" | "undone";
  progress?: { done: number; total: number };
  createdAt: number;
  createdBy: string;
  committedAt: number | null;
  undoneAt: number | null;
  rows: ImportRow[];
}

export const MOST_BYTES = 10 * 1024 * 1024;

/** What can be said of a file before it is sent; the server looks inside. */
export function fileFault(file: Pick<File, "name" | "size">): "tooLarge" | "wrongKind" | undefined {
  if (!/\.(xlsx|csv)$/i.test(file.name)) return "wrongKind";
  return file.size > MOST_BYTES ? "tooLarge" : undefined;
}

/** Rows that will be written. */
export const toWrite = ({ create, update }: ImportCounts): number => create + update;

/** Every row has exactly one outcome. */
export const addsUp = ({ rows, create, update, skip, duplicate, error }: ImportCounts): boolean =>
  rows === create + update + skip + duplicate + error;

export const faultyRows = (rows: readonly ImportRow[]): ImportRow[] => rows.filter(({ errors }) => errors.length > 0);

export const warningCount = (rows: readonly ImportRow[]): number =>
  rows.filter(({ errors }) => errors.some(({ level }) => level === "warning")).length;

/** The cells of a row that were typed anew. */
export function changedValues(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== (before[field] ?? "")));
}

/** A field that two columns claim. */
export function fieldTwice(mapping: readonly Pick<MappedColumn, "field">[]): string | undefined {
  const seen = new Set<string>();
  for (const { field } of mapping) {
    if (!field) continue;
    if (seen.has(field)) return field;
    seen.add(field);
  }
  return undefined;
}

export const fieldsOf = (kind: ImportKindName) => SHAPES[kind].fields;

export const fieldLabel = (kind: ImportKindName, field: string, locale: string): string =>
  fieldsOf(kind).find(({ name }) => name === field)?.label[locale === "en" ? "en" : "id"] ?? field;

/** The enum whose words a choice column means, by field. */
export const MEANING_ENUMS: Record<string, string> = {
  activityStatus: "activityStatus",
  obstacles: "obstacle",
  method: "contactMethod",
  channel: "linkageType",
  equipmentUsed: "equipmentUse",
  equipmentCondition: "equipmentCondition",
};

export const meaningsOf = (kind: ImportKindName, field: string): readonly string[] =>
  fieldsOf(kind).find(({ name }) => name === field)?.meanings ?? [];

/** Words nobody has given a meaning yet. */
export const unsaid = (valueMap: ValueMap): number =>
  Object.values(valueMap).flatMap((words) => Object.values(words).filter((meaning) => meaning === null)).length;

/** What may be brought in by a role. */
export const kindsOf = (role: string): readonly ImportKindName[] =>
  role === "ngo" ? ["orders"] : ["roster", "orders", "follow-ups"];

/** Doubts a person can settle by saying that the cell is right as it is. */
const SETTLED_BY_WORD = new Set([
  ...["birth_date_differs_from_nik", "birth_date_unlikely", "sex_differs_from_nik", "name_differs", "group_missing"],
]);

export const mayStand = ({ level, code }: Pick<RowFault, "level" | "code">): boolean =>
  level === "warning" && SETTLED_BY_WORD.has(code);
