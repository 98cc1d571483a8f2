import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { defaultRuleRows } from "#worker/stall/defaultRules.ts";
import { daysAgo, insertRows, type Row } from "./office.ts";

type Team = Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "head" | "ngo" | "commission">>>;
interface Signal {
  code: string;
  name: string;
  tier: number;
  points: number;
  ruleVersion: number;
  raisedOn: string;
  evidence: Record<string, unknown>;
  facts: { name: string; label: string; unit: string; value: unknown; now: unknown }[];
  clears: { text: string; conditions: { fact: string; text: string }[] };
}
interface Risk {
  score: number;
  band: string;
  asOf: string;
  status: string;
  signals: Signal[];
  unknown: { fact: string; label: string }[];
}

let team: Team;
let programId: string;
let groupId: string;
let today: string;

const days = (count: number) => daysAgo(count, today);
const riskOf = async (actor: TestActor, id = groupId) => (await actor.api.get<Risk>(`/api/groups/${id}/risk`)).body;
const codes = (risk: Risk) => risk.signals.map(({ code }) => code);

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "head", "ngo", "commission");
  const { office } = team;
  today = todayFor(office);
  await insertRows("rules", defaultRuleRows(office.organization.id, server.now()) as Row[]);
  programId = (await makeProgram(office, { year: 2026 })).id;
  groupId = (await makeGroup(office, programId, { trainedOn: days(100) })).id;
  await database().execute({ sql: "UPDATE groups SET enteredOn = trainedOn WHERE id = ?", args: [groupId] });
  await grantTo(office, team.ngo, groupId);
});

describe("a write looks at its group again in the same request", () => {
  it("a visit that sees it dormant raises the band and says why; an order clears what it clears", async () => {
    const { office } = team;
    await make(office, "orders", { groupId, on: days(70), valueIdr: 250_000 });
    expect(codes(await riskOf(office))).toContain("R09");
    await make(office, "orders", { groupId, on: days(1), valueIdr: 250_000 });
    const selling = await riskOf(office);
    expect(codes(selling)).not.toContain("R09");
    expect(codes(selling)).toContain("P01");
    const point = await make(office, "follow-ups", { groupId, dueOn: today });
    const done = await office.api.post(`/api/follow-ups/${point.id}/complete`, {
      method: "visit",
      activityStatus: "dormant",
    });
    expect(done.status, done.text).toBe(200);
    const risk = await riskOf(office);
    expect(risk).toMatchObject({ band: "berisiko", status: "dormant", asOf: today });
    expect(risk.signals[0]).toMatchObject({
      code: "R11",
      tier: 2,
      points: 50,
      ruleVersion: 1,
      raisedOn: today,
      evidence: { lastSeenStatus: "dormant" },
    });
  });

  it("a deleted order no longer counts", async () => {
    const { office } = team;
    const other = await makeGroup(office, programId, { trainedOn: days(30) });
    await make(office, "orders", { groupId: other.id, on: days(2), valueIdr: 1_000 });
    const second = await make(office, "orders", { groupId: other.id, on: days(1), valueIdr: 1_000 });
    expect(codes(await riskOf(office, other.id))).toContain("P01");
    const gone = await office.api.delete(`/api/orders/${second.id}`, { ifMatch: second.version });
    expect(gone.status, gone.text).toBeLessThan(300);
    expect(codes(await riskOf(office, other.id))).not.toContain("P01");
  });

  it("an NGO's write is judged by the rules of the office that owns the group", async () => {
    const { ngo } = team;
    const linkage = await make(ngo, "linkages", {
      groupId,
      buyer: "Toko Maju",
      type: "titip_jual",
      startedOn: days(5),
    });
    expect(codes(await riskOf(ngo))).toContain("R07");
    await ngo.api.post(`/api/linkages/${linkage.id}/transition`, { to: "accepted" });
    expect(codes(await riskOf(ngo))).not.toContain("R07");
  });
});

