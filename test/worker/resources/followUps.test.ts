import { beforeAll, describe, expect, it } from "vitest";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";
import { addDays, addMonths } from "#worker/follow-ups/plan.ts";

type Row = Record<string, unknown> & { id: string; version: number };

let team: Awaited<ReturnType<typeof makeTeam<"officer" | "head">>>;
let office: TestActor;
let today: string;
let programId: string;

const STEPS = [1, 3, 6, 12, 24].map((offsetMonths, i) => ({
  label: `Bulan ${offsetMonths}`,
  offsetMonths,
  windowBefore: [7, 14, 21, 30, 30][i],
  windowAfter: [7, 14, 21, 30, 30][i],
}));

async function givePlan(organizationId: string) {
  await database().execute({
    sql: `INSERT INTO plans (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, anchor, steps, isDefault)
      VALUES (?, ?, 1, 'test', 1, 'test', 'Baku', 'trainedOn', ?, 1)`,
    args: [newId("pln", server.now()), organizationId, JSON.stringify(STEPS)],
  });
}

async function makeGroup(name: string, trainedOn: string): Promise<Row> {
  const reply = await office.api.post<Row>("/api/groups", { programId, name, trainedOn, villageCode: null });
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
}

const pointsOf = async (groupId: string) =>
  (await office.api.list<Row>("follow-ups", { filter: { groupId }, sort: ["dueOn", "ASC"] })).body;

beforeAll(async () => {
  team = await makeTeam("officer", "head");
  office = team.office;
  await givePlan(office.organization.id);
  today = dayAt(server.now(), office.organization.regionCode);
  const reply = await office.api.post<Row>("/api/programs", {
    name: "Menjahit dasar",
    year: 2025,
    fundingSource: "apbd_kab",
    regionCode: office.organization.regionCode,
  });
  expect(reply.status, reply.text).toBe(201);
  programId = reply.body.id;
});

describe("a group gets every point of its plan at once", () => {
  it("schedules five points and marks those that had closed before it was known", async () => {
    const fresh = await makeGroup("Kelompok Mawar", today);
    expect((await pointsOf(fresh.id)).map(({ state }) => state)).toEqual(Array(5).fill("scheduled"));
    const old = await makeGroup("Kelompok Melati", addMonths(today, -14));
    const points = await pointsOf(old.id);
    expect(points.map(({ state }) => state)).toEqual(["predates", "predates", "predates", "predates", "scheduled"]);
  });

  it("moves untouched future points with the anchor, after a preview that changes nothing", async () => {
    const group = await makeGroup("Kelompok Kenanga", today);
    const newAnchor = addDays(today, -10);
    const preview = await office.api.post<{ moves: unknown[] }>(`/api/groups/${group.id}/anchor-preview`, {
      trainedOn: newAnchor,
    });
    expect(preview.body.moves).toHaveLength(5);
    expect((await pointsOf(group.id))[0]?.dueOn).toBe(addMonths(today, 1));
    const moved = await office.api.put<Row>(
      `/api/groups/${group.id}`,
      { trainedOn: newAnchor },
      { ifMatch: group.version },
    );
    expect(moved.status, moved.text).toBe(200);
    expect((await pointsOf(group.id))[0]?.dueOn).toBe(addMonths(newAnchor, 1));
  });
});

describe("completing", () => {
  it("is refused without what a completion needs, and names the field", async () => {
    const group = await makeGroup("Kelompok Dahlia", addMonths(today, -1));
    const [point] = await pointsOf(group.id);
    const empty = await office.api.post<{ error: { fields: Record<string, string> } }>(
      `/api/follow-ups/${point?.id}/complete`,
      {},
    );
    expect(empty.status).toBe(422);
    expect(Object.keys(empty.body.error.fields)).toEqual(["activityStatus"]);
    const future = await office.api.post<{ error: { fields: Record<string, string> } }>(
      `/api/follow-ups/${point?.id}/complete`,
      {
        doneOn: addDays(today, 1),
        method: "visit",
        activityStatus: "dormant",
      },
    );
    expect(future.status).toBe(422);
    expect(future.body.error.fields.doneOn).toContain(today);
  });

  it("stores what was seen, grades the evidence, and cannot be done twice", async () => {
    const group = await makeGroup("Kelompok Anggrek", addMonths(today, -1));
    const [point] = await pointsOf(group.id);
    const body = {
      method: "visit",
      activityStatus: "active",
      activeMembers: 8,
      monthlyRevenueIdr: 2_500_000,
      obstacles: ["market"],
      evidence: ["photo_with_place", "buyer"],
    };
    const done = await office.api.post<Row>(`/api/follow-ups/${point?.id}/complete`, body, { idempotencyKey: "once" });
    expect(done.status, done.text).toBe(200);
    expect(done.body).toMatchObject({ state: "done", doneOn: today, evidenceGrade: "B1", timing: null });
    const again = await office.api.post<Row>(`/api/follow-ups/${point?.id}/complete`, body, { idempotencyKey: "once" });
    expect(again.body).toEqual(done.body);
    const other = await office.api.post(`/api/follow-ups/${point?.id}/complete`, body);
    expect(other.status).toBe(409);
    const events = await database().execute({
      sql: "SELECT state, value, count FROM events WHERE subjectId = ? AND kind = 'follow_up_done'",
      args: [point?.id ?? ""],
    });
    expect(events.rows.map((row) => ({ ...row }))).toEqual([{ state: "active", value: 2_500_000, count: 8 }]);
  });

  it("lets one of two at once win", async () => {
    const group = await makeGroup("Kelompok Teratai", addMonths(today, -1));
    const [point] = await pointsOf(group.id);
    const body = { method: "phone", activityStatus: "dormant" };
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => office.api.post(`/api/follow-ups/${point?.id}/complete`, body)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409 || status === 412)).toHaveLength(3);
  });
});

