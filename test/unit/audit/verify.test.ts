import { beforeAll, describe, expect, it } from "vitest";
import type { SigningKey } from "#worker/audit/checkpoint.ts";
import { fingerprintOf } from "#worker/audit/checkpoint.ts";
import { commitmentTo, fieldKey, newNonce } from "#worker/audit/commitment.ts";
import type { ExportLine } from "#worker/audit/exportFile.ts";
import { reportLines } from "#worker/audit/reportText.ts";
import { verifyExport } from "#worker/audit/verify.ts";
import { toBase64, toHex } from "#worker/http/crypto.ts";
import { fileOf, logLines, newKey, sealedRow } from "./auditFile.ts";

const rowsOf = (n: number) => Array.from({ length: n }, (_, i) => sealedRow(i));
const codes = ({ faults }: { faults: { code: string }[] }) => faults.map(({ code }) => code);
/** Notes as a message tells them. */
const shorts = (from: string[]) =>
  from.map((note) => {
    const [origin = "", size, root = ""] = note.split("\n");
    return `${origin.split("/").at(-1)}:${size}:${root.replaceAll("+", "-").replaceAll("/", "_").replace("=", "")}`;
  });
const flipped = (file: Uint8Array<ArrayBuffer>, bit: number) => {
  const changed = file.slice();
  changed[Math.floor(bit / 8)] = (changed[Math.floor(bit / 8)] ?? 0) ^ (1 << (bit % 8));
  return changed;
};

let key: SigningKey;
let lines: ExportLine[];
let notes: string[];
let file: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  key = await newKey();
  ({ lines, notes } = await logLines(key, { rows: rowsOf(1_000), sealedAt: [1, 300, 640, 999] }));
  file = await fileOf(lines, key);
});

it("finds nothing wrong with a log as it was written", async () => {
  const report = await verifyExport(file, { fingerprint: await fingerprintOf(key.publicKey), kept: notes });
  expect(report).toMatchObject({ ok: true, keyCompared: true, faults: [], logs: [{ size: 1_000, told: 1_000 }] });
});

it("one bit: each of a small file is seen by the whole verifier", async () => {
  const small = await fileOf((await logLines(key, { rows: rowsOf(2) })).lines, key);
  for (let bit = 0; bit < small.length * 8; bit++) {
    const report = await verifyExport(flipped(small, bit));
    if (report.ok) throw new Error(`bit ${bit % 8} of byte ${Math.floor(bit / 8)} can be flipped unseen`);
  }
}, 60_000);

it("one bit of a row of a thousand: that row is named, and it alone", async () => {
  let start = file.indexOf(0x0a) + 1;
  for (let index = 0; index < 1_000; index++) {
    const end = file.indexOf(0x0a, start);
    if (index % 90 === 0) {
      const report = await verifyExport(flipped(file, (start + ((index * 7_919) % (end - start))) * 8 + (index % 8)));
      expect(report.faults[0]).toMatchObject({ line: index + 2, index });
      expect(codes(report).filter((code) => code === "order").length).toBeLessThanOrEqual(1);
    }
    start = end + 1;
  }
});

describe("rows", () => {
  const without = (index: number) => lines.filter((line) => !("index" in line) || line.index !== index);
  const renumbered = (from: ExportLine[]) => {
    let next = 0;
    return from.map((line) => ("index" in line ? { ...line, index: next++ } : line));
  };
  const swapped = () => {
    const copy = [...lines];
    [copy[10], copy[20]] = [copy[20] as ExportLine, copy[10] as ExportLine];
    return copy;
  };

  // The whole file is signed anew each time: whoever holds the key still cannot make the log say something else.
  it.each([
    ["one left out", () => without(500), "order"],
    ["one left out, the rest counted anew", () => renumbered(without(500)), "checkpoint_root"],
    [
      "one put in",
      () => renumbered([...lines.slice(0, 100), lines[5] as ExportLine, ...lines.slice(100)]),
      "checkpoint_root",
    ],
    ["two swapped", swapped, "order"],
    ["two swapped, counted anew", () => renumbered(swapped()), "checkpoint_root"],
    [
      "the last ones left out",
      () => lines.filter((line) => !("index" in line) || line.index < 990),
      "checkpoint_beyond",
    ],
    [
      "the last ones and their checkpoints left out",
      () =>
        lines.filter((line) =>
          "index" in line ? line.index < 900 : line.type !== "checkpoint" || !/\n(999|1000)\n/.test(line.note),
        ),
      "not_covered",
    ],
  ])("%s", async (_, change, code) => {
    const report = await verifyExport(await fileOf(change(), key));
    expect(codes(report)[0]).toBe(code);
  });

  it("a file cut short has no end", async () => {
    for (const length of [file.length - 1, file.length - 200, Math.floor(file.length / 2)])
      expect(codes(await verifyExport(file.slice(0, length)))).toContain("end_missing");
  });

  it("a changed row is named, also where the digest was made anew", async () => {
    const changed = lines.map((line) =>
      line.type === "row" && line.index === 417 ? { ...line, row: { ...line.row, actorId: "usr_lain" } } : line,
    );
    const report = await verifyExport(await fileOf(changed, key));
    expect(report.faults[0]).toMatchObject({ code: "row_changed", index: 417 });
  });

  it("a row of another organisation does not belong here", async () => {
    const { lines: mixed } = await logLines(key, { rows: [sealedRow(0), sealedRow(1, "org_lain")] });
    expect(codes(await verifyExport(await fileOf(mixed, key)))).toContain("row_elsewhere");
  });
});

