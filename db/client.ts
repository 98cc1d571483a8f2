import { type Client, createClient, type InStatement } from "@libsql/client/web";
import { drizzle } from "drizzle-orm/libsql/web";
import { keepStreams } from "./streams.ts";

const READS = /^\s*(select|with|explain)\b/i;

function textOf(statement: InStatement | [string, unknown?]): string {
  if (typeof statement === "string") return statement;
  return Array.isArray(statement) ? statement[0] : statement.sql;
}

/**
 * A libSQL client over HTTP whose batches always carry an explicit mode ("read" when every statement reads, else
 * "write") and which has no interactive transactions: over HTTP they can commit outside themselves.
 */
export function openClient(url: string, authToken?: string): Client {
  const client = createClient({
    ...{ url, authToken, intMode: "number" },
    fetch: keepStreams(`${url} ${authToken ?? ""}`),
  });
  const batch = client.batch.bind(client);
  client.batch = (statements, mode) =>
    batch(statements, mode ?? (statements.every((one) => READS.test(textOf(one))) ? "read" : "write"));
  client.transaction = () => Promise.reject(new Error("interactive transactions are not used over HTTP: use a batch"));
  return client;
}

/** Drizzle over one client. Make one per request: a client shared between requests hangs on workerd. */
export function openDb(client: Client) {
  return drizzle(client);
}

export type Db = ReturnType<typeof openDb>;
