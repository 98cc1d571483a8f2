import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type NodeEnv, parseSecrets, SECRET_NAMES } from "#worker/env.ts";
import { createSecrets } from "./secrets.ts";

/** What an instance keeps between starts, readable by its owner alone. */
type SecretTexts = ReturnType<typeof createSecrets>;
type Kept = {
  /** Absent where the environment brings them: production. */
  secrets?: SecretTexts;
  clockOffsetMs: number;
  demoPassword?: string;
  lastTicks: Record<string, number>;
};

export type Instance = {
  dir: string;
  path(...names: string[]): string;
  secrets: SecretTexts;
  clockOffsetMs: number;
  now(): number;
  /** Made on the first call that finds none; `changed` tells that it is not the one kept until now. */
  demoPassword(): { password: string; changed: boolean };
  lastTick(cron: string): number | undefined;
  recordTick(cron: string, at: number): void;
};

const WORDS =
  "sawah kopi jahit pasar rotan batik kebun perahu lontar gula kapas tenun anyam pandan jagung kelapa".split(" ");

/** Easy to read aloud and type; 4 words and 4 digits of randomness. */
function makePassword(): string {
  const bytes = randomBytes(6);
  const words = [...bytes.subarray(0, 4)].map((byte) => WORDS[byte % WORDS.length]);
  return `${words.join("-")}-${String(1000 + (bytes.readUInt16BE(4) % 9000))}`;
}

function readKept(file: string): Partial<Kept> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<Kept>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new Error(`${file} cannot be read: restore it from a backup. It holds the keys of the stored personal data.`);
  }
}

/** A clock set with LANJUT_NOW starts there and runs on; a later value may only move it forward. */
function clockOffset(kept: number | undefined, lanjutNow: string | undefined): number {
  const asked = lanjutNow === undefined ? undefined : Date.parse(lanjutNow) - Date.now();
  if (kept === undefined) return asked ?? 0;
  return asked === undefined ? kept : Math.max(kept, asked);
}

/** Not mkdir's own recursion: that never ends where the parent exists but takes no folder. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

export function openDataFolder(dir: string): string {
  const path = resolve(dir);
  try {
    makeFolder(join(path, "log"));
    accessSync(path, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The data folder ${path} cannot be written (${code}). Choose another with LANJUT_DATA=…`);
  }
  return path;
}

/** Opens what the data folder keeps; secrets, clock and password are made on the first start. */
export function openInstance(env: NodeEnv): Instance {
  const dir = openDataFolder(env.LANJUT_DATA);
  const file = join(dir, "instance.json");
  const before = readKept(file);
  const production = env.ENVIRONMENT === "production";
  const own = before.secrets ?? (production ? undefined : createSecrets());
  const secrets = Object.fromEntries(SECRET_NAMES.map((name) => [name, env[name] ?? own?.[name] ?? ""])) as SecretTexts;
  parseSecrets(secrets);
  const kept: Kept = {
    ...before,
    ...(own ? { secrets: own } : {}),
    clockOffsetMs: production ? 0 : clockOffset(before.clockOffsetMs, env.LANJUT_NOW),
    lastTicks: before.lastTicks ?? {},
  };
  if (production && before.clockOffsetMs) {
    throw new Error(`The clock of ${dir} was set with LANJUT_NOW: it cannot serve with ENVIRONMENT=production.`);
  }
  const save = () => {
    writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  if (JSON.stringify(kept) !== JSON.stringify(before)) save();
  return {
    dir,
    path: (...names) => join(dir, ...names),
    secrets,
    clockOffsetMs: kept.clockOffsetMs,
    now: () => Date.now() + kept.clockOffsetMs,
    demoPassword() {
      const password = env.LANJUT_DEMO_PASSWORD ?? kept.demoPassword ?? makePassword();
      const changed = password !== kept.demoPassword;
      if (changed) {
        kept.demoPassword = password;
        save();
      }
      return { password, changed };
    },
    lastTick: (cron) => kept.lastTicks[cron],
    recordTick(cron, at) {
      kept.lastTicks[cron] = at;
      save();
    },
  };
}
