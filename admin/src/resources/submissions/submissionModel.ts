import type { RaRecord } from "react-admin";
import { FOLLOW_UP_FIELDS } from "#worker/imports/table/followUpFields.ts";
import type { ValueMap } from "../imports/importModel.ts";

export interface Question {
  column: string;
  field: string | null;
}

export interface SubmissionForm extends RaRecord {
  id: string;
  version: number;
  name: string;
  formKey: string;
  programId: string | null;
  askedFormId: string | null;
  active: boolean;
  mapping: { columns: Question[]; valueMap: ValueMap };
  /** Only in the reply that made it. */
  token?: string;
}

export interface Reason {
  column: string;
  code: string;
  message: string;
}

export interface Submission extends RaRecord {
  id: string;
  version: number;
  formId: string;
  instanceId: string;
  receivedAt: number;
  outcome: "accepted" | "rejected";
  reason: Reason[] | null;
  groupId: string | null;
  followUpId: string | null;
  canRetry: boolean;
}

/** Where the other tool sends to. */
export const addressOf = ({ formKey }: Pick<SubmissionForm, "formKey">, origin: string): string =>
  `${origin}/api/submissions/${formKey}`;

/** One word and what it means, as a line that can be edited. */
export interface Meaning {
  field: string;
  word: string;
  meaning: string;
}

export const asMeanings = (map: ValueMap): Meaning[] =>
  Object.entries(map).flatMap(([field, words]) =>
    Object.entries(words).map(([word, meaning]) => ({ field, word, meaning: meaning ?? "" })),
  );

/** Lines that say something, as the map they make. */
export function asValueMap(meanings: readonly Meaning[]): ValueMap {
  const map: ValueMap = {};
  for (const { field, word, meaning } of meanings) {
    const told = word.trim();
    if (field && told && meaning) map[field] = { ...map[field], [told]: meaning };
  }
  return map;
}

/** Questions that have a name. */
export const namedQuestions = (columns: readonly Question[]): Question[] =>
  columns.flatMap(({ column, field }) => (column.trim() ? [{ column: column.trim(), field }] : []));

export const CHOICE_FIELDS = FOLLOW_UP_FIELDS.filter((field) => "meanings" in field).map(({ name }) => name as string);

/** The word that a reason is about, as the server quotes it; one that may be personal it leaves out. */
export const wordIn = (message: string): string => /“(.+)”/.exec(message)?.[1] ?? "…";
