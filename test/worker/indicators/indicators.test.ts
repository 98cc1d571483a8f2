import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "ngo" | "commission" | "head">>>;
let office: TestActor;
let program: Row;
let selling: Row;

interface Figure {
  yes: number;
  no: number;
  unknown: number;
  of: number;
  share: number | null;
  worst: number | null;
  best: number | null;
  filters: Record<"yes" | "no" | "unknown", { indicator: string }> | null;
}
interface Value {
  asOf: string;
  total: Figure;
  buckets: (Figure & { bucket: string | null; name: string | null })[];
}

const name = { id: "Uji", en: "Test" };
const where = (field: string, operator: string, value?: unknown) => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});
let serial = 0;
const makeIndicator = (more: object, actor = office) =>
  make(actor, "indicators", { ...{ code: `uji_${++serial}`, name, subject: "groups", measure: "share" }, ...more });
const figureOf = async ({ id }: Row, actor = office) => {
  const reply = await actor.api.get<Value>(`/api/indicators/${id}/value`);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const listed = async (resource: string, indicator: string, actor = office) =>
  (await actor.api.list<Row>(resource, { filter: { indicator }, sort: ["id", "ASC"] })).body.map(({ id }) => id);

/** Every class and part opens a list of exactly as many records as it counts. */
async function assertDoors(resource: string, { total, buckets }: Value, actor = office) {
  for (const figure of [total, ...buckets]) {
    for (const one of ["yes", "no", "unknown"] as const) {
      const door = figure.filters?.[one].indicator ?? "";
      const { total: count, status, text } = await actor.api.list(resource, { filter: { indicator: door } });
      expect(status, text).toBe(200);
      expect([door, count]).toEqual([door, figure[one]]);
    }
  }
}

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "ngo", "commission", "head");
  ({ office } = team);
  program = await makeProgram(office);
  const other = await makeProgram(office);
  const on = todayFor(office);
  selling = await makeGroup(office, program.id, { trainedOn: "2026-01-15" });
  await make(office, "orders", { groupId: selling.id, on, valueIdr: 500_000 });
  await makeGroup(office, program.id, { trainedOn: "2026-01-20" });
  await makeGroup(office, other.id, { trainedOn: "2026-02-10" });
});

