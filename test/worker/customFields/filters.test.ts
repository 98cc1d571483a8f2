import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "ngo" | "commission" | "head">>>;
let office: TestActor;
let program: Row;
const groups: Record<string, Row> = {};

const local = (words: string) => ({ id: words, en: `${words} (en)` });
const field = (actor: TestActor, code: string, question: object, more: object = {}) =>
  make(actor, "custom-fields", {
    ...{ entity: "groups", code, question: { label: local(code), ...question }, filterable: true, ...more },
  });

async function names(filter: object, actor = office, sort?: [string, "ASC" | "DESC"]): Promise<string[] | number> {
  const reply = await actor.api.list<Row>("groups", {
    filter: { programId: program.id, ...filter },
    ...(sort && { sort }),
  });
  if (reply.status !== 200) return reply.status;
  const found = reply.body.map(({ id }) => Object.entries(groups).find(([, group]) => group.id === id)?.[0] ?? "?");
  return sort ? found : found.sort();
}

beforeAll(async () => {
  team = await makeTeam("admin", "ngo", "commission", "head");
  office = team.office;
  const { admin } = team;
  await field(admin, "luas", { kind: "number" });
  await field(admin, "modal", { kind: "money" });
  await field(admin, "sayur", {
    ...{ kind: "many", options: ["kangkung", "bayam", "sawi"].map((value) => ({ value, label: local(value) })) },
  });
  await field(admin, "kolam", { kind: "yes_no" });
  await field(admin, "tanam", { kind: "date" });
  await field(admin, "pemilik", { kind: "text", personal: true });
  await field(admin, "catatan", { kind: "text" }, { filterable: false });
  program = await makeProgram(office);
  const custom = {
    a: { luas: 10, sayur: ["kangkung", "bayam"], kolam: true, tanam: "2026-01-10", pemilik: "Bu Sri", catatan: "x" },
    b: { luas: 25.5, sayur: ["bayam"], kolam: false, tanam: "2026-02-10", modal: 1_500_000, pemilik: "Pak Joko" },
    c: { luas: 100, sayur: ["sawi"], tanam: "2026-03-10" },
    d: {},
  };
  for (const [name, values] of Object.entries(custom))
    groups[name] = await makeGroup(office, program.id, { name: `Kebun ${name}`, custom: values });
});

