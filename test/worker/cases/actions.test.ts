import { beforeAll, describe, expect, it } from "vitest";
import { idPattern, newId } from "#db/ids.ts";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  grantTo,
  make,
  makeGroup,
  makeMachine,
  makeProgram,
  type Row,
  read,
  todayFor,
} from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { openArea } from "#test/worker/cases/area.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

let team: Awaited<ReturnType<typeof makeTeam<"officer" | "ngo" | "commission">>>;
let office: TestActor;
let program: Row;
let today: string;
let villageCode: string;

beforeAll(async () => {
  team = await makeTeam("officer", "ngo", "commission");
  office = team.office;
  program = await makeProgram(office);
  today = todayFor(office);
  villageCode = await openArea(team.officer);
});

async function newCase() {
  const group = await makeGroup(office, program.id, { trainedOn: addDays(today, -20), villageCode });
  return make(office, "cases", { groupId: group.id });
}
const add = (actor: TestActor, id: string, body: object, idempotencyKey?: string) =>
  actor.api.post<Row>(`/api/cases/${id}/actions`, body, { idempotencyKey });
const finish = (actor: TestActor, id: string, body: object = {}) =>
  actor.api.post<Row>(`/api/case-actions/${id}/done`, body);

describe("an action", () => {
  it("begins the work of an open case, once", async () => {
    const one = await newCase();
    const replies = await Promise.all([
      add(office, one.id, { type: "mediation", text: "Bicara dengan ketua", dueOn: addDays(today, 5) }),
      add(office, one.id, { type: "training" }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([201, 201]);
    expect(await read(office, "cases", one.id)).toMatchObject({ state: "in_progress", version: 2 });
    expect((await eventsOf(one.id)).filter(({ state }) => state === "in_progress")).toHaveLength(1);
    expect(replies[1]?.body).toMatchObject({
      dueOn: one.dueOn,
      doneOn: null,
      madeId: null,
      caseId: one.id,
      groupId: one.groupId,
    });
  });

  it("is refused in a case that is over, for a day that is past, and with another type's part", async () => {
    const one = await newCase();
    expect((await add(office, one.id, { type: "other", dueOn: addDays(today, -1) })).status).toBe(422);
    const wrong = await add(office, one.id, { type: "visit", capital: { source: "kur", amountIdr: 1 } });
    expect([wrong.status, wrong.body]).toMatchObject([422, { error: { fields: { capital: expect.any(String) } } }]);
    expect((await add(office, one.id, { type: "dance" })).status).toBe(422);
    expect((await add(office, one.id, { type: "linkage", linkage: { buyer: "Toko" } })).status).toBe(422);
    await office.api.post(`/api/cases/${one.id}/close`, { reason: "Sudah bubar" });
    expect((await add(office, one.id, { type: "other" })).status).toBe(409);
    expect((await office.api.list("case-actions", { filter: { caseId: one.id } })).total).toBe(0);
  });

  it("repeated with its key is one action and one visit", async () => {
    const one = await newCase();
    const send = () => add(office, one.id, { type: "visit", dueOn: addDays(today, 3), visit: {} }, "kasus-kunci");
    expect((await send()).status).toBe(201);
    expect((await send()).headers.get("idempotency-replayed")).toBe("true");
    expect(
      (await office.api.list("follow-ups", { filter: { groupId: one.groupId, planStep_isnull: true } })).total,
    ).toBe(1);
  });
});

describe("what an action makes, in the same batch", () => {
  it("a visit: a follow-up for its day and its doer; done, the action is done", async () => {
    const one = await newCase();
    const dueOn = addDays(today, 3);
    const reply = await add(office, one.id, {
      ...{ type: "visit", dueOn, ownerId: team.officer.userId, text: "Lihat mesinnya", visit: {} },
    });
    const { madeResource, madeId } = reply.body;
    expect(madeResource).toBe("follow-ups");
    expect(await read(office, "follow-ups", String(madeId))).toMatchObject({
      ...{ groupId: one.groupId, dueOn, assigneeId: team.officer.userId, state: "scheduled", note: "Lihat mesinnya" },
    });
    const done = { activityStatus: "active", method: "visit", doneOn: today };
    expect((await office.api.post(`/api/follow-ups/${madeId}/complete`, done)).status).toBe(200);
    expect(await read(office, "case-actions", reply.body.id)).toMatchObject({ doneOn: today, version: 2 });
    const { rows } = await database().execute({
      sql: "SELECT id, at, action, actorType, actorId, organizationId, changes FROM audit_log WHERE entityId = ? ORDER BY id",
      args: [reply.body.id],
    });
    expect(rows).toMatchObject([
      { action: "create" },
      { action: "done", actorType: "user", actorId: office.userId, organizationId: office.organization.id },
    ]);
    expect(JSON.parse(String(rows[1]?.changes))).toEqual({ doneOn: { from: null, to: today } });
    // The database makes the same ids.
    expect(String(rows[1]?.id)).toMatch(idPattern("aud"));
    expect(String(rows[1]?.id).slice(0, 14)).toBe(newId("aud", Number(rows[1]?.at)).slice(0, 14));
  });

  it("a linkage: offered, and credited", async () => {
    const one = await newCase();
    const reply = await add(office, one.id, { type: "linkage", linkage: { buyer: "Koperasi Maju", type: "kontrak" } });
    expect(await read(office, "linkages", String(reply.body.madeId))).toMatchObject({
      ...{ state: "offered", groupId: one.groupId, creditedTo: office.organization.id },
    });
    expect(await eventsOf(String(reply.body.madeId))).toMatchObject([{ kind: "linkage_changed", state: "offered" }]);
  });

  it("a capital application", async () => {
    const one = await newCase();
    const reply = await add(office, one.id, {
      type: "capital",
      capital: { source: "kur", amountIdr: 10_000_000, purpose: "Bahan" },
    });
    expect(await read(office, "capital-applications", String(reply.body.madeId))).toMatchObject({
      state: "applied",
      amountIdr: 10_000_000,
    });
  });

  it("a repair: the check of the machine, when it is found broken or when it is mended", async () => {
    const one = await newCase();
    const machine = await makeMachine(office, program.id, {
      holderGroupId: one.groupId,
      handedOverOn: addDays(today, -9),
    });
    const broken = { equipmentId: machine.id, state: "damaged" };
    const reply = await add(office, one.id, { type: "repair", text: "Dinamo", check: broken });
    expect(reply.body).toMatchObject({ madeResource: "equipment-checks" });
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "damaged" });
    const mended = await finish(office, reply.body.id, {
      result: "Ganti dinamo",
      check: { equipmentId: machine.id, state: "in_use" },
    });
    expect(mended.body).toMatchObject({ doneOn: today, result: "Ganti dinamo", madeResource: "equipment-checks" });
    expect(mended.body.madeId).not.toBe(reply.body.madeId);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "in_use" });
    const stray = await add(office, one.id, { type: "other" });
    expect((await finish(office, stray.body.id, { check: broken })).status).toBe(422);
  });

  it("or nothing of it at all, where the part is refused", async () => {
    const one = await newCase();
    const reply = await add(team.officer, one.id, { type: "linkage", linkage: { buyer: "Toko", type: "kontrak" } });
    expect(reply.status).toBe(403);
    const bad = await add(office, one.id, { type: "capital", capital: { source: "arisan", amountIdr: 1 } });
    expect([bad.status, bad.body]).toMatchObject([422, { error: { fields: { source: expect.any(String) } } }]);
    expect(await read(office, "cases", one.id)).toMatchObject({ state: "open", version: 1 });
    for (const resource of ["case-actions", "linkages", "capital-applications"])
      expect((await office.api.list(resource, { filter: { groupId: one.groupId } })).total, resource).toBe(0);
  });
});

