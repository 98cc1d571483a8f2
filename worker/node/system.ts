import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { assertPortFree } from "#db/local.ts";
import { takeLock } from "#db/lock.ts";
import { MIGRATIONS, migrate } from "#db/migrate.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { MAP_NAMES, MESSENGER_NAMES, type NodeEnv } from "#worker/env.ts";
import { buildConsole } from "./console.ts";
import { type Database, openDatabase } from "./database.ts";
import { startFront } from "./front.ts";
import { type Instance, openDataFolder, openInstance } from "./instance.ts";
import { startSchedule } from "./schedule.ts";
import { chooseSeed, readSeedState, runSeed, type SeedKind, updateDemoPassword } from "./seed.ts";
import { ROOT } from "./tool.ts";
import { bundleWorker, startWorkerd } from "./workerd.ts";

export type System = { url: string; kind: SeedKind | undefined; instance: Instance; database: Database };
export type Report = { step(text: string): void; warn(text: string): void };

const VERSION = String((JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version);

/** Everything that was started, ended in reverse order; what comes after that is ended at once. */
export class Children {
  readonly #stops: (() => Promise<void> | void)[] = [];
  #stopped = false;
  async add(stop: () => Promise<void> | void): Promise<void> {
    this.#stops.push(stop);
    if (this.#stopped) await this.stop();
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) await stop();
  }
}

async function prepareDatabase(
  env: NodeEnv,
  instance: Instance,
  children: Children,
  report: Report,
): Promise<Database> {
  const local = {
    dir: instance.path("sqld"),
    logFile: instance.path("log", "sqld.log"),
    onRestart: (reason: string) => report.warn(`Database restarted: ${reason}`),
  };
  let database = await openDatabase(env, local);
  const close = () => database.close();
  await children.add(close);
  await migrate(database.client, MIGRATIONS, instance.now());
  const state = await readSeedState(database.client);
  if (state.done) {
    if (state.kind === "demo") await updateDemoPassword(database.client, instance);
    await loadRegions(database.client);
    return database;
  }
  if (state.kind && database.local) {
    // A first start that was cut short left part of its seed and nobody could sign in yet: begin again.
    await database.close();
    rmSync(local.dir, { recursive: true, force: true });
    database = await openDatabase(env, local);
    await migrate(database.client, MIGRATIONS, instance.now());
  }
  const kind = await chooseSeed(database.client, env);
  report.step(kind === "demo" ? "First start: loading the demo …" : "First start: loading the regions …");
  await runSeed(database.client, kind, instance);
  return database;
}

/** The whole system on this machine; what it starts is handed to `children` at once. */
export async function startSystem(env: NodeEnv, children: Children, report: Report): Promise<System> {
  const dir = openDataFolder(env.LANJUT_DATA);
  const lock = takeLock(join(dir, ".lock"), dir);
  await children.add(lock.release);
  if (env.PORT !== 0) await assertPortFree(env.PORT, "choose another with PORT=…");
  const instance = openInstance(env);
  const worker: { current?: Awaited<ReturnType<typeof startWorkerd>> } = {};
  const production = env.ENVIRONMENT === "production";
  const front = await startFront({
    port: env.PORT,
    ...(production
      ? {}
      : { onCron: async (cron) => (worker.current ? worker.current.scheduled(cron, instance.now()) : undefined) }),
  });
  await children.add(front.stop);

  const bundle = instance.path("worker");
  const [database] = await settleAll([
    prepareDatabase(env, instance, children, report),
    buildConsole().then(() => bundleWorker(bundle)),
  ]);
  const { kind } = await readSeedState(database.client);
  worker.current = await startWorkerd({
    bundle,
    persistTo: instance.path("files"),
    logFile: instance.path("log", "worker.log"),
    bindings: {
      ...instance.secrets,
      ENVIRONMENT: env.ENVIRONMENT,
      VERSION,
      TURSO_DATABASE_URL: database.url,
      ...(database.authToken ? { TURSO_AUTH_TOKEN: database.authToken } : {}),
      CLOCK_OFFSET_MS: String(instance.clockOffsetMs),
      DEMO: kind === "demo" && database.local ? "1" : "0",
      PUBLIC_URL: `http://localhost:${front.port}`,
      ...passedOn(env),
    },
  });
  await children.add(worker.current.stop);
  if (worker.current.pid) lock.setChild(worker.current.pid, worker.current.url);
  front.open(worker.current);
  const schedule = startSchedule(instance, worker.current, report.warn);
  await children.add(schedule.stop);
  return { url: `http://localhost:${front.port}`, kind, instance, database };
}

const passedOn = (env: NodeEnv) =>
  Object.fromEntries([...MESSENGER_NAMES, ...MAP_NAMES].flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

/** Waits for all before it fails with the first fault: nothing goes on starting behind a failure. */
async function settleAll<A, B>(promises: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  const results = await Promise.allSettled(promises);
  for (const result of results) if (result.status === "rejected") throw result.reason;
  return Promise.all(promises);
}