describe("a list by fields of the office's own", () => {
  it.each([
    [{ "custom.luas": 10 }, ["a"]],
    [{ "custom.luas": [10, 100] }, ["a", "c"]],
    [{ "custom.luas": [] }, []],
    [{ "custom.luas_gte": 25.5 }, ["b", "c"]],
    [{ "custom.luas_gt": 25.5 }, ["c"]],
    [{ "custom.luas_gt": 9, "custom.luas_lt": 26 }, ["a", "b"]],
    [{ "custom.luas_lte": 10 }, ["a"]],
    [{ "custom.luas_neq": 10 }, ["b", "c", "d"]],
    [{ "custom.luas_isnull": true }, ["d"]],
    [{ "custom.luas": null }, ["d"]],
    [{ "custom.luas_isnull": false }, ["a", "b", "c"]],
    [{ "custom.modal": 1_500_000 }, ["b"]],
    [{ "custom.sayur": "bayam" }, ["a", "b"]],
    [{ "custom.sayur": ["kangkung", "sawi"] }, ["a", "c"]],
    [{ "custom.sayur_neq": "bayam" }, ["c", "d"]],
    [{ "custom.kolam": false }, ["b"]],
    [{ "custom.kolam_isnull": true }, ["c", "d"]],
    [{ "custom.tanam_gte": "2026-02-01", "custom.tanam_lt": "2026-03-01" }, ["b"]],
    [{ "custom.pemilik": "Bu Sri" }, ["a"]],
    [{ "custom.sayur": "bayam", "custom.kolam": true, q: "kebun" }, ["a"]],
  ])("%j", async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it("stands in their order too, those without a value at one end", async () => {
    expect(await names({}, office, ["custom.luas", "DESC"])).toEqual(["c", "b", "a", "d"]);
    expect(await names({}, office, ["custom.tanam", "ASC"])).toEqual(["d", "a", "b", "c"]);
  });

  it("names what it does not know, and what is no value there", async () => {
    const fault = async (filter: object) => {
      const reply = await office.api.list("groups", { filter });
      expect(reply.status, reply.text).toBe(400);
      return Object.keys((reply.body as unknown as { error: { fields: object } }).error.fields);
    };
    expect(await fault({ "custom.tak_ada": 1 })).toEqual(["custom.tak_ada"]);
    expect(await fault({ "custom.catatan": "x" })).toEqual(["custom.catatan"]);
    expect(await fault({ "custom.luas": "sepuluh" })).toEqual(["custom.luas"]);
    expect(await fault({ "custom.kolam": 1 })).toEqual(["custom.kolam"]);
    expect(await fault({ "custom.luas_isnull": 1 })).toEqual(["custom.luas_isnull"]);
    expect(await fault({ "custom.pemilik": "3573014507850001" })).toEqual(["custom.pemilik"]);
    expect(await fault({ "custom.luas') OR 1=1 --": 1 })).toEqual(["custom.luas') OR 1=1 --"]);
    expect(await fault({ custom: 1 })).toEqual(["custom"]);
    expect(await fault({ "customPersonal.pemilik": "Bu Sri" })).toEqual(["customPersonal.pemilik"]);
    const sorted = await office.api.list("groups", { sort: ["custom.catatan", "ASC"] });
    expect(sorted.status).toBe(400);
  });

  it("enters the index of the values", async () => {
    const plan = async (condition: string, value: string | number) => {
      const { rows } = await database().execute({
        sql: `EXPLAIN QUERY PLAN SELECT id FROM groups WHERE deletedAt IS NULL AND id IN (SELECT recordId FROM custom_values
          WHERE entity = 'groups' AND field = ? AND personal = 0 AND organizationId IN (?) AND ${condition})`,
        args: ["luas", office.organization.id, value],
      });
      return rows.map(({ detail }) => String(detail)).join("\n");
    };
    expect(await plan('"number" >= ?', 10)).toMatch(
      /custom_values USING INDEX custom_values_number \(entity=\? AND field=\?/,
    );
    expect(await plan('"text" IN (?)', "bayam")).toMatch(
      /custom_values USING INDEX custom_values_text \(entity=\? AND field=\? AND text=\?/,
    );
    expect(await plan('"text" = ?', "bayam")).not.toMatch(/SCAN custom_values/);
  });
});

describe("other readers", () => {
  it("know the fields of the records they read, and no others", async () => {
    await grantTo(office, team.ngo, groups.a?.id ?? "");
    const stranger = await makeTeam("admin");
    const foreign = await field(stranger.admin, "rahasia_lain", { kind: "text" });
    const codes = async (actor: TestActor) =>
      (await actor.api.list<Row>("custom-fields", { filter: { entity: "groups" } })).body.map(({ code }) => code);
    for (const actor of [team.ngo, team.commission, team.head, office]) {
      const known = await codes(actor);
      expect(known, actor.role).toContain("luas");
      expect(known, actor.role).not.toContain("rahasia_lain");
      expect((await actor.api.get(`/api/custom-fields/${foreign.id}`)).status).toBe(404);
      expect((await actor.api.list("groups", { filter: { "custom.rahasia_lain": "x" } })).status).toBe(400);
    }
    const bystander = await makeActor("ngo", {
      organization: await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode }),
    });
    expect(await codes(bystander)).toEqual([]);
    expect(await codes(stranger.office)).toEqual(["rahasia_lain"]);
  });

  it("filter by what they may read, and learn nothing of a personal value", async () => {
    const { ngo, commission } = team;
    expect(await names({ "custom.luas_gte": 10 }, ngo)).toEqual(["a"]);
    expect(await names({ "custom.luas_gte": 25 }, ngo)).toEqual([]);
    expect(await names({ "custom.luas_gte": 25 }, commission)).toEqual(["b", "c"]);
    for (const actor of [ngo, commission, team.admin]) {
      for (const key of ["custom.pemilik", "custom.pemilik_neq", "custom.pemilik_gte", "customPersonal.pemilik"])
        expect(await names({ [key]: "Bu Sri" }, actor), `${actor.role} ${key}`).toBe(400);
      expect(await names({ "custom.pemilik_isnull": false }, actor)).toBe(400);
      expect(await names({}, actor, ["custom.pemilik", "ASC"])).toBe(400);
      const { body } = await actor.api.get<Row>(`/api/groups/${groups.a?.id}`);
      expect(body.custom, actor.role).toMatchObject({ luas: 10 });
      expect(body.customPersonal, actor.role).toBeNull();
    }
  });

  it("of another office with a field of the same code filter their own by it", async () => {
    const region = office.organization.regionCode;
    const organization = await makeOrganization({ regionCode: region });
    const [admin, beside] = [await makeActor("admin", { organization }), await makeActor("office", { organization })];
    await field(admin, "pemilik", { kind: "text", label: local("pemilik di sana") });
    await field(admin, "luas", { kind: "text" });
    const there = await makeProgram(beside, { regionCode: region });
    await makeGroup(beside, there.id, { custom: { pemilik: "Bu Sri", luas: "10" } });
    // The office reads the other one's groups: its own personal field does not meet their open one.
    const found = await office.api.list<Row>("groups", { filter: { "custom.pemilik": "Bu Sri" } });
    expect(found.body.map(({ id }) => id)).toEqual([groups.a?.id]);
    expect((await office.api.list<Row>("groups", { filter: { "custom.luas": 10 } })).total).toBe(1);
    const commission = await team.commission.api.list<Row>("groups", { filter: { "custom.pemilik": "Bu Sri" } });
    expect(commission.body.map(({ programId }) => programId)).toEqual([there.id]);
  });
});

describe("a file of the list", () => {
  const sheetOf = async (actor: TestActor, filter: object) => {
    const made = await actor.api.post<Row>("/api/exports", {
      ...{ resource: "groups", filter: { programId: program.id, ...filter }, sort: ["custom.luas", "ASC"] },
      reason: "Uji",
    });
    expect(made.status, made.text).toBe(201);
    const file = await fetch(new URL(`/api/exports/${made.body.id}/file`, server.workerUrl), {
      headers: { cookie: actor.api.cookie ?? "" },
    });
    const book = openWorkbook(new Uint8Array(await file.arrayBuffer()));
    const [headings = [], ...rows] = book.read(0).rows.map(({ cells }) => cells);
    return {
      rows: rows.map((cells) => Object.fromEntries(headings.map((name, at) => [String(name), cells[at] ?? null]))),
      about: JSON.stringify(book.read(1).rows.map(({ cells }) => cells)),
    };
  };

  it("has a column for each, choices and yes or no by their words", async () => {
    const { rows, about } = await sheetOf(office, { "custom.sayur": "bayam" });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ sayur: "kangkung, bayam", kolam: "Ya", pemilik: "Bu Sri", catatan: "x" });
    expect(String(rows[1]?.luas)).toBe("25.5");
    expect(about).toContain("sayur");
    expect(about).toContain("bayam");
    const log = await team.head.api.list<{ field: string }>("access-log", { sort: ["at", "DESC"] });
    expect(log.body[0]?.field).toContain("customPersonal");
  });

  it("leaves personal ones blank for who may not read them", async () => {
    const { rows } = await sheetOf(team.commission, { "custom.sayur": "bayam" });
    expect(rows[0]).toMatchObject({ sayur: "kangkung, bayam" });
    expect(rows.map((row) => row.pemilik ?? null)).toEqual([null, null]);
  });
});
