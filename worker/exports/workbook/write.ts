import { strToU8, Zip, ZipDeflate } from "fflate";
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

export interface Table {
  name: string;
  headings: readonly string[];
  widths: readonly number[];
  /** Stands at the foot of each printed page of the table. */
  footer?: string;
}

export interface Notes {
  name: string;
  lines: readonly (readonly [label: string, value: Cell])[];
}

const textRow = (number: number, texts: readonly string[], style: number) =>
  rowXml(
    number,
    texts.map((value) => ({ kind: "text", value })),
    style,
  );

export type Rows = readonly (readonly Cell[])[];

/**
 * A workbook of one table and a sheet that says what it is, told last, when the number of rows is known. The rows come
 * in pieces, one after the other; only the packed result is kept in memory.
 */
export async function writeWorkbook(
  table: Table,
  pieces: AsyncIterable<Rows> | Iterable<Rows>,
  notesOf: (rows: number) => Notes | Promise<Notes>,
  at: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    packed.push(chunk);
  });
  const part = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = at;
    zip.add(file);
    return file;
  };
  part("[Content_Types].xml").push(strToU8(contentTypes(2)), true);
  part("_rels/.rels").push(strToU8(packageLinks), true);
  part("xl/_rels/workbook.xml.rels").push(strToU8(workbookLinks(2)), true);
  part("xl/styles.xml").push(strToU8(stylesXml), true);
  const sheet = part("xl/worksheets/sheet1.xml");
  sheet.push(strToU8(sheetHead({ widths: table.widths, frozen: 1 }) + textRow(1, table.headings, STYLE.heading)));
  let number = 1;
  for await (const piece of pieces) {
    let xml = "";
    for (const cells of piece) xml += rowXml(++number, cells);
    sheet.push(strToU8(xml));
  }
  const extent = { columns: Math.max(1, table.headings.length), rows: number };
  sheet.push(strToU8(sheetTail(extent, table.footer)), true);
  const notes = await notesOf(number - 1);
  const names = [sheetName(table.name), sheetName(notes.name)];
  part("xl/workbook.xml").push(strToU8(workbookXml(names, extent)), true);
  const lines = notes.lines.map(([label, value], i) => rowXml(i + 1, [{ kind: "text", value: label }, value]));
  part("xl/worksheets/sheet2.xml").push(
    strToU8(sheetHead({ widths: [28, 70], frozen: 0 }) + lines.join("") + sheetTail()),
    true,
  );
  zip.end();
  return joined(packed);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
