import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDb } from "#db/client.ts";
import type { Role } from "#db/constants.ts";
import { ID_PREFIX, newId } from "#db/ids.ts";
import { startSqld } from "#db/local.ts";
import { MIGRATIONS, migrate } from "#db/migrate.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { server } from "#test/support/server.ts";
import type { Context } from "#worker/context.ts";
import { type Env, parseSecrets } from "#worker/env.ts";
import { writeBatch } from "#worker/http/commit.ts";
import { encryptField } from "#worker/http/fieldCrypto.ts";
import { phonePlace } from "#worker/notify/preferences.ts";
import { type Telling, tellStatements } from "#worker/notify/tell.ts";

/** Monday noon in Malang: nobody's quiet hours. */
export const NOON = Date.parse("2026-06-15T05:00:00Z");

interface Wishes {
  channel?: "none" | "email" | "whatsapp";
  locale?: "id" | "en";
  digest?: boolean;
  quietFrom?: string;
  quietTo?: string;
  phone?: string;
}

/** A database of its own: sweeps take what is due from everybody, and here nobody else is. */
export async function openOwnDatabase() {
  const dir = mkdtempSync(join(tmpdir(), "lanjut-notify-"));
  const sqld = await startSqld({ dir: join(dir, "sqld"), logFile: join(dir, "sqld.log") });
  const client = openNodeClient(sqld.url);
  await migrate(client, MIGRATIONS, NOON);
  await client.execute("INSERT INTO meta (key, value) VALUES ('seed', 'done') ON CONFLICT DO NOTHING");
  const secrets = parseSecrets(server.secrets);

  /** As the clock's jobs have it, at an instant of the test's choice; the queue's messages are kept for the test. */
  const at = (now: number, env: Partial<Env> = {}): Context => ({
    ...{ client, db: openDb(client), now, requestId: "test", locale: "id" },
    actor: { type: "system", job: "test" },
    env: { ...secrets, CLOCK_OFFSET_MS: now - Date.now(), ...env } as Env,
  });
  const rows = async <T>(sql: string, ...args: (string | number)[]) =>
    (await client.execute({ sql, args })).rows as T[];

  async function organization(kind = "office", regionCode = "35.73"): Promise<string> {
    const id = newId("org", NOON);
    await client.execute({
      sql: `INSERT INTO organizations (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, kind, regionCode)
        VALUES (?, ?, 0, 'test', 0, 'test', 'Dinas Uji', ?, ?)`,
      args: [id, id, kind, regionCode],
    });
    return id;
  }

  async function person(organizationId: string, role: Role, wishes?: Wishes, regionCode: string | null = null) {
    const userId = newId("usr", NOON);
    const email = `${userId.slice(-10).toLowerCase()}@uji.test`;
    await client.execute({
      sql: `INSERT INTO users (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, email, name, role, regionCode)
        VALUES (?, ?, 0, 'test', 0, 'test', ?, 'Sri Rahasia', ?, ?)`,
      args: [userId, organizationId, email, role, regionCode],
    });
    if (wishes) await wish(userId, organizationId, wishes);
    return { userId, organizationId, email };
  }

  async function wish(userId: string, organizationId: string, wishes: Wishes): Promise<void> {
    const { channel = "email", locale = "id", digest = true, quietFrom = "20:00", quietTo = "06:00", phone } = wishes;
    const id = newId("npf", NOON);
    const sealed = phone ? await encryptField(secrets, phonePlace(id), phone) : null;
    await client.execute({
      sql: `INSERT INTO notification_preferences (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, channel,
          locale, digest, quietFrom, quietTo, phone) VALUES (?, ?, 0, 'test', 0, 'test', ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (userId) DO UPDATE SET channel = excluded.channel, locale = excluded.locale, phone = excluded.phone`,
      args: [id, organizationId, userId, channel, locale, digest ? 1 : 0, quietFrom, quietTo, sealed],
    });
  }

  /** A row with what every owned row has; returns its id. */
  async function insert(
    table: keyof typeof ID_PREFIX,
    organizationId: string,
    row: Record<string, string | number | null>,
  ) {
    const owned = { organizationId, createdAt: 0, createdBy: "test", updatedAt: 0, updatedBy: "test" };
    const full: Record<string, string | number | null> = { id: newId(ID_PREFIX[table], NOON), ...owned, ...row };
    const names = Object.keys(full);
    await client.execute({
      sql: `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      args: Object.values(full),
    });
    return String(full.id);
  }

  const tell = (now: number, ...tellings: Telling[]) => writeBatch(at(now), tellStatements(at(now), tellings));

  return {
    ...{ client, at, rows, organization, person, wish, insert, tell, secrets },
    url: sqld.url,
    dir,
    async stop() {
      client.close();
      await sqld.stop();
      rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
export type OwnDatabase = Awaited<ReturnType<typeof openOwnDatabase>>;
