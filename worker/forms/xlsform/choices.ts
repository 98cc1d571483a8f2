import type { Choice } from "#db/schema/forms.ts";
import { choiceValue } from "./names.ts";
import type { NotTaken } from "./notTaken.ts";
import { cellOf, type Language, type ReadSheet, wordsOf } from "./sheetRows.ts";

export interface ChoiceList {
  options: Choice[];
  /** Name of a choice in the file → its value here. */
  values: Map<string, string>;
}

const KNOWN = ["list_name", "name", "label", "lanjut_retired"];

/** The lists of the choices sheet by their names, and what of it could not be taken. */
export function readChoices(
  sheet: ReadSheet | undefined,
  spoken: Language,
  note: (item: NotTaken) => void,
): Map<string, ChoiceList> {
  const lists = new Map<string, ChoiceList>();
  if (!sheet) return lists;
  for (const { heading, name, language } of sheet.columns) {
    if (KNOWN.includes(name) && language !== "other") continue;
    const value = String(sheet.rows.filter((row) => row.cells.has(heading)).length);
    const why = { id: "Kolom ini tidak dipakai.", en: "This column is not used." };
    if (value !== "0") note({ sheet: sheet.name, row: null, column: heading, value, changed: false, why });
  }
  for (const row of sheet.rows) {
    const listName = cellOf(sheet, row, "list_name");
    const original = cellOf(sheet, row, "name");
    if (listName === "" && original === "") continue;
    const list = lists.get(listName) ?? { options: [], values: new Map<string, string>() };
    lists.set(listName, list);
    const say = (changed: boolean, id: string, en: string) =>
      note({ sheet: sheet.name, row: row.number, column: "name", value: original, changed, why: { id, en } });
    const value = choiceValue(original);
    if (original === "" || list.options.some((one) => one.value === value)) {
      say(false, "Pilihan ini tanpa nama atau sudah ada.", "This choice has no name, or is there already.");
      continue;
    }
    if (value !== original) say(true, `Menjadi "${value}".`, `Became "${value}".`);
    const retired = cellOf(sheet, row, "lanjut_retired") === "yes";
    const label = wordsOf(sheet, row, "label", spoken) ?? { id: original, en: original };
    list.options.push({ value, label, ...(retired && { retired }) });
    list.values.set(original, value);
  }
  return lists;
}
