import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  grantTo,
  make,
  makeGroup,
  makeProgram,
  type Row,
  read,
  step,
  todayFor,
} from "#test/support/records.ts";
import { addDays, addMonths } from "#worker/follow-ups/plan.ts";

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "admin" | "head" | "officer">>>;
let office: TestActor;
let ngo: TestActor;
let admin: TestActor;
let program: Row;
let group: Row;
let today: string;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "admin", "head", "officer");
  ({ office, ngo, admin } = team);
  today = todayFor(office);
  program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  await grantTo(office, ngo, group.id);
});

const apply = (more: object = {}) =>
  make(office, "capital-applications", {
    ...{ groupId: group.id, source: "kur", amountIdr: 10_000_000, appliedOn: "2026-01-05", ...more },
  });
const to = (id: string, state: string, more: object = {}) => step(office, "capital-applications", id, state, more);

describe("an application", () => {
  it("keeps the day, the amount and the lender of each step; arrears pass", async () => {
    const made = await apply({ lender: "BRI" });
    await to(made.id, "surveyed", { on: "2026-01-10" });
    const approved = await to(made.id, "approved", { on: "2026-01-20", approvedIdr: 8_000_000, lender: "BRI Unit" });
    expect(approved.body, approved.text).toMatchObject({ approvedIdr: 8_000_000, lender: "BRI Unit" });
    await to(made.id, "disbursed", { on: "2026-02-01" });
    const late = await to(made.id, "in_arrears", { on: "2026-04-01" });
    expect(late.body).toMatchObject({ arrearsSince: "2026-04-01" });
    expect((await to(made.id, "performing", { on: "2026-03-31" })).status).toBe(422);
    expect((await to(made.id, "performing", { on: "2026-05-01" })).body).toMatchObject({ arrearsSince: null });
    expect((await to(made.id, "repaid", { on: "2026-06-01" })).body).toMatchObject({
      ...{ surveyedOn: "2026-01-10", decidedOn: "2026-01-20", disbursedOn: "2026-02-01", repaidOn: "2026-06-01" },
      state: "repaid",
    });
    expect((await eventsOf(made.id)).map(({ state, value }) => [state, value])).toEqual([
      ["applied", 10_000_000],
      ["surveyed", 10_000_000],
      ...["approved", "disbursed", "in_arrears", "performing", "repaid"].map((state) => [state, 8_000_000]),
    ]);
  });

  it("is approved in full unless said, and declined only with a reason, which stays inside", async () => {
    const full = await apply();
    await to(full.id, "surveyed");
    expect((await to(full.id, "approved")).body).toMatchObject({ approvedIdr: 10_000_000, decidedOn: today });
    const made = await apply();
    const bare = await to(made.id, "declined");
    expect([bare.status, bare.body]).toMatchObject([422, { error: { fields: { reason: expect.any(String) } } }]);
    expect((await to(made.id, "declined", { reason: "Agunan kurang" })).body).toMatchObject({
      declinedReason: "Agunan kurang",
    });
    expect(await read(team.commission, "capital-applications", made.id)).toMatchObject({ declinedReason: null });
  });

  it.each([
    ["surveyed", { approvedIdr: 5 }, "approvedIdr"],
    ["surveyed", { on: "2026-01-04" }, "on"],
    ["surveyed", { on: "2099-01-01" }, "on"],
    ["surveyed", { lender: "" }, "lender"],
    ["surveyed", { surveyedOn: "2026-01-05" }, "surveyedOn"],
  ])("to %s with %j is refused at %s", async (state, more, field) => {
    const reply = await to((await apply()).id, state, more);
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { [field]: expect.any(String) } } }]);
  });

  it("takes no step's day in a form, nor an application after its survey", async () => {
    const made = await apply();
    await to(made.id, "surveyed", { on: "2026-01-10" });
    const path = `/api/capital-applications/${made.id}`;
    for (const body of [{ repaidOn: today }, { approvedIdr: 1 }, { appliedOn: "2026-01-11" }]) {
      expect((await office.api.put(path, body, { ifMatch: 2 })).status).toBe(422);
    }
    expect((await office.api.put(path, { appliedOn: "2026-01-09" }, { ifMatch: 2 })).status).toBe(200);
  });
});

