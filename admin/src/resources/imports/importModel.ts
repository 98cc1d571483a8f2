import type { ImportOutcome } from "#db/constants.ts";
import { ROSTER_FIELDS } from "#worker/imports/table/rosterFields.ts";

export interface RowFault {
  /** Field of the roster; `heading` and `cell` say where it stands in the file. */
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

export type ImportCounts = Record<"rows" | ImportOutcome, number>;

export interface Import {
  id: string;
  version: number;
  kind: "roster";
  programId: string;
  cohort: ImportCohort | null;
  legalBasis: string | null;
  fileName: string;
  sheet: string;
  ignored?: { row: number; reason: string }[];
  mapping: MappedColumn[];
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

export const fieldLabel = (field: string, locale: string): string =>
  ROSTER_FIELDS.find(({ name }) => name === field)?.label[locale === "en" ? "en" : "id"] ?? field;

/** Doubts a person can settle by saying that the cell is right as it is. */
const SETTLED_BY_WORD = new Set([
  ...["birth_date_differs_from_nik", "birth_date_unlikely", "sex_differs_from_nik", "name_differs", "group_missing"],
]);

export const mayStand = ({ level, code }: Pick<RowFault, "level" | "code">): boolean =>
  level === "warning" && SETTLED_BY_WORD.has(code);

export const FIELD_NAMES: readonly string[] = ROSTER_FIELDS.map(({ name }) => name);
