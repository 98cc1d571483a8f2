import { beforeAll, describe, expect, it } from "vitest";
import { ID_PREFIX } from "#db/ids.ts";
import { makeActor, makeOrganization, type TestActor } from "#test/support/actors.ts";
import { download, pictureOf, upload } from "#test/support/files.ts";
import { make, makeGroup, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { makeCountry } from "#test/support/world.ts";
import { accessOf } from "#worker/policy/can.ts";
import { RESOURCES, type Resource } from "#worker/policy/roles.ts";

type Route = { method: string; path: string };

let country: Awaited<ReturnType<typeof makeCountry>>;
/** An NGO of the same city that accompanies nobody. */
let nobody: TestActor;
/** It accompanies the one group of the country's own records. */
let ngo: TestActor;
let office: TestActor;
let routes: Route[];
/** Every id that stands in the office's rows, and in those of the other NGO. */
let foreignIds: Map<string, string[]>;
/** Names that only the office's records hold. */
let secrets: string[];

/** What everybody reads: the country's regions. */
const OPEN = ["regions"];
const tableOf = (name: Resource) => name.replaceAll("-", "_");
const prefixOf = (name: Resource) => (ID_PREFIX as Record<string, string>)[tableOf(name)];
const isOwned = (name: Resource) => prefixOf(name) !== undefined && !OPEN.includes(name);
/** Every resource whose rows belong to an organisation. */
const OWNED = RESOURCES.filter(isOwned).map((name) => ({ name, prefix: prefixOf(name) }));
const JSON_ONLY = { headers: { accept: "application/json" } };

async function idsOf(organizationIds: string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name } of OWNED) {
    const { rows } = await database().execute({
      sql: `SELECT id FROM ${tableOf(name)} WHERE organizationId IN (${organizationIds.map(() => "?").join()}) LIMIT 50`,
      args: organizationIds,
    });
    found.set(
      name,
      rows.map(({ id }) => String(id)),
    );
  }
  return found;
}

beforeAll(async () => {
  country = await makeCountry();
  ({ office, ngo } = country.actors);
  nobody = await makeActor("ngo", {
    organization: await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode }),
  });
  const secret = await makeGroup(office, country.records.own.programs ?? "", { name: "Kelompok Tersembunyi Zamrud" });
  await make(office, "orders", {
    groupId: secret.id,
    on: "2026-02-02",
    valueIdr: 987_654_321,
    note: "Pesanan rahasia",
  });
  await make(office, "people", { name: "Zubaidah Tersembunyi", nik: "3573014507811234" });
  secrets = ["Tersembunyi", "987654321", "rahasia", secret.id];
  const { rows } = await database().execute({
    sql: "SELECT organizationId FROM orders WHERE id = ?",
    args: [country.records.otherNgo.orders ?? ""],
  });
  foreignIds = await idsOf([office.organization.id, String(rows[0]?.organizationId)]);
  const spec = await nobody.api.get<{ paths: Record<string, Record<string, unknown>> }>("/api/openapi.json");
  routes = Object.entries(spec.body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}, 60_000);

it("the world holds rows of every resource an NGO may read at all", () => {
  const read = OWNED.filter(({ name }) => ["partnered", "region"].includes(accessOf({ role: "ngo" }, name, "read")));
  const empty = read.filter(({ name }) => foreignIds.get(name)?.length === 0).map(({ name }) => name);
  expect(empty).toEqual([]);
  expect(read.length).toBeGreaterThan(20);
});

