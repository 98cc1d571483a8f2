import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openClient } from "#db/client.ts";
import { startSqld } from "#db/local.ts";
import { migrate } from "#db/migrate.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { hashPassword } from "#worker/node/password.ts";
import { createSecrets } from "#worker/node/secrets.ts";
import { bundleWorker, startWorkerd } from "#worker/node/workerd.ts";
import { type Dataset, EMAIL, generate, PASSWORD, type Sizes } from "./dataset.ts";
import { startRecorder } from "./recorder.ts";

const folder = mkdtempSync(join(tmpdir(), "lanjut-bench-"));
const APP = join(folder, "app");
const BARE = join(folder, "bare");
const secrets = createSecrets();

/** Bundles of the Worker and of the bare one, made once. */
export async function bundle() {
  await bundleWorker(APP);
  await bundleWorker(BARE, join(import.meta.dirname, "bareWorker.ts"));
}
export const removeFolder = () => rmSync(folder, { recursive: true, force: true });

const bindings = (databaseUrl: string) => ({
  ...secrets,
  TURSO_DATABASE_URL: databaseUrl,
  ENVIRONMENT: "local",
  VERSION: "bench",
});

/** A database with generated work, the Worker on workerd, the same behind a recorder, and the bare Worker. */
export async function startBench(name: string, sizes: Sizes) {
  const sqld = await startSqld({ dir: join(folder, name) });
  const client = openClient(sqld.url);
  await migrate(client);
  await loadRegions(client);
  const now = Date.now();
  const dataset: Dataset = await generate(
    client,
    sizes,
    now,
    await hashPassword(PASSWORD, Buffer.from(secrets.PEPPER, "base64")),
  );
  const recorder = await startRecorder(sqld.url);
  const app = await startWorkerd({ bundle: APP, bindings: bindings(sqld.url) });
  const recorded = await startWorkerd({ bundle: APP, bindings: bindings(recorder.url) });
  const bare = await startWorkerd({ bundle: BARE, bindings: bindings(sqld.url) });
  const signIn = async (base: string) => {
    const reply = await fetch(new URL("/api/session", base), {
      method: "POST",
      headers: { "content-type": "application/json", origin: new URL(base).origin },
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${await reply.text()}`);
    return reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  };
  return {
    sqld,
    client,
    dataset,
    recorder,
    appUrl: app.url,
    recordedUrl: recorded.url,
    bareUrl: bare.url,
    cookie: await signIn(app.url),
    recordedCookie: await signIn(recorded.url),
    stop: async () => {
      await Promise.all([app.stop(), recorded.stop(), bare.stop(), recorder.stop()]);
      await sqld.stop();
    },
  };
}
export type Bench = Awaited<ReturnType<typeof startBench>>;

/** One request; throws on anything but the status expected. */
export async function call(
  base: string,
  cookie: string,
  method: string,
  path: string,
  expected: number,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const reply = await fetch(new URL(path, base), {
    method,
    headers: {
      cookie,
      origin: new URL(base).origin,
      ...(body instanceof FormData || body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (reply.status !== expected) throw new Error(`${method} ${path}: ${reply.status} ${text.slice(0, 300)}`);
  return text;
}

/** Largest resident size, in MB, of the workerd processes below this one since they started. */
export function workerdPeakMb(): number {
  let peak = 0;
  for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      if (!/^Name:\s+workerd/m.test(status)) continue;
      if (!descends(Number(pid))) continue;
      peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // gone in the meantime
    }
  }
  return Math.round(peak);
}

function descends(pid: number): boolean {
  for (let one = pid; one > 1; ) {
    if (one === process.pid) return true;
    one = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? 0);
  }
  return false;
}

/** Where the measurements were made. */
export function machine(): string {
  const cpu = /model name\s*:\s*(.+)/.exec(readFileSync("/proc/cpuinfo", "utf8"))?.[1] ?? "unknown CPU";
  return `${cpu}, ${execFileSync("nproc").toString().trim()} cores, Node ${process.version}`;
}
