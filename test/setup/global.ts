import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startSqld } from "#db/local.ts";
import { MIGRATIONS, migrate } from "#db/migrate.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { hashPassword } from "#worker/node/password.ts";
import { createSecrets } from "#worker/node/secrets.ts";
import { bundleWorker, startWorkerd } from "#worker/node/workerd.ts";
import { startControl } from "./control.ts";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    workerUrl: string;
    secrets: Record<string, string>;
    workerLog: string;
    controlUrl: string;
    clockOffsetMs: number;
    password: { plain: string; hash: string };
  }
}

/** The instant at which the Worker under test starts its clock. */
const NOW = Date.parse("2026-06-15T03:00:00Z");

/** One sqld and one workerd for every test file; each suite makes its own organisations in them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "lanjut-test-"));
  const stops: (() => Promise<void>)[] = [async () => rmSync(dir, { recursive: true, force: true, maxRetries: 3 })];
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop();
  };
  process.once("SIGTERM", () => process.exit(143));
  try {
    const bundle = join(dir, "bundle");
    mkdirSync(join(import.meta.dirname, "../../admin/dist"), { recursive: true });
    const bundled = bundleWorker(bundle);
    bundled.catch(() => undefined);
    const sqld = await startSqld({ dir: join(dir, "sqld"), logFile: join(dir, "sqld.log") });
    stops.push(sqld.stop);
    const client = openNodeClient(sqld.url);
    await migrate(client, MIGRATIONS, NOW);
    await loadRegions(client);
    await client.batch(
      [
        "INSERT INTO meta (key, value) VALUES ('seed', 'done') ON CONFLICT DO NOTHING",
        "CREATE TABLE _taken_regencies (code TEXT PRIMARY KEY)",
        "INSERT INTO _taken_regencies VALUES ('35.73'), ('15.71')",
      ],
      "write",
    );
    client.close();
    await bundled;
    const secrets = createSecrets();
    const workerLog = join(dir, "worker.log");
    const clockOffsetMs = NOW - Date.now();
    const worker = await startWorkerd({
      bundle,
      logFile: workerLog,
      bindings: {
        ...secrets,
        ENVIRONMENT: "test",
        TURSO_DATABASE_URL: sqld.url,
        CLOCK_OFFSET_MS: String(clockOffsetMs),
      },
    });
    stops.push(worker.stop);
    const control = await startControl(worker, clockOffsetMs);
    stops.push(control.stop);
    const plain = "kata sandi uji 2026";
    project.provide("password", { plain, hash: await hashPassword(plain, Buffer.from(secrets.PEPPER, "base64")) });
    project.provide("controlUrl", control.url);
    project.provide("clockOffsetMs", clockOffsetMs);
    project.provide("databaseUrl", sqld.url);
    project.provide("workerUrl", worker.url);
    project.provide("secrets", secrets);
    project.provide("workerLog", workerLog);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}
