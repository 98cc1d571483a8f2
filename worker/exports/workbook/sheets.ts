import { strToU8, zipSync } from "fflate";
import { type Cell, rowXml, STYLE } from "./cell.ts";
import {
  contentTypes,
  packageLinks,
  sheetHead,
  sheetName,
  sheetTail,
  stylesXml,
  workbookLinks,
  workbookXml,
} from "./parts.ts";

export interface PlainSheet {
  name: string;
  headings: readonly string[];
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
}

const headingCells = (headings: readonly string[]): Cell[] => headings.map((value) => ({ kind: "text", value }));

/** A small workbook of several tables, each with its headings on top. `at` is the day of its parts, ms UTC. */
export function writeSheets(sheets: readonly PlainSheet[], at: number): Uint8Array<ArrayBuffer> {
  const [first] = sheets;
  const extent = { columns: Math.max(1, first?.headings.length ?? 0), rows: (first?.rows.length ?? 0) + 1 };
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": packageLinks,
    "xl/workbook.xml": workbookXml(
      sheets.map(({ name }) => sheetName(name)),
      extent,
    ),
    "xl/_rels/workbook.xml.rels": workbookLinks(sheets.length),
    "xl/styles.xml": stylesXml,
  };
  for (const [i, { headings, widths, rows }] of sheets.entries()) {
    const body = rows.map((cells, at) => rowXml(at + 2, cells)).join("");
    const head = sheetHead({ widths, frozen: 1 }) + rowXml(1, headingCells(headings), STYLE.heading);
    const tail = sheetTail({ columns: Math.max(1, headings.length), rows: rows.length + 1 });
    parts[`xl/worksheets/sheet${i + 1}.xml`] = head + body + tail;
  }
  const packed = zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    level: 6,
    mtime: at,
  });
  return new Uint8Array(packed);
}
