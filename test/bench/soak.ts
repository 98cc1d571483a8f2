import type { Client } from "@libsql/client/web";
import { newId } from "#db/ids.ts";

export interface SoakOptions {
  base: string;
  cookie: string;
  client: Client;
  /** Groups that the signed-in person may write to. */
  groupIds: string[];
  clients: number;
  seconds: number;
  /** The day the server calls today. */
  today: string;
}
export interface SoakResult {
  reads: number;
  acknowledged: number;
  honest503: number;
  /** 5xx other than 503 with Retry-After, and requests that did not answer in 20 s. */
  faults: string[];
  /** Acknowledged writes that are not in the database exactly once. */
  lost: number;
  doubled: number;
  slowestMs: number;
}

const TIMEOUT_MS = 20_000;
const PATHS = [
  "/api/worklist?view=overdue",
  '/api/groups?range=[0,24]&sort=["score","DESC"]',
  '/api/orders?range=[0,24]&sort=["on","DESC"]',
  "/api/session",
];

/** Clients that read and write through the API: each write carries its own id and key and is retried until answered. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const { base, cookie, client, groupIds, clients, seconds, today } = options;
  const result: SoakResult = { reads: 0, acknowledged: 0, honest503: 0, faults: [], lost: 0, doubled: 0, slowestMs: 0 };
  const acknowledged: string[] = [];
  const until = performance.now() + seconds * 1000;

  const send = async (method: string, path: string, body?: object, key?: string): Promise<number> => {
    const started = performance.now();
    try {
      const reply = await fetch(new URL(path, base), {
        method,
        headers: {
          cookie,
          origin: new URL(base).origin,
          ...(body && { "content-type": "application/json" }),
          ...(key && { "idempotency-key": key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await reply.arrayBuffer();
      if (reply.status === 503 && reply.headers.get("retry-after")) result.honest503++;
      else if (reply.status >= 500 || reply.status === 400 || reply.status === 401) {
        result.faults.push(`${method} ${path}: ${reply.status}`);
      }
      return reply.status;
    } catch (error) {
      result.faults.push(`${method} ${path}: ${error instanceof Error ? error.name : "failed"}`);
      return 0;
    } finally {
      result.slowestMs = Math.max(result.slowestMs, performance.now() - started);
    }
  };

  const write = async (number: number, turn: number) => {
    const id = newId("ord", Date.now());
    const groupId = groupIds[(number * 7919 + turn) % groupIds.length];
    const body = { id, groupId, on: today, valueIdr: 1000 + turn, quantity: 1, unit: "potong" };
    for (let attempt = 0; attempt < 10; attempt++) {
      const status = await send("POST", "/api/orders", body, id);
      if (status === 201) {
        acknowledged.push(id);
        result.acknowledged++;
        return;
      }
      if (status !== 503 && status !== 0) {
        result.faults.push(`POST /api/orders: ${status}`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
    }
  };

  await Promise.all(
    Array.from({ length: clients }, async (_, number) => {
      for (let turn = 0; performance.now() < until; turn++) {
        if (turn % 3 === 0) await write(number, turn);
        else {
          await send("GET", PATHS[(number + turn) % PATHS.length] ?? "/api/session");
          result.reads++;
        }
      }
    }),
  );
  await count(client, acknowledged, result);
  return result;
}

/** Each acknowledged order is one row and one event. */
async function count(client: Client, ids: string[], result: SoakResult) {
  for (let from = 0; from < ids.length; from += 500) {
    const part = ids.slice(from, from + 500);
    const { rows } = await client.execute({
      sql: `SELECT o.id, count(e.id) AS events FROM orders o LEFT JOIN events e ON e.subjectId = o.id
        WHERE o.id IN (${part.map(() => "?").join(",")}) GROUP BY o.id`,
      args: part,
    });
    result.lost += part.length - rows.length;
    result.doubled += rows.filter((row) => row.events !== 1).length;
  }
}
