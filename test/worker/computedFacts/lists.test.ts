import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "ngo" | "commission">>>;
let office: TestActor;
let many: Row;
let few: Row;
let none: Row;

const label = (id: string, en: string) => ({ id, en });
const found = async (filter: object, actor = office, sort?: [string, "ASC" | "DESC"]) => {
  const reply = await actor.api.list<Row>("groups", { filter, sort: sort ?? ["name", "ASC"] });
  return reply.status === 200 ? reply.body.map(({ id }) => id) : reply.status;
};

beforeAll(async () => {
  team = await makeTeam("admin", "ngo", "commission");
  ({ office } = team);
  const program = await makeProgram(office);
  [many, few, none] = [
    await makeGroup(office, program.id, { name: "Aaa" }),
    await makeGroup(office, program.id, { name: "Bbb" }),
    await makeGroup(office, program.id, { name: "Ccc" }),
  ];
  const on = todayFor(office);
  for (const valueIdr of [300_000, 500_000]) await make(office, "orders", { groupId: many.id, on, valueIdr });
  await make(office, "orders", { groupId: few.id, on, valueIdr: 100_000 });
  await make(office, "marketing-supports", { groupId: few.id, kind: "exhibition", on });
  const fact = (code: string, of: object, words: object) =>
    make(team.admin, "computed-facts", { code, label: words, definition: of });
  await fact("omzetKita", { function: "sum", event: "order", of: "value" }, label("Omzet kita", "Our turnover"));
  await fact(
    "dukunganAkhir",
    { function: "latest", event: "marketing_support", of: "state" },
    label("Dukungan terakhir", "Latest support"),
  );
});

describe("the list of groups", () => {
  it("is filtered and sorted by the office's own facts, unknown apart", async () => {
    expect(await found({ "facts.omzetKita_gte": 200_000 })).toEqual([many.id]);
    expect(await found({ "facts.omzetKita": 100_000 })).toEqual([few.id]);
    expect(await found({ "facts.omzetKita_lt": 1 })).toEqual([none.id]);
    expect(await found({}, office, ["facts.omzetKita", "DESC"])).toEqual([many.id, few.id, none.id]);
    expect(await found({ "facts.dukunganAkhir": ["exhibition", "photo"] })).toEqual([few.id]);
    expect(await found({ "facts.dukunganAkhir_isnull": true })).toEqual([many.id, none.id]);
    expect(await found({ "facts.dukunganAkhir_neq": "exhibition" })).toEqual([many.id, none.id]);
  });

  it("says 400 to a fact that is none, and to a value of another kind", async () => {
    for (const wrong of [
      { "facts.tidakAda": 1 },
      { "facts.omzetKita": "banyak" },
      { "facts.omzetKita_isnull": 1 },
      { 'facts.omzetKita"': 1 },
      { "facts.daysSilent_gt": 1 },
    ]) {
      expect([wrong, await found(wrong)]).toEqual([wrong, 400]);
    }
    expect(await found({}, office, ["facts.tidakAda", "ASC"])).toBe(400);
  });

  it("shows them to the office that made them alone", async () => {
    const read = async (actor: TestActor) =>
      (await actor.api.get<{ facts: Row | null }>(`/api/groups/${many.id}`)).body;
    expect((await read(office)).facts).toEqual({ omzetKita: 800_000, dukunganAkhir: null });
    await grantTo(office, team.ngo, many.id);
    for (const reader of [team.ngo, team.commission]) {
      expect((await read(reader)).facts).toBeNull();
      expect(await found({ "facts.omzetKita_gte": 0 }, reader)).toBe(400);
    }
  });

  it("goes into the file with a column for each", async () => {
    const made = await office.api.post<Row>("/api/exports", {
      resource: "groups",
      sort: ["name", "ASC"],
      locale: "en",
      reason: "Uji",
    });
    expect(made.status, made.text).toBe(201);
    const file = await fetch(new URL(`/api/exports/${made.body.id}/file`, office.api.base), {
      headers: { cookie: office.api.cookie ?? "" },
    });
    const [headings = [], ...rows] = openWorkbook(new Uint8Array(await file.arrayBuffer()))
      .read(0)
      .rows.map(({ cells }) => cells);
    const column = (heading: string) => headings.findIndex((cell) => String(cell) === heading);
    const values = (heading: string) => rows.map((row) => String(row[column(heading)] ?? ""));
    expect(values("Our turnover")).toEqual(["800000", "100000", "0"]);
    expect(values("Latest support")).toEqual(["", "Bazaar or fair", ""]);
  });
});