describe("an NGO without a partnership", () => {
  it("lists nothing of anybody else, in no resource, with a total to match", async () => {
    for (const { name } of OWNED) {
      const reply = await nobody.api.list<Row>(name, { range: [0, 999] });
      expect([200, 403, 404], `${name}: ${reply.text}`).toContain(reply.status);
      if (reply.status !== 200) continue;
      const strange = reply.body.filter((row) => row.organizationId !== nobody.organization.id);
      expect(strange, name).toEqual([]);
      expect(reply.total, name).toBe(reply.body.length);
    }
  });

  it("is told of no record by its id, whatever it does to it", async () => {
    let asked = 0;
    for (const { name } of OWNED) {
      const verbs = routes.filter(
        ({ method, path }) => path.startsWith(`/api/${name}/{id}`) && !(method === "GET" && path.includes("{row}")),
      );
      for (const id of (foreignIds.get(name) ?? []).slice(0, 2)) {
        for (const { method, path } of verbs) {
          const to = path.replace("{id}", id).replace("{row}", "1").replace("{resource}", "groups");
          const body = method === "GET" || method === "DELETE" ? undefined : {};
          const reply = await nobody.api.request(method, to, { ...JSON_ONLY, body, ifMatch: 1 });
          // 422 and 400 only where the body is looked at before any record is.
          expect([400, 403, 404, 405, 415, 422], `${method} ${to}: ${reply.text}`).toContain(reply.status);
          for (const secret of secrets) expect(reply.text, `${method} ${to}`).not.toContain(secret);
          asked++;
        }
      }
    }
    expect(asked).toBeGreaterThan(120);
  });

  it("gets the same answer for a record of others as for none", async () => {
    const shape = (text: string) => text.replace(/"requestId":"[^"]+"/, "");
    for (const { name, prefix } of OWNED) {
      const [id] = foreignIds.get(name) ?? [];
      if (!id) continue;
      const none = `${prefix}_00000000000000000000000000`;
      const [real, made] = await Promise.all([id, none].map((one) => nobody.api.get(`/api/${name}/${one}`, JSON_ONLY)));
      expect([real?.status, shape(real?.text ?? "")], name).toEqual([made?.status, shape(made?.text ?? "")]);
    }
  });

  it("counts nothing on its start page, in its search, on its worklist", async () => {
    const home = await nobody.api.get<{
      figures: { key: string; value: number; amountIdr: number | null }[];
      groupsByBand: { value: number }[];
      programsByRisk: object[];
      funnel: { count: number }[];
    }>("/api/dashboard");
    expect(home.body.figures.filter(({ value, amountIdr }) => value > 0 || (amountIdr ?? 0) > 0)).toEqual([]);
    expect(home.body.groupsByBand.every(({ value }) => value === 0)).toBe(true);
    expect(home.body.programsByRisk).toEqual([]);
    expect(home.body.funnel.every(({ count }) => count === 0)).toBe(true);
    for (const q of ["Tersembunyi", "Kelompok", "3573014507811234"]) {
      const found = await nobody.api.post<{ people: object[]; groups: object[] }>("/api/search", { q });
      expect([found.body.people, found.body.groups], q).toEqual([[], []]);
    }
    expect((await nobody.api.get<object[]>("/api/worklist?view=month")).body).toEqual([]);
  });

  it("cannot hang anything on a group, a machine or a record of others", async () => {
    const { groups, equipment, orders, linkages, cases, programs, people } = country.records.own;
    const groupId = groups ?? "";
    const day = "2026-03-01";
    const writes: [string, object][] = [
      ["linkages", { groupId, buyer: "Toko", type: "kontrak", startedOn: day }],
      ["orders", { groupId, on: day, valueIdr: 1 }],
      ["orders", { groupId, linkageId: linkages, on: day, valueIdr: 1 }],
      ["marketing-supports", { groupId, kind: "photo", on: day }],
      ["capital-applications", { groupId, source: "kur", amountIdr: 1, appliedOn: day }],
      ["follow-ups", { groupId, dueOn: "2026-12-20" }],
      ["contact-attempts", { groupId, channel: "phone", result: "no_answer" }],
      ["licences", { groupId, kind: "merek", state: "have" }],
      ["equipment-requests", { groupId, category: "Mesin jahit", quantity: 1, reason: "Perlu" }],
      ["equipment-checks", { equipmentId: equipment, checkedOn: day, state: "idle" }],
      ["cases", { groupId }],
      ["case-actions", { caseId: cases, type: "visit", dueOn: day }],
      ["complaints", { groupId, text: "x", channel: "phone" }],
      ["overrides", { groupId, reason: "Baik-baik saja", expiresOn: "2026-12-01" }],
      ["memberships", { groupId, personId: people }],
      ["cohorts", { programId: programs, title: "x" }],
      ["handovers", { groupId, date: day, items: [equipment] }],
    ];
    for (const [resource, body] of writes) {
      const reply = await nobody.api.post(`/api/${resource}`, body);
      expect([403, 404, 422], `${resource}: ${reply.text}`).toContain(reply.status);
    }
    for (const [subject, subjectId] of [
      ["orders", orders],
      ["groups", groups],
      ["cases", cases],
    ] as const) {
      const sent = await upload(nobody, { subject, subjectId: subjectId ?? "" });
      expect([403, 404], `${subject}: ${sent.text}`).toContain(sent.status);
    }
    expect((await nobody.api.post(`/api/cases/${cases}/actions`, { type: "visit", dueOn: day })).status).toBe(404);
  });

  it("exports nothing", async () => {
    for (const { name } of OWNED) {
      const reply = await nobody.api.post<{ total: number }>("/api/exports", {
        resource: name,
        filter: {},
        reason: "Uji",
      });
      expect([201, 400, 403, 404, 422], `${name}: ${reply.text}`).toContain(reply.status);
      if (reply.status !== 201) continue;
      const own = await nobody.api.list(name);
      expect([name, reply.body.total]).toEqual([name, own.total]);
    }
  });
});

