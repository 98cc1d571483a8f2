import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { convertV4MiniflareOptions, type Json, Log, LogLevel, Miniflare, type V4ModuleDefinition } from "miniflare";
import { unstable_getMiniflareWorkerOptions as readWranglerConfig } from "wrangler";
import { ROOT, runTool } from "./tool.ts";

export const WRANGLER_CONFIG = join(ROOT, "wrangler.toml");

export type Workerd = {
  url: string;
  /** The runtime's process, where it can be told. */
  pid?: number;
  /** Runs the scheduled handler as the platform would. */
  scheduled(cron: string, scheduledAt: number): Promise<void>;
  stop(): Promise<void>;
};

export type WorkerdOptions = {
  /** Folder made by `bundleWorker`. */
  bundle: string;
  /** Vars and secrets, over those of wrangler.toml. */
  bindings: Record<string, Json>;
  port?: number;
  host?: string;
  /** Where R2 and queues keep their state; absent: in memory. */
  persistTo?: string;
  logFile?: string;
};

/** The bundle that `wrangler deploy` would upload; of another entry script when one is named. */
export async function bundleWorker(outDir: string, script?: string): Promise<void> {
  const args = ["--dry-run", "--outdir", outDir, "--config", WRANGLER_CONFIG];
  await runTool(
    "Bundling the Worker",
    "wrangler/wrangler-dist/cli.js",
    ["deploy", ...(script ? [script] : []), ...args],
    {
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_LOG_PATH: join(outDir, "log"),
      CI: "1",
    },
  );
}

async function readModules(folder: string): Promise<V4ModuleDefinition[]> {
  const files = (await readdir(folder)).filter((file) => /\.(m?js|wasm)$/.test(file));
  const main = files.find((file) => !file.endsWith(".wasm"));
  if (!main) throw new Error(`${folder} holds no bundled Worker.`);
  return Promise.all(
    [main, ...files.filter((file) => file !== main)].map(async (file) => ({
      type: file.endsWith(".wasm") ? ("CompiledWasm" as const) : ("ESModule" as const),
      path: join(folder, file),
      contents: await readFile(join(folder, file)),
    })),
  );
}

/** Miniflare does not tell the process it started. */
function findRuntime(before: number[]): number | undefined {
  return listChildren().find((pid) => !before.includes(pid));
}

function listChildren(): number[] {
  try {
    const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="]).toString().split("\n");
    return rows
      .map((row) => row.trim().split(/\s+/))
      .filter(([, parent, command]) => Number(parent) === process.pid && /workerd$/.test(command ?? ""))
      .map(([pid]) => Number(pid));
  } catch {
    return [];
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const takeSignalListeners = () => SIGNALS.map((signal) => process.listeners(signal));

/** Miniflare exits the process at once on a signal: who started it must get to end its other children first. */
function dropNewSignalListeners(before: NodeJS.SignalsListener[][]): void {
  for (const [index, signal] of SIGNALS.entries()) {
    for (const listener of process.listeners(signal)) {
      if (!before[index]?.includes(listener)) process.removeListener(signal, listener);
    }
  }
}

/**
 * Runs the bundle on the workerd and with the bindings that wrangler brings, without its development proxy:
 * that one lets through a tenth of the requests.
 */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const { workerOptions } = readWranglerConfig(WRANGLER_CONFIG);
  const { modulesRules: _rules, ...worker } = workerOptions;
  const write = (line: string) => options.logFile && appendFileSync(options.logFile, `${line}\n`, { mode: 0o600 });
  const listeners = takeSignalListeners();
  const earlier = listChildren();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: options.host ?? "127.0.0.1",
      port: options.port ?? 0,
      cf: false,
      log: new Log(LogLevel.NONE),
      logRequests: false,
      telemetry: { enabled: false },
      handleStructuredLogs: ({ timestamp, level, message }) =>
        write(`${new Date(timestamp).toISOString()} ${level} ${message}`),
      ...(options.persistTo ? { resourcePersistencePath: options.persistTo } : {}),
      ...worker,
      name: "lanjut",
      modules: await readModules(options.bundle),
      modulesRoot: options.bundle,
      bindings: { ...(worker.bindings as Record<string, Json>), ...options.bindings },
    }),
  );
  const { origin: url } = await miniflare.ready.catch(async (error: Error) => {
    await miniflare.dispose().catch(() => undefined);
    throw new Error(`The Worker did not start: ${error.message}`);
  });
  dropNewSignalListeners(listeners);
  return {
    url,
    pid: findRuntime(earlier),
    async scheduled(cron, scheduledAt) {
      const fetcher = await miniflare.getWorker();
      const { outcome } = await fetcher.scheduled({ cron, scheduledTime: new Date(scheduledAt) });
      if (outcome !== "ok") throw new Error(`the job of ${cron} ended with ${outcome}`);
    },
    stop: () => miniflare.dispose(),
  };
}
