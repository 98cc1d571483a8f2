import type { LocalText } from "#db/schema/rules.ts";

/** A sheet as it was read: rows with their number, cells from the first column on. */
export interface SheetText {
  name: string;
  rows: readonly { number: number; cells: readonly (string | number | boolean | null)[] }[];
}

export type Language = "id" | "en";

/** A column of a sheet: its name without language, and the language it is in (null: none said, "other": not one of ours). */
export interface Column {
  heading: string;
  name: string;
  language: Language | "other" | null;
}

export interface SheetRow {
  number: number;
  /** Text of each column that is not empty, by the heading as it stands. */
  cells: Map<string, string>;
}

export interface ReadSheet {
  name: string;
  columns: Column[];
  rows: SheetRow[];
}

const ALIASES: Record<string, string> = {
  ...{ relevance: "relevant", "read only": "read_only", readonly: "read_only", list_name: "list_name" },
  ...{ "list name": "list_name", value: "name", calculate: "calculation", caption: "label" },
  ...{ "constraint message": "constraint_message", "required message": "required_message", count: "repeat_count" },
};

/** `Bahasa Indonesia (id)`, `English`, `in` → the language it is, as far as it is one of the two here. */
export function languageOf(text: string): Language | "other" {
  const code = /\(([^()]+)\)\s*$/.exec(text)?.[1]?.trim().toLowerCase();
  const name = text
    .replace(/\([^()]*\)\s*$/, "")
    .trim()
    .toLowerCase();
  if (["id", "in", "ind"].includes(code ?? name) || /indonesia/.test(name)) return "id";
  if (["en", "eng"].includes(code ?? name) || /^(english|inggris)/.test(name)) return "en";
  return "other";
}

function columnOf(heading: string): Column {
  // "label::English (en)" and the older "label:English".
  const [first = "", ...rest] = heading.split(/::?/).map((part) => part.trim());
  const plain = first.toLowerCase();
  const translated = ["label", "hint", "guidance_hint", "constraint_message", "required_message"];
  const name = ALIASES[plain] ?? plain.replaceAll(" ", "_");
  if (rest.length === 0) return { heading, name, language: null };
  if (translated.includes(name)) return { heading, name, language: languageOf(rest.at(-1) ?? "") };
  return { heading, name: [name, ...rest.map((part) => part.toLowerCase())].join("::"), language: null };
}

const textOf = (cell: string | number | boolean | null | undefined): string =>
  cell === null || cell === undefined
    ? ""
    : typeof cell === "boolean"
      ? cell
        ? "true"
        : "false"
      : String(cell).trim();

/** A sheet by its headings: the first row that is not empty names the columns. */
export function readSheet(sheet: SheetText): ReadSheet {
  const [head, ...body] = sheet.rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ""));
  const headings = (head?.cells ?? []).map(textOf);
  const rows = body.map(({ number, cells }) => ({
    number,
    cells: new Map(
      headings.flatMap((heading, i): [string, string][] => {
        const text = textOf(cells[i]);
        return heading === "" || text === "" ? [] : [[heading, text]];
      }),
    ),
  }));
  const named = headings.filter((heading) => heading !== "");
  return { name: sheet.name, columns: named.map(columnOf), rows };
}

/** Text of a column without language, by its name. */
export function cellOf(sheet: ReadSheet, row: SheetRow, name: string): string {
  const column = sheet.columns.find((one) => one.name === name && one.language === null);
  return (column && row.cells.get(column.heading)) ?? "";
}

/**
 * The words of a translated column in both languages; what one of them lacks is told by the other, and a column
 * without language speaks the form's default one. Undefined where nothing is written.
 */
export function wordsOf(sheet: ReadSheet, row: SheetRow, name: string, spoken: Language): LocalText | undefined {
  const found: Partial<Record<Language, string>> = {};
  for (const column of sheet.columns) {
    if (column.name !== name || column.language === "other") continue;
    const text = row.cells.get(column.heading);
    if (text !== undefined) found[column.language ?? spoken] ??= text;
  }
  const any = found.id ?? found.en;
  return any === undefined ? undefined : { id: found.id ?? any, en: found.en ?? any };
}

/** Languages a column is written in. */
export const languagesOf = (sheet: ReadSheet, name: string, spoken: Language): Set<Language> =>
  new Set(
    sheet.columns.flatMap((one) => (one.name === name && one.language !== "other" ? [one.language ?? spoken] : [])),
  );
