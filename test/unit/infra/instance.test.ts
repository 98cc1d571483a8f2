import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempDir } from "#test/support/tempDir.ts";
import { parseNodeEnv } from "#worker/env.ts";
import { openInstance } from "#worker/node/instance.ts";
import { dueTicks } from "#worker/node/schedule.ts";
import { createSecrets } from "#worker/node/secrets.ts";

const open = (dir: string, variables: Record<string, string> = {}) =>
  openInstance(parseNodeEnv({ LANJUT_DATA: dir, ...variables }));

test("secrets, password and clock are made once and only their owner can read them", () => {
  const dir = tempDir();
  const first = open(dir);
  const { password } = first.demoPassword();
  const second = open(dir);
  expect(second.secrets).toEqual(first.secrets);
  expect(second.demoPassword()).toEqual({ password, changed: false });
  expect(password.length).toBeGreaterThanOrEqual(12);
  expect(statSync(join(dir, "instance.json")).mode & 0o777).toBe(0o600);
});

test("LANJUT_NOW starts the clock, later starts continue it, and it never goes backwards", () => {
  const dir = tempDir();
  const nearly = (instant: string, now: number) => expect(Math.abs(now - Date.parse(instant))).toBeLessThan(5_000);
  nearly("2026-03-01T08:00:00Z", open(dir, { LANJUT_NOW: "2026-03-01T08:00:00Z" }).now());
  nearly("2026-03-01T08:00:00Z", open(dir).now());
  nearly("2026-03-01T08:00:00Z", open(dir, { LANJUT_NOW: "2025-01-01T00:00:00Z" }).now());
  nearly("2026-04-01T15:00:00+07:00", open(dir, { LANJUT_NOW: "2026-04-01T15:00:00+07:00" }).now());
  const production = { ENVIRONMENT: "production", ...createSecrets() };
  expect(() => open(dir, production)).toThrow(/cannot serve with ENVIRONMENT=production/);
});

test("in production the secrets are the environment's and are not written down", () => {
  const dir = tempDir();
  const secrets = createSecrets();
  expect(open(dir, { ENVIRONMENT: "production", ...secrets }).secrets).toEqual(secrets);
  expect(readFileSync(join(dir, "instance.json"), "utf8")).not.toContain(secrets.INDEX_KEY);
});

test("a damaged instance file is never replaced by new keys", () => {
  const dir = tempDir();
  open(dir);
  writeFileSync(join(dir, "instance.json"), "{");
  expect(() => open(dir)).toThrow(/restore it from a backup/);
});

test("each cron is due at its minute, and once only after a long sleep", () => {
  const at = (instant: string) => Date.parse(instant);
  const crons = (now: string, last: string) => dueTicks(at(now), () => at(last)).map(({ cron }) => cron);
  expect(crons("2026-05-01T10:00:59Z", "2026-05-01T10:00:00Z")).toEqual([]);
  expect(crons("2026-05-01T10:01:00Z", "2026-05-01T10:00:00Z")).toEqual(["* * * * *"]);
  expect(crons("2026-05-01T11:00:00Z", "2026-05-01T10:59:00Z")).toEqual(["* * * * *", "0 * * * *"]);
  expect(crons("2026-05-01T18:00:00Z", "2026-05-01T17:59:00Z")).toEqual(["* * * * *", "0 * * * *", "0 18 * * *"]);
  const slept = dueTicks(at("2026-05-04T09:30:10Z"), () => at("2026-05-01T09:00:00Z"));
  expect(slept.map(({ at: instant }) => new Date(instant).toISOString())).toEqual([
    "2026-05-04T09:30:00.000Z",
    "2026-05-04T09:00:00.000Z",
    "2026-05-03T18:00:00.000Z",
  ]);
});
