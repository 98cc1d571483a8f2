import type { FormDefinition, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { fieldsOf, type QueryField } from "../query.ts";
import { type ChoiceList, readChoices } from "./choices.ts";
import { Names } from "./names.ts";
import type { NotTaken } from "./notTaken.ts";
import { questionOfRow } from "./rowQuestion.ts";
import { readSettings } from "./settings.ts";
import {
  cellOf,
  type Language,
  languagesOf,
  type ReadSheet,
  readSheet,
  type SheetRow,
  type SheetText,
} from "./sheetRows.ts";
import { type RowType, readType } from "./types.ts";

/** What an XLSForm became, and what of it came in otherwise or not at all. */
export interface ReadForm {
  name: LocalText;
  code: string;
  draft: FormDefinition;
  notTaken: NotTaken[];
}

/** What the rows of the survey sheet are read with; grows from row to row. */
export interface Survey {
  sheet: ReadSheet;
  spoken: Language;
  lists: Map<string, ChoiceList>;
  names: Names;
  fields: Map<string, QueryField>;
  /** Choice lists by the question (as it is called here) that asks them. */
  listOf: Map<string, ChoiceList>;
  note: (item: NotTaken) => void;
}

interface Open {
  question: Question;
  row: SheetRow;
  /** Fields to go back to after a repeat. */
  before: Map<string, QueryField> | undefined;
  /** Skipped with all that is in it. */
  skipped: boolean;
}

/** More than a form may have, so that somebody can lift what lies too deep; not so many that nobody can read it. */
const DEEPEST = 10;
const LEFT_OUT = { id: "Berada di bagian yang dilewati.", en: "Lies in a part that was left out." };
const NESTED = {
  id: "Isian berulang di dalam yang lain tidak didukung.",
  en: "A repeat inside another is not supported.",
};
const TOO_DEEP = { id: `Paling dalam ${DEEPEST} tingkat.`, en: `At most ${DEEPEST} levels deep.` };
const SHEETS = ["survey", "choices", "settings"];

/** Reads the sheets of an XLSForm (xlsform.org); undefined where there is no survey sheet. */
export function readXlsForm(sheets: readonly SheetText[], fileName: string): ReadForm | undefined {
  const notTaken: NotTaken[] = [];
  const note = (item: NotTaken) => notTaken.push(item);
  const named = new Map(sheets.map((sheet) => [sheet.name.trim().toLowerCase(), sheet]));
  const survey = named.get("survey");
  if (!survey) return undefined;
  for (const [name, { name: sheet, rows }] of named) {
    if (SHEETS.includes(name) || rows.length === 0) continue;
    const why = { id: "Lembar ini tidak dipakai.", en: "This sheet is not used." };
    note({ sheet, row: null, column: "", value: String(rows.length), changed: false, why });
  }
  const sheetOf = (name: string) => {
    const found = named.get(name);
    return found && readSheet(found);
  };
  const settings = readSettings(sheetOf("settings"), fileName, note);
  const { spoken } = settings;
  const sheet = readSheet(survey);
  const lists = readChoices(sheetOf("choices"), spoken, note);
  const reading: Survey = {
    ...{ sheet, spoken, lists, note },
    ...{ names: new Names(), fields: new Map(), listOf: new Map() },
  };
  noteLanguages(reading);
  const questions = readRows(reading);
  return { name: settings.name, code: settings.code, draft: { questions }, notTaken };
}

function noteLanguages({ sheet, spoken, note }: Survey): void {
  const say = (column: string, changed: boolean, id: string, en: string) =>
    note({ sheet: sheet.name, row: null, column, value: "", changed, why: { id, en } });
  for (const { heading, language } of sheet.columns) {
    if (language === "other") say(heading, false, "Bahasa ini tidak dipakai.", "This language is not used.");
  }
  const languages = languagesOf(sheet, "label", spoken);
  if (languages.size !== 1) return;
  const [only] = languages;
  if (only === "id")
    say("label", true, "Teks Inggris belum ada: memakai teks Indonesia.", "No English: the Indonesian words stand in.");
  else
    say("label", true, "Teks Indonesia belum ada: memakai teks Inggris.", "No Indonesian: the English words stand in.");
}

function readRows(survey: Survey): Question[] {
  const { sheet, note } = survey;
  const top: Question[] = [];
  const open: Open[] = [];
  const inside = () => open.at(-1)?.question.questions ?? top;
  const skipping = () => open.some((one) => one.skipped);
  const leave = (row: SheetRow, column: string, value: string, why: LocalText) =>
    note({ sheet: sheet.name, row: row.number, column, value, changed: false, why });

  for (const row of sheet.rows) {
    const text = cellOf(sheet, row, "type");
    if (text === "") continue;
    const type: RowType = /^(yes|true)$/i.test(cellOf(sheet, row, "disabled"))
      ? { is: "left", why: { id: "Baris ini dimatikan.", en: "This row is switched off." } }
      : readType(text);
    if (type.is === "end") {
      const closed = open.pop();
      if (closed) close(closed, inside(), survey);
      else leave(row, "type", text, { id: "Tidak ada yang ditutup di sini.", en: "There is nothing to end here." });
      continue;
    }
    if (type.is === "left" || (skipping() && type.is === "question")) {
      const why = type.is === "left" ? type.why : LEFT_OUT;
      leave(row, "type", `${text} ${cellOf(sheet, row, "name")}`.trim(), why);
      continue;
    }
    if (type.is === "begin") {
      const nested = type.kind === "repeat" && open.some(({ question }) => question.kind === "repeat");
      const skipped = skipping() || nested || open.length >= DEEPEST;
      if (skipped) leave(row, "type", text, nested ? NESTED : skipping() ? LEFT_OUT : TOO_DEEP);
      const question = skipped
        ? EMPTY
        : (questionOfRow(row, { is: "question", kind: type.kind }, survey)[0] as Question);
      const before = type.kind === "repeat" ? new Map(survey.fields) : undefined;
      open.push({ question: { ...question, questions: [] }, row, before, skipped });
      continue;
    }
    for (const question of questionOfRow(row, type, survey)) {
      inside().push(question);
      for (const field of fieldsOf(question)) survey.fields.set(field.name, field);
    }
  }
  for (let last = open.pop(); last; last = open.pop()) {
    if (!last.skipped)
      leave(last.row, "type", last.question.kind, {
        id: "Tidak ditutup; ditutup di akhir.",
        en: "Never ended; ended at the end.",
      });
    close(last, inside(), survey);
  }
  return top;
}

const EMPTY: Question = { name: "", kind: "group", label: { id: "", en: "" } };

function close({ question, row, before, skipped }: Open, into: Question[], survey: Survey): void {
  if (skipped) return;
  if (before) {
    survey.fields = before;
    for (const field of fieldsOf(question)) survey.fields.set(field.name, field);
  }
  if (question.questions?.length) {
    into.push(question);
    return;
  }
  const why = { id: "Tidak memuat pertanyaan.", en: "It holds no question." };
  const value = question.name;
  survey.note({ sheet: survey.sheet.name, row: row.number, column: "type", value, changed: false, why });
}
