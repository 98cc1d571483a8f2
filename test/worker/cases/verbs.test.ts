import { beforeAll, describe, expect, it } from "vitest";
import { CASE_STATES, type CaseState } from "#db/constants.ts";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { openArea } from "#test/worker/cases/area.ts";
import { insertRows } from "#test/worker/stall/office.ts";
import { CASE_VERBS, type CaseVerb } from "#worker/cases/decide.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { CASE_MACHINE } from "#worker/policy/transitions.ts";
import { defaultRuleRows } from "#worker/stall/defaultRules.ts";

let team: Awaited<ReturnType<typeof makeTeam<"officer" | "head" | "ngo" | "commission" | "admin">>>;
let office: TestActor;
let program: Row;
let today: string;
let villageCode: string;

beforeAll(async () => {
  team = await makeTeam("officer", "head", "ngo", "commission", "admin");
  office = team.office;
  program = await makeProgram(office);
  today = todayFor(office);
  villageCode = await openArea(team.officer);
  await insertRows("rules", defaultRuleRows(office.organization.id, server.now()) as Row[]);
});

const newGroup = () => makeGroup(office, program.id, { trainedOn: addDays(today, -20), villageCode });
const newCase = async (more: object = {}) => make(office, "cases", { groupId: (await newGroup()).id, ...more });
const act = (actor: TestActor, id: string, verb: string, body: object = {}, ifMatch?: number) =>
  actor.api.post<Row & { error?: { code: string; message: string; fields?: object } }>(
    `/api/cases/${id}/${verb}`,
    body,
    { ifMatch },
  );
const REASON = { reason: "Uji mesin keadaan" };

async function bring(state: CaseState): Promise<Row> {
  const made = await newCase();
  const by: Partial<Record<CaseState, CaseVerb>> = {
    in_progress: "start",
    recovered: "recover",
    transferred: "transfer",
    closed_failed: "close",
  };
  const verb = by[state];
  if (verb) expect((await act(office, made.id, verb, verb === "start" ? {} : REASON)).status).toBe(200);
  return read(office, "cases", made.id);
}

describe("the machine", () => {
  const pairs = CASE_STATES.flatMap((from) =>
    (Object.keys(CASE_VERBS) as CaseVerb[]).map((verb) => [from, verb] as const),
  );
  it.each(pairs)("from %s: %s", async (from, verb) => {
    const before = await bring(from);
    const reply = await act(office, before.id, verb, verb === "start" ? {} : REASON);
    const to = CASE_VERBS[verb];
    if (CASE_MACHINE[from].includes(to)) {
      expect([reply.status, reply.body]).toMatchObject([200, { state: to, version: before.version + 1 }]);
      expect((await eventsOf(before.id)).at(-1)).toMatchObject({ kind: "case_changed", state: to, data: { from } });
      return;
    }
    expect(reply.status).toBe(409);
    for (const legal of CASE_MACHINE[from]) expect(reply.body.error?.message).toContain(legal);
    expect(await read(office, "cases", before.id)).toEqual(before);
  });

  it("takes no state from a body", async () => {
    const one = await newCase();
    const reply = await office.api.put(`/api/cases/${one.id}`, { state: "recovered" }, { ifMatch: one.version });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { state: expect.any(String) } } }]);
  });

  it("of two people at once one wins, the other is told it changed", async () => {
    for (const [mine, theirs] of [
      ["recover", "close"],
      ["transfer", "start"],
    ] as const) {
      const one = await newCase();
      const replies = await Promise.all([
        act(office, one.id, mine, REASON, one.version),
        act(team.officer, one.id, theirs, theirs === "start" ? {} : REASON, one.version),
      ]);
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses[0]).toBe(200);
      expect([409, 412]).toContain(statuses[1]);
      expect((await eventsOf(one.id)).filter(({ state }) => state !== "open")).toHaveLength(1);
    }
  });
});

