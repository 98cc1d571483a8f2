import { dropDraft, readDraft, saveDraft } from "../../providers/drafts.ts";
import type { Form } from "./formModel.ts";

/** Something of a file that the form could not take over, and where it stands. */
export interface XlsNote {
  sheet: string;
  row: number;
  column: string;
  value: string;
  why: string;
}

export interface XlsReply {
  form: Form;
  left: XlsNote[];
}

const keyOf = (formId: string) => `forms/${formId}/left-of-file`;

/** Keeps on this device what an import left out, until the person has dealt with it. */
export const keepNotes = (formId: string, left: readonly XlsNote[]): void =>
  left.length > 0 ? saveDraft(keyOf(formId), { left }) : undefined;
export const readNotes = (formId: string): XlsNote[] => (readDraft(keyOf(formId))?.values.left ?? []) as XlsNote[];
export const dropNotes = (formId: string): void => dropDraft(keyOf(formId));

const MOST_BYTES = 10 * 1024 * 1024;

/** Whether a file can be a form at all. */
export const isXlsForm = ({ name, size }: Pick<File, "name" | "size">): boolean =>
  /\.xlsx$/i.test(name) && size <= MOST_BYTES;