describe("GET /api/groups/ID/risk", () => {
  it("says what fired, since when, on which facts, what would clear it and what is not known, in the reader's language", async () => {
    const silent = await makeGroup(team.office, programId, { trainedOn: days(95) });
    await database().execute({ sql: "UPDATE groups SET enteredOn = trainedOn WHERE id = ?", args: [silent.id] });
    const { status } = await team.office.api.post("/api/stall-runs", { programId });
    expect(status).toBe(200);
    const risk = await riskOf(team.office, silent.id);
    const silence = risk.signals.find(({ code }) => code === "R06");
    expect(silence).toMatchObject({
      ...{ name: "Tidak ada kabar", tier: 2, points: 25, raisedOn: today, evidence: { daysSilent: 95 } },
      facts: [{ name: "daysSilent", label: "Hari tanpa kabar", unit: "days", value: 95, now: 95 }],
    });
    expect(silence?.clears.conditions).toEqual([{ fact: "daysSilent", text: "Hari tanpa kabar ≤ 60 hari" }]);
    expect(risk.unknown.map(({ fact }) => fact)).toEqual([
      "lastSeenStatus",
      "activeMemberShare",
      "hasBuyer",
      "daysSinceOrder",
    ]);
    team.head.api.locale = "en";
    const english = (await riskOf(team.head, silent.id)).signals.find(({ code }) => code === "R06");
    expect(english).toMatchObject({ name: "Silence", clears: { conditions: [{ text: "Days of silence ≤ 60 days" }] } });
  });

  it("is for those who may see the group", async () => {
    for (const actor of [team.office, team.head, team.commission, team.ngo, team.admin]) {
      expect((await actor.api.get(`/api/groups/${groupId}/risk`)).status, actor.role).toBe(200);
    }
    const stranger = (await makeTeam()).office;
    expect((await stranger.api.get(`/api/groups/${groupId}/risk`)).status).toBe(404);
    expect((await stranger.api.get(`/api/programs/${programId}/risk`)).status).toBe(404);
    expect((await team.office.api.get(`/api/programs/${programId}/risk`)).body).toMatchObject({
      programId,
      score: expect.any(Number),
    });
  });
});

describe("POST /api/stall-runs", () => {
  const post = (actor: TestActor, body: object, key?: string) =>
    actor.api.post<Record<string, number> & { runId: string; results: { groupId: string }[] }>(
      "/api/stall-runs",
      body,
      { idempotencyKey: key },
    );

  it("runs, previews, and previews a past day on either basis", async () => {
    const { office } = team;
    const done = await post(office, {});
    expect(done.status, done.text).toBe(200);
    expect(done.body).toMatchObject({
      groups: expect.any(Number),
      raised: expect.any(Number),
      cleared: expect.any(Number),
      unchanged: expect.any(Number),
      ms: expect.any(Number),
    });
    const preview = await post(office, { preview: true });
    expect(preview.body).toMatchObject({ groups: done.body.groups, raised: 0, cleared: 0 });
    expect(preview.body.results).toHaveLength(Number(done.body.groups));
    const happened = await post(office, { preview: true, asOf: days(40), programId });
    expect(happened.body.results.map((one) => one.groupId)).toContain(groupId);
    const recorded = await post(office, { preview: true, asOf: days(40), basis: "recorded", programId });
    expect(recorded.body).toMatchObject({ groups: 0, results: [] });
  });

  it("gives the same reply to the same key, and one run", async () => {
    const before = await team.office.api.list("stall-runs");
    const [one, two] = [await post(team.office, {}, "kunci-jalan"), await post(team.office, {}, "kunci-jalan")];
    expect(two.body).toEqual(one.body);
    expect((await team.office.api.list("stall-runs")).total).toBe(before.total + 1);
  });

  it("refuses a past day outside a preview, a day to come, a basis alone, and what it does not know", async () => {
    const { office } = team;
    for (const body of [
      { asOf: days(3) },
      { preview: true, asOf: today },
      { preview: true, basis: "recorded" },
      { preview: true, asOf: "kemarin" },
      { semua: true },
    ]) {
      expect((await post(office, body)).status, JSON.stringify(body)).toBe(422);
    }
  });

  it("is for office and admin, within their own", async () => {
    expect((await post(team.admin, {})).status).toBe(200);
    for (const actor of [team.officer, team.ngo, team.commission, team.head]) {
      expect((await post(actor, {})).status, actor.role).toBe(403);
      expect((await post(actor, { preview: true })).status, actor.role).toBe(403);
    }
    const stranger = (await makeTeam()).office;
    expect((await post(stranger, { programId, preview: true })).status).toBe(404);
    expect((await post(stranger, { programId })).status).toBe(404);
  });

  it("undoes the latest run only, once", async () => {
    const { office, head } = team;
    const first = (await post(office, {})).body.runId;
    const latest = (await post(office, {})).body.runId;
    expect((await head.api.get<Row>(`/api/stall-runs/${latest}`)).body).toMatchObject({ id: latest, undoable: true });
    expect((await head.api.post(`/api/stall-runs/${latest}/undo`)).status).toBe(403);
    expect((await office.api.post(`/api/stall-runs/${first}/undo`)).status).toBe(409);
    expect((await office.api.post(`/api/stall-runs/${latest}/undo`)).status).toBe(200);
    expect((await office.api.post(`/api/stall-runs/${latest}/undo`)).status).toBe(409);
    const stranger = (await makeTeam()).office;
    expect((await stranger.api.post(`/api/stall-runs/${first}/undo`)).status).toBe(404);
  });
});

