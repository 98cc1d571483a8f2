import { toBase64, toHex } from "../http/crypto.ts";
import { type Checkpoint, fingerprintOf, type Kept, keptIn, openCheckpoint, originOf } from "./checkpoint.ts";
import type { Fault } from "./fault.ts";
import { Frontier } from "./merkle.ts";
import { type Log, type PublicKey, readExport } from "./readExport.ts";

export interface LogReport {
  organizationId: string;
  organizationName: string;
  fingerprint: string;
  /** Of keys that were replaced since. */
  formerFingerprints: string[];
  /** Rows in the log, of which in full. */
  size: number;
  told: number;
  checkpoints: number;
  /** Checkpoints of this log that the auditor kept, of which with a signature that holds. */
  kept: number;
  keptSigned: number;
  last?: Checkpoint;
  /** Rows of the earlier export, where this log goes on from it. */
  extends?: number;
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

/** Opens a note by the first of the keys that signed it. */
async function openByAny(note: string, keys: readonly PublicKey[]): Promise<Checkpoint | undefined> {
  for (const key of keys) {
    const opened = await openCheckpoint(note, key);
    if (opened) return opened;
  }
  return undefined;
}

type Stated = Pick<Checkpoint, "size" | "root"> & { line?: number };

/** Which checkpoints the rows do not bear out; `from` is the size up to which they do. */
function differing(stated: readonly Stated[], roots: ReadonlyMap<number, string>, origin: "own" | "kept"): Fault[] {
  const [lost, another] = origin === "own" ? ["checkpoint_beyond", "checkpoint_root"] : ["shorter", "fork"];
  let from = 0;
  const faults: Fault[] = [];
  for (const { size, root, line } of stated.toSorted((a, b) => a.size - b.size)) {
    const found = roots.get(size);
    if (found === root) from = size;
    else if (found === undefined) faults.push({ code: lost as Fault["code"], line, index: size });
    else faults.push({ code: another as Fault["code"], line, index: size, from });
  }
  return faults;
}

/** Checks a log that was read by its checkpoints, and by those the auditor kept of it. */
export async function checkLog(log: Log, kept: readonly Kept[]): Promise<{ report: LogReport; faults: Fault[] }> {
  const { organizationId, organizationName } = log.line;
  const origin = originOf(organizationId);
  const faults: Fault[] = [];
  const own: (Checkpoint & { line: number })[] = [];
  for (const { note, line } of log.notes) {
    const opened = await openByAny(note, log.keys);
    if (opened?.origin === origin) own.push({ ...opened, line });
    else faults.push({ code: "checkpoint_signature", line });
  }
  const theirs = kept.filter((one) => one.origin === origin);
  const { broken } = log;
  const roots = rootsAt(log.hashes, new Set([...own, ...theirs].map(({ size }) => size)));
  // Where the order broke, only what came before can still be compared.
  const comparable = <T extends Stated>(stated: T[]) =>
    broken === undefined ? stated : stated.filter(({ size }) => size <= broken);
  faults.push(...differing(comparable(own), roots, "own"), ...differing(comparable(theirs), roots, "kept"));
  const signed = theirs.filter(({ note }) => note !== undefined);
  const opened = await Promise.all(signed.map(({ note }) => openByAny(String(note), log.keys)));
  for (const [i, { size }] of signed.entries()) if (!opened[i]) faults.push({ code: "kept_signature", index: size });
  const last = own.sort((a, b) => a.size - b.size).at(-1);
  if (broken === undefined && log.hashes.length > (last?.size ?? 0))
    faults.push({ code: "not_covered", index: last?.size ?? 0 });
  const [fingerprint = "", ...formerFingerprints] = await Promise.all(log.keys.map(fingerprintOf));
  if (fingerprint !== log.line.fingerprint) faults.push({ code: "key_differs" });
  const report: LogReport = {
    ...{ organizationId, organizationName, fingerprint, formerFingerprints, size: log.hashes.length, told: log.told },
    ...{ checkpoints: log.notes.length, kept: theirs.length, keptSigned: opened.filter(Boolean).length, last },
  };
  return { report, faults: faults.map((fault) => ({ ...fault, organizationId })) };
}

/** Whether a log goes on from what it was: the same rows at the same places, and no fewer. */
function extendsFrom(now: Log | undefined, before: Log): Fault | undefined {
  const { organizationId } = before.line;
  if (!now) return { code: "no_such_log", organizationId };
  if (now.hashes.length < before.hashes.length) return { code: "shorter", index: now.hashes.length, organizationId };
  const index = before.hashes.findIndex((hash, i) => toHex(hash) !== toHex(now.hashes[i] as Uint8Array));
  if (index >= 0) return { code: "fork", index, organizationId };
  const known = now.keys.map(toHex);
  return known.includes(toHex(before.keys[0])) ? undefined : { code: "key_replaced", organizationId };
}

/** Checks an export against one from before, which is checked first: each log goes on from what it was. */
async function checkEarlier(bytes: Uint8Array, logs: readonly Log[], reports: LogReport[]): Promise<Fault[]> {
  const earlier = await readExport(bytes);
  const own = await Promise.all(earlier.logs.map((log) => checkLog(log, [])));
  const faults = [...earlier.faults, ...own.flatMap((one) => one.faults)].map((one) => ({
    ...one,
    earlier: true as const,
  }));
  const broken = earlier.logs.flatMap((before) => {
    const now = logs.find(({ line }) => line.organizationId === before.line.organizationId);
    const fault = extendsFrom(now, before);
    const report = reports.find(({ organizationId }) => organizationId === before.line.organizationId);
    if (!fault && report) report.extends = before.hashes.length;
    return fault ? [fault] : [];
  });
  return [...broken, ...faults];
}

const plainHex = (fingerprint: string) => fingerprint.toLowerCase().replaceAll(/[\s:]/g, "");

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
    if (against.fingerprint && report.fingerprint !== plainHex(against.fingerprint))
      faults.push({ code: "key_differs", organizationId: report.organizationId });
  }
  if (texts.some((found) => found.length === 0)) faults.push({ code: "kept_unread" });
  for (const origin of new Set(kept.map((one) => one.origin))) {
    if (!logs.some(({ line }) => originOf(line.organizationId) === origin))
      faults.push({ code: "no_such_log", organizationId: origin.split("/").at(-1) });
  }
  if (against.earlier) faults.push(...(await checkEarlier(against.earlier, logs, reports)));
  return { ok: faults.length === 0, keyCompared: against.fingerprint !== undefined, logs: reports, faults };
}
