import type { sha256 } from "@noble/hashes/sha2.js";
import { beforeAll, describe, expect, it } from "vitest";
import type { SigningKey } from "#worker/audit/checkpoint.ts";
import { keptIn, originOf, signCheckpoint } from "#worker/audit/checkpoint.ts";
import { Frontier } from "#worker/audit/merkle.ts";
import { endFault, type Log, linesOf, newReading, type Reading, takeLine } from "#worker/audit/readExport.ts";
import { checkLog, verifyExport } from "#worker/audit/verify.ts";
import { toBase64 } from "#worker/http/crypto.ts";
import { fileOf, logLines, newKey, sealedRow } from "./auditFile.ts";

/**
 * Every change there is, on an export of 1,000 rows. A file is read line by line, and what is read of a line depends on
 * the line and on the lines before it alone. So each change is tried on the state in which the sound lines before it
 * left the reader (the reader itself, not a copy of it): a fault there is a fault of the whole file.
 */
const ROWS = 1_000;
const rows = Array.from({ length: ROWS }, (_, i) => sealedRow(i));

let key: SigningKey;
let notes: string[];
let file: Uint8Array<ArrayBuffer>;
let lines: Uint8Array[];

beforeAll(async () => {
  // A thrown error is part of reading a broken line; its stack is not.
  Error.stackTraceLimit = 0;
  key = await newKey();
  const made = await logLines(key, { rows, sealedAt: [1, 300, 640, 999] });
  notes = made.notes;
  file = await fileOf(made.lines, key);
  lines = [...linesOf(file)];
});

/** The reader after the first so many lines, all of them sound. */
function readUntil(count: number): Reading {
  const reading = newReading();
  for (const line of lines.slice(0, count)) if (takeLine(reading, line)) throw new Error("a sound line was refused");
  return reading;
}

/** The reader after the head. Whether a row is refused does not hang on the digest of the file, which is tried apart. */
function rowReader(): Reading {
  const reading = readUntil(1);
  return { ...reading, digest: { update: () => reading.digest, digest: () => new Uint8Array() } as never };
}

/** What a reader is in a state to come back to. */
function marked(reading: Reading) {
  const [log] = reading.logs as [Log];
  const { lines: at } = reading;
  const [size, told, noted] = [log.hashes.length, log.told, log.notes.length];
  const digest = (reading.digest as ReturnType<typeof sha256.create>).clone();
  return () => {
    Object.assign(reading, { lines: at, end: undefined, digest: digest.clone(), logs: [log] });
    Object.assign(log, { told, broken: undefined });
    log.hashes.length = size;
    log.notes.length = noted;
  };
}

const nameOf = (line: number, bit: number) => `line ${line + 1}, byte ${bit >> 3}, bit ${bit & 7}`;

describe("every single bit", () => {
  it("of every row: the row is refused where it stands", () => {
    const reading = rowReader();
    const [log] = reading.logs as [Log];
    for (let line = 1; line <= ROWS; line++) {
      const bytes = lines[line] as Uint8Array;
      // A line that lost its end runs into the next one.
      const changed = new Uint8Array([...bytes, ...(lines[line + 1] as Uint8Array)]);
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const first = changed.subarray(0, changed.indexOf(0x0a) + 1);
        if (!takeLine(reading, first)) throw new Error(`unseen: ${nameOf(line, bit)}`);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        Object.assign(reading, { lines: line });
        Object.assign(log, { told: line - 1, broken: undefined });
        log.hashes.length = line - 1;
      }
      if (takeLine(reading, bytes)) throw new Error(`line ${line + 1} is sound`);
    }
  }, 300_000);

  it("of the head, the checkpoints and the end: refused there, or by the digest that was signed", async () => {
    const others = [...lines.keys()].filter((line) => line === 0 || line > ROWS);
    for (const line of others) {
      const reading = line === 0 ? newReading() : readUntil(line);
      const bytes = (lines[line] as Uint8Array).slice();
      const back = line === 0 ? undefined : marked(reading);
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const state = back ? reading : newReading();
        const seen = [...linesOf(bytes)].some((one) => takeLine(state, one) !== undefined);
        if (!seen && !(await isRefused(state, line))) throw new Error(`unseen: ${nameOf(line, bit)}`);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        back?.();
      }
    }
  }, 300_000);
});

/** Whether the end of the file refuses what was read instead of a line, when everything after it is as it was. */
async function isRefused(state: Reading, line: number): Promise<boolean> {
  const rest = lines.slice(line + 1);
  // The digest is what is asked of the rows in between: hashing them is enough.
  for (const one of rest.slice(0, -1)) state.digest.update(one);
  if (rest.length > 0 && !state.end) takeLine(state, rest.at(-1) as Uint8Array);
  return (await endFault(state)) !== undefined;
}

