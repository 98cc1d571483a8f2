import type { FormDefinition, Limits, Question } from "#db/schema/forms.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { everyQuestion } from "../answers.ts";
import { type Fields, fieldsOf, type QueryField, TODAY } from "../query.ts";
import { literal, xpathOfQuery } from "./fromQuery.ts";
import { ALL_CHOICES, NEVER, YES_NO_LIST } from "./marks.ts";

/** A sheet to be written: its headings, and rows of text. */
export interface SheetOut {
  name: string;
  headings: string[];
  rows: string[][];
}

const ID = "Bahasa Indonesia (id)";
const EN = "English (en)";
const translated = (name: string) => [`${name}::${ID}`, `${name}::${EN}`];

const SURVEY = [
  ...["type", "name", ...translated("label"), ...translated("hint"), "required", "relevant", "constraint"],
  ...[...translated("constraint_message"), "default", "appearance", "choice_filter"],
  ...[
    "lanjut_kind",
    "lanjut_personal",
    "lanjut_prefill",
    "lanjut_retired",
    "lanjut_relevant",
    "lanjut_min",
    "lanjut_max",
  ],
];
const CHOICES = ["list_name", "name", ...translated("label"), "lanjut_retired"];
const SETTINGS = ["form_title", "form_id", "version", "default_language", "lanjut_title_en"];

type Cells = Record<string, string | undefined>;

const sheetOf = (name: string, headings: string[], rows: readonly Cells[]): SheetOut => ({
  ...{ name, headings },
  rows: rows.map((row) => headings.map((heading) => row[heading] ?? "")),
});

const words = (name: string, text: LocalText | undefined): Cells =>
  text ? { [`${name}::${ID}`]: text.id, [`${name}::${EN}`]: text.en } : {};

/**
 * A form as the three sheets of an XLSForm (xlsform.org). What the format has no word for (money, the personal mark,
 * what was retired) stands in columns `lanjut_…`, which other tools pass over and the import here reads.
 */
export function writeXlsForm(form: {
  code: string;
  name: LocalText;
  version: number;
  definition: FormDefinition;
}): SheetOut[] {
  const { questions } = form.definition;
  const settings = {
    ...{ form_title: form.name.id, form_id: form.code, version: String(form.version), default_language: ID },
    lanjut_title_en: form.name.en,
  };
  return [
    sheetOf("survey", SURVEY, surveyRows(questions, new Map())),
    sheetOf("choices", CHOICES, choiceRows(everyQuestion(questions))),
    sheetOf("settings", SETTINGS, [settings]),
  ];
}

function surveyRows(questions: readonly Question[], fields: Map<string, QueryField>): Cells[] {
  return questions.flatMap((question) => {
    const row = rowOf(question, fields);
    const inside = question.kind === "repeat" ? new Map(fields) : fields;
    const parts = question.questions ? surveyRows(question.questions, inside) : [];
    for (const field of fieldsOf(question)) fields.set(field.name, field);
    return question.questions ? [row, ...parts, { type: `end_${question.kind}` }] : [row];
  });
}

const mark = (value: boolean | undefined) => (value ? "yes" : undefined);

function rowOf(question: Question, fields: Fields): Cells {
  const { name, kind, limits = {}, retired } = question;
  const relevant = question.relevant?.rules.length ? xpathOfQuery(question.relevant, fields, "relevant") : undefined;
  return {
    ...{ type: typeOf(question), name, required: mark(question.required) },
    ...words("label", question.label),
    ...words("hint", question.hint),
    ...(retired ? { relevant: NEVER, lanjut_relevant: relevant } : { relevant }),
    constraint: constraintOf(question, fields),
    ...words("constraint_message", limits.message),
    default: presetOf(question.default),
    appearance: kind === "signature" ? "signature" : undefined,
    choice_filter: question.options?.some((one) => one.retired) ? ALL_CHOICES : undefined,
    lanjut_kind: kind === "money" ? "money" : undefined,
    ...{
      lanjut_personal: mark(question.personal),
      lanjut_prefill: mark(question.prefill),
      lanjut_retired: mark(retired),
    },
    ...(kind === "repeat" && { lanjut_min: limits.min?.toString(), lanjut_max: limits.max?.toString() }),
  };
}

function typeOf({ kind, name, limits }: Question): string {
  switch (kind) {
    case "number":
      return limits?.whole ? "integer" : "decimal";
    case "money":
      return "integer";
    case "one":
      return `select_one ${name}`;
    case "many":
      return `select_multiple ${name}`;
    case "yes_no":
      return `select_one ${YES_NO_LIST}`;
    case "photo":
    case "signature":
      return "image";
    case "place":
      return "geopoint";
    case "group":
    case "repeat":
      return `begin_${kind}`;
    default:
      return kind;
  }
}

const MEASURE: Partial<Record<Question["kind"], string>> = {
  ...{ number: ".", money: ".", date: ".", text: "string-length(.)", many: "count-selected(.)" },
};

const boundText = ({ kind }: Question, bound: number | string): string =>
  bound === TODAY ? "today()" : kind === "date" ? `date(${literal(String(bound))})` : String(bound);

function constraintOf(question: Question, fields: Fields): string | undefined {
  const { min, max, query }: Limits = question.limits ?? {};
  const measure = MEASURE[question.kind];
  const parts: string[] = [];
  if (measure && min !== undefined) parts.push(`${measure} >= ${boundText(question, min)}`);
  if (measure && max !== undefined) parts.push(`${measure} <= ${boundText(question, max)}`);
  if (query?.rules.length) {
    const self = fieldsOf(question, ".").map((field) => [field.name, field] as const);
    const text = xpathOfQuery(query, new Map([...fields, ...self]), "constraint");
    parts.push(parts.length > 0 && query.rules.length > 1 ? `(${text})` : text);
  }
  return parts.length > 0 ? parts.join(" and ") : undefined;
}

function presetOf(preset: Question["default"]): string | undefined {
  if (preset === undefined) return undefined;
  if (preset === TODAY) return "today()";
  if (typeof preset === "boolean") return preset ? "yes" : "no";
  return Array.isArray(preset) ? preset.join(" ") : String(preset);
}

function choiceRows(questions: readonly Question[]): Cells[] {
  const rows = questions.flatMap(({ name, options = [] }) =>
    options.map((one) => ({
      ...{ list_name: name, name: one.value },
      ...words("label", one.label),
      lanjut_retired: options.some(({ retired }) => retired) ? (one.retired ? "yes" : "no") : undefined,
    })),
  );
  if (!questions.some(({ kind }) => kind === "yes_no")) return rows;
  const answer = (name: string, label: LocalText) => ({ list_name: YES_NO_LIST, name, ...words("label", label) });
  return [...rows, answer("yes", { id: "Ya", en: "Yes" }), answer("no", { id: "Tidak", en: "No" })];
}
