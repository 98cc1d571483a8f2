import type { FormDefinition } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { NotTaken } from "#worker/forms/xlsform/notTaken.ts";
import { dropDraft, readDraft, saveDraft } from "../../providers/drafts.ts";

/** What a file becomes: of a look at it there is no id yet. */
export interface XlsReply {
  form: { id?: string; name: LocalText; code: string; draft: FormDefinition };
  notTaken: NotTaken[];
}

const keyOf = (formId: string) => `forms/${formId}/not-taken`;

/** Keeps on this device what an import left out, until the person has dealt with it. */
export const keepNotes = (formId: string, notTaken: readonly NotTaken[]): void =>
  notTaken.length > 0 ? saveDraft(keyOf(formId), { notTaken }) : undefined;
export const readNotes = (formId: string): NotTaken[] =>
  (readDraft(keyOf(formId))?.values.notTaken ?? []) as NotTaken[];
export const dropNotes = (formId: string): void => dropDraft(keyOf(formId));

const MOST_BYTES = 2_000_000;

/** Whether a file can be a form at all. */
export const isXlsForm = ({ name, size }: Pick<File, "name" | "size">): boolean =>
  /\.xlsx$/i.test(name) && size <= MOST_BYTES;
