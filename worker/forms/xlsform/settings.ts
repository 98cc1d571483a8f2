import type { LocalText } from "#db/schema/rules.ts";
import { Names } from "./names.ts";
import type { NotTaken } from "./notTaken.ts";
import { cellOf, type Language, languageOf, type ReadSheet } from "./sheetRows.ts";

export interface XlsFormSettings {
  name: LocalText;
  code: string;
  /** Language of the columns that say none. */
  spoken: Language;
}

const KNOWN = ["form_title", "form_id", "id_string", "version", "default_language", "lanjut_title_en"];
const LONGEST_NAME = 200;

/** Title, id and default language of the form; without a settings sheet the file's name. */
export function readSettings(
  sheet: ReadSheet | undefined,
  fileName: string,
  note: (item: NotTaken) => void,
): XlsFormSettings {
  const row = sheet?.rows[0];
  const text = (name: string) => (sheet && row ? cellOf(sheet, row, name) : "");
  for (const { heading, name } of sheet?.columns ?? []) {
    const value = row?.cells.get(heading);
    if (!sheet || value === undefined || KNOWN.includes(name)) continue;
    const why = { id: "Pengaturan ini tidak dipakai.", en: "This setting is not used." };
    note({ sheet: sheet.name, row: row?.number ?? null, column: heading, value, changed: false, why });
  }
  const stem = fileName.replace(/\.\w{1,5}$/, "").trim();
  const title = (text("form_title") || text("form_id") || stem || "Formulir").slice(0, LONGEST_NAME);
  const language = languageOf(text("default_language"));
  return {
    name: { id: title, en: text("lanjut_title_en").slice(0, LONGEST_NAME) || title },
    code: new Names().take(text("form_id") || text("id_string") || title, "formulir").slice(0, 40),
    spoken: language === "en" ? "en" : "id",
  };
}
