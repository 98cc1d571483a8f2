import type { Client } from "@libsql/client/web";
import { inject } from "vitest";
import { openNodeClient } from "#db/nodeClient.ts";

/** The system under test, started once for all files. */
export const server = {
  workerUrl: inject("workerUrl"),
  databaseUrl: inject("databaseUrl"),
  secrets: inject("secrets"),
  workerLog: inject("workerLog"),
  /** The instant the Worker's clock shows now. */
  now: () => Date.now() + inject("clockOffsetMs"),
};

let client: Client | undefined;

/** One database client a test file. */
export function database(): Client {
  client ??= openNodeClient(server.databaseUrl);
  return client;
}

/** Runs a cron of the Worker under test, as the platform would. */
export async function runCron(cron: string): Promise<void> {
  const response = await fetch(`${inject("controlUrl")}/scheduled?cron=${encodeURIComponent(cron)}`, {
    method: "POST",
  });
  if (!response.ok) throw new Error(`cron ${cron}: ${await response.text()}`);
}
