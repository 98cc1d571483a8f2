import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";

const SEED = "31415926535897932384";
const digest = (text: string) => createHash("sha256").update(text).digest("hex");

type Sample = Row & { state: string; n: number; frameHash: string; frame: { ids: string[]; hash: string } | null };
type Item = Row & { order: number; frameId: string; unitId: string; match: string | null; replacedBy: string | null };

type Unit = { frameId: string; stratum: string | null };

interface Published {
  frame: { frameId: string }[];
  seed: string;
  frameHash: string;
  n: number;
  drawn: Item[];
}

let team: Awaited<ReturnType<typeof makeTeam<"commission" | "head" | "officer">>>;
let commission: TestActor;
let program: Row;
let people: Row[];
let village: string;

const verb = (actor: TestActor, id: string, name: string, body: object = {}) =>
  actor.api.post<Sample>(`/api/samples/${id}/${name}`, body);
const itemsOf = async (actor: TestActor, sampleId: string) =>
  (await actor.api.list<Item>("sample-items", { filter: { sampleId }, sort: ["order", "ASC"], range: [0, 199] })).body;
const draft = (more: object = {}) =>
  make(commission, "samples", {
    question: "Apakah pekerja rumahan terdaftar sebagaimana dilaporkan?",
    ...{ unit: "person", filter: {}, method: "simple", n: 5, auditedId: team.office.organization.id, ...more },
  }) as Promise<Sample>;
async function drawn(more: object = {}): Promise<Sample> {
  const { id } = await draft(more);
  expect((await verb(commission, id, "freeze")).status).toBe(200);
  const reply = await verb(commission, id, "draw", { seed: SEED });
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}
const found = { outcome: "found", observed: [{ item: "verification", seen: "unverified" }] };
const checkAll = async (sampleId: string) => {
  for (const item of (await itemsOf(commission, sampleId)).filter((one) => !one.match && !one.replacedBy)) {
    const reply = await commission.api.post(`/api/sample-items/${item.id}/check`, found);
    expect(reply.status, reply.text).toBe(200);
  }
};

beforeAll(async () => {
  team = await makeTeam("commission", "head", "officer");
  commission = team.commission;
  program = await makeProgram(team.office);
  people = [];
  for (let i = 0; i < 12; i++)
    people.push(await make(team.office, "people", { name: `Warga Uji ${i}`, sex: i < 8 ? "female" : "male" }));
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE code LIKE ? AND level = 'village' ORDER BY code LIMIT 1",
    args: [`${team.office.organization.regionCode}.%`],
  });
  village = String(rows[0]?.code);
  await database().execute({
    sql: "UPDATE people SET villageCode = ? WHERE organizationId = ?",
    args: [village, team.office.organization.id],
  });
  const group = await makeGroup(team.office, program.id, { villageCode: village });
  for (const { id } of people) await make(team.office, "memberships", { groupId: group.id, personId: id });
});

describe("the size", () => {
  it("what confidence and margin ask for, and what a chosen n buys", async () => {
    const ask = (body: object) =>
      commission.api.post<Record<string, unknown>>("/api/samples/size", {
        ...{ unit: "person", method: "simple", auditedId: team.office.organization.id, ...body },
      });
    expect((await ask({ confidence: 0.95, margin: 0.1 })).body).toMatchObject({ population: 12, n: 11 });
    expect((await ask({ n: 6 })).body).toMatchObject({ population: 12, n: 6, detects: { faulty: 1 } });
    const strata = await ask({ method: "stratified", n: 6, design: { strataBy: "sex" } });
    expect(strata.body).toMatchObject({
      strata: [
        { stratum: "female", size: 8, n: 4 },
        { stratum: "male", size: 4, n: 2 },
      ],
    });
  });

  it("an unknown filter is named", async () => {
    const reply = await commission.api.post("/api/samples/size", {
      unit: "person",
      method: "simple",
      n: 3,
      filter: { nik: "1" },
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ error: { fields: { "filter.nik": expect.any(String) } } });
  });
});

