import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openClient } from "#db/client.ts";
import { server } from "#test/support/server.ts";

/** A way to sqld that writes down which stream each call went on in, and can be told to refuse those it knows. */
const seen: (string | null)[] = [];
let refusing = false;
let url = "";

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

const proxy = createServer(async (request, response) => {
  const body = await bodyOf(request);
  const baton = body.startsWith("{") ? ((JSON.parse(body) as { baton?: string | null }).baton ?? null) : null;
  seen.push(baton);
  if (refusing && baton !== null) {
    response.writeHead(400, { "content-type": "application/json" });
    response.end(JSON.stringify({ message: "The stream has expired", code: "STREAM_EXPIRED" }));
    return;
  }
  const reply = await fetch(new URL(request.url ?? "/", server.databaseUrl), {
    method: request.method,
    headers: { "content-type": "application/json", authorization: request.headers.authorization ?? "" },
    ...(request.method === "GET" ? {} : { body }),
  });
  response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "" });
  response.end(Buffer.from(await reply.arrayBuffer()));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${new URL(server.databaseUrl).search}`;
  await openClient(url).execute("CREATE TABLE IF NOT EXISTS kept_streams (id TEXT PRIMARY KEY)");
});
afterAll(async () => {
  await openClient(url).execute("DROP TABLE kept_streams");
  proxy.closeAllConnections();
  proxy.close();
});

const awkward = { sql: "SELECT ? AS text, ? AS number", args: [']}"baton":"x"{"type":"store_sql",\u00e9', 7] };

describe("streams kept open between batches", () => {
  it("go on where the last batch ended, and answer as a client of its own would", async () => {
    const plain = await createClient({ url: server.databaseUrl, intMode: "number" }).batch(
      ["SELECT 1 AS one", awkward],
      "read",
    );
    await openClient(url).batch(["SELECT 1 AS one"], "read");
    for (let i = 0; i < 3; i++) {
      const kept = await openClient(url).batch(["SELECT 1 AS one", awkward], "read");
      expect(JSON.parse(JSON.stringify(kept))).toEqual(JSON.parse(JSON.stringify(plain)));
      expect(seen.at(-1)).toBeTruthy();
    }
  });

  it("are not used again after a batch that failed, which failed as it should", async () => {
    const add = () => openClient(url).batch(["INSERT INTO kept_streams VALUES ('satu')"], "write");
    await add();
    await expect(add()).rejects.toMatchObject({ code: expect.stringContaining("SQLITE_CONSTRAINT") });
    const failed = seen.at(-1);
    const { rows } = await openClient(url).execute("SELECT count(*) AS n FROM kept_streams");
    expect(rows[0]?.n).toBe(1);
    expect(seen.at(-1)).not.toBe(failed);
  });

  it("are replaced unnoticed when the server has let them go, and each write is stored once", async () => {
    await openClient(url).batch(["SELECT 1"], "read");
    refusing = true;
    await openClient(url).batch(["INSERT INTO kept_streams VALUES ('dua')"], "write");
    refusing = false;
    expect(seen.slice(-2)).toEqual([expect.any(String), null]);
    const { rows } = await openClient(url).execute("SELECT id FROM kept_streams ORDER BY id");
    expect(rows.map(({ id }) => id)).toEqual(["dua", "satu"]);
  });

  it("serve many at once, each stream one batch at a time", async () => {
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, i) => openClient(url).batch([{ sql: "SELECT ? AS n", args: [i] }], "read")),
    );
    expect(replies.map(([reply]) => reply?.rows[0]?.n)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  });
});
