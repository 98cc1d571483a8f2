import { LIMITS, ROWS_AROUND_TABLE } from "../limits.ts";
import { UnreadableFile } from "../unreadable.ts";
import { readCsv } from "./csv.ts";
import { type Package, readParts, readSharedStrings, readStyles, type SheetPart } from "./parts.ts";
import { readSheet, type Sheet, type SheetContext } from "./sheet.ts";
import { readDirectory } from "./zip.ts";

export interface Progress {
  done: number;
  total: number;
}

export interface Workbook {
  sheets: { name: string; hidden: boolean }[];
  /** The first rows of a sheet: enough to see whether a table begins there. */
  peek(sheet: number, rows: number): Sheet;
  /** A whole sheet; more rows than the cap are refused. */
  read(sheet: number): Sheet;
}

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 5, 6);
const isCompoundFile = (bytes: Uint8Array) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** A compound file is a password-protected .xlsx when it holds a stream of that name, else an old .xls or .doc. */
function compoundFileError(bytes: Uint8Array): UnreadableFile {
  const name = "EncryptedPackage";
  const head = new TextDecoder("utf-16le");
  for (let sector = 512; sector + 512 <= bytes.length; sector += 512) {
    if (head.decode(bytes.subarray(sector, sector + 512)).includes(name)) return new UnreadableFile("encrypted");
  }
  return new UnreadableFile("old_format");
}

function openPackage(bytes: Uint8Array, onProgress?: (progress: Progress) => void): Workbook {
  const pack: Package = { bytes, entries: readDirectory(bytes) };
  const parts = readParts(pack);
  let total = 0;
  let done = 0;
  const onBytes = (count: number) => {
    done += count;
    onProgress?.({ done: Math.min(done, total), total });
  };
  let context: SheetContext | undefined;
  function contextOf(part: SheetPart): SheetContext {
    total = (parts.sharedStrings?.size ?? 0) + part.entry.size;
    context ??= {
      dayStyles: readStyles(pack, parts.styles),
      strings: readSharedStrings(pack, parts.sharedStrings, onBytes),
      date1904: parts.date1904,
    };
    return context;
  }
  function partOf(sheet: number): SheetPart {
    const part = parts.sheets[sheet];
    if (!part) throw new UnreadableFile("no_table");
    return part;
  }
  return {
    sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
    peek(sheet, rows) {
      const part = partOf(sheet);
      return readSheet(pack, part, contextOf(part), { maxRows: rows, peek: rows });
    },
    read(sheet) {
      const part = partOf(sheet);
      return readSheet(pack, part, contextOf(part), { maxRows: LIMITS.rows + ROWS_AROUND_TABLE, onBytes });
    },
  };
}

/**
 * Opens a spreadsheet (.xlsx or CSV). Nothing is unpacked before the package's own directory was checked; formulas are
 * never evaluated, their stored value is taken. Throws `UnreadableFile`.
 */
export function openWorkbook(bytes: Uint8Array, onProgress?: (progress: Progress) => void): Workbook {
  if (bytes.length > LIMITS.bytes) throw new UnreadableFile("file_too_large");
  if (bytes.length === 0) throw new UnreadableFile("empty");
  if (isCompoundFile(bytes)) throw compoundFileError(bytes);
  if (isZip(bytes)) return openPackage(bytes, onProgress);
  const sheet = readCsv(bytes);
  return {
    sheets: [{ name: sheet.name, hidden: false }],
    peek: (_, rows) => ({ ...sheet, rows: sheet.rows.slice(0, rows) }),
    read: () => sheet,
  };
}
