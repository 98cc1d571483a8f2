import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "@libsql/client/web";
import { inject } from "vitest";
import { startSqld } from "#db/local.ts";
import { MIGRATIONS, migrate } from "#db/migrate.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { bundleWorker, startWorkerd, type Workerd } from "#worker/node/workerd.ts";
import type { OrganizationKind, Role } from "./actors.ts";
import { ApiClient, type Reply, type RequestOptions } from "./client.ts";

export const START = Date.parse("2026-06-15T03:00:00Z");

/** What stands for `{{name}}` in a body, in each of two worlds. */
export type Hidden = Record<string, readonly [string | number | object, string | number | object]>;

interface Side {
  place: 0 | 1;
  db: Client;
  worker: Workerd;
  stop(): Promise<void>;
}

function filled(body: unknown, hidden: Hidden, place: 0 | 1): unknown {
  if (typeof body === "string") {
    const whole = /^\{\{(\w+)\}\}$/.exec(body);
    if (whole) return hidden[whole[1] ?? ""]?.[place];
    return body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(hidden[name]?.[place]));
  }
  if (Array.isArray(body)) return body.map((one) => filled(one, hidden, place));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, filled(value, hidden, place)]));
}

async function startSide(place: 0 | 1, dir: string, bundle: string): Promise<Side> {
  const sqld = await startSqld({ dir: join(dir, `sqld${place}`), logFile: join(dir, `sqld${place}.log`) });
  const db = openNodeClient(sqld.url);
  await migrate(db, MIGRATIONS, START);
  const worker = await startWorkerd({
    bundle,
    logFile: join(dir, `worker${place}.log`),
    bindings: { ...inject("secrets"), ENVIRONMENT: "test", TURSO_DATABASE_URL: sqld.url },
  });
  const stop = async () => {
    await worker.stop();
    db.close();
    await sqld.stop();
  };
  return { place, db, worker, stop };
}

/** Somebody who does the same in both worlds. */
export class TwinActor {
  readonly userId: string;
  readonly organizationId: string;
  readonly clients: readonly [ApiClient, ApiClient];
  readonly twins: Twins;

  constructor(twins: Twins, userId: string, organizationId: string) {
    this.twins = twins;
    this.userId = userId;
    this.organizationId = organizationId;
    this.clients = [new ApiClient(twins.urls[0]), new ApiClient(twins.urls[1])];
    for (const client of this.clients) Object.assign(client, { address: "10.0.0.1" });
  }

  /** One request in each world, with what is hidden in each; both replies. */
  async ask<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<[Reply<T>, Reply<T>]> {
    const step = this.twins.nextStep(method !== "GET");
    const send = (client: ApiClient, place: 0 | 1) => {
      const told = typeof body === "function" ? body(place) : filled(body, this.twins.hidden, place);
      const frames = this.twins.mirrored && place === 1 ? "DESC" : "ASC";
      const headers = { "x-step": String(step), "x-frames": frames, ...options.headers };
      return client.request<T>(method, path, { ...options, body: told, headers });
    };
    return Promise.all([send(this.clients[0], 0), send(this.clients[1], 1)]);
  }

  /** The same, which must go well in both worlds; the first one's reply. */
  async must<T = { id: string; version: number }>(
    method: string,
    path: string,
    body?: unknown,
    options?: RequestOptions,
  ) {
    const [one, other] = await this.ask<T>(method, path, body, options);
    for (const { status, text } of [one, other]) {
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    }
    return one.body;
  }

  make = (resource: string, body: object) => this.must("POST", `/api/${resource}`, body);
}

/** Two systems, each with a database of its own, that live through the same steps and differ in what is hidden alone. */
export class Twins {
  hidden: Hidden;
  /** Whether an opaque id of a frame stands for another unit in the second world. */
  mirrored = false;
  urls: readonly [string, string] = ["", ""];
  private sides: Side[] = [];
  private dir = "";
  private step = 0;

  constructor(hidden: Hidden) {
    this.hidden = hidden;
  }

  /** Looking takes no time: many may look at once. */
  nextStep = (moves = true): number => (moves ? ++this.step : this.step);
  get databases(): [Client, Client] {
    return this.sides.map(({ db }) => db) as [Client, Client];
  }

  async start(): Promise<void> {
    this.dir = mkdtempSync(join(tmpdir(), "lanjut-twins-"));
    const bundle = join(this.dir, "bundle");
    await bundleWorker(bundle, join(import.meta.dirname, "steadyWorker.ts"));
    this.sides = await Promise.all(([0, 1] as const).map((place) => startSide(place, this.dir, bundle)));
    this.urls = this.sides.map(({ worker }) => worker.url) as [string, string];
    await this.write("INSERT INTO meta (key, value) VALUES ('seed', 'done') ON CONFLICT DO NOTHING");
  }

  async stop(): Promise<void> {
    await Promise.all(this.sides.map((side) => side.stop()));
    if (this.dir) rmSync(this.dir, { recursive: true, force: true, maxRetries: 3 });
  }

  async write(sql: string, args: (string | number | null)[] = []): Promise<void> {
    await Promise.all(this.databases.map((db) => db.execute({ sql, args })));
  }

  async cron(name: string): Promise<void> {
    const at = START + this.nextStep() * 250;
    await Promise.all(this.sides.map(({ worker }) => worker.scheduled(name, at)));
  }

  addRegion = (code: string, level: string, parent: string | null) =>
    this.write("INSERT INTO regions (code, name, parentCode, level, searchName) VALUES (?, ?, ?, ?, ?)", [
      ...[code, `Wilayah ${code}`, parent, level, `wilayah ${code}`],
    ]);

  async addOrganization(id: string, kind: OrganizationKind, regionCode: string): Promise<string> {
    await this.write(
      `INSERT INTO organizations (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, kind, regionCode)
        VALUES (?1, ?1, ?2, 'test', ?2, 'test', ?3, ?4, ?5)`,
      [id, START, `Lembaga ${id.slice(4)}`, kind, regionCode],
    );
    return id;
  }

  async addActor(role: Role, organizationId: string): Promise<TwinActor> {
    const userId = `usr_${role}${organizationId.slice(4)}`;
    const email = `${role}.${organizationId.slice(4)}@uji.test`;
    const { plain, hash } = inject("password");
    await this.write(
      `INSERT INTO users (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, email, name, role, passwordHash)
        VALUES (?1, ?2, ?3, 'test', ?3, 'test', ?4, ?5, ?6, ?7)`,
      [userId, organizationId, START, email, `Petugas ${role}`, role, hash],
    );
    const actor = new TwinActor(this, userId, organizationId);
    await actor.must("POST", "/api/session", { email, password: plain });
    return actor;
  }
}
