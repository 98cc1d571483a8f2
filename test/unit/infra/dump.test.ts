import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { expect, onTestFinished, test } from "vitest";
import { startSqld } from "#db/local.ts";
import { migrate } from "#db/migrate.ts";
import { tempDir } from "#test/support/tempDir.ts";
import { restoreBackup, writeBackup } from "#worker/node/dump.ts";

async function newDatabase() {
  const sqld = await startSqld({ dir: tempDir() });
  onTestFinished(sqld.stop);
  return { url: sqld.url, client: createClient({ url: sqld.url, intMode: "number" }) };
}

const AWKWARD = 'it\'s\r\nline; "two" \\n END;\n-- not a comment';

test("a backup comes back row for row, with triggers and awkward text", async () => {
  const source = await newDatabase();
  await migrate(source.client);
  await source.client.execute({ sql: "INSERT INTO meta VALUES ('awkward', ?)", args: [AWKWARD] });
  const file = join(tempDir(), "backup.sql.gz");
  const counts = await writeBackup(source.url, undefined, file);
  const target = await newDatabase();
  expect(await restoreBackup(target.client, file)).toEqual(counts);
  const schema = "SELECT type, name, sql FROM sqlite_schema WHERE name <> '_probe' ORDER BY type, name";
  expect((await target.client.execute(schema)).rows).toEqual((await source.client.execute(schema)).rows);
  const { rows } = await target.client.execute("SELECT value FROM meta WHERE key = 'awkward'");
  expect(rows[0]?.value).toBe(AWKWARD);
  await expect(target.client.execute("INSERT INTO guard (ok, code) VALUES (0, 'stale')")).rejects.toThrow(
    /guard:stale/,
  );
  await expect(restoreBackup(target.client, file)).rejects.toThrow(/not empty/);
}, 60_000);

test("a backup taken while others write is one state", async () => {
  const { url, client } = await newDatabase();
  await client.batch(["CREATE TABLE one (id INTEGER)", "CREATE TABLE two (id INTEGER)"], "write");
  await client.execute(
    "INSERT INTO one WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n",
  );
  await client.execute("INSERT INTO two SELECT id FROM one");
  let writing = true;
  const writer = (async () => {
    while (writing) await client.batch(["INSERT INTO one VALUES (0)", "INSERT INTO two VALUES (0)"], "write");
  })();
  const counts = await writeBackup(url, undefined, join(tempDir(), "backup.sql.gz"));
  writing = false;
  await writer;
  expect(counts.one).toBe(counts.two);
  expect(counts.one).toBeGreaterThanOrEqual(20_000);
}, 60_000);

test("a damaged backup is refused before anything is written", async () => {
  const { url, client } = await newDatabase();
  await client.execute("CREATE TABLE one (id INTEGER)");
  const file = join(tempDir(), "backup.sql.gz");
  await writeBackup(url, undefined, file);
  const target = await newDatabase();
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length - 40));
  await expect(restoreBackup(target.client, file)).rejects.toThrow(/cannot be read as a backup|damaged/);
  const { rows } = await target.client.execute("SELECT name FROM sqlite_schema WHERE name = 'one'");
  expect(rows).toEqual([]);
});