describe("against what the auditor kept", () => {
  const forked = async (signing: SigningKey) => {
    const rows = rowsOf(1_000).map((row, i) => (i === 250 ? { ...row, action: "delete" } : row));
    return fileOf((await logLines(signing, { rows })).lines, signing);
  };

  it("a log written anew with the same key is sound by itself, and a fork of the checkpoint", async () => {
    const fork = await forked(key);
    expect((await verifyExport(fork)).ok).toBe(true);
    const report = await verifyExport(fork, { kept: notes.slice(0, 2) });
    expect(report.faults.map(({ code, from, index }) => [code, from, index])).toEqual([["fork", 1, 300]]);
  });

  it("a log written anew with another key has another fingerprint", async () => {
    const report = await verifyExport(await forked(await newKey()), {
      fingerprint: await fingerprintOf(key.publicKey),
    });
    expect(codes(report)).toEqual(["key_differs"]);
  });

  it("a log that lost its end is shorter than the checkpoint", async () => {
    const shorter = await fileOf((await logLines(key, { rows: rowsOf(600) })).lines, key);
    expect(codes(await verifyExport(shorter, { kept: notes }))).toEqual(["shorter", "shorter", "shorter"]);
  });

  it("one export goes on from another, or is shown not to", async () => {
    const before = await fileOf((await logLines(key, { rows: rowsOf(640), told: (i) => i > 600 })).lines, key);
    const report = await verifyExport(file, { earlier: before });
    expect(report).toMatchObject({ ok: true, logs: [{ size: 1_000, extends: 640 }] });
    expect(codes(await verifyExport(before, { earlier: file }))).toEqual(["shorter"]);
    expect((await verifyExport(await forked(key), { earlier: before })).faults[0]).toMatchObject({
      ...{ code: "fork", index: 250 },
    });
  });

  it("an earlier export that was tampered with proves nothing, and is said to be the one that is wrong", async () => {
    const before = await fileOf((await logLines(key, { rows: rowsOf(640) })).lines, key);
    const report = await verifyExport(file, { earlier: flipped(before, 4_000) });
    expect(report.ok).toBe(false);
    expect(report.faults.find(({ code }) => code === "file_changed")).toMatchObject({ earlier: true });
    expect(reportLines(report, "id").join("\n")).toContain("Ekspor yang lebih lama: Berkas tidak sama");
  });

  it("an earlier export of another key is not taken for the same log", async () => {
    const other = await newKey();
    const before = await fileOf((await logLines(other, { rows: rowsOf(640) })).lines, other);
    expect(codes(await verifyExport(file, { earlier: before }))).toEqual(["key_replaced"]);
  });

  it("the signature of a note that was kept is checked: a root that fits is not enough", async () => {
    const [, second = ""] = (await logLines(await newKey(), { rows: rowsOf(1_000), sealedAt: [300] })).notes;
    expect(codes(await verifyExport(file, { kept: [second] }))).toEqual(["kept_signature"]);
    const [note = ""] = notes;
    const line = note.trimEnd().split(" ").at(-1) ?? "";
    const damaged = note.replace(line, `${line.slice(0, 20)}${line[20] === "A" ? "B" : "A"}${line.slice(21)}`);
    expect(damaged).not.toBe(note);
    expect(codes(await verifyExport(file, { kept: [damaged] }))).toEqual(["kept_signature"]);
    expect(await verifyExport(file, { kept: [note] })).toMatchObject({ ok: true, logs: [{ kept: 1, keptSigned: 1 }] });
    expect(await verifyExport(file, { kept: shorts([note]) })).toMatchObject({ ok: true, logs: [{ keptSigned: 0 }] });
  });

  it("a key that was replaced goes on to vouch for what it signed; the log says which it was", async () => {
    const next = await newKey();
    const mixed = lines.map((line) =>
      line.type === "log"
        ? { ...line, publicKey: toBase64(next.publicKey), formerKeys: [toBase64(key.publicKey)] }
        : line,
    );
    const own = mixed.map((line) => (line.type === "log" ? { ...line, fingerprint: "" } : line));
    expect(codes(await verifyExport(await fileOf(own, next)))).toEqual(["key_differs"]);
    const fingerprint = await fingerprintOf(next.publicKey);
    const sound = own.map((line) => (line.type === "log" ? { ...line, fingerprint } : line));
    const rotated = await fileOf(sound, next);
    const report = await verifyExport(rotated, { kept: notes, earlier: file, fingerprint });
    expect(report).toMatchObject({ ok: true, logs: [{ keptSigned: notes.length, extends: 1_000 }] });
    expect(report.logs[0]?.formerFingerprints).toEqual([await fingerprintOf(key.publicKey)]);
    const unknown = sound.map((line) => (line.type === "log" ? { ...line, formerKeys: [] } : line));
    expect(codes(await verifyExport(await fileOf(unknown, next)))).toContain("checkpoint_signature");
  });

  it("a checkpoint of another log is not passed over", async () => {
    const other = await logLines(key, { organizationId: "org_lain", rows: [sealedRow(0, "org_lain")] });
    expect(codes(await verifyExport(file, { kept: other.notes }))).toEqual(["no_such_log"]);
    expect(codes(await verifyExport(file, { kept: ["bukan titik periksa"] }))).toEqual(["kept_unread"]);
  });

  it("the short form of a message is as good as the note", async () => {
    const short = shorts(notes).join("\n");
    const message = `Titik periksa log audit, 5 Januari 2026: ${short}. Simpan pesan ini.`;
    expect(await verifyExport(file, { kept: [message] })).toMatchObject({ ok: true, logs: [{ kept: notes.length }] });
    const report = await verifyExport(await forked(key), { kept: [message] });
    expect(report.faults.map(({ code, index }) => [code, index])).toEqual(
      [300, 640, 999, 1_000].map((n) => ["fork", n]),
    );
  });

  it("a note scanned from paper may have lost its last line end, or gained carriage returns", async () => {
    const scanned = notes.map((note) => note.trimEnd().replaceAll("\n", "\r\n"));
    expect(await verifyExport(file, { kept: scanned })).toMatchObject({ ok: true, logs: [{ kept: notes.length }] });
  });

  it("a note that was damaged is said to be, also among sound ones", async () => {
    const damaged = notes.map((note, i) => (i === 1 ? note.replace("at 2", "at x") : note)).join("\n");
    expect(codes(await verifyExport(file, { kept: [damaged] }))).toEqual(["kept_unread"]);
  });
});

