import type { RaRecord } from "react-admin";
import type { FormDefinition } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { isAnswered } from "./questionModel.ts";
import { walk } from "./questionTree.ts";

export interface Form extends RaRecord {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  name: LocalText;
  draft: FormDefinition;
  publishedVersion: number | null;
  isDefault: boolean;
  retired: boolean;
}

/** A version in the list of versions; `questions` counts those of the first level. */
export interface VersionLine {
  id: string;
  number: number;
  name: LocalText;
  questions: number;
  publishedAt: number;
  publishedBy: string;
  publishedByName: string | null;
}

/** A version with its questions. */
export interface FormVersion {
  number: number;
  name: LocalText;
  definition: FormDefinition;
  publishedAt: number;
}

/** Where one published version of a form is read; undefined while there is none. */
export const versionPath = (formId: string, number: number | null | undefined): string | undefined =>
  number ? `forms/${formId}/versions/${number}` : undefined;

/** Questions that somebody will answer: those in use, notes and frames not counted. */
export const countQuestions = (definition: FormDefinition): number =>
  walk(definition.questions).filter(({ question }) => isAnswered(question) && !question.retired).length;