describe("opening by hand", () => {
  it("gives it an owner, a due day by the office's setting, and its causes once each", async () => {
    const one = await newCase({ causes: ["market", "market", "capital"], note: "Sepi pesanan" });
    expect(one).toMatchObject({
      ...{ state: "open", openedBy: "hand", openedOn: today, dueOn: addDays(today, 14), reopened: 0, daysLate: 0 },
      ...{
        causes: ["market", "capital"],
        signalIds: [],
        programId: program.id,
        organizationId: office.organization.id,
      },
    });
    expect(await eventsOf(one.id)).toMatchObject([{ kind: "case_changed", state: "open", data: { openedBy: "hand" } }]);
  });

  it("one living case a group: a second one is 409, of two at once one stands", async () => {
    const { id: groupId } = await newGroup();
    const replies = await Promise.all([1, 2].map(() => office.api.post<Row>("/api/cases", { groupId })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await office.api.post("/api/cases", { groupId });
    expect([again.status, again.body]).toMatchObject([409, { error: { code: "case_open" } }]);
    const [won] = replies.filter(({ status }) => status === 201);
    expect((await act(office, won?.body.id ?? "", "close", REASON)).status).toBe(200);
    expect((await office.api.post("/api/cases", { groupId })).status).toBe(201);
  });

  it("carries the risk signals that hold, and proposes recovery when they clear", async () => {
    const group = await makeGroup(office, program.id, { trainedOn: addDays(today, -400), villageCode });
    const groupId = group.id;
    await make(office, "follow-ups", { groupId, doneOn: today, method: "visit", activityStatus: "dormant" });
    const [found] = (await office.api.list<Row>("cases", { filter: { groupId } })).body;
    expect(found).toMatchObject({ openedBy: "rule", state: "open", riskBand: "berisiko" });
    expect(found?.signalIds).not.toEqual([]);
    const early = await act(office, found?.id ?? "", "recover");
    expect([early.status, early.body]).toMatchObject([422, { error: { fields: { reason: expect.any(String) } } }]);
    await database().execute({
      sql: "UPDATE rules SET enabled = 0 WHERE organizationId = ?",
      args: [office.organization.id],
    });
    await office.api.post("/api/stall-runs", {});
    await database().execute({
      sql: "UPDATE rules SET enabled = 1 WHERE organizationId = ?",
      args: [office.organization.id],
    });
    expect(await read(office, "cases", found?.id ?? "")).toMatchObject({ recoveryProposedOn: today, version: 1 });
    expect((await office.api.list("cases", { filter: { groupId, proposed: true } })).total).toBe(1);
    const reply = await act(office, found?.id ?? "", "recover");
    expect([reply.status, reply.body]).toMatchObject([200, { state: "recovered", closedOn: today, result: null }]);
    expect((await eventsOf(found?.id ?? "")).at(-1)).toMatchObject({ state: "recovered", data: { proposed: true } });
  });

  it("only for an owner who can take it, and a day that is still to come", async () => {
    const { id: groupId } = await newGroup();
    for (const ownerId of [team.ngo.userId, "usr_tidakada"]) {
      const reply = await office.api.post("/api/cases", { groupId, ownerId });
      expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { ownerId: expect.any(String) } } }]);
    }
    const past = await office.api.post("/api/cases", { groupId, dueOn: addDays(today, -1) });
    expect([past.status, past.body]).toMatchObject([422, { error: { fields: { dueOn: expect.any(String) } } }]);
    const bad = await office.api.post("/api/cases", { groupId, causes: ["malas"] });
    expect([bad.status, bad.body]).toMatchObject([422, { error: { fields: { "causes.0": expect.any(String) } } }]);
  });
});

