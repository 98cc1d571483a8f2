import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, toBase64, toHex } from "../http/crypto.ts";
import { canonicalJson, isSealedRow } from "./canonical.ts";
import { commitmentTo } from "./commitment.ts";
import { type EndLine, type ExportLine, endText, FORMAT, FORMAT_VERSION, type LogLine } from "./exportFile.ts";
import type { Fault } from "./fault.ts";
import { leafHash } from "./merkle.ts";

export type PublicKey = Uint8Array<ArrayBuffer>;

/** A log of the file, as far as it was read. */
export interface Log {
  line: LogLine;
  /** The key, and those it replaced. */
  keys: [PublicKey, ...PublicKey[]];
  hashes: Uint8Array[];
  told: number;
  notes: { note: string; line: number }[];
  /** Index at which the order broke: what comes after it is not counted on. */
  broken?: number;
}
/** A file, as far as it was read. */
export interface Reading {
  logs: Log[];
  lines: number;
  digest: Pick<ReturnType<typeof sha256.create>, "update" | "digest">;
  /** Its last line, and the digest of what came before it. */
  end?: { line: EndLine; digest: string; at: number };
}

const NEWLINE = 0x0a;
const MOST_FAULTS = 100;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of a line without its line end; undefined where it has none, or is no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.at(-1) !== NEWLINE) return undefined;
  try {
    return decoder.decode(bytes.subarray(0, -1));
  } catch {
    return undefined;
  }
}

/** The lines of a file, each with its line end. */
export function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(NEWLINE, start);
    const end = at < 0 ? bytes.length : at + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

const KEYS: Record<ExportLine["type"], readonly string[]> = {
  log: [
    ...["exportedAt", "exportedBy", "fingerprint", "format", "formerKeys", "from", "organizationId"],
    ...["organizationName", "publicKey", "to", "type", "version"],
  ],
  row: ["hash", "index", "row", "type"],
  leaf: ["hash", "index", "type"],
  checkpoint: ["note", "type"],
  end: ["sha256", "signature", "type"],
};

function isLine(value: unknown): value is ExportLine {
  if (typeof value !== "object" || value === null) return false;
  const { type, row } = value as { type: ExportLine["type"]; row?: unknown };
  const keys = Object.keys(value).filter((name) => type !== "row" || name !== "private");
  const known = Object.hasOwn(KEYS, String(type)) ? KEYS[type] : [];
  return keys.sort().join() === known.join() && (type !== "row" || isSealedRow(row));
}

/** Each line is canonical JSON of its own fields: the same values written otherwise are another line. */
function parseLine(text: string | undefined): ExportLine | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isLine(value) && canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The row within the text of its line, which is canonical already: `"row":` stands outside of any string once only. */
const rowText = (text: string): string => text.slice(text.indexOf(',"row":') + 7, -',"type":"row"}'.length);

const bytesOf = (base64: unknown, length: number): Uint8Array<ArrayBuffer> | undefined => {
  try {
    const bytes = fromBase64(String(base64));
    return bytes.length === length && toBase64(bytes) === base64 ? bytes : undefined;
  } catch {
    return undefined;
  }
};

const hashOf = (hex: unknown): Uint8Array | undefined =>
  typeof hex === "string" && /^[0-9a-f]{64}$/.test(hex)
    ? Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : undefined;

function openLog(line: LogLine): Log | undefined {
  const key = bytesOf(line.publicKey, 32);
  const former = Array.isArray(line.formerKeys) ? line.formerKeys.map((one) => bytesOf(one, 32)) : [undefined];
  if (line.format !== FORMAT || line.version !== FORMAT_VERSION || !key) return undefined;
  const keys: PublicKey[] = former.filter((one) => one !== undefined);
  return keys.length === former.length ? { line, keys: [key, ...keys], hashes: [], told: 0, notes: [] } : undefined;
}

function takeRow(log: Log, line: Extract<ExportLine, { index: number }>, text: string, at: number): Fault | undefined {
  const { organizationId } = log.line;
  const place = { line: at, index: line.index, organizationId };
  const hash = hashOf(line.hash);
  if (!hash) return { code: "line", ...place };
  if (log.broken === undefined && line.index !== log.hashes.length) {
    log.broken = log.hashes.length;
    return { code: "order", ...place, index: log.broken };
  }
  log.hashes.push(hash);
  if (line.type === "leaf") return undefined;
  log.told++;
  if (toHex(leafHash(encoder.encode(rowText(text)))) !== line.hash) return { code: "row_changed", ...place };
  if (line.row.organizationId !== organizationId) return { code: "row_elsewhere", ...place };
  const opened = line.private;
  if (opened && commitmentTo(hashOf(opened.key) ?? new Uint8Array(), opened.reason) !== line.row.reason)
    return { code: "reason_changed", ...place };
  return undefined;
}

/** A line that cannot be read; among the rows it stands where one should be. */
function unread(log: Log | undefined, at: number): Fault {
  if (!log || log.notes.length > 0) return { code: "line", line: at };
  log.broken ??= log.hashes.length;
  return { code: "line", line: at, index: log.broken, organizationId: log.line.organizationId };
}

/** Takes the next line of a file; what is wrong with it, if anything. */
export function takeLine(reading: Reading, bytes: Uint8Array): Fault | undefined {
  const at = ++reading.lines;
  const text = textOf(bytes);
  const line = parseLine(text);
  if (line?.type === "end" && !reading.end) {
    reading.end = { line, digest: toHex(reading.digest.digest()), at };
    return undefined;
  }
  const log = reading.logs.at(-1);
  if (reading.end || !line || text === undefined) return unread(reading.end ? undefined : log, at);
  reading.digest.update(bytes);
  if (line.type === "log") {
    const opened = openLog(line);
    if (!opened) return { code: "not_an_export", line: at };
    reading.logs.push(opened);
  } else if (!log || line.type === "end") return { code: "not_an_export", line: at };
  else if (line.type !== "checkpoint") return takeRow(log, line, text, at);
  else log.notes.push({ note: String(line.note), line: at });
  return undefined;
}

/** Whether the last line is there, and signs all that came before it. */
export async function endFault({ end, logs, lines }: Reading): Promise<Fault | undefined> {
  if (!end) return { code: "end_missing", line: lines };
  const key = logs.at(-1)?.keys[0];
  const signature = bytesOf(end.line.signature, 64);
  const changed: Fault = { code: "file_changed", line: end.at };
  if (!key || !signature || end.line.sha256 !== end.digest) return changed;
  const opened = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  const sound = await crypto.subtle.verify("Ed25519", opened, signature, encoder.encode(endText(end.digest)));
  return sound ? undefined : changed;
}

export const newReading = (): Reading => ({ logs: [], lines: 0, digest: sha256.create() });

/** Reads a whole file. Stops at a hundred faults. */
export async function readExport(bytes: Uint8Array): Promise<{ logs: Log[]; faults: Fault[] }> {
  const reading = newReading();
  const faults: Fault[] = [];
  for (const line of linesOf(bytes)) {
    const fault = takeLine(reading, line);
    if (fault) faults.push(fault);
    if (faults.length >= MOST_FAULTS) break;
  }
  const { logs } = reading;
  if (logs.length === 0 && faults.length === 0) faults.push({ code: "not_an_export" });
  else {
    const fault = await endFault(reading);
    if (fault) faults.push(fault);
  }
  return { logs, faults };
}
