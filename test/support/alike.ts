import { expect } from "vitest";
import type { Resource } from "#worker/policy/roles.ts";
import { RESOURCES } from "#worker/policy/roles.ts";
import type { Reply } from "./client.ts";
import type { TwinActor, Twins } from "./twins.ts";

export type Rows = Record<string, unknown>[];

export const tableOf = (resource: Resource | string): string => resource.replaceAll("-", "_");

/** Columns of a table in which the two databases are not the same, and how many rows each has. */
export async function differences(twins: Twins, table: string): Promise<{ columns: string[]; rows: [number, number] }> {
  const [one, other] = (await Promise.all(
    twins.databases.map(async (db) => (await db.execute(`SELECT * FROM "${table}" ORDER BY rowid`)).rows as Rows),
  )) as [Rows, Rows];
  const columns = new Set<string>();
  for (const [i, row] of one.entries()) {
    for (const [name, value] of Object.entries(row)) {
      if (String(value) !== String(other[i]?.[name])) columns.add(name);
    }
  }
  return { columns: [...columns].sort(), rows: [one.length, other.length] };
}

/**
 * A commitment is an HMAC under 32 random bytes that leave the database with nobody: here the dice fall alike in both
 * worlds, so that it is the value that makes the difference. It tells nothing of the value; the seals are made over it.
 */
const withoutSeals = (text: string) =>
  text
    .replace(/hmac:[0-9a-f]{64}/g, "hmac:")
    .replace(/"(hash|root|rootA|rootB|note|sha256|signature|strataHash)":"[^"]*"/g, '"$1":""');
const SEALED = /^\/api\/(audit-log|(published-)?checkpoints|published-samples|notifications)/;

/** A reply as it is compared: status, headers and body, without the number that each request gets. */
function bytesOf(path: string, { status, headers, text }: Reply<unknown>): string {
  const told = [...headers].filter(([name]) => name !== "x-request-id").map((pair) => pair.join(": "));
  const said = text.replace(/"requestId":"[^"]+"/g, "");
  return [status, ...told, SEALED.test(path) ? withoutSeals(said) : said].join("\n");
}

/** How many replies of each status were compared: a test can tell that it asked something. */
export const compared = new Map<number, number>();

/** One question in both worlds; throws with the place where the replies part. Returns the first world's. */
export async function alike(actor: TwinActor, method: string, path: string, body?: unknown): Promise<Reply<unknown>> {
  const [one, other] = await actor.ask(method, path, body);
  compared.set(one.status, (compared.get(one.status) ?? 0) + 1);
  const [first, second] = [bytesOf(path, one), bytesOf(path, other)];
  if (first === second) return one;
  const at = [...first].findIndex((char, i) => char !== second[i]);
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120);
  throw new Error(`${method} ${path} ${JSON.stringify(body) ?? ""} tells: ${around(first)} | ${around(second)}`);
}

/** One after the other, unless nothing is written down of what is refused. */
export async function allAlike(actor: TwinActor, paths: readonly string[], atOnce = 1): Promise<void> {
  const faults: string[] = [];
  for (let i = 0; i < paths.length; i += atOnce) {
    const found = await Promise.allSettled(paths.slice(i, i + atOnce).map((path) => alike(actor, "GET", path)));
    for (const one of found) if (one.status === "rejected") faults.push(String(one.reason));
  }
  expect(faults).toEqual([]);
}

export async function idsOf(twins: Twins, resource: string, most = 8): Promise<string[]> {
  const { rows } = await twins.databases[0]
    .execute(`SELECT id FROM "${tableOf(resource)}" LIMIT ${most}`)
    .catch(() => ({ rows: [] as Rows }));
  return rows.map(({ id }) => String(id));
}

/** Every GET the API has, of records of every kind. */
export async function everyPath(actor: TwinActor, most?: number): Promise<string[]> {
  const [{ body }] = await actor.ask<{ paths: Record<string, Record<string, unknown>> }>("GET", "/api/openapi.json");
  const found: string[] = [];
  for (const [path, verbs] of Object.entries(body.paths)) {
    if (!verbs.get) continue;
    if (!path.includes("{")) found.push(path);
    else
      for (const id of await idsOf(actor.twins, path.split("/")[2] ?? "", most))
        found.push(path.replace(/\{\w+\}/, id));
  }
  return found;
}

export const list = (resource: string, query: Record<string, unknown>): string =>
  `/api/${resource}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)]))}`;

/** Resources a reader gets a list of, with the fields of a row. */
export async function listsOf(actor: TwinActor): Promise<[Resource, string[]][]> {
  const found: [Resource, string[]][] = [];
  for (const resource of RESOURCES) {
    const [reply] = await actor.ask<Rows>("GET", list(resource, { range: [0, 0] }));
    if (reply.status !== 200 || !Array.isArray(reply.body)) continue;
    found.push([resource, Object.keys(reply.body[0] ?? {})]);
  }
  return found;
}
