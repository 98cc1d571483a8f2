import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { expect, onTestFinished, test } from "vitest";
import { type SqldOptions, startSqld } from "#db/local.ts";
import { newToken } from "#db/sqldToken.ts";
import { isAlive, tempDir } from "#test/support/tempDir.ts";

async function start(dir: string, options: Partial<SqldOptions> = {}) {
  const sqld = await startSqld({ dir, logFile: join(dir, "sqld.log"), probeEveryMs: 200, ...options });
  onTestFinished(sqld.stop);
  return { sqld, client: createClient({ url: sqld.url, intMode: "number" }) };
}

const count = async (url: string) => {
  const { rows } = await createClient({ url, intMode: "number" }).execute("SELECT count(*) AS n FROM kept");
  return rows[0]?.n;
};

test("keeps its data over a stop, and leaves no process behind", async () => {
  const dir = tempDir();
  const first = await start(dir);
  await first.client.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)");
  await first.client.execute("INSERT INTO kept VALUES (1)");
  const pid = first.sqld.pid();
  await first.sqld.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await start(dir);
  expect(await count(second.sqld.url)).toBe(1);
});

test("syncs every commit to the disk", async () => {
  const { client } = await start(tempDir());
  expect((await client.execute("PRAGMA synchronous")).rows[0]?.synchronous).toBe(2);
});

test("refuses a folder that is in use, and takes over one whose owner died", async () => {
  const dir = tempDir();
  const { sqld } = await start(dir);
  await expect(startSqld({ dir })).rejects.toThrow(/in use by process \d+.*LANJUT_DATA/);
  await sqld.stop();
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(dir, ".lanjut-lock"), JSON.stringify({ pid, started: "Thu Jan  1 00:00:00 1970" }));
  const again = await start(dir);
  expect(isAlive(again.sqld.pid())).toBe(true);
});

test("names the port that is in use", async () => {
  const { sqld } = await start(tempDir());
  const port = Number(new URL(sqld.url).port);
  await expect(startSqld({ dir: tempDir(), port })).rejects.toThrow(`Port ${port} is in use`);
});

test.each([
  ["killed", "SIGKILL", /ended by itself/],
  ["stuck", "SIGSTOP", /took no write for 700 ms/],
] as const)(
  "a %s sqld is started again on its address, and no acknowledged write is lost",
  async (_name, signal, reason) => {
    const reasons: string[] = [];
    const { sqld, client } = await start(tempDir(), { silentMs: 700, onRestart: (text) => reasons.push(text) });
    await client.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)");
    const acknowledged: number[] = [];
    let next = 0;
    const write = async () => {
      const id = next++;
      const batch = createClient({ url: sqld.url }).batch([`INSERT INTO kept VALUES (${id})`], "write");
      await batch.then(
        () => acknowledged.push(id),
        () => undefined,
      );
    };
    const writeFor = async (ms: number) => {
      const end = performance.now() + ms;
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          while (performance.now() < end) await write();
        }),
      );
    };
    await writeFor(300);
    process.kill(sqld.pid() ?? 0, signal);
    await expect.poll(() => sqld.restarts(), { timeout: 10_000 }).toBe(1);
    await writeFor(300);
    expect(reasons[0]).toMatch(reason);
    const { rows } = await createClient({ url: sqld.url, intMode: "number" }).execute("SELECT id FROM kept");
    const stored = new Set(rows.map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  },
  30_000,
);

test("a folder that cannot be written is named in one line", async () => {
  const file = join(tempDir(), "file");
  writeFileSync(file, "");
  await expect(startSqld({ dir: join(file, "data") })).rejects.toThrow(/data folder .* cannot be written \(ENOTDIR\)/);
});

test("answers nobody without its token", async () => {
  const { sqld } = await start(tempDir());
  const { origin } = new URL(sqld.url);
  const other = newToken().token;
  const body = JSON.stringify({ requests: [{ type: "execute", stmt: { sql: "SELECT 1" } }] });
  const strangers: Record<string, string>[] = [
    {},
    { authorization: `Bearer ${other}` },
    { origin: "http://lain.test" },
  ];
  for (const headers of strangers) {
    expect((await fetch(`${origin}/v2/pipeline`, { method: "POST", headers, body })).status).toBe(401);
    expect((await fetch(`${origin}/dump`, { headers })).status).toBe(401);
  }
});