describe("other ways a point ends", () => {
  it("skips with a reason, gives up with unreachable, and moves a due day with its window", async () => {
    const group = await makeGroup("Kelompok Seruni", today);
    const [first, second, third] = await pointsOf(group.id);
    expect((await office.api.post(`/api/follow-ups/${first?.id}/skip`, {})).status).toBe(422);
    expect((await office.api.post<Row>(`/api/follow-ups/${first?.id}/skip`, { reason: "Digabung" })).body.state).toBe(
      "skipped",
    );
    expect((await office.api.post<Row>(`/api/follow-ups/${second?.id}/unreachable`, {})).body.state).toBe(
      "unreachable",
    );
    const dueOn = addDays(String(third?.dueOn), 5);
    const moved = await office.api.post<Row>(`/api/follow-ups/${third?.id}/reschedule`, { dueOn });
    expect(moved.body).toMatchObject({ dueOn, windowEndsOn: addDays(String(third?.windowEndsOn), 5) });
  });

  it("records attempts, which break no silence", async () => {
    const group = await makeGroup("Kelompok Cempaka", today);
    const reply = await office.api.post<Row>("/api/contact-attempts", {
      groupId: group.id,
      channel: "phone",
      result: "no_answer",
    });
    expect(reply.status, reply.text).toBe(201);
  });
});

describe("the worklist", () => {
  it("lists what is overdue with its group, and assigns in bulk", async () => {
    const group = await makeGroup("Kelompok Flamboyan", addDays(today, -60));
    await database().execute({ sql: "UPDATE follow_ups SET state = 'scheduled' WHERE groupId = ?", args: [group.id] });
    const list = await office.api.get<Row[]>(
      `/api/worklist?view=overdue&filter=${JSON.stringify({ groupId: group.id })}`,
    );
    expect(list.status, list.text).toBe(200);
    expect(list.headers.get("content-range")).toBe("worklist 0-0/1");
    expect(list.body[0]).toMatchObject({ timing: "overdue", group: { name: "Kelompok Flamboyan" } });
    const ids = list.body.map(({ id }) => id);
    const bulk = await office.api.post<{ updated: number }>("/api/follow-ups/bulk", {
      ids,
      assigneeId: team.officer.userId,
    });
    expect(bulk.status, bulk.text).toBe(200);
    const mine = await team.officer.api.get<Row[]>("/api/worklist?view=overdue");
    expect(mine.body.map(({ id }) => id)).toEqual(ids);
    const later = await office.api.post("/api/follow-ups/bulk", { ids, dueOn: addDays(today, 3), reason: "Hujan" });
    expect(later.status, later.text).toBe(200);
    expect(
      (await office.api.get<Row[]>(`/api/worklist?view=week&filter=${JSON.stringify({ groupId: group.id })}`)).body,
    ).toHaveLength(1);
  });

  it("takes no point of a plan and no form from a client: both are the server's to say", async () => {
    const group = await makeGroup("Kelompok Soka", today);
    const [point] = await pointsOf(group.id);
    for (const field of [{ stepKey: "bulan_9" }, { formId: "frm_lain" }, { formVersion: 3 }]) {
      const body = { groupId: group.id, dueOn: addDays(today, 5), ...field };
      expect((await office.api.post("/api/follow-ups", body)).status).toBe(422);
      expect((await office.api.put(`/api/follow-ups/${point?.id}`, field, { ifMatch: 1 })).status).toBe(422);
    }
  });

  it("is not there for another office", async () => {
    const stranger = await makeActor("office", { organization: await makeOrganization() });
    const group = await makeGroup("Kelompok Bougenville", addMonths(today, -1));
    const [point] = await pointsOf(group.id);
    expect((await stranger.api.get<Row[]>("/api/worklist?view=today")).body).toEqual([]);
    expect((await stranger.api.get(`/api/follow-ups/${point?.id}`)).status).toBe(404);
    expect((await stranger.api.post(`/api/follow-ups/${point?.id}/skip`, { reason: "x" })).status).toBe(404);
    expect((await stranger.api.post("/api/follow-ups/bulk", { ids: [point?.id], shiftDays: 1 })).status).toBe(404);
    expect((await team.head.api.post(`/api/follow-ups/${point?.id}/skip`, { reason: "x" })).status).toBe(403);
  });
});
