import { UnreadableFile } from "../unreadable.ts";
import { showsDay } from "./numberFormats.ts";
import { readXml } from "./xml.ts";
import type { ZipEntry } from "./zip.ts";

/** The opened package: its bytes and its directory. */
export interface Package {
  bytes: Uint8Array;
  entries: Map<string, ZipEntry>;
}

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

const idOf = (attributes: Record<string, string>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];

/** Path of a relationship's target inside the package. */
function resolvePath(base: string, target: string): string {
  const parts = target.startsWith("/") ? [] : base.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function relationships(pack: Package, path: string): { id: string; type: string; target: string }[] {
  const cut = path.lastIndexOf("/") + 1;
  const entry = pack.entries.get(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`);
  const found: { id: string; type: string; target: string }[] = [];
  if (!entry) return found;
  readXml(pack.bytes, entry, {
    open(name, a) {
      if (name === "Relationship" && a.TargetMode !== "External") {
        found.push({ id: a.Id ?? "", type: a.Type ?? "", target: resolvePath(path, a.Target ?? "") });
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  date1904: boolean;
  sharedStrings?: ZipEntry;
  styles?: ZipEntry;
}

/** Where the sheets, the shared strings and the styles of a workbook are. */
export function readParts(pack: Package): WorkbookParts {
  const path = relationships(pack, "").find((one) => one.type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  const entry = pack.entries.get(path);
  if (path.endsWith(".bin") || pack.entries.has("xl/workbook.bin")) throw new UnreadableFile("old_format");
  if (pack.entries.has("mimetype")) throw new UnreadableFile("old_format");
  if (!entry || pack.entries.has("word/document.xml")) throw new UnreadableFile("not_a_spreadsheet");
  const links = relationships(pack, path);
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let isWorkbook = false;
  readXml(pack.bytes, entry, {
    open(name, a) {
      if (name === "workbook") isWorkbook = true;
      if (name === "workbookPr") date1904 = a.date1904 === "1" || a.date1904 === "true";
      if (name !== "sheet") return;
      const link = links.find((one) => one.id === idOf(a) && one.type.endsWith("/worksheet"));
      const part = link && pack.entries.get(link.target);
      if (part) sheets.push({ name: a.name ?? "", hidden: (a.state ?? "visible") !== "visible", entry: part });
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (!isWorkbook) throw new UnreadableFile("not_a_spreadsheet");
  const partOf = (type: string) => {
    const target = links.find((one) => one.type.endsWith(type))?.target;
    return target === undefined ? undefined : pack.entries.get(target);
  };
  return { sheets, date1904, sharedStrings: partOf("/sharedStrings"), styles: partOf("/styles") };
}

/** For each cell style: does it show a day? */
export function readStyles(pack: Package, entry: ZipEntry | undefined): boolean[] {
  const custom = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  if (!entry) return styles;
  readXml(pack.bytes, entry, {
    open(name, a) {
      if (name === "numFmt") custom.set(Number(a.numFmtId), a.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) styles.push(showsDay(Number(a.numFmtId ?? 0), custom));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
    text: () => undefined,
  });
  return styles;
}

const decodeEscapes = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Gathers the text of `<t>` runs; pronunciation hints (`<rPh>`) are not part of it. */
export class RichText {
  private buffer = "";
  private inText = false;
  private inHint = false;
  open(name: string) {
    if (name === "rPh") this.inHint = true;
    else if (name === "t") this.inText = !this.inHint;
  }
  close(name: string) {
    if (name === "rPh") this.inHint = false;
    else if (name === "t") this.inText = false;
  }
  text(text: string) {
    if (this.inText) this.buffer += text;
  }
  take(): string {
    const text = decodeEscapes(this.buffer);
    this.buffer = "";
    return text;
  }
}

export function readSharedStrings(pack: Package, entry: ZipEntry | undefined, onBytes: (n: number) => void): string[] {
  const strings: string[] = [];
  const rich = new RichText();
  if (!entry) return strings;
  readXml(
    pack.bytes,
    entry,
    {
      open: (name) => rich.open(name),
      close(name) {
        rich.close(name);
        if (name === "si") strings.push(rich.take());
      },
      text: (text) => rich.text(text),
    },
    onBytes,
  );
  return strings;
}
