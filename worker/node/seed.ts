import type { Client } from "@libsql/client";
import { seedEmpty } from "#db/seed/empty.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { type NodeEnv, parseSecrets } from "#worker/env.ts";
import { encryptField } from "#worker/http/fieldCrypto.ts";
import { sealPerson } from "#worker/people/sealPerson.ts";
import type { Instance } from "./instance.ts";
import { hashPassword } from "./password.ts";

export type SeedKind = "demo" | "empty";
export type SeedState = { kind: SeedKind | undefined; done: boolean };

async function readMeta(client: Client, key: string): Promise<string | undefined> {
  const { rows } = await client.execute({ sql: "SELECT value FROM meta WHERE key = ?", args: [key] });
  return rows[0] ? String(rows[0].value) : undefined;
}

async function writeMeta(client: Client, entries: Record<string, string>): Promise<void> {
  await client.batch(
    Object.entries(entries).map(([key, value]) => ({
      sql: "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      args: [key, value],
    })),
    "write",
  );
}

/** What was loaded into this database, and whether that came to its end. */
export async function readSeedState(client: Client): Promise<SeedState> {
  const kind = await readMeta(client, "seedKind");
  const done = (await readMeta(client, "seed")) === "done";
  return { kind: kind === "demo" || kind === "empty" ? kind : undefined, done };
}

/** The demo belongs to a local database without people that is not in production; every other starts empty. */
export async function chooseSeed(client: Client, env: NodeEnv): Promise<SeedKind> {
  if (env.TURSO_DATABASE_URL || env.ENVIRONMENT === "production") return "empty";
  const { rows } = await client.execute("SELECT 1 FROM users LIMIT 1");
  return rows[0] ? "empty" : (env.LANJUT_SEED ?? "demo");
}

export async function runSeed(client: Client, kind: SeedKind, instance: Instance): Promise<void> {
  await writeMeta(client, { seed: "started", seedKind: kind });
  const now = instance.now();
  if (kind === "demo") {
    const { seedDemo } = await import("#db/seed/demo/index.ts");
    const secrets = parseSecrets(instance.secrets);
    await loadRegions(client);
    await seedDemo({
      client,
      now,
      passwordHash: await hashPassword(instance.demoPassword().password, secrets.PEPPER),
      sealPerson: (person, values) => sealPerson(secrets, person, values),
      sealText: (place, text) => encryptField(secrets, place, text),
    });
  } else {
    await seedEmpty({ client, now });
  }
  await writeMeta(client, { seed: "done" });
}

/** The demo's accounts follow a changed LANJUT_DEMO_PASSWORD. */
export async function updateDemoPassword(client: Client, instance: Instance): Promise<void> {
  const { password, changed } = instance.demoPassword();
  if (!changed) return;
  const passwordHash = await hashPassword(password, parseSecrets(instance.secrets).PEPPER);
  await client.execute({ sql: "UPDATE users SET passwordHash = ? WHERE demo = 1", args: [passwordHash] });
}
