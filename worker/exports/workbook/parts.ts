import { columnName, escapeText } from "./cell.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export interface SheetLook {
  /** Widths in characters, one a column. */
  widths: readonly number[];
  /** Rows that stay on top when one scrolls, and come again on each printed page. */
  frozen: number;
}

const LONGEST_NAME = 31;

/** A sheet's name as the format allows it: 31 characters, none of `[]:*?/\`, no quote at an end. */
export function sheetName(text: string): string {
  const name = text
    .replace(/[[\]:*?/\\\s]+/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim();
  return name.slice(0, LONGEST_NAME).trim() || "Lanjut";
}

/** Everything of a sheet before its rows. */
export function sheetHead({ widths, frozen }: SheetLook): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const pane = `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${
    frozen > 0 ? pane : ""
  }</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join("")}</cols><sheetData>`;
}

/** Everything after them; `filter` is the range of the filter arrows. */
/** At the foot of each printed page, 255 characters at most: `&` begins a code there and is doubled to be itself. */
const footerXml = (footer: string) =>
  `<headerFooter><oddFooter>${escapeText(`&L&8${footer.replaceAll("&", "&&").slice(0, 230)}&R&8&P/&N`)}</oddFooter></headerFooter>`;

export function sheetTail(filter?: { columns: number; rows: number }, footer?: string): string {
  const range = filter && `A1:${columnName(filter.columns - 1)}${filter.rows}`;
  return `</sheetData>${range ? `<autoFilter ref="${range}"/>` : ""}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>${footer ? footerXml(footer) : ""}</worksheet>`;
}

/** Styles in the order of STYLE: days as an Indonesian office writes them, rupiah, whole numbers with separators. */
export const stylesXml = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="166" formatCode="[$Rp-421]\\ #,##0"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCEFEA"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;

export function workbookXml(names: readonly string[], filter: { columns: number; rows: number }): string {
  const sheets = names.map((name, at) => `<sheet name="${escapeText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const first = escapeText(quoted(names[0] ?? ""));
  const range = `$A$1:$${columnName(filter.columns - 1)}$${filter.rows}`;
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join("")}</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${first}!${range}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${first}!$1:$1</definedName></definedNames></workbook>`;
}

export function workbookLinks(sheets: number): string {
  const links = Array.from({ length: sheets }, (_, at) => {
    return `<Relationship Id="rId${at + 1}" Type="${LINKS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`;
  });
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join("")}<Relationship Id="rId${sheets + 1}" Type="${LINKS}/styles" Target="styles.xml"/></Relationships>`;
}

export const packageLinks = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, at) => {
    return `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`;
  });
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${parts.join("")}</Types>`;
}