describe("the population", () => {
  const count = async (unit: string, filter: object) => {
    const reply = await commission.api.post<{ population: number }>("/api/samples/size", {
      ...{ unit, filter, method: "simple", n: 1, auditedId: team.office.organization.id },
    });
    return reply.status === 200 ? reply.body.population : reply.status;
  };

  it("is narrowed by what the programme teaches, the NGO beside the group, and the region", async () => {
    const ngo = await makeOrganization({ kind: "ngo" });
    const region = team.office.organization.regionCode;
    const skill = `Bordir ${program.id}`;
    const other = await makeProgram(team.office, { skill });
    const group = await makeGroup(team.office, other.id, { villageCode: village });
    await make(team.office, "memberships", { groupId: group.id, personId: people[0]?.id });
    const machine = { programId: other.id, item: "Mesin bordir", holderGroupId: group.id, legalBasis: "hibah" };
    await make(team.office, "equipment", machine);
    await make(team.office, "group-partners", { groupId: group.id, organizationId: ngo.id, purpose: "Pemasaran" });
    for (const unit of ["group", "person", "equipment"]) {
      expect([unit, await count(unit, { skill }), await count(unit, { skill: "lain" })]).toEqual([unit, 1, 0]);
      expect([unit, await count(unit, { partnerId: ngo.id })]).toEqual([unit, 1]);
      expect([unit, await count(unit, { regionCode: "99" })]).toEqual([unit, 0]);
      expect([unit, await count(unit, { regionCode: 5 })]).toEqual([unit, 422]);
    }
    expect(await count("equipment", { regionCode: village.slice(0, 8) })).toBe(1);
    expect(await count("person", { regionCode: region })).toBe(12);
  });

  it("the days of the check are in order", async () => {
    const body = { question: "?", unit: "person", method: "simple", n: 3, checkFrom: "2026-12-09" };
    const reply = await commission.api.post<object>("/api/samples", { ...body, checkTo: "2026-12-08" });
    expect(reply.body).toMatchObject({ error: { fields: { checkTo: expect.any(String) } } });
    const kept = await draft({ checkFrom: "2026-12-09", checkTo: "2026-12-11" });
    expect(kept).toMatchObject({ checkFrom: "2026-12-09", checkTo: "2026-12-11" });
  });
});

describe("freeze and draw", () => {
  it("the frame is published by its hash, of ids that tell nothing, before there is a seed", async () => {
    const sample = await draft();
    expect((await verb(commission, sample.id, "draw", { seed: SEED })).status).toBe(409);
    const frozen = await verb(commission, sample.id, "freeze");
    expect(frozen.body).toMatchObject({ state: "frozen", frameSize: 12, seed: null });
    const { frame } = (await commission.api.get<Sample>(`/api/samples/${sample.id}`)).body;
    expect(frame?.ids).toHaveLength(12);
    expect(frame?.hash).toBe(digest([...(frame?.ids ?? [])].sort().join("\n")));
    for (const { id } of people) expect(frame?.ids).not.toContain(id);
    expect((await verb(commission, sample.id, "freeze")).status).toBe(409);
    const changed = await commission.api.put(`/api/samples/${sample.id}`, { n: 9 }, { ifMatch: frozen.body.version });
    expect(changed.status).toBe(409);
  });

  it("two freezes of one population have nothing in common", async () => {
    const [one, two] = [await drawn(), await drawn()];
    expect(one.frameHash).not.toBe(two.frameHash);
  });

  it("is recomputed by a few independent lines from what is published", async () => {
    const sample = await drawn();
    const open = await new ApiClient().get<Published>(`/api/published-samples/${sample.id}`);
    const { body } = open;
    const ids = body.frame.map(({ frameId }) => frameId).sort();
    const hash = digest(ids.join("\n"));
    expect(hash).toBe(body.frameHash);
    const key = (id: string) => digest(`${body.seed}|${hash}|${id}`);
    const order = [...ids].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(body.drawn.map(({ frameId }) => frameId)).toEqual(order.slice(0, body.n));
    expect(open.text).not.toContain("ppl_");
  });

  it.each(["123", "1234567890123456789a", "", " "])("the seed %j is refused", async (seed) => {
    const sample = await draft();
    await verb(commission, sample.id, "freeze");
    expect((await verb(commission, sample.id, "draw", { seed })).status).toBe(422);
  });

  it("of two draws at once one counts, and a second is not to be had", async () => {
    const sample = await draft();
    await verb(commission, sample.id, "freeze");
    const replies = await Promise.all([SEED, `${SEED}7`].map((seed) => verb(commission, sample.id, "draw", { seed })));
    expect(replies.map(({ status }) => status).sort()).toEqual([
      200,
      expect.toSatisfy((s: number) => s === 409 || s === 412),
    ]);
    expect((await itemsOf(commission, sample.id)).length).toBe(5);
    expect((await verb(commission, sample.id, "draw", { seed: SEED })).status).toBe(409);
  });

  it("an empty population is refused and nothing is frozen", async () => {
    const sample = await draft({ filter: { sex: "female", verification: "rejected" } });
    const reply = await verb(commission, sample.id, "freeze");
    expect(reply.status).toBe(422);
    expect((await commission.api.get<Sample>(`/api/samples/${sample.id}`)).body).toMatchObject({
      state: "draft",
      frame: null,
    });
  });

  it("a frozen frame is never deleted; given up it stays listed with the reason", async () => {
    const sample = await draft();
    const frozen = await verb(commission, sample.id, "freeze");
    const gone = await commission.api.delete(`/api/samples/${sample.id}`, { ifMatch: frozen.body.version });
    expect(gone.status).toBe(409);
    expect((await verb(commission, sample.id, "cancel")).status).toBe(422);
    expect((await verb(commission, sample.id, "cancel", { reason: "Sidang ditunda" })).status).toBe(200);
    const page = await new ApiClient().get<Sample[]>("/api/published-samples?range=[0,0]");
    expect(page.body).toHaveLength(1);
    expect(page.headers.get("content-range")).toMatch(/^published-samples 0-0\/[1-9]/);
    const listed = await new ApiClient().get<Sample[]>("/api/published-samples");
    expect(listed.body.find(({ id }) => id === sample.id)).toMatchObject({
      state: "cancelled",
      cancelReason: "Sidang ditunda",
    });
  });
});