describe("an NGO with one group", () => {
  it("lists, counts and exports that group's records and its own, and none of the others", async () => {
    const mine = new Set(Object.values(country.records.own).concat(Object.values(country.records.ngo)));
    const other = Object.entries(country.records.otherNgo).filter(([, id]) => !mine.has(id));
    for (const { name } of OWNED) {
      const reply = await ngo.api.list<Row>(name, { range: [0, 999] });
      if (reply.status !== 200) continue;
      const ids = reply.body.map(({ id }) => id);
      for (const [, id] of other) expect(ids, name).not.toContain(id);
      expect(reply.total, name).toBe(ids.length);
      for (const secret of secrets) expect(reply.text, name).not.toContain(secret);
      const copy = await ngo.api.post<{ total: number }>("/api/exports", { resource: name, filter: {}, reason: "Uji" });
      if (copy.status === 201 && name !== "exports") expect([name, copy.body.total]).toEqual([name, reply.total]);
    }
    expect((await ngo.api.list("groups")).total).toBe(1);
    const home = await ngo.api.get<{ figures: { key: string; value: number }[] }>("/api/dashboard");
    expect(home.body.figures.find(({ key }) => key === "groups")?.value).toBe(1);
  });

  it("opens its own proofs and not those of the other NGO, nor the office's", async () => {
    const file = (owner: "own" | "ngo" | "otherNgo") => String(country.records[owner].attachments);
    expect((await download(ngo, file("ngo"))).status).toBe(200);
    expect((await download(ngo, file("own"))).status).toBe(403);
    expect((await download(ngo, file("otherNgo"))).status).toBe(404);
    expect((await download(office, file("otherNgo"))).status).toBe(200);
    const named = await ngo.api.list("attachments", { filter: { q: "foto" } });
    expect(named.body.map(({ id }) => id)).toEqual([file("ngo")]);
    const { commission } = country.actors;
    expect((await commission.api.list("attachments", { filter: { name: "foto.jpg" } })).status).toBe(400);
  });

  it("is told nothing of what concerns others", async () => {
    const { rows } = await database().execute({
      sql: "SELECT kind, subjectId, data FROM notifications WHERE organizationId IN (?, ?)",
      args: [nobody.organization.id, ngo.organization.id],
    });
    for (const row of rows) {
      for (const secret of secrets) expect(JSON.stringify(row)).not.toContain(secret);
    }
    expect(rows.map(({ kind }) => kind)).toContain("partnership_decided");
  });

  it("an upload that is refused leaves nothing in the store's table", async () => {
    const count = async () => Number((await database().execute("SELECT count(*) AS n FROM attachments")).rows[0]?.n);
    const before = await count();
    await upload(nobody, {
      ...{ subject: "orders", subjectId: country.records.own.orders ?? "" },
      bytes: pictureOf("png"),
      name: "a.png",
      type: "image/png",
    });
    expect(await count()).toBe(before);
  });
});
