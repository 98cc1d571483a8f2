import { defaultMeaning } from "./defaultMeanings.ts";
import { cellText, isBlank } from "./fields/cellText.ts";
import { type Parsed, parsed, trouble } from "./fields/fault.ts";
import type { Cell } from "./read/sheet.ts";
import { columnIndex, type RawRow } from "./table/extract.ts";
import type { ColumnMapping } from "./table/mapping.ts";
import type { ImportField, TableShape } from "./table/tableShape.ts";

/** What a word of a file means here, by field; null: nobody has said yet, and its rows stay out. */
export type ValueMap = Record<string, Record<string, string | null>>;

/** A column with more different words than this is no list of choices. */
const MOST_WORDS = 200;

/** How a word of a file is compared: `Rusak ringan`, `rusak_ringan` and `RUSAK-RINGAN` are one. */
export const wordKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[_\-./]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const SEVERAL = new Set(["obstacles"]);

/** The words of a cell: one, or several where a question took many answers (set apart by spaces, commas or semicolons). */
export function wordsOf(field: string, text: string): string[] {
  if (isBlank(text)) return [];
  const parts = SEVERAL.has(field) ? text.split(/[\s,;]+/) : [text];
  return [...new Set(parts.map(wordKey).filter(Boolean))];
}

/** What a word means by a map: the person's word first, then what is commonly meant; null: unknown. */
export function meaningOf(field: Pick<ImportField, "name" | "meanings">, map: ValueMap, word: string): string | null {
  const given = map[field.name]?.[word];
  const meaning = given === undefined ? defaultMeaning(field.name, word) : given;
  if (meaning !== null && field.meanings?.includes(meaning)) return meaning;
  return field.meanings?.includes(word.replaceAll(" ", "_")) ? word.replaceAll(" ", "_") : null;
}

/** Every word that the choice columns of a file hold, with what it is taken to mean. */
export function proposeValueMap(
  shape: TableShape,
  rows: readonly Pick<RawRow, "cells">[],
  mapping: readonly ColumnMapping[],
  said: ValueMap = {},
): ValueMap {
  const map: ValueMap = {};
  for (const { column, field: name } of mapping) {
    const field = shape.fields.find((one) => one.name === name);
    if (!field?.meanings) continue;
    const index = columnIndex(column);
    const words = new Set(rows.flatMap((row) => wordsOf(field.name, cellText(row.cells[index]))));
    map[field.name] = Object.fromEntries(
      [...words].slice(0, MOST_WORDS).map((word) => [word, meaningOf(field, said, word)]),
    );
  }
  return map;
}

/** The same map with its words as they are compared. */
const keyed = (map: ValueMap): ValueMap =>
  Object.fromEntries(
    Object.entries(map).map(([field, words]) => [
      field,
      Object.fromEntries(Object.entries(words).map(([word, meaning]) => [wordKey(word), meaning])),
    ]),
  );

/** Words said later go before words said earlier. */
export function mergeMaps(earlier: ValueMap, later: ValueMap): ValueMap {
  const merged = keyed(earlier);
  for (const [field, words] of Object.entries(keyed(later))) merged[field] = { ...merged[field], ...words };
  return merged;
}

const unmapped = (words: readonly string[]) =>
  trouble(
    "error",
    "value_unmapped",
    `Arti isian “${words.join("”, “")}” belum ditentukan. Tentukan di bagian arti isian.`,
    `Nobody has said what “${words.join("”, “")}” means. Say so under the meanings of entries.`,
  );

/** Reads a cell of choices by the map; a word without a meaning keeps its row out. */
export function parseMeanings(field: ImportField, map: ValueMap, cell: Cell | undefined): Parsed<string[]> {
  const words = wordsOf(field.name, cellText(cell));
  if (words.length === 0) return parsed<string[]>(null);
  const meanings = words.map((word) => meaningOf(field, map, word));
  const unknown = words.filter((_, i) => meanings[i] === null);
  if (unknown.length > 0) return unmapped(unknown);
  return parsed([...new Set(meanings.filter((meaning) => meaning !== null))]);
}

/** The same where a question takes one answer. */
export function parseMeaning(field: ImportField, map: ValueMap, cell: Cell | undefined): Parsed<string> {
  const { value, trouble: found } = parseMeanings(field, map, cell);
  return { value: value?.[0] ?? null, trouble: found };
}
