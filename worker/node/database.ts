import { join } from "node:path";
import type { Client } from "@libsql/client/web";
import { type Sqld, startSqld } from "#db/local.ts";
import { FolderInUse } from "#db/lock.ts";
import { openNodeClient } from "#db/nodeClient.ts";
import { type NodeEnv, parseNodeEnv } from "#worker/env.ts";
import { openDataFolder } from "./instance.ts";
import { fail } from "./output.ts";

export type Database = {
  client: Client;
  url: string;
  authToken?: string;
  /** The sqld of the data folder; absent when TURSO_DATABASE_URL names another server. */
  local?: Sqld;
  close(): Promise<void>;
};

/** No secret and no password of a URL reaches a message. */
export const withoutSecrets = (url: string) => url.replace(/\/\/[^@/]*@/, "//").replace(/\?.*$/, "");

async function assertReachable(client: Client, url: string): Promise<void> {
  try {
    await Promise.race([
      client.execute("SELECT 1"),
      new Promise((_, reject) => setTimeout(() => reject(new Error("no answer within 10 s")), 10_000).unref()),
    ]);
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    throw new Error(
      `The database at ${withoutSecrets(url)} cannot be reached (${(cause?.message || message).split("\n")[0]}). Check TURSO_DATABASE_URL and TURSO_AUTH_TOKEN.`,
    );
  }
}

/** The database the environment names: TURSO_DATABASE_URL, else a sqld of its own on the data folder. */
export async function openDatabase(
  env: Pick<NodeEnv, "TURSO_DATABASE_URL" | "TURSO_AUTH_TOKEN">,
  local: { dir: string; logFile?: string; onRestart?: (reason: string) => void },
): Promise<Database> {
  const { TURSO_DATABASE_URL: remote, TURSO_AUTH_TOKEN: authToken } = env;
  if (remote) {
    const client = openNodeClient(remote, authToken);
    await assertReachable(client, remote);
    return { client, url: remote, ...(authToken ? { authToken } : {}), close: async () => client.close() };
  }
  const sqld = await startSqld(local);
  const client = openNodeClient(sqld.url);
  return {
    client,
    url: sqld.url,
    local: sqld,
    async close() {
      client.close();
      await sqld.stop();
    },
  };
}

/**
 * The database for a command of the operator. The data folder's sqld is started for as long as the command takes,
 * or, when the system runs on that folder, the running one is used.
 */
export async function openForCommand(env: NodeEnv): Promise<Database> {
  const dir = openDataFolder(env.LANJUT_DATA);
  try {
    return await openDatabase(env, { dir: join(dir, "sqld"), logFile: join(dir, "log", "sqld.log") });
  } catch (error) {
    if (!(error instanceof FolderInUse) || !error.url) throw error;
    const client = openNodeClient(error.url);
    return { client, url: error.url, close: async () => client.close() };
  }
}

/** Runs one command of the operator: one line on failure, nothing left running. */
export async function runCommand(work: (env: NodeEnv, database: Database) => Promise<void>): Promise<void> {
  let database: Database | undefined;
  try {
    const env = parseNodeEnv(process.env);
    database = await openForCommand(env);
    await work(env, database);
  } catch (error) {
    fail(error);
  } finally {
    await database?.close();
  }
}