describe("terms of capital", () => {
  const scheme = { source: "kur", name: "KUR uji", year: 2026, maxIdr: 50_000_000, requirements: [{ code: "nib" }] };
  const post = (actor: TestActor, more: object = {}) =>
    actor.api.post<Row>("/api/capital-schemes", { ...scheme, ...more });

  it("are written by the admin, read inside the office, unknown outside", async () => {
    const made = await post(admin, { requirements: [{ code: "business_age", min: 6 }, { code: "nib" }] });
    expect(made.status, made.text).toBe(201);
    const path = `/api/capital-schemes/${made.body.id}`;
    for (const actor of [office, team.officer, team.head]) {
      expect((await actor.api.get(path)).status).toBe(200);
      expect((await post(actor)).status).toBe(403);
    }
    for (const actor of [ngo, team.commission]) expect((await actor.api.get(path)).status).toBe(403);
    expect((await (await makeActor("admin")).api.get(path)).status).toBe(404);
    const changed = await admin.api.put<Row>(path, { maxIdr: 75_000_000, basis: "Permenko uji" }, { ifMatch: 1 });
    expect(changed.body).toMatchObject({ maxIdr: 75_000_000, version: 2 });
    expect((await admin.api.put(path, { maxIdr: 1 }, { ifMatch: 1 })).status).toBe(412);
    expect((await admin.api.delete(path, { ifMatch: 2 })).status).toBe(200);
  });

  it.each([
    [{ requirements: [{ code: "ijazah" }] }, "requirements"],
    [{ requirements: [{ code: "business_age" }] }, "requirements"],
    [{ requirements: [{ code: "nib", min: 3 }] }, "requirements"],
    [{ requirements: [{ code: "nib" }, { code: "nib" }] }, "requirements"],
    [{ requirements: [{ code: "members", min: -1 }] }, "requirements"],
    [{ requirements: [{ code: "nib", extra: 1 }] }, "requirements"],
    [{ minIdr: 60_000_000 }, "maxIdr"],
    [{ year: 1999 }, "year"],
    [{ source: "rentenir" }, "source"],
  ])("with %j are refused at %s", async (more, field) => {
    const reply = await post(admin, more);
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: expect.any(Object) } }]);
    expect(Object.keys((reply.body as unknown as { error: { fields: object } }).error.fields)[0]).toMatch(field);
  });

  it("of KUR are loaded for a year once, also by two at a time", async () => {
    const other = await makeActor("admin");
    const load = (year?: number) => other.api.post<Row[]>("/api/capital-schemes/defaults", year ? { year } : {});
    const replies = await Promise.all([load(2027), load(2027), load(2027)]);
    expect(replies.map(({ status }) => status).sort()[0]).toBe(201);
    for (const { status } of replies.filter((one) => one.status !== 201)) expect([409, 412]).toContain(status);
    expect((await other.api.list("capital-schemes", { filter: { year: 2027 } })).total).toBe(3);
    expect((await load(2027)).status).toBe(409);
    const current = await load();
    expect(current.body.map(({ year }) => year)).toEqual([1, 2, 3].map(() => Number(today.slice(0, 4))));
    expect((await office.api.post("/api/capital-schemes/defaults", {})).status).toBe(403);
    expect((await other.api.post("/api/capital-schemes/defaults", { year: "2027" })).status).toBe(422);
  });
});

interface Ready {
  schemes: {
    id: string;
    requirements: { code: string; answer: string; detail: string | null; value: number | null }[];
  }[];
}

