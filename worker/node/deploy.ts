import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { migrate } from "#db/migrate.ts";
import { loadRegions } from "#db/seed/regions.ts";
import { parseNodeEnv, SECRET_NAMES } from "#worker/env.ts";
import { buildConsole } from "./console.ts";
import { openDatabase } from "./database.ts";
import { fail, print } from "./output.ts";
import { ROOT } from "./tool.ts";
import { WRANGLER_CONFIG } from "./workerd.ts";

const WRANGLER = join(ROOT, "node_modules/wrangler/wrangler-dist/cli.js");
const variables = { ...process.env, WRANGLER_SEND_METRICS: "false" };
const NEEDED_SECRETS = [...SECRET_NAMES, "TURSO_DATABASE_URL", "TURSO_AUTH_TOKEN"];
const RESOURCES = [
  { what: "the bucket", ask: ["r2", "bucket", "info", "lanjut-files"], make: "r2 bucket create lanjut-files" },
  { what: "the queue", ask: ["queues", "info", "lanjut-jobs"], make: "queues create lanjut-jobs" },
  { what: "its second queue", ask: ["queues", "info", "lanjut-jobs-dead"], make: "queues create lanjut-jobs-dead" },
];

async function askWrangler(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [WRANGLER, ...args, "--config", WRANGLER_CONFIG], {
    cwd: ROOT,
    env: variables,
  });
  return stdout;
}

function runWrangler(...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRANGLER, ...args, "--config", WRANGLER_CONFIG], {
      cwd: ROOT,
      env: variables,
      stdio: "inherit",
    });
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`wrangler ${args[0]} ended with ${code}.`)),
    );
  });
}

/** What is missing, all of it at once, before anything is changed. */
async function findMissing(env: ReturnType<typeof parseNodeEnv>): Promise<string[]> {
  const missing: string[] = [];
  if (!env.TURSO_DATABASE_URL) missing.push("TURSO_DATABASE_URL (and TURSO_AUTH_TOKEN): the database to migrate");
  const account = await askWrangler("whoami").catch(() => "");
  if (!/account id/i.test(account)) {
    return [...missing, "a Cloudflare account: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN"];
  }
  for (const { what, ask, make } of RESOURCES) {
    const found = await askWrangler(...ask).catch(() => undefined);
    if (found === undefined) missing.push(`${what}: run \`npx wrangler ${make}\``);
  }
  const held = await askWrangler("secret", "list", "--format", "json").catch(() => "[]");
  const names = new Set((JSON.parse(held) as { name: string }[]).map(({ name }) => name));
  const absent = NEEDED_SECRETS.filter((name) => !names.has(name));
  return [...missing, ...absent.map((name) => `the secret ${name}: run \`npx wrangler secret put ${name}\``)];
}

try {
  const env = parseNodeEnv({ ...process.env, ENVIRONMENT: undefined });
  const missing = await findMissing(env);
  if (missing.length > 0) throw new Error(`Not deployed. Missing:\n${missing.map((one) => `  - ${one}`).join("\n")}`);
  print("Building …");
  await buildConsole();
  const database = await openDatabase(env, { dir: "" });
  const { applied } = await migrate(database.client);
  print(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
  await loadRegions(database.client);
  await database.client.execute("INSERT INTO meta (key, value) VALUES ('seed', 'done') ON CONFLICT DO NOTHING");
  await database.close();
  await runWrangler("deploy");
} catch (error) {
  fail(error);
}
