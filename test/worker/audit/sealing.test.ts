import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OwnDatabase, openOwnDatabase } from "#test/support/ownDatabase.ts";
import { openCheckpoint, signingKeyFrom } from "#worker/audit/checkpoint.ts";
import { runSealing } from "#worker/audit/seal.ts";

const NOW = Date.parse("2026-06-15T05:00:00Z");
const MINUTE = 60_000;

interface Sealed {
  leafIndex: number;
  auditId: string;
}

let own: OwnDatabase;
let number = 0;

beforeAll(async () => {
  own = await openOwnDatabase();
});
afterAll(() => own.stop());

/** Writes rows of a log as writes of the system do: the trigger lines them up in the order of their commits. */
async function write(organizationId: string, at: number, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `aud_${String(++number).padStart(8, "0")}`);
  await own.client.batch(
    ids.map((id) => ({
      sql: `INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, requestId)
        VALUES (?, ?, ?, 'user', 'usr_uji', 'update', 'groups', 'grp_uji', 'req')`,
      args: [id, organizationId, at],
    })),
    "write",
  );
  return ids;
}

const sealedOf = (organizationId: string) =>
  own.rows<Sealed>(
    "SELECT leafIndex, auditId FROM audit_leaves WHERE organizationId = ? ORDER BY leafIndex",
    organizationId,
  );
const notesOf = (organizationId: string) =>
  own.rows<{ size: number; at: number; note: string }>(
    "SELECT size, at, note FROM checkpoints WHERE organizationId = ? ORDER BY size",
    organizationId,
  );

it("workers that seal at the same moment, while rows are written, seal each row once and leave no gap", async () => {
  const office = await own.organization();
  const written: string[] = [];
  for (let round = 0; round < 5; round++) {
    const sealing = [1, 2, 3, 4].map((n) => runSealing(own.at(NOW + round * MINUTE + n)));
    const [ids] = await Promise.all([write(office, NOW + round * MINUTE, 7), ...sealing]);
    written.push(...ids);
  }
  await runSealing(own.at(NOW + 10 * MINUTE));
  const sealed = await sealedOf(office);
  expect(sealed.map(({ leafIndex }) => leafIndex)).toEqual(written.map((_, i) => i));
  expect(sealed.map(({ auditId }) => auditId)).toEqual(written);
  const sizes = (await notesOf(office)).map(({ size }) => size);
  expect(sizes).toEqual([...new Set(sizes)]);
  expect(sizes.at(-1)).toBe(written.length);
});

it("a row that is committed late, with an earlier instant, is sealed after what was sealed already", async () => {
  const office = await own.organization();
  const first = await write(office, NOW, 3);
  await runSealing(own.at(NOW));
  const late = await write(office, NOW - 60 * MINUTE);
  await runSealing(own.at(NOW + MINUTE));
  expect((await sealedOf(office)).map(({ auditId }) => auditId)).toEqual([...first, ...late]);
});

it("a clock that was set back makes no checkpoint older than the one before", async () => {
  const office = await own.organization();
  await write(office, NOW);
  await runSealing(own.at(NOW));
  await write(office, NOW - 90 * MINUTE);
  expect(await runSealing(own.at(NOW - 90 * MINUTE))).toEqual({ rows: 1, checkpoints: 1 });
  const notes = await notesOf(office);
  expect(notes.map(({ size, at }) => [size, at])).toEqual([
    [1, NOW],
    [2, NOW],
  ]);
  const { publicKey } = await signingKeyFrom(own.secrets.AUDIT_SIGNING_KEY[0]);
  for (const { note, size } of notes) expect(await openCheckpoint(note, publicKey)).toMatchObject({ size, at: NOW });
});

it("more rows than one checkpoint takes are sealed in one run, each checkpoint going on from the last", async () => {
  const office = await own.organization();
  await write(office, NOW, 4_500);
  expect(await runSealing(own.at(NOW))).toEqual({ rows: 4_500, checkpoints: 3 });
  expect((await notesOf(office)).map(({ size }) => size)).toEqual([2_000, 4_000, 4_500]);
});