describe("closing and reopening", () => {
  it.each(["transfer", "close", "reopen", "recover"] as const)("%s asks for a reason", async (verb) => {
    const one = await bring(verb === "reopen" ? "closed_failed" : "open");
    const reply = await act(office, one.id, verb);
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { reason: expect.any(String) } } }]);
  });

  it("reopening is counted, gives a new due day, and is refused beside another living case", async () => {
    const one = await bring("closed_failed");
    expect(one).toMatchObject({ closedOn: today, result: REASON.reason });
    const dueOn = addDays(today, 3);
    const back = await act(office, one.id, "reopen", { ...REASON, dueOn });
    expect(back.body).toMatchObject({ state: "open", reopened: 1, dueOn, closedOn: null, result: null });
    await act(office, one.id, "close", REASON);
    expect((await act(office, one.id, "reopen", REASON)).body).toMatchObject({
      reopened: 2,
      dueOn: addDays(today, 14),
    });
    await act(office, one.id, "transfer", REASON);
    await make(office, "cases", { groupId: one.groupId });
    const refused = await act(office, one.id, "reopen", REASON);
    expect([refused.status, refused.body]).toMatchObject([409, { error: { code: "case_open" } }]);
  });

  it("of two cases of one group reopened at once one lives", async () => {
    const first = await bring("closed_failed");
    const second = await make(office, "cases", { groupId: first.groupId });
    await act(office, second.id, "transfer", { result: "Ditangani Dinas Sosial" });
    expect(await read(office, "cases", second.id)).toMatchObject({ result: "Ditangani Dinas Sosial" });
    const replies = await Promise.all([first.id, second.id].map((id) => act(office, id, "reopen", REASON)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("a closed case is not edited", async () => {
    const one = await bring("recovered");
    const reply = await office.api.put(`/api/cases/${one.id}`, { note: "x" }, { ifMatch: one.version });
    expect([reply.status, reply.body]).toMatchObject([409, { error: { code: "case_over" } }]);
  });

  it("the day it was closed lies between its opening and today", async () => {
    const one = await newCase();
    for (const on of [addDays(today, 1), addDays(today, -1)])
      expect((await act(office, one.id, "close", { ...REASON, on })).status).toBe(422);
  });
});

describe("a new due day or owner", () => {
  it("forgets that somebody was reminded, and tells the new owner", async () => {
    const one = await newCase({ ownerId: office.userId });
    await database().execute({ sql: "UPDATE cases SET remindedAt = 1, escalatedAt = 2 WHERE id = ?", args: [one.id] });
    const noted = await office.api.put<Row>(
      `/api/cases/${one.id}`,
      { note: "hubungi ketua" },
      { ifMatch: one.version },
    );
    expect(noted.body).toMatchObject({ remindedAt: 1, escalatedAt: 2 });
    const body = { dueOn: addDays(today, 30), ownerId: team.officer.userId };
    const moved = await office.api.put<Row>(`/api/cases/${one.id}`, body, { ifMatch: noted.body.version });
    expect(moved.body).toMatchObject({ ...body, remindedAt: null, escalatedAt: null });
    const told = await database().execute({
      sql: "SELECT kind, userId FROM notifications WHERE subjectId = ?",
      args: [one.id],
    });
    expect(told.rows).toMatchObject([{ kind: "case_assigned", userId: team.officer.userId }]);
  });
});

describe("who reaches a case", () => {
  it("officers work in their area, the NGO reads those of its groups, the commission without free text, others nothing", async () => {
    const mine = await newCase({ note: "Ketua sakit" });
    const other = await newCase();
    await grantTo(office, team.ngo, String(mine.groupId));
    const stranger = (await makeTeam()).office;
    expect((await stranger.api.get(`/api/cases/${mine.id}`)).status).toBe(404);
    expect((await act(stranger, mine.id, "close", REASON)).status).toBe(404);
    expect((await stranger.api.post("/api/cases", { groupId: mine.groupId })).status).toBe(422);
    const seen = await team.ngo.api.list<Row>("cases");
    expect(seen.body.map(({ id }) => id)).toEqual([mine.id]);
    expect(seen.body[0]).toMatchObject({ note: null });
    expect((await team.ngo.api.get(`/api/cases/${other.id}`)).status).toBe(404);
    for (const actor of [team.ngo, team.commission, team.head, team.admin]) {
      expect((await act(actor, mine.id, "close", REASON)).status, actor.role).toBe(403);
      expect((await actor.api.post("/api/cases", { groupId: mine.groupId })).status, actor.role).toBe(403);
    }
    expect(await read(team.commission, "cases", mine.id)).toMatchObject({ note: null, state: "open" });
    expect(await read(team.head, "cases", mine.id)).toMatchObject({ note: "Ketua sakit" });
    expect((await office.api.delete(`/api/cases/${mine.id}`, { ifMatch: 1 })).status).toBe(404);
  });

  it("the board has a column for each state with the list's own numbers, and its filters", async () => {
    type Column = {
      state: string;
      total: number;
      late: number;
      cases: (Row & { group: Row; ownerName: string | null })[];
    };
    const late = await newCase({ causes: ["permit"] });
    await database().execute({ sql: "UPDATE cases SET dueOn = ? WHERE id = ?", args: [addDays(today, -4), late.id] });
    const { body } = await office.api.get<Column[]>("/api/case-board");
    expect(body.map(({ state }) => state)).toEqual([...CASE_STATES]);
    for (const { state, total } of body) {
      expect([state, (await office.api.list("cases", { filter: { state } })).total]).toEqual([state, total]);
    }
    const [open] = body;
    expect(open?.late).toBe((await office.api.list("cases", { filter: { late: true, state: "open" } })).total);
    expect(open?.cases[0]).toMatchObject({ id: late.id, daysLate: 4, group: { name: expect.any(String) } });
    const filter = encodeURIComponent(JSON.stringify({ cause: "permit" }));
    const filtered = await office.api.get<Column[]>(`/api/case-board?filter=${filter}`);
    expect(filtered.body.map(({ total }) => total)).toEqual([1, 0, 0, 0, 0]);
    expect((await team.ngo.api.get<Column[]>("/api/case-board")).body.flatMap((one) => one.cases).length).toBe(1);
    expect((await office.api.get("/api/case-board?filter=%7B%22x%22%3A1%7D")).status).toBe(400);
  });
});
