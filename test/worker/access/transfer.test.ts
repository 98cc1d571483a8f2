import { describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Work {
  followUps: number;
  cases: number;
  caseActions: number;
  complaints: number;
}
interface Moved {
  total: number;
  more: boolean;
  moved: Record<keyof Work, string[]>;
}

/** An officer with one open thing of each kind, and one that is done. */
async function makeBusy(office: TestActor, officer: TestActor) {
  const { id: programId } = await makeProgram(office);
  const { id: groupId } = await makeGroup(office, programId);
  const assigneeId = officer.userId;
  const open = await make(office, "follow-ups", { groupId, dueOn: "2026-12-20", assigneeId });
  const done = await make(office, "follow-ups", { groupId, dueOn: "2026-12-21", assigneeId });
  const skip = await office.api.post(`/api/follow-ups/${done.id}/skip`, { reason: "Tidak perlu lagi" });
  expect(skip.status).toBe(200);
  const one = await make(office, "cases", { groupId, note: "Ketua pindah", ownerId: assigneeId });
  const complaint = await make(office, "complaints", {
    ...{ groupId, channel: "phone", text: "Mesin rusak", receivedOn: "2026-03-02", ownerId: assigneeId },
  });
  return { open: open.id, done: done.id, case: one.id, complaint: complaint.id };
}

const transfer = (admin: TestActor, from: string, body: object) =>
  admin.api.post<Moved>(`/api/users/${from}/transfer-work`, body);

describe("work is handed over", () => {
  test("what is open goes, what is done stays, each row in the log; and it can be given back exactly", async () => {
    const { admin, office, officer } = await makeTeam("admin", "officer");
    const other = await makeActor("officer", { organization: office.organization });
    const busy = await makeBusy(office, officer);
    const work = await admin.api.get<Work>(`/api/users/${officer.userId}/work`);
    expect(work.body).toEqual({ followUps: 1, cases: 1, caseActions: 0, complaints: 1 });
    const reply = await transfer(admin, officer.userId, { toUserId: other.userId });
    expect([reply.status, reply.body.total, reply.body.more]).toEqual([200, 3, false]);
    expect(reply.body.moved).toEqual({
      followUps: [busy.open],
      cases: [busy.case],
      caseActions: [],
      complaints: [busy.complaint],
    });
    const holder = async (path: string, field: string) =>
      (await office.api.get<Record<string, unknown>>(`/api/${path}`)).body[field];
    expect(await holder(`follow-ups/${busy.open}`, "assigneeId")).toBe(other.userId);
    expect(await holder(`follow-ups/${busy.done}`, "assigneeId")).toBe(officer.userId);
    expect(await holder(`cases/${busy.case}`, "ownerId")).toBe(other.userId);
    const { rows } = await database().execute({
      sql: "SELECT entityId, changes FROM audit_log WHERE organizationId = ? AND action = 'transfer_work'",
      args: [office.organization.id],
    });
    expect(rows.map(({ entityId }) => entityId).sort()).toEqual([busy.open, busy.case, busy.complaint].sort());
    const inbox = await other.api.list<{ kind: string; data: object }>("notifications", {
      filter: { kind: "work_transferred" },
    });
    expect(inbox.body).toMatchObject([{ data: { count: 3 } }]);
    const more = await make(office, "follow-ups", {
      groupId: await groupOf(busy.open),
      dueOn: "2026-12-24",
      assigneeId: other.userId,
    });
    const back = await transfer(admin, other.userId, { toUserId: officer.userId, only: reply.body.moved });
    expect(back.body.total).toBe(3);
    expect(await holder(`follow-ups/${more.id}`, "assigneeId")).toBe(other.userId);
    expect(await holder(`cases/${busy.case}`, "ownerId")).toBe(officer.userId);
  });

  const groupOf = async (id: string) =>
    String(
      (await database().execute({ sql: "SELECT groupId FROM follow_ups WHERE id = ?", args: [id] })).rows[0]?.groupId,
    );

  test("only inside the organisation, to somebody who is there, by its admin", async () => {
    const { admin, office, officer } = await makeTeam("admin", "officer");
    const stranger = await makeActor("admin");
    const left = await makeActor("officer", { organization: office.organization });
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [left.userId] });
    for (const toUserId of [stranger.userId, left.userId, officer.userId, "usr_nobody00"])
      expect((await transfer(admin, officer.userId, { toUserId })).status).toBe(422);
    expect((await transfer(office, officer.userId, { toUserId: office.userId })).status).toBe(403);
    expect((await transfer(stranger, officer.userId, { toUserId: stranger.userId })).status).toBe(404);
    expect((await stranger.api.get(`/api/users/${officer.userId}/work`)).status).toBe(404);
  });
});
