import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeLock } from "./lock.ts";
import { findSqld } from "./sqldBinary.ts";
import { execute, healthy, setDurable } from "./sqldHttp.ts";
import { newToken } from "./sqldToken.ts";

export type Sqld = {
  /** With the token that lets its holder in. */
  url: string;
  pid(): number | undefined;
  restarts(): number;
  stop(): Promise<void>;
};

export type SqldOptions = {
  dir: string;
  /** 0 or absent: any free port. */
  port?: number;
  logFile?: string;
  probeEveryMs?: number;
  /** A write unanswered for so long (more than a batch may take) means sqld is stuck: it is killed and started again. */
  silentMs?: number;
  onRestart?: (reason: string) => void;
};

const PROBE = "INSERT INTO _probe (id, n) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET n = n + 1";

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export async function assertPortFree(port: number, advice: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer().once("error", (error: NodeJS.ErrnoException) => {
      reject(
        new Error(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use. Stop what uses it, or ${advice}`
            : `Port ${port} cannot be used (${error.code}): ${advice}`,
        ),
      );
    });
    server.listen(port, "127.0.0.1", () => server.close(() => resolve()));
  });
}

function lastLogLine(logFile: string | undefined, from: number): string {
  if (!logFile || !existsSync(logFile)) return "";
  const lines = readFileSync(logFile).subarray(from).toString().trim().split("\n");
  return (lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? "").slice(0, 300);
}

/**
 * Starts sqld on a data folder and keeps it answering writes. Its own automatic checkpoint stops all writes for
 * good under concurrent writers, hence `--checkpoint-interval-s` and the write probe.
 */
export async function startSqld(options: SqldOptions): Promise<Sqld> {
  const { dir, logFile, probeEveryMs = 2_000, silentMs = 15_000 } = options;
  const binary = await findSqld();
  if (options.port) await assertPortFree(options.port, "choose another for the database");
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Error(`The data folder ${dir} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const lock = takeLock(join(dir, ".lanjut-lock"), dir);
  const state = { child: undefined as ChildProcess | undefined, restarts: 0, stopping: false };
  const adminKey = randomBytes(24).toString("base64url");
  const { key, token } = newToken();
  const urlOf = (on: number) => `http://127.0.0.1:${on}?authToken=${token}`;
  let port = options.port ?? 0;
  let wake = new AbortController();

  async function launch(): Promise<void> {
    const adminPort = await freePort();
    const logStart = logFile && existsSync(logFile) ? statSync(logFile).size : 0;
    const log = logFile ? openSync(logFile, "a", 0o600) : "ignore";
    const child = spawn(
      binary,
      [
        ...["--no-welcome", "-d", dir, "--http-listen-addr", `127.0.0.1:${port}`],
        ...["--admin-listen-addr", `127.0.0.1:${adminPort}`, "--checkpoint-interval-s", "5"],
        // The probe keeps it awake; without a parent it ends by itself.
        ...["--idle-shutdown-timeout-s", "60"],
      ],
      {
        detached: true,
        stdio: ["ignore", log, log],
        env: {
          ...{ PATH: process.env.PATH, RUST_LOG: "warn", NO_COLOR: "1" },
          ...{ LIBSQL_ADMIN_AUTH_KEY: adminKey, SQLD_AUTH_JWT_KEY: key },
        },
      },
    );
    if (typeof log === "number") closeSync(log);
    state.child = child;
    let exit: string | undefined;
    child.once("error", (error) => {
      exit = error.message;
    });
    child.once("exit", (code, signal) => {
      exit ??= `ended with ${signal ?? code}`;
      wake.abort();
    });
    const url = urlOf(port);
    if (child.pid) lock.setChild(child.pid, url);
    for (const deadline = Date.now() + 20_000; ; await sleep(25)) {
      if (exit) throw new Error(`sqld did not start: ${exit}. ${lastLogLine(logFile, logStart)}`.trim());
      if (await healthy(url)) break;
      if (Date.now() > deadline) throw new Error(`sqld did not answer within 20 s. See ${logFile ?? "its log"}.`);
    }
    await setDurable(`http://127.0.0.1:${adminPort}`, adminKey, url);
    await execute(url, "CREATE TABLE IF NOT EXISTS _probe (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)", 10_000);
  }

  async function end(signal: NodeJS.Signals, graceMs: number): Promise<void> {
    const child = state.child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
    await gone;
    clearTimeout(force);
  }

  async function restart(reason: string): Promise<void> {
    state.restarts++;
    options.onRestart?.(reason);
    for (let wait = 100; !state.stopping; wait = Math.min(wait * 2, 5_000)) {
      await end("SIGKILL", 0);
      wake = new AbortController();
      try {
        return await launch();
      } catch (error) {
        options.onRestart?.((error as Error).message);
        await sleep(wait);
      }
    }
  }

  async function watch(): Promise<void> {
    let answeredAt = Date.now();
    while (!state.stopping) {
      await sleep(probeEveryMs, undefined, { signal: wake.signal }).catch(() => undefined);
      if (state.stopping) return;
      if (wake.signal.aborted) await restart("sqld ended by itself");
      else if (await execute(sqld.url, PROBE, silentMs).catch(() => false)) answeredAt = Date.now();
      else if (Date.now() - answeredAt > silentMs) await restart(`sqld took no write for ${silentMs} ms`);
      else continue;
      answeredAt = Date.now();
    }
  }

  const endNow = () => {
    state.child?.kill("SIGKILL");
    lock.release();
  };
  process.once("exit", endNow);
  const chosen = port;
  for (let attempt = 0; ; attempt++) {
    if (chosen === 0) port = await freePort();
    try {
      wake = new AbortController();
      await launch();
      break;
    } catch (error) {
      await end("SIGKILL", 0);
      if (chosen !== 0 || attempt === 2) {
        process.removeListener("exit", endNow);
        lock.release();
        throw error;
      }
    }
  }

  const sqld: Sqld = {
    url: urlOf(port),
    pid: () => state.child?.pid,
    restarts: () => state.restarts,
    async stop() {
      state.stopping = true;
      wake.abort();
      await watching;
      await end("SIGTERM", 3_000);
      process.removeListener("exit", endNow);
      lock.release();
    },
  };
  const watching = watch();
  return sqld;
}