describe("what is written once", () => {
  const TABLES = [
    ...["access_log", "access_subjects", "audit_leaves", "audit_log", "checkpoints", "config_versions"],
    ...["equipment_moves", "events", "finding_steps", "form_versions", "sample_frames"],
  ];

  it("these are all the tables that refuse to be changed, each refuses to be emptied as well", async () => {
    const found = await own.rows<{ name: string; tbl_name: string }>(
      "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%is append-only%' ORDER BY name",
    );
    expect(found.map(({ name }) => name)).toEqual(
      [...TABLES.flatMap((table) => ["delete", "replace", "update"].map((what) => `${table}_no_${what}`))]
        // Forgotten with a person; and what is there already stands, silently.
        .concat(["audit_private_no_replace", "audit_private_no_update"])
        .filter((name) => name !== "config_versions_no_replace")
        .sort(),
    );
  });

  it.each(TABLES)("%s: a row in it can be neither changed nor deleted", async (table) => {
    const ddl = await own.rows<{ sql: string }>(
      "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'trigger') AND name GLOB ? ORDER BY type",
      ...[table, `${table}*`],
    );
    // The same table with its triggers, where what a row must point to and may hold does not matter.
    const copy = new DatabaseSync(":memory:", { enableForeignKeyConstraints: false });
    for (const { sql } of ddl) if (!/^CREATE TRIGGER/.test(sql) || /_no_/.test(sql)) copy.exec(sql);
    copy.exec("PRAGMA ignore_check_constraints = ON");
    const columns = copy.prepare("SELECT name, type FROM pragma_table_info(?)").all(table) as Record<string, string>[];
    const values = columns.map(({ type }) => (/INT/i.test(String(type)) ? "1" : "'{}'"));
    copy.exec(`INSERT INTO ${table} VALUES (${values.join(", ")})`);
    const before = copy.prepare(`SELECT * FROM ${table}`).all();
    expect(before).toHaveLength(1);
    const refused = new RegExp(`${table} is append-only`);
    for (const { name } of columns)
      expect(() => copy.exec(`UPDATE ${table} SET "${name}" = "${name}"`)).toThrow(refused);
    expect(() => copy.exec(`DELETE FROM ${table}`)).toThrow(refused);
    const again = `INSERT OR REPLACE INTO ${table} VALUES (${values.join(", ")})`;
    const byPlace = `INSERT OR REPLACE INTO ${table} (rowid, ${columns.map(({ name }) => `"${name}"`)}) VALUES (1, ${columns.map(({ type }) => (/INT/i.test(String(type)) ? "2" : "'other'"))})`;
    for (const sql of [again, byPlace]) {
      if (table === "config_versions") copy.exec(sql);
      else expect(() => copy.exec(sql)).toThrow(refused);
    }
    expect(copy.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });
});

it("what waits for its seal is not taken out of the queue, and what opens a commitment is not written anew", async () => {
  const office = await own.organization();
  const [id] = await write(office, NOW);
  await expect(own.client.execute("DELETE FROM audit_pending")).rejects.toThrow("waits for its seal");
  await expect(own.client.execute("UPDATE audit_pending SET auditId = 'x'")).rejects.toThrow("waits for its seal");
  const opened = "INSERT OR REPLACE INTO audit_private (auditId, organizationId, nonce, reason) VALUES (?, ?, 'n', ?)";
  await own.client.execute({ sql: opened, args: [String(id), office, "Alasan"] });
  const anew = own.client.execute({ sql: opened, args: [String(id), office, "Alasan lain"] });
  await expect(anew).rejects.toThrow("audit_private is append-only");
  await runSealing(own.at(NOW + MINUTE));
  expect((await sealedOf(office)).map(({ auditId }) => auditId)).toEqual([id]);
});