describe("the office", () => {
  it("knows that a sample exists, and not which units were drawn, until the check is closed", async () => {
    const sample = await drawn({ items: ["verification"] });
    const { office, head, officer } = team;
    for (const actor of [office, head]) {
      expect((await actor.api.get<Sample>(`/api/samples/${sample.id}`)).status).toBe(200);
      expect(await itemsOf(actor, sample.id)).toEqual([]);
      expect((await actor.api.get(`/api/samples/${sample.id}/report`)).status).toBe(404);
      const [item] = await itemsOf(commission, sample.id);
      expect((await actor.api.get(`/api/sample-items/${item?.id}`)).status).toBe(404);
      expect((await actor.api.list("sample-items", { filter: { unitId: item?.unitId } })).total).toBe(0);
    }
    expect((await officer.api.get("/api/samples")).status).toBe(403);
    await checkAll(sample.id);
    expect((await verb(commission, sample.id, "close")).status).toBe(200);
    expect(await itemsOf(office, sample.id)).toHaveLength(5);
    expect((await office.api.get(`/api/samples/${sample.id}/report`)).status).toBe(200);
  });

  it("does not learn of a sample that is being planned", async () => {
    const sample = await draft();
    expect((await team.office.api.get(`/api/samples/${sample.id}`)).status).toBe(404);
    await verb(commission, sample.id, "freeze");
    expect((await team.office.api.get(`/api/samples/${sample.id}`)).status).toBe(200);
  });

  it("another region's office learns nothing", async () => {
    const sample = await drawn();
    const other = await makeTeam();
    expect((await other.office.api.get(`/api/samples/${sample.id}`)).status).toBe(404);
  });
});

