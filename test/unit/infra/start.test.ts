import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startSqld } from "#db/local.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { type RunningSystem, startRunningSystem } from "#test/support/runningSystem.ts";
import { isAlive, tempDir } from "#test/support/tempDir.ts";

const dir = mkdtempSync(join(tmpdir(), "lanjut-start-"));
const RUN = ["worker/node/run.mjs", "worker/node/start.ts"];
let system: RunningSystem;

beforeAll(async () => {
  system = await startRunningSystem(dir, { LANJUT_SEED: "empty", LANJUT_NOW: "2026-03-02T01:00:00Z" });
}, 180_000);
afterAll(async () => {
  await system.stop();
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
});

/** Runs `npm start` to its end, which must come by itself. */
function startAndFail(variables: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? "", LANJUT_DATA: tempDir(), PORT: "0", ...variables };
    const child = spawn(process.execPath, RUN, { env, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.once("exit", (code) => resolve({ code, stderr }));
  });
}

const childrenOf = (pid: number | undefined) =>
  execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)])
    .toString()
    .split("\n")
    .map(Number)
    .filter((one) => one > 0);

const get = (path: string) => fetch(new URL(path, system.url));

test("answers on its address, healthy, with the console and its headers", async () => {
  const health = await get("/api/health");
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: "ok", database: "ok" });
  const page = await get("/kelompok/grp_1");
  expect(await page.text()).toContain("<!doctype html>");
  expect(Object.fromEntries(page.headers)).toMatchObject({
    "content-security-policy": expect.stringMatching(/default-src 'self'.*frame-ancestors 'none'/),
    "strict-transport-security": expect.stringMatching(/max-age=(3153|6307)\d+; includeSubDomains/),
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": expect.any(String),
  });
  expect([...page.headers.keys()].filter((name) => name.startsWith("x-mf"))).toEqual([]);
});

test("the first admin gets a one-time link, and it sets a password once", async () => {
  const token = /#\/reset\/(\S+)/.exec(system.output())?.[1];
  const redeem = () =>
    fetch(new URL("/api/password-reset", system.url), {
      method: "POST",
      headers: { "content-type": "application/json", origin: system.url },
      body: JSON.stringify({ token, password: "lampu hijau tebing 77" }),
    });
  expect((await redeem()).ok).toBe(true);
  expect((await redeem()).ok).toBe(false);
});

test("the runtime's own addresses are closed, but a cron can be fired on a local instance", async () => {
  for (const path of ["/cdn-cgi/local/r2/public/lanjut-files/x", "/cdn-cgi/local/explorer"]) {
    expect((await get(path)).status).toBe(404);
  }
  expect((await get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")).status).toBe(200);
});

test("only the owner reads the data folder", () => {
  expect(statSync(join(dir, "instance.json")).mode & 0o077).toBe(0);
  expect(readFileSync(join(dir, "instance.json"), "utf8")).toContain("FIELD_KEYS");
});

test.each([
  ["a folder in use", () => ({ LANJUT_DATA: dir }), /in use by process \d+.*set LANJUT_DATA/],
  ["a port in use", () => ({ PORT: new URL(system.url).port }), /Port \d+ is in use.*PORT=/],
  ["a bad variable", () => ({ PORT: "many" }), /PORT must be a port number/],
  [
    "an unreachable database",
    () => ({ TURSO_DATABASE_URL: "http://127.0.0.1:9" }),
    /cannot be reached.*TURSO_DATABASE_URL/,
  ],
  ["production without secrets", () => ({ ENVIRONMENT: "production" }), /FIELD_KEYS is required/],
  ["a folder that cannot be written", () => ({ LANJUT_DATA: "/dev/null/x" }), /cannot be written.*LANJUT_DATA/],
])(
  "%s ends the start with one line",
  async (_name, variables, message) => {
    const { code, stderr } = await startAndFail(variables());
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  },
  30_000,
);

test("ends all it started, and the next start has the same data and clock", async () => {
  const children = childrenOf(system.process.pid);
  expect(children.length).toBeGreaterThanOrEqual(2);
  expect(await system.stop()).toBe(0);
  expect(children.filter(isAlive)).toEqual([]);
  system = await startRunningSystem(dir);
  expect((await get("/api/health")).status).toBe(200);
  expect(system.output()).not.toContain("First start");
  expect(system.output()).not.toContain("#/reset/");
}, 60_000);

test("another libSQL server serves as well as the local one: it is migrated and starts empty", async () => {
  const remote = await startSqld({ dir: tempDir() });
  onTestFinished(remote.stop);
  const elsewhere = await startRunningSystem(tempDir(), { TURSO_DATABASE_URL: remote.url });
  onTestFinished(async () => void (await elsewhere.stop()));
  expect((await fetch(new URL("/api/health", elsewhere.url))).status).toBe(200);
  expect(elsewhere.output()).toContain("#/reset/");
  const { rows } = await openNodeClient(remote.url).execute("SELECT count(*) AS n FROM users");
  expect(rows[0]?.n).toBe(1);
}, 60_000);