describe("finishing one", () => {
  it("tells the timeline, happens once, and ends changing it", async () => {
    const one = await newCase();
    const { body: action } = await add(office, one.id, { type: "training", text: "Kemasan" });
    const changed = await office.api.put<Row>(
      `/api/case-actions/${action.id}`,
      { text: "Kemasan dan merek" },
      { ifMatch: 1 },
    );
    expect(changed.body).toMatchObject({ text: "Kemasan dan merek", version: 2 });
    const future = await finish(office, action.id, { doneOn: addDays(today, 1) });
    expect([future.status, future.body]).toMatchObject([422, { error: { fields: { doneOn: expect.any(String) } } }]);
    const replies = await Promise.all([finish(office, action.id, { result: "Selesai" }), finish(office, action.id)]);
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
    const story = (await eventsOf(one.id)).filter(({ data }) => (data as Row).step === "action_done");
    expect(story).toMatchObject([{ kind: "case_changed", state: null, on: today, data: { action: "training" } }]);
    expect((await finish(office, action.id)).status).toBe(409);
    const late = await office.api.put(`/api/case-actions/${action.id}`, { text: "x" }, { ifMatch: 3 });
    expect(late.status).toBe(409);
    expect((await office.api.delete(`/api/case-actions/${action.id}`, { ifMatch: 3 })).status).toBe(409);
  });

  it("one that was not needed can be deleted", async () => {
    const one = await newCase();
    const { body: action } = await add(office, one.id, { type: "other" });
    expect((await office.api.delete(`/api/case-actions/${action.id}`, { ifMatch: 1 })).status).toBe(200);
    expect((await office.api.get(`/api/case-actions/${action.id}`)).status).toBe(404);
  });
});

describe("an NGO", () => {
  it("adds and finishes actions of its own in the cases of its groups, and reads no free text of the office", async () => {
    const [mine, other] = [await newCase(), await newCase()];
    await grantTo(office, team.ngo, String(mine.groupId));
    const theirs = await add(office, mine.id, { type: "other", text: "Ketua punya utang" });
    const own = await add(team.ngo, mine.id, {
      type: "linkage",
      text: "Tawarkan ke toko",
      linkage: { buyer: "Toko Rini", type: "titip_jual" },
    });
    expect([own.status, own.body]).toMatchObject([
      201,
      { text: "Tawarkan ke toko", ownerId: team.ngo.userId, organizationId: team.ngo.organization.id },
    ]);
    const list = await team.ngo.api.list<Row>("case-actions");
    expect(list.body.find(({ id }) => id === theirs.body.id)).toMatchObject({ text: null });
    expect(await read(office, "case-actions", own.body.id)).toMatchObject({ text: "Tawarkan ke toko" });
    const byName = await add(team.ngo, mine.id, { type: "visit", ownerId: team.ngo.userId, visit: {} });
    expect([byName.status, byName.body]).toMatchObject([201, { ownerId: team.ngo.userId, madeResource: "follow-ups" }]);
    expect((await add(team.ngo, mine.id, { type: "other", ownerId: office.userId })).status).toBe(422);
    expect((await finish(team.ngo, own.body.id)).status).toBe(200);
    expect((await finish(team.ngo, theirs.body.id)).status).toBe(403);
    expect((await add(team.ngo, other.id, { type: "other" })).status).toBe(404);
    expect((await add(team.commission, mine.id, { type: "other" })).status).toBe(403);
    await database().execute({
      sql: "UPDATE group_partners SET state = 'ended' WHERE groupId = ?",
      args: [String(mine.groupId)],
    });
    expect((await team.ngo.api.list("case-actions")).total).toBe(0);
    expect((await add(team.ngo, mine.id, { type: "other" })).status).toBe(404);
  });
});
