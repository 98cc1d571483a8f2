import type { Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { isComparable } from "../../customFields/filters.ts";
import { invalid, localText as text } from "../../errors.ts";
import { checkChange } from "../../forms/checkChange.ts";
import { checkDefinition, type DefinitionFault } from "../../forms/checkDefinition.ts";
import { isFieldKind } from "./shape.ts";

/** A filter reads what follows these as its operator. */
const OPERATOR_ENDING = /_(gte|lte|gt|lt|neq|isnull)$/;

interface Draft {
  code: string;
  question: Question;
  filterable: boolean;
}

function ownFaults({ code, question, filterable }: Draft): Record<string, LocalText> {
  const faults: Record<string, LocalText> = {};
  if (OPERATOR_ENDING.test(code))
    faults.code = text("Akhiran ini dipakai penyaring; pilih kode lain.", "Filters use this ending; choose another.");
  if (!isFieldKind(question.kind))
    faults["question.kind"] = text("Jenis ini hanya untuk formulir.", "This kind is for forms only.");
  if (filterable && !isComparable(question.kind))
    faults.filterable = text("Jenis ini tidak dapat disaring.", "This kind cannot be filtered.");
  return faults;
}

const isPersonal = (question: Question) => question.personal === true;

/** What was made once stays readable: kind, choices and whom the values are shown to. */
function changeFaults(before: Draft, after: Draft): Record<string, LocalText> {
  const named = ({ question, code }: Draft) => ({ questions: [{ ...question, name: code }] });
  const faults = faultsByInput(checkChange(named(before), named(after)));
  if (isPersonal(before.question) !== isPersonal(after.question))
    faults["question.personal"] = text("Tetap sejak dibuat.", "Fixed since it was made.");
  return faults;
}

/** Path of a fault in the definition, as the inputs of the field are named: `question.options.0.label.id`. */
const inQuestion = (path: string): string =>
  path
    .replace(/^questions\[0\]\.?/, "question.")
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .replace(/\.$/, "");

function faultsByInput(found: readonly DefinitionFault[]): Record<string, LocalText> {
  const faults: Record<string, LocalText> = {};
  for (const { path, text: words } of found) {
    faults[path === "questions[0].name" ? "code" : inQuestion(path)] ??= words;
  }
  return faults;
}

/** Throws 422 with everything that keeps a field from being what it is to become. */
export function assertField(before: Draft | undefined, after: Draft): void {
  const question = { ...after.question, name: after.code };
  const faults = {
    ...faultsByInput(checkDefinition({ questions: [question] })),
    ...ownFaults(after),
    ...(before && changeFaults(before, after)),
  };
  if (Object.keys(faults).length > 0) throw invalid(faults);
}
