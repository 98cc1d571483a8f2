import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "ngo" | "commission" | "head">>>;
let admin: TestActor;
let office: TestActor;
let group: Row;

interface FactShown {
  name: string;
  scope: string;
  type: string;
  unit: string | null;
  values: string[] | null;
  computed: boolean;
  meaning: { id: string; en: string };
}

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "ngo", "commission", "head");
  ({ admin, office } = team);
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id, { trainedOn: "2026-01-15" });
  const on = todayFor(office);
  for (const valueIdr of [100_000, 400_000]) await make(office, "orders", { groupId: group.id, on, valueIdr });
  await make(office, "marketing-supports", { groupId: group.id, kind: "exhibition", on });
});

const label = { id: "Pesanan besar", en: "Large orders" };
const large = { function: "count", event: "order", valueMin: 200_000 };
const makeFact = (code: string, definition: object = large) =>
  make(admin, "computed-facts", { code, label, definition });
const condition = (field: string) => ({ combinator: "and", rules: [{ field, operator: ">=", value: 1 }] });
const useIn = (code: string, field: string) =>
  make(admin, "rules", {
    ...{ code, name: label, kind: "risk", scope: "group", tiers: [{ query: condition(field), points: 10 }] },
  });

describe("/api/computed-facts", () => {
  it("makes a fact that rules may ask, with a meaning in both languages", async () => {
    const fact = await makeFact("pesananBesar");
    expect(fact.sentence).toEqual({
      id: 'Banyaknya kejadian "Pesanan", rupiah paling sedikit 200.000.',
      en: 'How many events "Order", rupiah at least 200,000.',
    });
    const { body } = await office.api.get<FactShown[]>("/api/facts");
    expect(body.find(({ name }) => name === "pesananBesar")).toMatchObject({
      ...{ scope: "group", type: "number", unit: "count", computed: true, meaning: fact.sentence },
    });
    expect(body.find(({ name }) => name === "daysSilent")?.computed).toBe(false);
    const rule = await useIn("BESAR", "pesananBesar");
    const run = await office.api.post("/api/stall-runs", {});
    expect(run.status, run.text).toBe(200);
    const risk = await office.api.get<{ signals: { ruleId: string; facts: Row[] }[] }>(`/api/groups/${group.id}/risk`);
    const signal = risk.body.signals.find(({ ruleId }) => ruleId === rule.id);
    expect(signal?.facts).toEqual([
      {
        name: "pesananBesar",
        label: label.id,
        meaning: fact.sentence && (fact.sentence as { id: string }).id,
        unit: "count",
        value: 1,
        now: 1,
      },
    ]);
  });

  it("says what is wrong with a definition, by field", async () => {
    const refused = async (definition: object) => {
      const reply = await admin.api.post<{ error: { fields: Record<string, string> } }>("/api/computed-facts/preview", {
        definition,
      });
      return [reply.status, ...Object.keys(reply.body.error?.fields ?? {})];
    };
    expect(await refused({ function: "count", event: "program_state" })).toEqual([422, "definition.event"]);
    expect(await refused({ function: "sum", event: "linkage_changed", of: "value" })).toEqual([422, "definition.of"]);
    expect(await refused({ function: "sum", event: "order" })).toEqual([422, "definition.of"]);
    expect(await refused({ function: "share", event: "follow_up_done" })).toEqual([422, "definition.share"]);
    expect(await refused({ ...large, states: ["active"] })).toEqual([422, "definition.states"]);
    expect(await refused({ ...large, valueMax: 1 })).toEqual([422, "definition.valueMax"]);
    expect(await refused({ ...large, windowDays: 0 })).toEqual([422, "definition.windowDays"]);
    const of = { form: "tidak_ada", question: "x" };
    expect(await refused({ function: "latest", event: "follow_up_done", of })).toEqual([422, "definition.of"]);
  });

  it("refuses a name that is taken: by a built-in fact, or by another of the office", async () => {
    const send = (code: string) => admin.api.post("/api/computed-facts", { code, label, definition: large });
    expect((await send("daysSilent")).status).toBe(422);
    expect((await send("Dengan Spasi")).status).toBe(422);
    expect((await send("x'; DROP TABLE groups")).status).toBe(422);
    await makeFact("duaKali");
    expect([409, 422]).toContain((await send("duaKali")).status);
  });

  it("cannot go, be switched off or change its type while somebody asks it", async () => {
    const fact = await makeFact("dipakai");
    const rule = await useIn("PAKAI", "dipakai");
    const gone = await admin.api.delete<{ error: { code: string; message: string } }>(
      `/api/computed-facts/${fact.id}`,
      {
        ifMatch: fact.version,
      },
    );
    expect([gone.status, gone.body.error.code]).toEqual([409, "fact_in_use"]);
    expect(gone.body.error.message).toContain("PAKAI");
    const put = (body: object) => admin.api.put(`/api/computed-facts/${fact.id}`, body, { ifMatch: fact.version });
    expect((await put({ enabled: false })).status).toBe(409);
    const latest = { function: "latest", event: "follow_up_done", of: "state" };
    expect((await put({ definition: latest })).status).toBe(409);
    expect((await put({ code: "lain" })).status).toBe(422);
    const changed = await put({ definition: { ...large, windowDays: 30 } });
    expect(changed.status, changed.text).toBe(200);
    await admin.api.delete(`/api/rules/${rule.id}`, { ifMatch: rule.version });
    const version = (changed.body as Row).version;
    expect((await admin.api.delete(`/api/computed-facts/${fact.id}`, { ifMatch: version })).status).toBeLessThan(300);
    const query = await admin.api.post("/api/rules/preview", { query: condition("dipakai") });
    expect(query.status).toBe(422);
  });

  it("previews on the groups the reader reaches, whose names only they may read", async () => {
    const reply = await admin.api.post("/api/computed-facts/preview", { definition: large });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({
      ...{ type: "number", unit: "count", total: 1, known: 1, numbers: { min: 1, median: 1, max: 1 }, values: null },
      examples: [{ id: group.id, name: group.name, value: 1 }],
    });
    const kinds = { function: "latest", event: "marketing_support", of: "state" };
    expect((await admin.api.post("/api/computed-facts/preview", { definition: kinds })).body).toMatchObject({
      ...{ type: "enum", numbers: null, values: [{ value: "exhibition", count: 1 }] },
    });
    for (const reader of [office, team.officer, team.head, team.ngo, team.commission]) {
      expect((await reader.api.post("/api/computed-facts/preview", { definition: large })).status).toBe(403);
    }
  });

  it("is the organisation's own: others have neither the record nor the fact", async () => {
    const fact = await makeFact("hanyaKami");
    const { admin: stranger } = await makeTeam("admin");
    expect((await stranger.api.get(`/api/computed-facts/${fact.id}`)).status).toBe(404);
    const { body } = await stranger.api.get<FactShown[]>("/api/facts");
    expect(body.some(({ computed }) => computed)).toBe(false);
    const asked = await stranger.api.post("/api/rules/preview", { query: condition("hanyaKami") });
    expect(asked.status).toBe(422);
  });

  it("takes hold in the next write, and when it is changed", async () => {
    const fact = await makeFact("berubah", { function: "count", event: "order" });
    const facts = async () => (await office.api.get<{ facts: Row }>(`/api/groups/${group.id}`)).body.facts;
    expect(await facts()).toMatchObject({ berubah: 2 });
    await make(office, "orders", { groupId: group.id, on: todayFor(office), valueIdr: 1_000 });
    expect(await facts()).toMatchObject({ berubah: 3 });
    await admin.api.put(`/api/computed-facts/${fact.id}`, { definition: large }, { ifMatch: fact.version });
    expect(await facts()).toMatchObject({ berubah: 1 });
  });
});
