import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "@libsql/client/web";

const ATTEMPTS = 10;

/** What the server says when it has taken the whole statement or batch back: safe to send once more. */
const wasTakenBack = (error: unknown) =>
  error instanceof Error &&
  /SQLITE_BUSY|TRANSACTION_TIMEOUT/.test(`${(error as { code?: string }).code} ${error.message}`);

async function retry<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === ATTEMPTS || !wasTakenBack(error)) throw error;
      await sleep(Math.random() * Math.min(2_000, 50 * 2 ** attempt));
    }
  }
}

/** A client for commands, seeds and tests under Node: they meet sqld's checkpoint and its write probe, and wait. */
export function openNodeClient(url: string, authToken?: string): Client {
  const client = createClient({ url, authToken, intMode: "number" });
  const { execute, batch, migrate } = client;
  client.execute = (...args: Parameters<Client["execute"]>) => retry(() => execute.apply(client, args));
  client.batch = (...args: Parameters<Client["batch"]>) => retry(() => batch.apply(client, args));
  client.migrate = (...args: Parameters<Client["migrate"]>) => retry(() => migrate.apply(client, args));
  return client;
}