describe("readiness of a group", () => {
  const CODES = ["identity", "trained", "at_work", "revenue_known", "nib", "no_arrears", "no_running_credit", "npwp"];
  let own: Row;
  let schemeId: string;

  beforeAll(async () => {
    own = await makeGroup(office, program.id, { trainedOn: "2025-09-01" });
    await grantTo(office, ngo, own.id);
    const made = await make(admin, "capital-schemes", {
      ...{ source: "kur", name: "KUR kesiapan", year: 2026, maxIdr: 10_000_000 },
      requirements: [...CODES.map((code) => ({ code })), { code: "business_age", min: 6 }, { code: "members", min: 2 }],
    });
    schemeId = made.id;
  });

  const ask = async (actor = office) => {
    const reply = await actor.api.get<Ready>(`/api/groups/${own.id}/capital-readiness?schemeId=${schemeId}`);
    expect(reply.status, reply.text).toBe(200);
    return Object.fromEntries(reply.body.schemes[0]?.requirements.map(({ code, answer }) => [code, answer]) ?? []);
  };

  it("follows what is recorded, from unknown to met, and back when a paper runs out", async () => {
    expect(await ask()).toMatchObject({
      ...{ identity: "unknown", trained: "met", at_work: "unknown", revenue_known: "unknown", nib: "unknown" },
      ...{ no_arrears: "unknown", no_running_credit: "unknown", npwp: "unknown", business_age: "unknown" },
    });
    const person = await make(office, "people", { name: "Ketua Uji" });
    await make(office, "memberships", { personId: person.id, groupId: own.id, role: "chair" });
    expect(await ask()).toMatchObject({ identity: "missing", members: "missing" });
    await office.api.put(`/api/people/${person.id}`, { nik: "3573014507880991" }, { ifMatch: person.version });
    const first = addMonths(today, -7);
    await make(office, "orders", { groupId: own.id, on: first, valueIdr: 400_000 });
    expect(await ask()).toMatchObject({ identity: "met", business_age: "met", revenue_known: "unknown" });
    await make(office, "follow-ups", {
      ...{ groupId: own.id, doneOn: addDays(today, -3), method: "visit", activityStatus: "active", activeMembers: 1 },
      monthlyRevenueIdr: 3_000_000,
    });
    const paper = await make(office, "licences", { groupId: own.id, kind: "nib", state: "have" });
    expect(await ask()).toMatchObject({ at_work: "met", revenue_known: "met", nib: "met" });
    const ended = { issuedOn: "2020-01-01", expiresOn: addDays(today, -1) };
    await office.api.put(`/api/licences/${paper.id}`, ended, { ifMatch: paper.version });
    expect(await ask()).toMatchObject({ nib: "missing" });
  });

  it("sees credits as they are paid", async () => {
    const made = await make(office, "capital-applications", {
      ...{ groupId: own.id, source: "koperasi", amountIdr: 1_000_000, appliedOn: "2026-01-05" },
    });
    for (const state of ["surveyed", "approved", "disbursed", "in_arrears"]) await to(made.id, state);
    expect(await ask()).toMatchObject({ no_arrears: "missing", no_running_credit: "missing" });
    await to(made.id, "repaid");
    expect(await ask()).toMatchObject({ no_arrears: "met", no_running_credit: "met" });
  });

  it("is told to whoever reads the group, without what is personal", async () => {
    expect(await ask(ngo)).toMatchObject({ identity: "unknown", trained: "met" });
    expect(await ask(team.commission)).toMatchObject({ identity: "unknown" });
    const stranger = await makeActor("office");
    const path = `/api/groups/${own.id}/capital-readiness`;
    expect((await stranger.api.get(path)).status).toBe(404);
    expect((await (await makeActor("ngo")).api.get(path)).status).toBe(404);
    expect((await admin.api.get(path)).status).toBe(403);
    expect((await office.api.get(`${path}?schemeId=sch_tidakada`)).status).toBe(404);
  });

  it("leaves out schemes that are no longer used, and those of other offices", async () => {
    await make(await makeActor("admin"), "capital-schemes", {
      ...{ source: "kur", name: "Asing", year: 2026, maxIdr: 1, requirements: [] },
    });
    const off = await make(admin, "capital-schemes", {
      ...{ source: "kur", name: "Lama", year: 2026, maxIdr: 1, requirements: [], active: false },
    });
    const reply = await office.api.get<Ready>(`/api/groups/${own.id}/capital-readiness`);
    expect(reply.body.schemes.map(({ id }) => id)).toEqual([schemeId]);
    expect((await office.api.get(`/api/groups/${own.id}/capital-readiness?schemeId=${off.id}`)).status).toBe(404);
  });
});