it("rows that are not told count by their hash alone", async () => {
  const part = await logLines(key, { rows: rowsOf(200), told: (i) => i % 5 === 0 });
  const report = await verifyExport(await fileOf(part.lines, key));
  expect(report).toMatchObject({ ok: true, logs: [{ size: 200, told: 40 }] });
});

it("a reason is opened by its key and no other; without it the seal is as good", async () => {
  const nonce = newNonce();
  const opening = fieldKey(nonce, "reason");
  const row = { ...sealedRow(0), reason: commitmentTo(opening, "Diminta ketua kelompok") };
  const { lines: told } = await logLines(key, { rows: [row] });
  const opened = (reason: string) =>
    told.map((line) => (line.type === "row" ? { ...line, private: { reason, key: toHex(opening) } } : line));
  expect((await verifyExport(await fileOf(told, key))).ok).toBe(true);
  expect((await verifyExport(await fileOf(opened("Diminta ketua kelompok"), key))).ok).toBe(true);
  expect(codes(await verifyExport(await fileOf(opened("Lain"), key)))).toEqual(["reason_changed"]);
});

it.each(["", "\n", "{}\n", "bukan berkas", "[1,2]\n", '{"type":"end"}\n'])(
  "%j is no export, and nothing breaks",
  async (text) => {
    const report = await verifyExport(new TextEncoder().encode(text));
    expect(report.ok).toBe(false);
  },
);

it("a hundred thousand rows are read in five seconds", async () => {
  const many = await fileOf((await logLines(key, { rows: rowsOf(100_000), sealedAt: [50_000] })).lines, key);
  // Of this process: what else the machine does meanwhile does not count.
  const start = process.cpuUsage();
  expect((await verifyExport(many, { kept: notes.slice(0, 1) })).ok).toBe(true);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(5_000);
}, 60_000);