describe("an indicator of groups", () => {
  it("counts those for which the query holds, does not, and is not known, with the range of the share", async () => {
    const indicator = await makeIndicator({ query: where("daysSinceOrder", "<=", 60), splitBy: "program" });
    const value = await figureOf(indicator);
    expect(value.total).toMatchObject({ yes: 1, no: 0, unknown: 2, of: 3, share: 100, best: 100 });
    expect(value.total.worst).toBeCloseTo(100 / 3);
    expect(value.buckets.map(({ bucket, name, yes, unknown }) => ({ bucket, name, yes, unknown }))).toEqual([
      { bucket: program.id, name: program.name, yes: 1, unknown: 1 },
      expect.objectContaining({ yes: 0, unknown: 1 }),
    ]);
    expect(await listed("groups", String(indicator.id))).toEqual([selling.id]);
    await assertDoors("groups", value);
  });

  it("keeps to its base; whoever may be outside it is unknown", async () => {
    const base = where("monthsSinceTraining", ">=", 0);
    const one = await makeIndicator({ query: where("ordersTotal", ">=", 1), base, splitBy: "month" });
    const value = await figureOf(one);
    expect(value.total).toMatchObject({ yes: 1, no: 2, unknown: 0, of: 3 });
    expect(value.buckets.map(({ bucket, of }) => [bucket, of])).toEqual([
      ["2026-01", 2],
      ["2026-02", 1],
    ]);
    await assertDoors("groups", value);
    const unknownBase = await makeIndicator({
      query: where("ordersTotal", ">=", 1),
      base: where("daysSinceOrder", ">=", 0),
    });
    expect((await figureOf(unknownBase)).total).toMatchObject({ yes: 1, no: 0, unknown: 2 });
    const nobody = await makeIndicator({
      query: where("ordersTotal", ">=", 1),
      base: where("monthsSinceTraining", "<", 0),
    });
    expect((await figureOf(nobody)).total).toMatchObject({ of: 0, share: null, worst: null, best: null });
  });

  it("asks facts that no rule asks, and those the office made, as soon as it is made", async () => {
    const label = { id: "Pesanan besar", en: "Large orders" };
    const definition = { function: "count", event: "order", valueMin: 400_000 };
    await make(team.admin, "computed-facts", { code: "besarUji", label, definition });
    const own = await makeIndicator({ measure: "count", query: where("besarUji", ">=", 1) });
    expect((await figureOf(own)).total).toMatchObject({ yes: 1, no: 2, unknown: 0, share: null });
    const rare = await makeIndicator({ measure: "count", query: where("groupKind", "=", "group"), splitBy: "region" });
    const value = await figureOf(rare);
    expect(value.total.yes).toBe(3);
    await assertDoors("groups", value);
    const band = await makeIndicator({ measure: "count", query: where("riskBand", "in", ["mandek", "data_kurang"]) });
    await assertDoors("groups", await figureOf(band));
  });

  it("counts and lists within the reader's reach only", async () => {
    const indicator = await makeIndicator({ query: where("ordersTotal", ">=", 0), measure: "count" });
    expect((await figureOf(indicator, team.head)).total.yes).toBe(3);
    expect((await figureOf(indicator, team.officer)).total.of).toBe(0);
    await database().execute({
      sql: "UPDATE follow_ups SET assigneeId = ? WHERE groupId = ?",
      args: [team.officer.userId, selling.id],
    });
    await make(office, "follow-ups", { groupId: selling.id, dueOn: "2026-06-20", assigneeId: team.officer.userId });
    expect((await figureOf(indicator, team.officer)).total.yes).toBe(1);
    expect(await listed("groups", String(indicator.id), team.officer)).toEqual([selling.id]);
    await grantTo(office, team.ngo, selling.id);
    for (const reader of [team.ngo, team.commission]) {
      expect((await reader.api.get(`/api/indicators/${indicator.id}/value`)).status).toBe(403);
      expect((await reader.api.list("groups", { filter: { indicator: indicator.id } })).status).toBe(400);
    }
    const stranger = (await makeTeam("admin")).office;
    expect((await stranger.api.get(`/api/indicators/${indicator.id}/value`)).status).toBe(404);
    expect((await stranger.api.list("groups", { filter: { indicator: indicator.id } })).status).toBe(400);
  });

  it("is refused where it asks what is not there, with the place; the list says 400 to nonsense", async () => {
    const send = (body: object) =>
      office.api.post<{ error: { fields: Record<string, string> } }>("/api/indicators/preview", {
        ...{ subject: "groups", measure: "count", query: where("ordersTotal", ">", 0) },
        ...body,
      });
    const fieldsOf = async (body: object) => Object.keys((await send(body)).body.error.fields);
    expect((await send({})).status).toBe(200);
    expect(await fieldsOf({ query: where("umur", ">", 1) })).toEqual(["query.rules[0]"]);
    expect(await fieldsOf({ base: where("ordersTotal", "beginsWith", 1) })).toEqual(["base.rules[0]"]);
    expect(await fieldsOf({ subject: "people" })).toEqual(["query.rules[0]"]);
    expect(await fieldsOf({ query: where("ordersTotal", ">", "1 OR 1=1") })).toEqual(["query.rules[0]"]);
    const indicator = await makeIndicator({ query: where("ordersTotal", ">", 0) });
    for (const wrong of [
      "",
      "ind_tidakada",
      `${indicator.id}:maybe`,
      `${indicator.id}:yes:35.73`,
      `${indicator.id}' OR 1`,
      7,
    ]) {
      const reply = await office.api.list("groups", { filter: { indicator: wrong } });
      expect(reply.status, String(wrong)).toBe(400);
    }
    expect((await office.api.list("people", { filter: { indicator: indicator.id } })).status).toBe(400);
    expect((await office.api.list("orders", { filter: { indicator: indicator.id } })).status).toBe(400);
  });
});

