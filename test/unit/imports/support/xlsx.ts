import { strToU8, type Zippable, zipSync } from "fflate";

type Value = string | number | boolean | null | { formula: string; value?: string | number };

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

function cellXml(value: Value, ref: string): string {
  if (value === null) return "";
  if (typeof value === "number") return `<c r="${ref}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "string") return `<c r="${ref}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
  const stored = value.value === undefined ? "" : `<v>${value.value}</v>`;
  const type = typeof value.value === "string" ? ' t="str"' : "";
  return `<c r="${ref}"${type}><f>${escapeXml(value.formula)}</f>${stored}</c>`;
}

export function sheetXml(rows: readonly (readonly Value[])[], merges: readonly string[] = []): string {
  const body = rows
    .map((cells, i) =>
      cells.length === 0
        ? ""
        : `<row r="${i + 1}">${cells.map((cell, j) => cellXml(cell, `${letters(j)}${i + 1}`)).join("")}</row>`,
    )
    .join("");
  const merged =
    merges.length === 0 ? "" : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;
  return `<?xml version="1.0"?><worksheet><sheetData>${body}</sheetData>${merged}</worksheet>`;
}

/** A minimal workbook around ready sheet XML; `extra` adds or replaces parts. */
export function workbookOf(sheets: Record<string, string>, extra: Zippable = {}, workbookPr = ""): Uint8Array {
  const names = Object.keys(sheets);
  const files: Zippable = {
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8(
      '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    "xl/workbook.xml": strToU8(
      `<workbook>${workbookPr}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`).join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${names.map((_, i) => `<Relationship Id="s${i}" Type="http://x/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}` +
        '<Relationship Id="st" Type="http://x/styles" Target="styles.xml"/><Relationship Id="ss" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    ),
    ...Object.fromEntries(Object.values(sheets).map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, strToU8(xml)])),
    ...extra,
  };
  return zipSync(files);
}

/** A workbook of one sheet with these rows. */
export const xlsx = (rows: readonly (readonly Value[])[], merges?: readonly string[]) =>
  workbookOf({ Peserta: sheetXml(rows, merges) });

const HEAD = ["No", "Nama", "NIK", "L/P", "Tgl Lahir", "Kelompok"];

/** A well-formed NIK of Kota Malang for a woman born on 1 January 1980, by serial number. */
export const nikOf = (serial: number) =>
  `3573${String(1 + Math.floor(serial / 9_000)).padStart(2, "0")}410180${String(1 + (serial % 9_000)).padStart(4, "0")}`;

/** A plain roster of `count` women in groups of twelve. */
export function plainRoster(count: number): Uint8Array {
  const rows: Value[][] = [HEAD];
  for (let i = 0; i < count; i++) {
    rows.push([i + 1, `Peserta ${word(i)}`, nikOf(i), "P", "01/01/1980", `Kelompok ${word(Math.floor(i / 12))}`]);
  }
  return xlsx(rows);
}

/** A number as a word, so that names stay free of digits. */
export const word = (n: number): string => {
  const letter = String.fromCharCode(97 + (n % 26));
  return n < 26 ? letter.toUpperCase() + letter : word(Math.floor(n / 26) - 1) + letter;
};
