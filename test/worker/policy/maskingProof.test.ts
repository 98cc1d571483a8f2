import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  alike,
  allAlike,
  compared,
  differences,
  everyPath,
  idsOf,
  list,
  listsOf,
  type Rows,
  tableOf,
} from "#test/support/alike.ts";
import { Twins } from "#test/support/twins.ts";
import { addHiddenWorld, HIDDEN, type World } from "#test/support/twinWorld.ts";
import { personalFields } from "#worker/policy/fields.ts";
import { RESOURCES, type Resource } from "#worker/policy/roles.ts";

const twins = new Twins(HIDDEN);
let world: World;

beforeAll(async () => {
  await twins.start();
  world = await addHiddenWorld(twins);
}, 120_000);
afterAll(() => twins.stop());

/** What hangs on a hidden value beside the value itself: keys and indexes, what opens a commitment, and the seals over them. */
const DERIVED: Record<string, string[]> = {
  people: ["nameKey", "nikIndex", "nikLast2", "phoneIndex", "phoneLast2"],
  groups: ["nameKey"],
  custom_values: ["text"],
  access_log: ["reason"],
  exports: ["reason"],
  saved_views: ["filter"],
  audit_log: ["reason", "commitment"],
  audit_private: ["reason"],
  audit_leaves: ["hash"],
  checkpoints: ["root", "edge", "note"],
};
/** Sent by a queue in its own time. */
const IN_ITS_OWN_TIME = ["deliveries"];

test("the two databases differ in what is hidden, in every personal field there is, and in nothing else", async () => {
  const { rows } = await twins.databases[0].execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const hidden = new Map(RESOURCES.map((name) => [tableOf(name), personalFields(name)]));
  for (const name of rows.map((row) => String(row.name))) {
    if (/^(sqlite_|_|libsql)/.test(name) || IN_ITS_OWN_TIME.includes(name)) continue;
    const found = await differences(twins, name);
    expect([name, found.rows[0]]).toEqual([name, found.rows[1]]);
    const may = [...(hidden.get(name) ?? []), ...(DERIVED[name] ?? [])];
    expect([name, found.columns.filter((column) => !may.includes(column))]).toEqual([name, []]);
    const same = (hidden.get(name) ?? []).filter((column) => !found.columns.includes(column));
    // Both worlds are asked by the same person about their data.
    expect([name, same.filter((column) => `${name}.${column}` !== "data_requests.personId")]).toEqual([name, []]);
  }
});

test("whoever may read them gets other bytes: what is asked below would tell", async () => {
  const silent: string[] = [];
  for (const resource of RESOURCES.filter((one) => personalFields(one).length > 0)) {
    const [one, other] = await world.office.ask("GET", list(resource, {}));
    if (one.status === 200 && one.text === other.text) silent.push(resource);
  }
  expect(silent).toEqual([]);
});

const KEYS: Record<string, string> = {
  ...{ name: "name", nik: "nik", phone: "phone", birthDate: "birthDate", address: "address", lat: "lat", lng: "lng" },
  ...{ baselineRevenueIdr: "baseline", leaderId: "leader", number: "number", employer: "employer" },
};

/** By both hidden values: each world is asked for its own and for the other's. */
const filtersOf = (resource: Resource): object[] =>
  personalFields(resource).flatMap((field) => {
    const [one, other] = HIDDEN[KEYS[field] ?? "words"] ?? [];
    return [{ [field]: one }, { [field]: other }, { [`${field}_gte`]: one }, { [`${field}_isnull`]: true }];
  });

const WORDS = ["Aminah", "Zubaidah", "Tertutup", "a"];