describe("an indicator of people", () => {
  it("asks no personal value by name, counts unknown apart, and by each programme they are in", async () => {
    const woman = await make(office, "people", {
      name: "Sri",
      sex: "female",
      birthDate: "1990-05-01",
      bpjsStatus: "active",
    });
    await make(office, "people", { name: "Budi", sex: "male", birthDate: "2005-05-01", bpjsStatus: "none" });
    await make(office, "people", { name: "Tanpa data" });
    await make(office, "memberships", { personId: woman.id, groupId: selling.id, joinedOn: "2026-01-02" });
    const insured = await makeIndicator({
      subject: "people",
      query: where("bpjsStatus", "=", "active"),
      splitBy: "program",
    });
    const value = await figureOf(insured);
    expect(value.total).toMatchObject({ yes: 1, no: 1, unknown: 1, share: 50 });
    expect(value.buckets.find(({ bucket }) => bucket === program.id)).toMatchObject({ yes: 1, of: 1 });
    await assertDoors("people", value);
    const grown = await makeIndicator({ subject: "people", query: where("age", ">=", 30) });
    expect((await figureOf(grown)).total).toMatchObject({ yes: 1, no: 1, unknown: 1 });
    const active = await makeIndicator({
      subject: "people",
      query: where("inActiveGroup", "=", true),
      splitBy: "month",
    });
    await assertDoors("people", await figureOf(active));
    for (const field of ["name", "nik", "birthDate", "phone", "address"]) {
      const body = { subject: "people", measure: "count", query: where(field, "notNull") };
      expect((await office.api.post("/api/indicators/preview", body)).status).toBe(422);
    }
  });

  it("counts nobody for whoever reads no people", async () => {
    const indicator = await makeIndicator({ subject: "people", query: where("sex", "=", "female") });
    expect((await team.admin.api.get(`/api/indicators/${indicator.id}/value`)).status).toBe(403);
    expect((await team.admin.api.list("people", { filter: { indicator: indicator.id } })).status).toBe(403);
  });
});

describe("an indicator of equipment", () => {
  it("counts machines by their state, value, days and holder", async () => {
    const machine = await makeMachine(office, program.id, { procuredOn: "2026-01-01", category: "Obras" });
    await makeMachine(office, program.id);
    await make(office, "handovers", { groupId: selling.id, date: "2026-02-01", items: [machine.id] });
    for (const [field, operator, value] of [
      ["state", "=", "handed_over"],
      ["daysSinceHandover", ">=", 1],
      ["category", "=", "Obras"],
      ["held", "=", true],
    ] as const) {
      const indicator = await makeIndicator({
        subject: "equipment",
        query: where(field, operator, value),
        splitBy: "month",
      });
      const found = await figureOf(indicator);
      expect([field, found.total.yes]).toEqual([field, 1]);
      expect(await listed("equipment", String(indicator.id))).toEqual([machine.id]);
      await assertDoors("equipment", found);
    }
    const seen = await makeIndicator({
      subject: "equipment",
      query: where("daysSinceCheck", "<", 90),
      splitBy: "region",
    });
    const value = await figureOf(seen);
    expect(value.total).toMatchObject({ yes: 0, no: 0, unknown: 2 });
    await assertDoors("equipment", value);
  });
});

describe("who makes indicators", () => {
  it("is admin and office; officers and the head read", async () => {
    const body = { code: "siapa", name, subject: "groups", measure: "count", query: where("ordersTotal", ">", 0) };
    const made = await make(team.admin, "indicators", body);
    for (const reader of [team.officer, team.head]) {
      expect((await reader.api.get(`/api/indicators/${made.id}`)).status).toBe(200);
      expect((await reader.api.post("/api/indicators", { ...body, code: "lain" })).status).toBe(403);
    }
    const other = await makeActor("office", { organization: office.organization });
    expect((await other.api.get(`/api/indicators/${made.id}`)).status).toBe(200);
  });
});
