import { sha256 } from "@noble/hashes/sha2.js";
import { fromBase64, toBase64, toHex } from "../http/crypto.ts";
import { canonicalJson, isSealedRow } from "./canonical.ts";
import { type Checkpoint, fingerprintOf, type Kept, keptIn, openCheckpoint, originOf } from "./checkpoint.ts";
import { commitmentTo } from "./commitment.ts";
import { type EndLine, type ExportLine, endText, FORMAT, FORMAT_VERSION, type LogLine } from "./exportFile.ts";
import { Frontier, leafHash } from "./merkle.ts";

/** What is wrong, and where: `line` counts from 1, `index` is the row's place in its log. */
export interface Fault {
  code:
    | "not_an_export"
    | "line"
    | "order"
    | "row_changed"
    | "row_elsewhere"
    | "reason_changed"
    | "checkpoint_signature"
    | "checkpoint_root"
    | "checkpoint_beyond"
    | "not_covered"
    | "key_differs"
    | "fork"
    | "shorter"
    | "no_such_log"
    | "kept_unread"
    | "end_missing"
    | "file_changed";
  line?: number;
  index?: number;
  organizationId?: string;
}
export interface LogReport {
  organizationId: string;
  organizationName: string;
  fingerprint: string;
  /** Rows in the log, of which in full. */
  size: number;
  told: number;
  checkpoints: number;
  /** Checkpoints of this log that the auditor kept. */
  kept: number;
  last?: Checkpoint;
}
export interface Report {
  ok: boolean;
  /** Whether the key was compared with one the auditor had. */
  keyCompared: boolean;
  logs: LogReport[];
  /** In the order in which they were found; the first names the first bad row. */
  faults: Fault[];
}
export interface Against {
  /** Fingerprint of the key, hex, as the auditor has it from elsewhere. */
  fingerprint?: string;
  /** What the auditor kept: texts with signed notes, or with the short form of messages. */
  kept?: readonly string[];
  /** An export the auditor has from before: this one must go on from it. */
  earlier?: Uint8Array<ArrayBuffer>;
}

interface Log {
  line: LogLine;
  publicKey: Uint8Array<ArrayBuffer>;
  hashes: Uint8Array[];
  told: number;
  notes: { note: string; line: number }[];
}
interface Read {
  logs: Log[];
  faults: Fault[];
}

const NEWLINE = 0x0a;
const MOST_FAULTS = 100;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

function textOf(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function* linesOf(bytes: Uint8Array<ArrayBuffer>): Generator<{ text: string | undefined; end: number }> {
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(NEWLINE, start);
    const end = at < 0 ? bytes.length : at + 1;
    yield { text: at < 0 ? undefined : textOf(bytes.subarray(start, at)), end };
    start = end;
  }
}

const KEYS: Record<ExportLine["type"], readonly string[]> = {
  log: [
    ...["exportedAt", "exportedBy", "fingerprint", "format", "from", "organizationId"],
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
function parseLine(text: string | undefined): { line: ExportLine; text: string } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isLine(value) && text !== undefined && canonicalJson(value) === text ? { line: value, text } : undefined;
  } catch {
    return undefined;
  }
}

/** The row within the text of its line, which is canonical already: `"row":` stands outside of any string once only. */
const rowText = (text: string): string => text.slice(text.indexOf(',"row":') + 7, -',"type":"row"}'.length);

