import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { makeProgram, type Row } from "#test/support/records.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let office: TestActor;
let commission: TestActor;
const NAMES = ["Anyaman", "Batik 100%", "Camilan", "Dekor_asi", "Emping", "Furnitur"];

beforeAll(async () => {
  ({ office, commission } = await makeTeam("commission"));
  for (const [i, name] of NAMES.entries())
    await makeProgram(office, { name, year: 2020 + i, spentIdr: i > 3 ? null : i });
});

const names = async (query: Parameters<typeof office.api.list>[1]) =>
  (await office.api.list<Row>("programs", { sort: ["name", "ASC"], ...query })).body.map(({ name }) => name);

describe("a list", () => {
  test("comes in pages with its total", async () => {
    const page = await office.api.list<Row>("programs", { sort: ["name", "ASC"], range: [1, 2] });
    expect(page.body.map(({ name }) => name)).toEqual(["Batik 100%", "Camilan"]);
    expect(page.headers.get("content-range")).toBe("programs 1-2/6");
    const beyond = await office.api.list("programs", { range: [100, 120] });
    expect([beyond.status, beyond.body, beyond.headers.get("content-range")]).toEqual([200, [], "programs */6"]);
  });

  test("is sorted and filtered by any readable field", async () => {
    expect(await names({ sort: ["year", "DESC"], range: [0, 1] })).toEqual(["Furnitur", "Emping"]);
    expect(await names({ filter: { year: 2021 } })).toEqual(["Batik 100%"]);
    expect(await names({ filter: { year: [2020, 2025, 1999] } })).toEqual(["Anyaman", "Furnitur"]);
    expect(await names({ filter: { year: [] } })).toEqual([]);
    expect(await names({ filter: { year_gte: 2022, year_lt: 2024 } })).toEqual(["Camilan", "Dekor_asi"]);
    expect(await names({ filter: { year_gt: 2023, year_lte: 2024 } })).toEqual(["Emping"]);
    expect(await names({ filter: { name_neq: "Camilan", year_lt: 2023 } })).toEqual(["Anyaman", "Batik 100%"]);
    expect(await names({ filter: { spentIdr_isnull: true } })).toEqual(["Emping", "Furnitur"]);
    expect(await names({ filter: { spentIdr: null } })).toEqual(["Emping", "Furnitur"]);
    expect(await names({ filter: { state: ["draft", "running"], teachesEntrepreneurship: false } })).toHaveLength(6);
  });

  test("searches for text as it is written", async () => {
    expect(await names({ filter: { q: "100%" } })).toEqual(["Batik 100%"]);
    expect(await names({ filter: { q: "%" } })).toEqual(["Batik 100%"]);
    expect(await names({ filter: { q: "_" } })).toEqual(["Dekor_asi"]);
    expect(await names({ filter: { q: "' OR '1'='1" } })).toEqual([]);
    expect(await names({ filter: { q: "EMPING" } })).toEqual(["Emping"]);
  });

  test.each([
    ['filter={"nope":1}', "nope"],
    ['filter={"name_like":"x"}', "name_like"],
    ['filter={"organizations.name":"x"}', "organizations.name"],
    ['filter={"targets":"x"}', "targets"],
    ['filter={"__proto__":{}}', "__proto__"],
    ['filter={"constructor":"x"}', "constructor"],
    ['filter={"deletedAt_isnull":false}', "deletedAt_isnull"],
    ['filter={"year":"dua"}', "year"],
    ['filter={"year":{"a":1}}', "year"],
    ['filter={"spentIdr_isnull":1}', "spentIdr_isnull"],
    ['filter={"q":7}', "q"],
    [`filter={"q":"${"x".repeat(101)}"}`, "q"],
    ['filter={"q":"35730145"}', "q"],
    ['filter={"q":"0812-3456-789"}', "q"],
    [`filter={"year":[${Array(1001).fill(1)}]}`, "year"],
    ["filter=[1]", "filter"],
    ["filter={", "filter"],
    ['sort=["nope","ASC"]', "nope"],
    ['sort=["targets","ASC"]', "targets"],
    ['sort=["year","UP"]', "sort"],
    ['sort=["year; DROP","ASC"]', "year; DROP"],
    ["sort=year", "sort"],
    ["range=[0,1000]", "range"],
    ["range=[5,1]", "range"],
    ["range=[-1,5]", "range"],
    ["range=[0]", "range"],
    ["range=[0,9007199254740993]", "range"],
  ])("%s is 400 and names what is wrong", async (query, field) => {
    const [name = "", ...rest] = query.split("=");
    const reply = await office.api.get<Fault>(`/api/programs?${name}=${encodeURIComponent(rest.join("="))}`);
    expect([reply.status, Object.keys(reply.body.error?.fields ?? {})]).toEqual([400, [field]]);
  });

  test("takes each parameter once", async () => {
    const reply = await office.api.get<Fault>('/api/programs?filter={"year":2020}&filter={}');
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([400, ["filter"]]);
  });

  test("gives 1 000 rows at most, and that many", async () => {
    expect((await office.api.list("programs", { range: [0, 999] })).status).toBe(200);
  });

  test("without parameters is the first page in an order of its own", async () => {
    for (const resource of [
      "programs",
      "groups",
      "people",
      "equipment",
      "orders",
      "follow-ups",
      "signals",
      "linkages",
    ]) {
      for (const actor of [office, commission]) {
        const reply = await actor.api.list(resource);
        expect([resource, actor.role, reply.status]).toEqual([resource, actor.role, 200]);
      }
    }
  });
});