describe("every row", () => {
  it("every other row in the place of a row is refused: left out, put in, twice, swapped with any", async () => {
    // A row that is told by its hash alone is placed by the same rule, and is read faster.
    const short = await logLines(key, { rows, told: () => false });
    const placed = [...linesOf(await fileOf(short.lines, key))];
    const reading = newReading();
    takeLine(reading, placed[0] as Uint8Array);
    const [log] = reading.logs as [Log];
    for (let line = 1; line <= ROWS; line++) {
      for (let other = 1; other <= ROWS; other++) {
        if (other === line) continue;
        if (!takeLine(reading, placed[other] as Uint8Array)) throw new Error(`line ${other + 1} in place ${line + 1}`);
        log.broken = undefined;
      }
      if (takeLine(reading, placed[line] as Uint8Array)) throw new Error(`line ${line + 1} is sound`);
    }
  }, 120_000);

  it("the next row in the place of a row, told in full", () => {
    const reading = rowReader();
    const [log] = reading.logs as [Log];
    for (let line = 1; line <= ROWS; line++) {
      const [own, next] = [lines[line] as Uint8Array, lines[line + 1] as Uint8Array];
      if (line < ROWS) expect(takeLine(reading, next)).toMatchObject({ code: "order", index: line - 1 });
      log.broken = undefined;
      expect(takeLine(reading, own)).toBeUndefined();
    }
  });

  it("the last left out is refused by the file", async () => {
    const without = new Uint8Array(Buffer.concat(lines.filter((_, line) => line !== ROWS)));
    expect((await verifyExport(without)).ok).toBe(false);
  });
});

it("the file cut off after every byte", async () => {
  const reading = newReading();
  for (const [line, bytes] of lines.entries()) {
    if (line > 0 && (await endFault(reading))?.code !== "end_missing") throw new Error(`cut before line ${line + 1}`);
    for (let length = 1; length < bytes.length; length++) {
      const cut = takeLine({ ...reading, logs: reading.logs.map((log) => ({ ...log })) }, bytes.subarray(0, length));
      if (!cut) throw new Error(`cut in line ${line + 1} after ${length} bytes`);
    }
    takeLine(reading, bytes);
  }
  expect(await endFault(reading)).toBeUndefined();
}, 60_000);

describe("by whoever holds the key, with every hash, checkpoint and digest made anew", () => {
  type Change = (hashes: Uint8Array[], i: number) => { hashes: Uint8Array[]; first: number };
  const other = new Uint8Array(32).fill(7);
  const changes: [string, Change][] = [
    ["changed", (hashes, i) => ({ hashes: hashes.with(i, other), first: i })],
    ["left out", (hashes, i) => ({ hashes: hashes.toSpliced(i, 1), first: i })],
    ["put in", (hashes, i) => ({ hashes: hashes.toSpliced(i, 0, other), first: i })],
    [
      "swapped with another",
      (hashes, i) => {
        const j = (i + 1 + ((i * 37) % (ROWS - 1))) % ROWS;
        const [one, two] = [hashes[i] as Uint8Array, hashes[j] as Uint8Array];
        return { hashes: hashes.with(i, two).with(j, one), first: Math.min(i, j) };
      },
    ],
    ["cut off", (hashes, i) => ({ hashes: hashes.slice(0, i), first: i })],
  ];
  let log: Log;

  beforeAll(() => {
    [log] = readUntil(lines.length).logs as [Log];
  });

  async function noteOf(hashes: Uint8Array[]): Promise<string> {
    const tree = new Frontier();
    for (const hash of hashes) tree.append(hash);
    const root = toBase64(tree.root());
    return signCheckpoint({ origin: originOf("org_uji"), size: tree.size, root, at: Date.UTC(2026, 0, 6) }, key);
  }

  it.each(changes)(
    "each row %s: sound by itself, refused by the checkpoint that was kept",
    async (_, change) => {
      const kept = keptIn(notes.join("\n"));
      for (let i = 0; i < ROWS; i++) {
        const { hashes, first } = change(log.hashes, i);
        const [fault] = (await checkLog({ ...log, hashes, notes: [] }, kept)).faults;
        if (fault?.code === "fork") {
          // The first bad row lies between the last checkpoint that holds and the one that does not.
          if (Number(fault.from) > first || first >= Number(fault.index)) throw new Error(`row ${i}: ${first}`);
        } else if (fault?.code !== "shorter") throw new Error(`row ${i}: ${fault?.code}`);
        if (i % 100 !== 99) continue;
        const forged = { ...log, hashes, notes: [{ note: await noteOf(hashes), line: hashes.length + 2 }] };
        expect((await checkLog(forged, [])).faults).toEqual([]);
      }
    },
    120_000,
  );
});
