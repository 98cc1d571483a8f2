import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sqld, startSqld } from "#db/local.ts";
import { MIGRATIONS, migrate, readMigrations } from "#db/migrate.ts";
import { tempDir } from "#test/support/tempDir.ts";

const dir = mkdtempSync(join(tmpdir(), "lanjut-migrate-"));
let sqld: Sqld;

beforeAll(async () => {
  sqld = await startSqld({ dir: join(dir, "sqld") });
});
afterAll(async () => {
  await sqld.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** A database of its own within the one server: every table is dropped first. */
async function emptyDatabase(): Promise<Client> {
  const client = createClient({ url: sqld.url, intMode: "number" });
  const { rows } = await client.execute(
    "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name <> '_probe'",
  );
  await client.migrate(rows.map((row) => `DROP ${row.type} "${row.name}"`));
  return client;
}

function folderOf(files: Record<string, string>): string {
  const folder = join(tempDir(), "migrations");
  mkdirSync(folder);
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

const FIRST = "CREATE TABLE a (id INTEGER PRIMARY KEY);\n--> statement-breakpoint\nINSERT INTO a VALUES (1);";

test("the product's migrations apply to an empty database once", async () => {
  const client = await emptyDatabase();
  const names = readMigrations(MIGRATIONS).map(({ name }) => name);
  expect((await migrate(client)).applied).toEqual(names);
  expect((await migrate(client)).applied).toEqual([]);
  const { rows } = await client.execute("SELECT count(*) AS n FROM _migrations");
  expect(rows[0]?.n).toBe(names.length);
});

test("only what is new is applied, in order", async () => {
  const client = await emptyDatabase();
  const folder = folderOf({ "0000_create_a.sql": FIRST });
  await migrate(client, folder, 1);
  writeFileSync(join(folder, "0002_fill_b.sql"), "INSERT INTO b VALUES (1);");
  writeFileSync(join(folder, "0001_create_b.sql"), "CREATE TABLE b (id INTEGER);");
  expect((await migrate(client, folder, 2)).applied).toEqual(["0001_create_b", "0002_fill_b"]);
});

test("a migration that fails leaves nothing behind", async () => {
  const client = await emptyDatabase();
  const folder = folderOf({
    "0000_create_a.sql": `${FIRST}\n--> statement-breakpoint\nINSERT INTO missing VALUES (1);`,
  });
  await expect(migrate(client, folder, 1)).rejects.toThrow(/0000_create_a failed and left nothing behind/);
  await expect(client.execute("SELECT * FROM a")).rejects.toThrow(/no such table/);
});

test("a migration that was changed after it was applied is named", async () => {
  const client = await emptyDatabase();
  const folder = folderOf({ "0000_create_a.sql": FIRST });
  await migrate(client, folder, 1);
  writeFileSync(join(folder, "0000_create_a.sql"), `${FIRST} `);
  await expect(migrate(client, folder, 2)).rejects.toThrow(/0000_create_a was changed/);
});

test("a database of a newer version is refused", async () => {
  const client = await emptyDatabase();
  await migrate(
    client,
    folderOf({ "0000_create_a.sql": FIRST, "0001_create_b.sql": "CREATE TABLE b (id INTEGER);" }),
    1,
  );
  await expect(migrate(client, folderOf({ "0000_create_a.sql": FIRST }), 2)).rejects.toThrow(
    /0001_create_b.*newer version/,
  );
});

test("a table is rebuilt without its children being deleted", async () => {
  const client = await emptyDatabase();
  const folder = folderOf({
    "0000_create_tables.sql": `CREATE TABLE parent (id INTEGER PRIMARY KEY);
--> statement-breakpoint
CREATE TABLE child (id INTEGER PRIMARY KEY, parentId INTEGER NOT NULL REFERENCES parent(id) ON DELETE CASCADE);
--> statement-breakpoint
INSERT INTO parent VALUES (1);
--> statement-breakpoint
INSERT INTO child VALUES (1, 1);`,
  });
  await migrate(client, folder, 1);
  writeFileSync(
    join(folder, "0001_change_parent.sql"),
    `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_parent (id INTEGER PRIMARY KEY, name TEXT);
--> statement-breakpoint
INSERT INTO __new_parent (id) SELECT id FROM parent;
--> statement-breakpoint
DROP TABLE parent;
--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;
--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
  );
  await migrate(client, folder, 2);
  expect((await client.execute("SELECT count(*) AS n FROM child")).rows[0]?.n).toBe(1);
  await expect(client.execute("INSERT INTO child VALUES (2, 99)")).rejects.toThrow(/FOREIGN KEY/);
});

test("a database in use keeps its events and all its triggers when their table is built anew", async () => {
  const client = await emptyDatabase();
  const folder = folderOf({});
  const all = readMigrations(MIGRATIONS).map(({ name }) => name);
  const rebuild = all.findIndex((name) => name.endsWith("add_support_and_cases"));
  for (const name of all.slice(0, rebuild)) copyFileSync(join(MIGRATIONS, `${name}.sql`), join(folder, `${name}.sql`));
  await migrate(client, folder, 1);
  const own = "'org_1', 1, 'test', 1, 'test'";
  const owned = "organizationId, createdAt, createdBy, updatedAt, updatedBy";
  await client.batch(
    [
      `INSERT INTO organizations (id, ${owned}, name, kind, regionCode) VALUES ('org_1', ${own}, 'Dinas', 'office', '35.73')`,
      `INSERT INTO programs (id, ${owned}, name, year, fundingSource, regionCode) VALUES ('prg_1', ${own}, 'Menjahit', 2025, 'csr', '35.73')`,
      `INSERT INTO groups (id, ${owned}, programId, name, nameKey, enteredOn) VALUES ('grp_1', ${own}, 'prg_1', 'Mawar', 'mawar', '2025-01-01')`,
      `INSERT INTO marketing_supports (id, ${owned}, groupId, kind, "on") VALUES ('mkt_1', ${own}, 'grp_1', 'photo', '2025-02-01')`,
      `INSERT INTO events (id, organizationId, groupId, kind, "on", recordedAt, actorId, subjectId) VALUES
        ('evt_1', 'org_1', 'grp_1', 'marketing_support', '2025-02-01', 1, 'test', 'mkt_1')`,
    ],
    "write",
  );
  const triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";
  const before = (await client.execute(triggers)).rows.map(({ name }) => name);

  await migrate(client, MIGRATIONS, 2);
  const after = (await client.execute(triggers)).rows.map(({ name }) => name);
  expect(after).toEqual(expect.arrayContaining(before));
  expect((await client.execute("SELECT id FROM events")).rows.map(({ id }) => id)).toEqual(["evt_1"]);
  expect((await client.execute("SELECT caseDueDays FROM settings")).rows.map((row) => row.caseDueDays)).toEqual([14]);
  await expect(client.execute("DELETE FROM events")).rejects.toThrow(/append-only/);
  await client.execute("UPDATE marketing_supports SET deletedAt = 3 WHERE id = 'mkt_1'");
  expect((await client.execute("SELECT eventId FROM void_events")).rows.map((row) => row.eventId)).toEqual(["evt_1"]);
});