describe("POST /api/rules/preview", () => {
  const ask = (actor: TestActor, query: object, scope?: string) =>
    actor.api.post<{
      count: number;
      total: number;
      groups: { id: string; name: string }[];
      error: { fields: Record<string, string> };
    }>("/api/rules/preview", { query, scope });
  const where = (field: string, operator: string, value: unknown) => ({
    combinator: "and",
    rules: [{ field, operator, value }],
  });

  it("tells how many and which groups a query would flag today", async () => {
    const { body, status } = await ask(team.admin, where("lastSeenStatus", "=", "dormant"));
    expect(status).toBe(200);
    expect(body).toMatchObject({ count: 1, groups: [{ id: groupId }] });
    expect(body.total).toBeGreaterThan(1);
    const text = await ask(team.admin, where("daysSinceTraining", ">", "90"));
    expect(text.body.count).toBeGreaterThan(0);
    const none = await ask(team.admin, where("daysSinceTraining", ">", 9_000));
    expect(none.body).toMatchObject({ count: 0, groups: [] });
    const programs = await ask(team.admin, where("groupCount", ">", 0), "program");
    expect(programs.body).toMatchObject({ count: 1, total: 1 });
  });

  it("names an unknown fact or operator, a value of the wrong kind, and a query that goes too far", async () => {
    let deep: object = where("daysSilent", ">", 1);
    for (let i = 0; i < 9; i++) deep = { combinator: "and", rules: [deep] };
    const wide = {
      combinator: "or",
      rules: Array.from({ length: 70 }, () => ({ field: "daysSilent", operator: ">", value: 1 })),
    };
    const cases: [query: object, said: RegExp][] = [
      [where("zodiak", "=", 1), /zodiak/],
      [where("daysSilent", "~", 1), /"~"/],
      [where("lastSeenStatus", "<", "active"), /"<"/],
      [where("daysSilent", ">", "1; DROP TABLE groups"), /daysSilent/],
      [where("lastSeenStatus", "=", "tidur"), /tidur/],
      [where("__proto__", "=", 1), /__proto__/],
      [where("constructor", "=", 1), /constructor/],
      [{ combinator: "xor", rules: [] }, /xor/],
      [{ combinator: "and", rules: [] }, /syarat/],
      [{ ...where("daysSilent", ">", 1), not: "ya" }, /not/],
      [where("daysSilent", "between", [1]), /dua batas/],
      [
        {
          combinator: "and",
          rules: [{ field: "daysSilent", operator: ">", value: "daysOverdue", valueSource: "field" }],
        },
        /daysSilent/,
      ],
      [deep, /tingkat/],
      [wide, /syarat/],
    ];
    for (const [query, said] of cases) {
      const reply = await ask(team.admin, query);
      expect(reply.status, reply.text).toBe(422);
      expect(Object.values(reply.body.error.fields).join()).toMatch(said);
    }
  });

  it("is for admin and office, over what they read", async () => {
    const query = where("daysSinceTraining", ">", 1);
    for (const actor of [team.officer, team.ngo, team.commission, team.head])
      expect((await ask(actor, query)).status, actor.role).toBe(403);
    const stranger = await makeTeam("admin");
    expect((await ask(stranger.admin, query)).body).toMatchObject({ count: 0, total: 0 });
  });
});

describe("GET /api/facts", () => {
  it("is the vocabulary, with words in both languages", async () => {
    const { body } =
      await team.admin.api.get<{ name: string; scope: string; label: Record<string, string>; operators: string[] }[]>(
        "/api/facts",
      );
    expect(body.length).toBeGreaterThan(45);
    for (const { name, label, operators } of body) {
      expect(label.id && label.en, name).toBeTruthy();
      expect(operators.length).toBeGreaterThan(3);
    }
  });
});
