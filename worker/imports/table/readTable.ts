import { LIMITS } from "../limits.ts";
import { columnLetter, type Sheet } from "../read/sheet.ts";
import type { Workbook } from "../read/workbook.ts";
import { UnreadableFile } from "../unreadable.ts";
import { mergeMaps, proposeValueMap, type ValueMap } from "../valueMap.ts";
import { type Extracted, extractRows, fieldColumns, type RawRow, SECTION_HEADING, sectionColumn } from "./extract.ts";
import { findTable, sampleColumn, type TableStart, tableAt } from "./findTable.ts";
import { type ColumnMapping, layoutKey, proposeMapping } from "./mapping.ts";
import { ROSTER_SHAPE } from "./rosterFields.ts";
import type { TableShape } from "./tableShape.ts";
import { type ProposedCohort, readCohort } from "./titleRows.ts";

const PEEK_ROWS = 80;

/** What a person may say about a file beforehand, or has corrected. */
export interface ChosenMapping {
  sheet?: string;
  headerRows?: number[];
  columns?: { column: string; field: ColumnMapping["field"] }[];
  /** What the words of a file mean, by field: `{activityStatus: {mandek: "dormant"}}`. */
  valueMap?: ValueMap;
}

export interface Table extends Extracted {
  sheet: string;
  date1904: boolean;
  headerRows: number[];
  layoutKey: string;
  mapping: ColumnMapping[];
  valueMap: ValueMap;
  cohort: ProposedCohort;
}

/** The sheet that holds the table: the named one, else the one whose headings are best understood. */
function chooseSheet(workbook: Workbook, { fields }: TableShape, name?: string): number {
  if (name !== undefined) return workbook.sheets.findIndex((sheet) => sheet.name === name);
  let best = -1;
  let most = 0;
  for (const [index, { hidden }] of workbook.sheets.entries()) {
    const recognised = hidden ? 0 : (findTable(workbook.peek(index, PEEK_ROWS), fields)?.recognised ?? 0);
    if (recognised > most) {
      most = recognised;
      best = index;
    }
  }
  return best;
}

/** Columns as a person chose them; a column not named stays out. */
export function applyChoice(
  proposed: readonly ColumnMapping[],
  chosen: NonNullable<ChosenMapping["columns"]>,
): ColumnMapping[] {
  return proposed.map((one) => {
    const field = chosen.find((choice) => choice.column === one.column)?.field ?? null;
    return { ...one, field, confidence: field ? 1 : 0 };
  });
}

function withSections(mapping: ColumnMapping[]): ColumnMapping[] {
  if (mapping.some(({ heading }) => heading === SECTION_HEADING)) return mapping;
  const column = columnLetter(sectionColumn(mapping));
  return [...mapping, { column, heading: SECTION_HEADING, field: "groupName", confidence: 0.8 }];
}

/** A table most of whose rows are worked out by formulas is not data yet. */
function refuseFormulas(rows: readonly RawRow[], mapping: readonly ColumnMapping[]) {
  const mapped = new Set([...fieldColumns(mapping)].filter(([field]) => field !== "number").map(([, index]) => index));
  const made = rows.filter((row) => row.formulas?.some((column) => mapped.has(column)));
  if (made.length > 0 && made.length * 2 >= rows.length) throw new UnreadableFile("formulas");
}

function start(sheet: Sheet, { fields }: TableShape, chosen?: ChosenMapping): TableStart {
  const found = chosen?.headerRows?.length ? tableAt(sheet, fields, chosen.headerRows) : findTable(sheet, fields);
  if (!found) throw new UnreadableFile("no_table");
  return found;
}

/**
 * Finds the table of a workbook and proposes what its columns are. `remembered` answers a layout a person has corrected
 * before; `chosen` beats it. Throws `UnreadableFile`.
 */
export async function readTable(
  workbook: Workbook,
  shape: TableShape,
  chosen?: ChosenMapping,
  remembered?: (layoutKey: string) => Promise<Pick<ChosenMapping, "columns" | "valueMap"> | undefined>,
): Promise<Table> {
  const index = chooseSheet(workbook, shape, chosen?.sheet);
  if (index < 0) throw new UnreadableFile("no_table");
  const sheet = workbook.read(index);
  const table = start(sheet, shape, chosen);
  const key = await layoutKey(table.headings);
  const proposed = proposeMapping(shape.fields, table.headings, (column) => sampleColumn(sheet, table, column));
  const before = await remembered?.(key);
  const columns = chosen?.columns ?? before?.columns;
  const mapping = columns ? applyChoice(proposed, columns) : proposed;
  const extracted = extractRows(sheet, shape, table, mapping);
  if (extracted.rows.length === 0) throw new UnreadableFile("no_rows");
  if (extracted.rows.length > LIMITS.rows) throw new UnreadableFile("too_many_rows");
  refuseFormulas(extracted.rows, mapping);
  const complete = extracted.sections ? withSections(mapping) : mapping;
  return {
    ...extracted,
    sheet: sheet.name,
    date1904: sheet.date1904,
    headerRows: table.headerRows,
    layoutKey: key,
    mapping: complete,
    valueMap: proposeValueMap(
      shape,
      extracted.rows,
      complete,
      mergeMaps(before?.valueMap ?? {}, chosen?.valueMap ?? {}),
    ),
    cohort: readCohort(sheet.rows.slice(0, table.from)),
  };
}

/** A list of people. */
export const readRoster = (
  workbook: Workbook,
  chosen?: ChosenMapping,
  remembered?: Parameters<typeof readTable>[3],
): Promise<Table> => readTable(workbook, ROSTER_SHAPE, chosen, remembered);