describe("the field check", () => {
  it("compares with what was reported at the freeze, not with what was corrected since", async () => {
    const sample = await drawn({ items: ["verification"] });
    const [item] = await itemsOf(commission, sample.id);
    const person = (await team.office.api.get<Row>(`/api/people/${item?.unitId}`)).body;
    await team.office.api.put(`/api/people/${person.id}`, { verification: "verified" }, { ifMatch: person.version });
    const reply = await commission.api.post<Item & { observed: unknown }>(`/api/sample-items/${item?.id}/check`, {
      observed: [{ item: "verification", seen: "verified" }],
    });
    expect(reply.body).toMatchObject({
      match: "differs",
      observed: [{ item: "verification", reported: "unverified", seen: "verified", match: "differs" }],
    });
  });

  it("names what is missing and what was not asked for", async () => {
    const sample = await drawn({ items: ["verification", "bpjsStatus"] });
    const [item] = await itemsOf(commission, sample.id);
    const reply = await commission.api.post(`/api/sample-items/${item?.id}/check`, {
      observed: [{ item: "workKind", seen: "home_worker" }],
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({
      error: { fields: { "observed.0.item": expect.any(String), "observed.verification": expect.any(String) } },
    });
  });

  it("a unit that cannot be had is replaced by the next of the order", async () => {
    const sample = await drawn({ items: ["verification"] });
    const [item] = await itemsOf(commission, sample.id);
    const reply = await commission.api.post<Item>(`/api/sample-items/${item?.id}/replace`, { reason: "Pindah kota" });
    expect(reply.status, reply.text).toBe(200);
    const items = await itemsOf(commission, sample.id);
    const { frame } = (await commission.api.get<Sample>(`/api/samples/${sample.id}`)).body;
    const key = (id: string) => digest(`${SEED}|${sample.frameHash}|${id}`);
    const order = [...(frame?.ids ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(items.map(({ frameId }) => frameId)).toEqual(order.slice(0, 6));
    expect(items[0]).toMatchObject({ replacedBy: order[5], replaceReason: "Pindah kota" });
    expect((await commission.api.post(`/api/sample-items/${item?.id}/check`, found)).status).toBe(409);
  });

  it("a unit that was seen is not replaced, whatever was seen; why others were is told", async () => {
    const sample = await drawn({ items: ["verification"] });
    const [first, second] = await itemsOf(commission, sample.id);
    await commission.api.post(`/api/sample-items/${first?.id}/check`, found);
    const replace = (item: Item | undefined) =>
      commission.api.post<Item>(`/api/sample-items/${item?.id}/replace`, { reason: "Rumah kosong" });
    expect((await replace(first)).status).toBe(409);
    expect((await replace(second)).status).toBe(200);
    const report = await commission.api.get<{ replacements: unknown }>(`/api/samples/${sample.id}/report`);
    expect(report.body).toMatchObject({ replaced: 1, checkedFrom: expect.any(String) });
    expect(report.body.replacements).toEqual([{ order: 2, by: 6, reason: "Rumah kosong" }]);
  });

  it("opens a unit for its checker while the check runs, and the owner sees who looked and why", async () => {
    const sample = await drawn({ items: ["verification"] });
    const [item] = await itemsOf(commission, sample.id);
    const masked = (await commission.api.get<Row>(`/api/people/${item?.unitId}`)).body;
    expect(masked.name).toMatch(/^Orang /);
    const look = () => commission.api.post<Row>(`/api/sample-items/${item?.id}/unmask`, { reason: "Mencari alamat" });
    expect((await look()).body.name).toMatch(/^Warga Uji/);
    expect((await commission.api.post(`/api/sample-items/${item?.id}/unmask`, {})).status).toBe(422);
    // Whom a breach would touch would tell the office which units were drawn.
    const touched = async () =>
      (await team.head.api.get<{ people: { personId: string }[] }>("/api/access-log/affected")).body.people.map(
        ({ personId }) => personId,
      );
    expect(await touched()).not.toContain(item?.unitId);
    await checkAll(sample.id);
    await verb(commission, sample.id, "close");
    const seen = await team.head.api.list<Row>("access-log", { filter: { entityId: item?.unitId } });
    const reason = `${sample.id}: Mencari alamat`;
    expect(seen.body).toContainEqual(expect.objectContaining({ entity: "people", field: "name", reason }));
    expect(await touched()).toContain(item?.unitId);
    expect((await look()).status).toBe(409);
  });

  it("a checker opens a list of units, not a register", async () => {
    const sample = await drawn();
    const [item] = await itemsOf(commission, sample.id);
    const hour = server.now() + 3_600_000;
    const sql = "INSERT OR REPLACE INTO rate_counters (key, windowEndsAt, count) VALUES (?, ?, 300)";
    await database().execute({ sql, args: [`unmask|${commission.userId}`, hour] });
    const look = await commission.api.post(`/api/sample-items/${item?.id}/unmask`, { reason: "Mencari alamat" });
    expect(look.status).toBe(429);
    await database().execute({ sql: "DELETE FROM rate_counters WHERE key = ?", args: [`unmask|${commission.userId}`] });
  });

  it("a look by the office itself is told at once, whatever it gives as its reason", async () => {
    const sample = await drawn({ items: ["verification"] });
    const reason = `${sample.id}: Mencari alamat`;
    const id = people[0]?.id;
    const look = await team.office.api.post(`/api/people/${id}/reveal`, { field: "address", reason });
    expect(look.status, look.text).toBe(200);
    const log = await team.head.api.list<Row>("access-log", { filter: { entityId: id, field: "address" } });
    expect(log.body).toContainEqual(expect.objectContaining({ reason, userId: team.office.userId }));
    const whom = await team.head.api.get<{ people: Row[] }>("/api/access-log/affected?entity=people");
    expect(whom.body.people.map(({ personId }) => personId)).toContain(id);
  });

  it("is closed when each unit was seen to, and tells the match rate with its margin", async () => {
    const sample = await drawn({ items: ["verification"] });
    const early = await verb(commission, sample.id, "close");
    expect(early.status).toBe(409);
    const [first, second] = await itemsOf(commission, sample.id);
    await commission.api.post(`/api/sample-items/${first?.id}/check`, { outcome: "not_found" });
    await commission.api.post(`/api/sample-items/${second?.id}/check`, {
      observed: [{ item: "verification", seen: "rejected" }],
    });
    await checkAll(sample.id);
    expect((await verb(commission, sample.id, "close")).status).toBe(200);
    const report = await commission.api.get<Record<string, unknown>>(`/api/samples/${sample.id}/report`);
    expect(report.body).toMatchObject({
      ...{ n: 5, checked: 5, replaced: 0, frameSize: 12 },
      rate: { n: 4, notFound: 1, refused: 0 },
    });
    const { rate } = report.body as {
      rate: { matches: number; rate: number; interval: { low: number; high: number } };
    };
    expect(rate.rate).toBeCloseTo(rate.matches / 4, 12);
    expect(rate.interval.low).toBeLessThan(rate.rate);
    expect((await commission.api.post(`/api/sample-items/${first?.id}/check`, found)).status).toBe(409);
  });
});

it("LQAS fixes its rule at the freeze and decides by it", async () => {
  const sample = await drawn({ method: "lqas", n: null, items: ["verification"], design: { upper: 0.9, lower: 0.3 } });
  const rule = (sample.design as { decisionRule: number }).decisionRule;
  expect(rule).toBeGreaterThan(0);
  await checkAll(sample.id);
  await verb(commission, sample.id, "close");
  const report = await commission.api.get(`/api/samples/${sample.id}/report`);
  expect(report.body).toMatchObject({ lqas: { decisionRule: rule, accepted: expect.any(Boolean) } });
});

it("strata are drawn by their share, and told only when the check is over", async () => {
  const sample = await drawn({ method: "stratified", n: 6, items: ["verification"], design: { strataBy: "sex" } });
  const items = await itemsOf(commission, sample.id);
  expect(items.filter(({ stratum }) => stratum === "female")).toHaveLength(4);
  const open = () =>
    new ApiClient().get<{ drawn: unknown; frame: Unit[]; strataHash: string; strataSalt: string | null }>(
      `/api/published-samples/${sample.id}`,
    );
  const before = (await open()).body;
  expect(before).toMatchObject({ drawn: null, strataSalt: null, strataHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const { rows: log } = await database().execute({
    sql: "SELECT changes FROM audit_log WHERE entityId = ? AND action = 'freeze' AND changes LIKE '%strataHash%'",
    args: [sample.id],
  });
  expect(log.map(({ changes }) => JSON.parse(String(changes)))).toEqual([
    { strataHash: { from: null, to: before.strataHash } },
  ]);
  await checkAll(sample.id);
  await verb(commission, sample.id, "close");
  const told = (await open()).body;
  expect(told.drawn).toHaveLength(6);
  expect(new Set(told.frame.map(({ stratum }) => stratum))).toEqual(new Set(["female", "male"]));
  // What is told now was fixed before the seed: computed by other means than the product's own.
  const lines = told.frame.map(({ frameId, stratum }) => `${frameId}|${stratum}`).sort();
  expect(digest([told.strataSalt, ...lines].join("\n"))).toBe(before.strataHash);
});
