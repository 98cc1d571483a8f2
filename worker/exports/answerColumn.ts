import type { QuestionKind } from "#db/constants.ts";
import type { Question } from "#db/schema/forms.ts";
import type { Locale } from "../errors.ts";
import type { ColumnKind, ExportColumn } from "./columns.ts";

const KINDS: Partial<Record<QuestionKind, ColumnKind>> = {
  ...{ number: "number", money: "money", date: "day", yes_no: "bool", one: "enum", many: "enum", place: "place" },
  // Of a photo and a signature a file tells that they are there.
  ...{ photo: "bool", signature: "bool" },
};

/** The column of the answers to one question: called as it is asked, choices by their words. */
export function answerColumn(question: Question, field: string, locale: Locale): ExportColumn {
  const { label, kind, options } = question;
  const choices = options && Object.fromEntries(options.map((one) => [one.value, one.label[locale]]));
  return { field, heading: label[locale], kind: KINDS[kind] ?? "text", ...(choices && { choices }) };
}