describe.each(["commission", "province"] as const)("%s", (role) => {
  const reader = () => world[role];

  test("gets the same bytes from every address", async () => {
    await allAlike(reader(), await everyPath(reader()));
    expect(compared.get(200)).toBeGreaterThan(150);
  });

  test("learns nothing by filter, order or search, not even from how many there are", async () => {
    const paths: string[] = [];
    for (const [resource, fields] of await listsOf(reader())) {
      if (role === "province" && personalFields(resource).length === 0) continue;
      const sorts = role === "commission" ? [...fields, ...personalFields(resource)] : personalFields(resource);
      for (const field of new Set(sorts)) paths.push(list(resource, { sort: [field, "ASC"] }));
      for (const filter of filtersOf(resource)) paths.push(list(resource, { filter }));
      for (const word of WORDS) paths.push(list(resource, { filter: { q: word }, range: [0, 0] }));
      for (const own of HIDDEN.own ?? []) paths.push(list(resource, { filter: { "custom.pemilik": own } }));
    }
    await allAlike(reader(), paths, 6);
  });

  test("finds nobody by a hidden name or number", async () => {
    for (const key of ["name", "other", "nik", "phone", "words"]) {
      for (const value of HIDDEN[key] ?? []) await alike(reader(), "POST", "/api/search", { q: value });
    }
  });

  test("carries the same files away", async () => {
    for (const [resource] of [...(await listsOf(reader())), ["worklist", []] as const]) {
      const reply = await alike(reader(), "POST", "/api/exports", { resource, reason: "Pemeriksaan" });
      const { id } = reply.body as { id?: string };
      if (id) await alike(reader(), "GET", `/api/exports/${id}/file`);
    }
    expect(compared.get(201)).toBeGreaterThan(15);
  });

  test("is told the same where it is refused", async () => {
    for (const [resource] of await listsOf(reader())) {
      const [id] = await idsOf(twins, resource);
      if (!id || ["exports", "notifications", "saved-views"].includes(resource)) continue;
      await alike(reader(), "PUT", `/api/${resource}/${id}`, { version: 1 });
      await alike(reader(), "POST", `/api/${resource}`, { id });
      for (const verb of ["transition", "reveal", "complete"]) {
        const body = { to: "closed", field: "nik", reason: "Ingin tahu" };
        await alike(reader(), "POST", `/api/${resource}/${id}/${verb}`, body);
      }
    }
  });
});

test("a sample of the commission's is made, drawn, checked and closed alike", async () => {
  const { commission, organizationId } = world;
  const filters = [{}, { q: "Rahasia" }, { name: "Usaha Aminah Rahasia" }, { "custom.pemilik": "pemilik rahasia" }];
  for (const unit of ["person", "group", "equipment"] as const) {
    const design = { unit, method: "simple", n: 1, auditedId: organizationId };
    for (const filter of filters) await alike(commission, "POST", "/api/samples/size", { ...design, filter });
    const made = await alike(commission, "POST", "/api/samples", { ...design, question: "Masih bekerja?", filter: {} });
    const { id } = made.body as { id: string };
    await alike(commission, "POST", `/api/samples/${id}/freeze`, {});
    await alike(commission, "POST", `/api/samples/${id}/draw`, { seed: "31415926535897932384" });
    const items = await alike(commission, "GET", list("sample-items", { filter: { sampleId: id } }));
    const [item] = items.body as Rows;
    await alike(commission, "GET", `/api/published-samples/${id}`);
    // Names are opened for the checker alone, unit by unit; what is written down of it tells nothing either.
    await commission.must("POST", `/api/sample-items/${item?.id}/unmask`, { reason: "Mencari alamatnya" });
    await alike(commission, "POST", `/api/sample-items/${item?.id}/check`, { outcome: "not_found" });
    await alike(commission, "POST", `/api/samples/${id}/close`, {});
  }
  const finding = { addresseeId: organizationId, text: "Alat diam", recommendation: "Serahkan", dueOn: "2026-07-01" };
  await alike(commission, "POST", "/api/findings", finding);
  const after = (await everyPath(commission)).filter((path) =>
    /sample|finding|audit|dashboard|notif|timeline/.test(path),
  );
  await allAlike(commission, after);
});