const bytesOf = (base64: string, length: number): Uint8Array<ArrayBuffer> | undefined => {
  try {
    const bytes = fromBase64(base64);
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
  const publicKey = bytesOf(String(line.publicKey), 32);
  const sound = line.format === FORMAT && line.version === FORMAT_VERSION && publicKey;
  return sound ? { line, publicKey, hashes: [], told: 0, notes: [] } : undefined;
}

/** Takes one line into its log; what is wrong with it, if anything. */
function take(log: Log, line: Exclude<ExportLine, LogLine | EndLine>, text: string, number: number): Fault | undefined {
  const { organizationId } = log.line;
  if (line.type === "checkpoint") {
    log.notes.push({ note: String(line.note), line: number });
    return undefined;
  }
  const place = { line: number, index: line.index, organizationId };
  const hash = hashOf(line.hash);
  if (!hash) return { code: "line", ...place };
  if (line.index !== log.hashes.length) return { code: "order", ...place };
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

async function readExport(bytes: Uint8Array<ArrayBuffer>): Promise<Read> {
  const logs: Log[] = [];
  const faults: Fault[] = [];
  let number = 0;
  let start = 0;
  let ended = false;
  for (const { text, end } of linesOf(bytes)) {
    number++;
    const parsed = parseLine(text);
    const line = parsed?.line;
    const log = logs.at(-1);
    if (ended || !line) faults.push({ code: "line", line: number });
    else if (line.type === "log") {
      const opened = openLog(line);
      if (opened) logs.push(opened);
      else faults.push({ code: "not_an_export", line: number });
    } else if (line.type === "end") {
      ended = true;
      if (!log || !(await isEnd(line, bytes.subarray(0, start), log.publicKey)))
        faults.push({ code: "file_changed", line: number });
    } else if (log) {
      const fault = take(log, line, parsed.text, number);
      if (fault) faults.push(fault);
    } else faults.push({ code: "not_an_export", line: number });
    if (faults.length >= MOST_FAULTS) break;
    start = end;
  }
  if (logs.length === 0 && faults.length === 0) faults.push({ code: "not_an_export" });
  else if (!ended) faults.push({ code: "end_missing", line: number });
  return { logs, faults };
}

async function isEnd(line: EndLine, before: Uint8Array<ArrayBuffer>, publicKey: Uint8Array<ArrayBuffer>) {
  const signature = bytesOf(String(line.signature), 64);
  if (!signature || line.sha256 !== toHex(sha256(before))) return false;
  const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", key, signature, encoder.encode(endText(line.sha256)));
}

/** Roots of the log at some sizes. */
function rootsAt(hashes: readonly Uint8Array[], sizes: ReadonlySet<number>): Map<number, string> {
  const roots = new Map<number, string>();
  const frontier = new Frontier();
  if (sizes.has(0)) roots.set(0, toBase64(frontier.root()));
  for (const hash of hashes) {
    frontier.append(hash);
    if (sizes.has(frontier.size)) roots.set(frontier.size, toBase64(frontier.root()));
  }
  return roots;
}

async function checkLog(log: Log, kept: readonly Kept[]): Promise<{ report: LogReport; faults: Fault[] }> {
  const { organizationId, organizationName } = log.line;
  const origin = originOf(organizationId);
  const faults: Fault[] = [];
  const own: (Checkpoint & { line: number })[] = [];
  for (const { note, line } of log.notes) {
    const opened = await openCheckpoint(note, log.publicKey);
    if (opened?.origin === origin) own.push({ ...opened, line });
    else faults.push({ code: "checkpoint_signature", line, organizationId });
  }
  const theirs = kept.filter((one) => one.origin === origin);
  const roots = rootsAt(log.hashes, new Set([...own, ...theirs].map(({ size }) => size)));
  for (const { size, root, line } of own) {
    const found = roots.get(size);
    if (found === undefined) faults.push({ code: "checkpoint_beyond", line, index: size, organizationId });
    else if (found !== root) faults.push({ code: "checkpoint_root", line, index: size, organizationId });
  }
  for (const { size, root } of theirs) {
    const found = roots.get(size);
    if (found === undefined) faults.push({ code: "shorter", index: size, organizationId });
    else if (found !== root) faults.push({ code: "fork", index: size, organizationId });
  }
  const last = own.sort((a, b) => a.size - b.size).at(-1);
  if (log.hashes.length > (last?.size ?? 0))
    faults.push({ code: "not_covered", index: last?.size ?? 0, organizationId });
  const fingerprint = await fingerprintOf(log.publicKey);
  if (fingerprint !== log.line.fingerprint) faults.push({ code: "key_differs", organizationId });
  const report: LogReport = {
    ...{ organizationId, organizationName, fingerprint, size: log.hashes.length, told: log.told },
    ...{ checkpoints: log.notes.length, kept: theirs.length, last },
  };
  return { report, faults };
}

/** Whether a log goes on from what it was: the same rows at the same places, and no fewer. */
function extendsFrom(now: Log | undefined, before: Log): Fault[] {
  const { organizationId } = before.line;
  if (!now) return [{ code: "no_such_log", organizationId }];
  if (now.hashes.length < before.hashes.length) return [{ code: "shorter", index: now.hashes.length, organizationId }];
  const index = before.hashes.findIndex((hash, i) => toHex(hash) !== toHex(now.hashes[i] as Uint8Array));
  return index < 0 ? [] : [{ code: "fork", index, organizationId }];
}

/** Checks an export by itself and against what the auditor kept. Reads nothing else; throws nothing. */
export async function verifyExport(bytes: Uint8Array<ArrayBuffer>, against: Against = {}): Promise<Report> {
  const { logs, faults } = await readExport(bytes);
  const reports: LogReport[] = [];
  const texts = (against.kept ?? []).map(keptIn);
  const kept = texts.flat();
  for (const log of logs) {
    const { report, faults: found } = await checkLog(log, kept);
    reports.push(report);
    faults.push(...found);
    if (against.fingerprint && report.fingerprint !== against.fingerprint.toLowerCase().replaceAll(/[\s:]/g, ""))
      faults.push({ code: "key_differs", organizationId: report.organizationId });
  }
  if (texts.some((found) => found.length === 0)) faults.push({ code: "kept_unread" });
  for (const origin of new Set(kept.map((one) => one.origin))) {
    if (!logs.some(({ line }) => originOf(line.organizationId) === origin))
      faults.push({ code: "no_such_log", organizationId: origin.split("/").at(-1) });
  }
  if (against.earlier) {
    const earlier = await readExport(against.earlier);
    faults.push(...earlier.faults);
    for (const before of earlier.logs) {
      const now = logs.find(({ line }) => line.organizationId === before.line.organizationId);
      faults.push(...extendsFrom(now, before));
    }
  }
  return { ok: faults.length === 0, keyCompared: against.fingerprint !== undefined, logs: reports, faults };
}
