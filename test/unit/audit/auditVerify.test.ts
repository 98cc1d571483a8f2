import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fingerprintOf, type SigningKey } from "#worker/audit/checkpoint.ts";
import { fileOf, logLines, newKey, sealedRow } from "./auditFile.ts";

const PROGRAM = join(import.meta.dirname, "../../../worker/node/auditVerify.ts");
const rows = (n: number) => Array.from({ length: n }, (_, i) => sealedRow(i));

interface Ended {
  code: number;
  said: string;
}

/** Runs the command as `npm run audit:verify --` does. */
const run = (...args: string[]): Promise<Ended> =>
  promisify(execFile)(process.execPath, [PROGRAM, ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (fault: { code: number; stdout: string; stderr: string }) => ({
      code: fault.code,
      said: fault.stdout + fault.stderr,
    }),
  );

let key: SigningKey;
let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  key = await newKey();
  folder = await mkdtemp(join(tmpdir(), "lanjut-verify-"));
  const { lines, notes } = await logLines(key, { rows: rows(20), sealedAt: [5] });
  const file = await fileOf(lines, key);
  await writeFile(path("sound.ndjson"), file);
  await writeFile(path("kept.txt"), String(notes[0]));
  const flipped = file.slice();
  flipped[900] = (flipped[900] ?? 0) ^ 1;
  await writeFile(path("flipped.ndjson"), flipped);
  const forked = rows(20).map((row, i) => (i === 2 ? { ...row, action: "delete" } : row));
  await writeFile(path("fork.ndjson"), await fileOf((await logLines(key, { rows: forked })).lines, key));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it("0 for a sound file, with the key and the checkpoint that were kept", async () => {
  const fingerprint = await fingerprintOf(key.publicKey);
  const ended = await run(path("sound.ndjson"), "--key", fingerprint, "--checkpoint", path("kept.txt"), "--lang", "en");
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.said).toContain("SOUND: nothing was changed");
  expect(ended.said).toContain("Checkpoints you kept: 1 compared, 1 with a signature that holds");
  expect((await run(path("sound.ndjson"), "--earlier", path("sound.ndjson"))).said).toContain("SAH:");
});

it.each([
  ["a flipped bit", ["flipped.ndjson"], "TIDAK SAH"],
  ["a fork of the checkpoint", ["fork.ndjson", "--checkpoint", "kept.txt"], "sejarahnya ditulis ulang"],
  ["a fork of an earlier export", ["fork.ndjson", "--earlier", "sound.ndjson"], "indeks 2"],
])("1 for %s", async (_, args, said) => {
  const ended = await run(...args.map((one) => (one.startsWith("--") ? one : path(one))));
  expect(ended.code).toBe(1);
  expect(ended.said).toContain(said);
});

it("1 for another key", async () => {
  const ended = await run(path("sound.ndjson"), "--key", "00".repeat(32));
  expect(ended).toMatchObject({ code: 1 });
  expect(ended.said).toContain("bukan kunci yang Anda punya");
});

it.each([
  ["no file", []],
  ["two files", ["sound.ndjson", "sound.ndjson"]],
  ["a file that is not there", ["nothing.ndjson"]],
  ["an unknown option", ["sound.ndjson", "--yes"]],
])("2 for %s, and says how", async (_, args) => {
  const ended = await run(...args.map((one) => (one.startsWith("--") ? one : path(one))));
  expect(ended.code).toBe(2);
  expect(ended.said.trim()).not.toBe("");
});
