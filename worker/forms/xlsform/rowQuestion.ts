import type { Choice, Limits, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { TODAY } from "../query.ts";
import { readValue } from "../readValue.ts";
import { limitsOf } from "./limits.ts";
import { ALL_CHOICES, YES_NO_LIST } from "./marks.ts";
import { CannotTake } from "./notTaken.ts";
import type { Survey } from "./readXlsForm.ts";
import { cellOf, type SheetRow, wordsOf } from "./sheetRows.ts";
import { queryOfXPath } from "./toQuery.ts";
import type { RowType } from "./types.ts";

type QuestionType = RowType & { is: "question" };

const READ = [
  ...["type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message", "default"],
  ...["appearance", "parameters", "disabled", "lanjut_kind", "lanjut_personal", "lanjut_prefill", "lanjut_retired"],
  ...["lanjut_relevant", "lanjut_min", "lanjut_max"],
];
const LONGEST_WORDS = 500;
const OTHER: Choice = { value: "other", label: { id: "Lainnya", en: "Other" } };

/** Says of one cell of a row that it came in otherwise, or not at all. */
type Say = (column: string, changed: boolean, why: LocalText) => void;

/** The question of a row, and the one for what is not in its list ("or_other"). What cannot be taken is noted. */
export function questionOfRow(row: SheetRow, type: QuestionType, survey: Survey): Question[] {
  const { sheet, names } = survey;
  const text = (name: string) => cellOf(sheet, row, name);
  const say: Say = (column, changed, why) => {
    const heading = sheet.columns.find((one) => one.name === column)?.heading ?? column;
    survey.note({
      sheet: sheet.name,
      row: row.number,
      column: heading,
      value: row.cells.get(heading) ?? "",
      changed,
      why,
    });
  };
  const original = text("name");
  const name = names.take(original, `${type.kind}_${row.number}`);
  if (name !== original) say("name", true, { id: `Menjadi "${name}".`, en: `Became "${name}".` });
  const question: Question = { name, kind: kindOf(type, text), label: labelOf(row, original || name, survey, say) };
  const hint = wordsOf(sheet, row, "hint", survey.spoken);
  if (hint) question.hint = short(hint, "hint", say);
  for (const mark of ["personal", "prefill", "retired"] as const)
    if (text(`lanjut_${mark}`) === "yes") question[mark] = true;
  readRequired(question, text("required"), say);
  readRelevant(question, question.retired ? "lanjut_relevant" : "relevant", text, survey, say);
  const other = readOptions(question, type, survey, say);
  readLimits(question, row, type, survey, say);
  readDefault(question, text("default"), survey, say);
  noteRest(question, row, survey, say);
  return other ? [question, other] : [question];
}

function kindOf(type: QuestionType, text: (name: string) => string): Question["kind"] {
  if (type.list === YES_NO_LIST) return "yes_no";
  if (type.kind === "number" && text("lanjut_kind") === "money") return "money";
  return type.kind === "photo" && /\bsignature\b/.test(text("appearance")) ? "signature" : type.kind;
}

function short(words: LocalText, column: string, say: Say): LocalText {
  if (words.id.length <= LONGEST_WORDS && words.en.length <= LONGEST_WORDS) return words;
  say(column, true, { id: `Dipotong menjadi ${LONGEST_WORDS} karakter.`, en: `Cut to ${LONGEST_WORDS} characters.` });
  return { id: words.id.slice(0, LONGEST_WORDS), en: words.en.slice(0, LONGEST_WORDS) };
}

function labelOf(row: SheetRow, name: string, { sheet, spoken }: Survey, say: Say): LocalText {
  const label = wordsOf(sheet, row, "label", spoken);
  if (!label) {
    say("label", true, { id: "Tanpa teks: memakai namanya.", en: "Without words: its name stands in." });
    return { id: name, en: name };
  }
  if (/\$\{/.test(label.id + label.en))
    say("label", true, {
      id: "Jawaban lain di dalam teks tidak diisikan.",
      en: "Other answers are not filled into the words.",
    });
  return short(label, "label", say);
}

function readRequired(question: Question, text: string, say: Say): void {
  if (text === "" || /^(no|false|false\(\)|0)$/i.test(text)) return;
  if (!/^(yes|true|true\(\)|1)$/i.test(text))
    say("required", false, { id: "Wajib hanya ya atau tidak.", en: "Required is only yes or no." });
  else if (question.kind === "note" || question.kind === "group")
    say("required", false, { id: "Di sini tidak ada yang dijawab.", en: "There is nothing to answer here." });
  else question.required = true;
}

const valueIn =
  ({ listOf }: Survey) =>
  (name: string, value: string) =>
    listOf.get(name.replace(/\.count$/, ""))?.values.get(value) ?? value;

function readRelevant(
  question: Question,
  column: string,
  textOf: (name: string) => string,
  survey: Survey,
  say: Say,
): void {
  const text = textOf(column);
  if (text === "" || /^true\(\)$/i.test(text)) return;
  const reading = { fields: survey.fields, nameOf: survey.names.of, choiceOf: valueIn(survey), blankDiffers: true };
  try {
    question.relevant = queryOfXPath(text, reading);
  } catch (error) {
    if (!(error instanceof CannotTake)) throw error;
    say(column, false, error.text);
  }
}

/** Takes the choices over; with "or_other" returns the question for what is not among them. */
function readOptions(question: Question, { list: name, orOther }: QuestionType, survey: Survey, say: Say) {
  if (name === undefined || question.kind === "yes_no") return undefined;
  const list = survey.lists.get(name);
  question.options = (list?.options ?? []).map((one) => ({ ...one }));
  if (list) survey.listOf.set(question.name, list);
  else say("type", false, { id: `Daftar "${name}" tidak ada.`, en: `There is no list "${name}".` });
  if (!orOther) return undefined;
  if (!question.options.some(({ value }) => value === OTHER.value)) question.options.push(OTHER);
  say("type", true, {
    id: "Pilihan lainnya menjadi satu pilihan dan satu pertanyaan teks.",
    en: "Other became a choice and a question of text.",
  });
  return {
    name: survey.names.take(`${question.name}_other`, "other"),
    kind: "text",
    label: OTHER.label,
    relevant: { combinator: "and", rules: [{ field: question.name, operator: "=", value: OTHER.value }] },
  } satisfies Question;
}

function readLimits(question: Question, row: SheetRow, type: QuestionType, survey: Survey, say: Say): void {
  const { sheet, spoken } = survey;
  const text = (name: string) => cellOf(sheet, row, name);
  const limits: Limits = { ...(type.whole && question.kind === "number" && { whole: true }) };
  if (type.range) Object.assign(limits, rangeOf(text("parameters")));
  if (type.kind === "repeat") {
    for (const side of ["min", "max"] as const)
      if (text(`lanjut_${side}`)) limits[side] = Number(text(`lanjut_${side}`));
  }
  question.limits = limits;
  const message = wordsOf(sheet, row, "constraint_message", spoken);
  const constraint = text("constraint");
  if (constraint !== "") {
    const reading = { fields: survey.fields, nameOf: survey.names.of, choiceOf: valueIn(survey) };
    const own = (name: string, value: string) => reading.choiceOf(name === "." ? question.name : name, value);
    try {
      question.limits = limitsOf(constraint, message && short(message, "constraint_message", say), question, {
        ...reading,
        choiceOf: own,
      });
    } catch (error) {
      if (!(error instanceof CannotTake)) throw error;
      say("constraint", false, error.text);
    }
  } else if (message) question.limits.message = short(message, "constraint_message", say);
  if (Object.keys(question.limits).length === 0) delete question.limits;
}

/** `start=0 end=10 step=2`: bounds of a range; where it goes in whole steps the answer is whole. */
function rangeOf(parameters: string): Limits {
  const said = new Map(
    [...parameters.matchAll(/(\w+)\s*=\s*(-?\d+(?:\.\d+)?)/g)].map((one) => [one[1], Number(one[2])]),
  );
  const [min, max, step] = [said.get("start") ?? 1, said.get("end") ?? 10, said.get("step") ?? 1];
  return { min, max, ...(Number.isInteger(min) && Number.isInteger(step) && { whole: true }) };
}

function readDefault(question: Question, text: string, survey: Survey, say: Say): void {
  if (text === "") return;
  const preset = presetOf(question, text, (value) => valueIn(survey)(question.name, value));
  const fits = preset === TODAY || "value" in readValue(question, preset, { today: "2000-01-01" });
  if (fits && preset !== undefined) question.default = preset;
  else say("default", false, { id: "Jawaban awal ini tidak didukung.", en: "This default is not supported." });
}

function presetOf({ kind }: Question, text: string, choiceOf: (value: string) => string): Question["default"] {
  switch (kind) {
    case "number":
    case "money":
      return Number(text);
    case "date":
      return /^today\(\)$/i.test(text) ? TODAY : text;
    case "yes_no":
      return text === "yes" || text === "OK" ? true : text === "no" ? false : undefined;
    case "one":
      return choiceOf(text);
    case "many":
      return text.split(/\s+/).map(choiceOf);
    case "text":
      return /\$\{|\w\(/.test(text) ? undefined : text;
    default:
      return undefined;
  }
}

const UNUSED = { id: "Kolom ini tidak dipakai.", en: "This column is not used." };

function noteRest({ kind }: Question, row: SheetRow, { sheet }: Survey, say: Say): void {
  for (const { heading, name, language } of sheet.columns) {
    const value = row.cells.get(heading);
    if (value === undefined || language === "other") continue;
    if (name === "appearance" && kind !== "signature")
      say(name, true, { id: "Tampilan diatur oleh Lanjut.", en: "Lanjut decides how it looks." });
    else if (name === "parameters" && (!/start|end/.test(value) || /step\s*=\s*(?!1\b)/.test(value)))
      say(name, false, { id: "Pengaturan ini tidak dipakai.", en: "These parameters are not used." });
    else if (!READ.includes(name) && !(name === "choice_filter" && value === ALL_CHOICES)) say(name, false, UNUSED);
  }
}
