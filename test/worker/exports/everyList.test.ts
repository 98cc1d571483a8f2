import { beforeAll, expect, test } from "vitest";
import { ROLES } from "#db/constants.ts";
import { ApiClient } from "#test/support/client.ts";
import { server } from "#test/support/server.ts";
import { makeCountry } from "#test/support/world.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import { can } from "#worker/policy/can.ts";
import type { Action, Resource } from "#worker/policy/roles.ts";

type Paths = Record<string, { get?: { parameters?: { name: string }[]; "x-permission"?: Cell } }>;
interface Cell {
  resource: Resource;
  action: Action;
}

/** What answers a list but is none to take away: places, one's own files, pairs to look at, the bin, the board of cases. */
const NO_FILE = ["regions", "exports", "duplicates", "recycle-bin", "case-board"];

let country: Awaited<ReturnType<typeof makeCountry>>;
let lists: { name: string; permission: Cell }[];

beforeAll(async () => {
  const { body } = await new ApiClient().get<{ paths: Paths }>("/api/openapi.json");
  lists = Object.entries(body.paths).flatMap(([path, { get }]) => {
    const name = /^\/api\/([\w-]+)$/.exec(path)?.[1];
    const isList = get?.parameters?.some((one) => one.name === "filter") ?? false;
    const permission = get?.["x-permission"];
    return name && isList && permission && !NO_FILE.includes(name) ? [{ name, permission }] : [];
  });
  country = await makeCountry();
}, 60_000);

async function sizeOf(api: ApiClient, id: string): Promise<number> {
  const response = await fetch(new URL(`/api/exports/${id}/file`, server.workerUrl), {
    headers: { cookie: api.cookie ?? "" },
  });
  return openWorkbook(new Uint8Array(await response.arrayBuffer())).read(0).rows.length - 1;
}

test("every list of every role is had as a file, with as many rows as the list, and no other role's is", async () => {
  expect(lists.length).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const { name, permission } of lists) {
    for (const role of ROLES) {
      const { api } = country.actors[role];
      const reply = await api.post<{ id: string; total: number; state: string }>("/api/exports", {
        ...{ resource: name, reason: "Uji" },
      });
      if (!can({ role }, permission.resource, permission.action)) {
        if (reply.status !== 403) faults.push(`${role} ${name}: ${reply.status}`);
        continue;
      }
      const listed = await api.list(name, { range: [0, 0] });
      if (reply.status !== 201) faults.push(`${role} ${name}: ${reply.status} ${reply.text}`);
      // The export itself writes into the logs.
      else if (reply.body.total !== listed.total && !/log$/.test(name))
        faults.push(`${role} ${name}: ${reply.body.total} of ${listed.total}`);
      else if ((await sizeOf(api, reply.body.id)) !== reply.body.total)
        faults.push(`${role} ${name}: rows in the file`);
    }
  }
  expect(faults).toEqual([]);
}, 120_000);
