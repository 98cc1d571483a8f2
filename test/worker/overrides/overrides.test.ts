import { beforeAll, describe, expect, it } from "vitest";
import { OVERRIDE_STATES, type OverrideState } from "#db/constants.ts";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, make, makeGroup, makeProgram, type Row, read, step, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { openArea } from "#test/worker/cases/area.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { OVERRIDE_MACHINE } from "#worker/policy/transitions.ts";

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
});

const ask = async (by = office, more: object = {}) => {
  const group = await makeGroup(office, program.id, { trainedOn: addDays(today, -20), villageCode });
  return make(by, "overrides", {
    groupId: group.id,
    reason: "Libur panen, produksi mulai lagi",
    expiresOn: addDays(today, 30),
    ...more,
  });
};
const move = (actor: TestActor, id: string, to: string, reason?: string) =>
  step(actor, "overrides", id, to, reason ? { reason } : {});

async function bring(state: OverrideState): Promise<Row> {
  const made = await ask();
  if (state !== "requested") {
    const by = state === "withdrawn" ? office : team.head;
    expect((await move(by, made.id, state, "Uji")).status).toBe(200);
  }
  return read(office, "overrides", made.id);
}

describe("the machine", () => {
  const pairs = OVERRIDE_STATES.flatMap((from) =>
    OVERRIDE_STATES.filter((to) => to !== "requested").map((to) => [from, to] as const),
  );
  it.each(pairs)("from %s to %s", async (from, to) => {
    const before = await bring(from);
    const reply = await move(to === "withdrawn" ? office : team.head, before.id, to, "Uji");
    if (OVERRIDE_MACHINE[from].includes(to)) {
      expect([reply.status, reply.body]).toMatchObject([200, { state: to, version: before.version + 1 }]);
      expect((await eventsOf(before.id)).at(-1)).toMatchObject({
        kind: "override_changed",
        state: to,
        data: { from, expiresOn: before.expiresOn },
      });
      return;
    }
    expect(reply.status).toBe(409);
    expect(await read(office, "overrides", before.id)).toEqual(before);
  });

  it("of an approval and a withdrawal at once one wins", async () => {
    const one = await ask();
    const replies = await Promise.all([move(team.head, one.id, "approved"), move(office, one.id, "withdrawn")]);
    const statuses = replies.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect((await eventsOf(one.id)).length).toBe(1 + statuses.filter((status) => status === 200).length);
  });
});

describe("four eyes", () => {
  it("the head decides, neither who asked nor another colleague; the requester is told, the head was asked", async () => {
    const one = await ask(team.officer);
    expect((await move(office, one.id, "approved")).status).toBe(403);
    expect((await move(team.officer, one.id, "approved")).status).toBe(403);
    expect((await move(team.admin, one.id, "approved")).status).toBe(403);
    const bare = await move(team.head, one.id, "rejected");
    expect([bare.status, bare.body]).toMatchObject([422, { error: { fields: { reason: expect.any(String) } } }]);
    const reply = await move(team.head, one.id, "approved", "Sudah dicek");
    expect(reply.body).toMatchObject({ state: "approved", approvedBy: team.head.userId, decisionNote: "Sudah dicek" });
    const told = await database().execute({
      sql: "SELECT kind, userId FROM notifications WHERE subjectId = ? ORDER BY kind",
      args: [one.id],
    });
    expect(told.rows).toMatchObject([
      { kind: "approval_decided", userId: team.officer.userId },
      { kind: "approval_needed", userId: team.head.userId },
    ]);
  });

  it("without a head the admin decides, marked so; not on what it asked itself", async () => {
    const organization = await makeOrganization();
    const [alone, admin] = [await makeActor("office", { organization }), await makeActor("admin", { organization })];
    const group = await makeGroup(alone, (await makeProgram(alone)).id);
    const one = await make(alone, "overrides", {
      groupId: group.id,
      reason: "Aktif kembali",
      expiresOn: addDays(today, 5),
    });
    expect((await move(admin, one.id, "approved")).status).toBe(200);
    const { rows } = await database().execute({
      sql: "SELECT action FROM audit_log WHERE entityId = ? ORDER BY at, id",
      args: [one.id],
    });
    expect(rows.map(({ action }) => action)).toContain("approve_alone");
    expect((await eventsOf(one.id)).at(-1)?.data).toMatchObject({ approvedBy: "admin" });
    await database().execute({
      sql: "UPDATE overrides SET state = 'requested', requestedBy = ? WHERE id = ?",
      args: [admin.userId, one.id],
    });
    const own = await move(admin, one.id, "approved");
    expect([own.status, own.body]).toMatchObject([403, { error: { code: "own_request" } }]);
  });

  it("the officer who asked takes it back, another one does not", async () => {
    const one = await ask(team.officer);
    const other = await makeActor("officer", {
      organization: office.organization,
      regionCode: office.organization.regionCode,
    });
    expect([403, 404]).toContain((await move(other, one.id, "withdrawn")).status);
    expect((await move(team.officer, one.id, "withdrawn")).status).toBe(200);
  });
});

describe("asking", () => {
  it.each([0, -1, 91])("for %s days is refused", async (days) => {
    const group = await makeGroup(office, program.id);
    const reply = await office.api.post("/api/overrides", {
      groupId: group.id,
      reason: "x",
      expiresOn: addDays(today, days),
    });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { expiresOn: expect.any(String) } } }]);
  });

  it("for 90 days is the longest, a reason is needed, and one stands at a time, two at once included", async () => {
    const { id: groupId } = await makeGroup(office, program.id);
    const body = { groupId, reason: "Pesanan besar sedang dikerjakan", expiresOn: addDays(today, 90) };
    expect((await office.api.post("/api/overrides", { ...body, reason: " " })).status).toBe(422);
    const replies = await Promise.all([1, 2].map(() => office.api.post<Row>("/api/overrides", body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await office.api.post("/api/overrides", body)).status).toBe(409);
    const made = replies.find(({ status }) => status === 201)?.body.id ?? "";
    await move(team.head, made, "rejected", "Belum terbukti");
    expect((await office.api.post("/api/overrides", body)).status).toBe(201);
  });

  it("is not for the head, the NGO or the commission, nor in another office", async () => {
    const { id: groupId } = await makeGroup(office, program.id);
    const body = { groupId, reason: "x", expiresOn: addDays(today, 9) };
    for (const actor of [team.head, team.ngo, team.commission, team.admin])
      expect((await actor.api.post("/api/overrides", body)).status, actor.role).toBe(403);
    expect((await (await makeTeam()).office.api.post("/api/overrides", body)).status).toBe(422);
  });

  it("what waited too long is not approved any more", async () => {
    const one = await ask();
    await database().execute({ sql: "UPDATE overrides SET expiresOn = ? WHERE id = ?", args: [today, one.id] });
    expect((await move(team.head, one.id, "approved")).status).toBe(422);
  });
});

describe("where the band is shown", () => {
  it("the group says until when, its list and figures can be opened by it, and withdrawing ends it", async () => {
    const one = await ask();
    const groupId = String(one.groupId);
    expect(await read(office, "groups", groupId)).toMatchObject({ overriddenUntil: null });
    await move(team.head, one.id, "approved");
    expect(await read(office, "groups", groupId)).toMatchObject({ overriddenUntil: one.expiresOn });
    const risk = await office.api.get<Row>(`/api/groups/${groupId}/risk`);
    expect(risk.body).toMatchObject({ override: { id: one.id, expiresOn: one.expiresOn, reason: one.reason } });
    const ids = async () =>
      (await office.api.list<Row>("groups", { filter: { overridden: true } })).body.map(({ id }) => id);
    expect(await ids()).toContain(groupId);
    await move(office, one.id, "withdrawn");
    expect(await ids()).not.toContain(groupId);
    expect(await read(office, "groups", groupId)).toMatchObject({ overriddenUntil: null });
  });

  it("an override that is over is no longer shown, though nothing was written", async () => {
    const one = await ask();
    const groupId = String(one.groupId);
    await move(team.head, one.id, "approved");
    await database().execute({
      sql: "UPDATE overrides SET expiresOn = ? WHERE id = ?",
      args: [addDays(today, -1), one.id],
    });
    expect(await read(office, "groups", groupId)).toMatchObject({ overriddenUntil: null });
    expect((await office.api.get<Row>(`/api/groups/${groupId}/risk`)).body.override).toBeNull();
    expect((await office.api.list<Row>("groups", { filter: { overridden: true, id: groupId } })).total).toBe(0);
  });

  it("the dashboard keeps counting the band, and says how many are overridden", async () => {
    const organization = await makeOrganization();
    const [alone, head] = [await makeActor("office", { organization }), await makeActor("head", { organization })];
    const { id: programId } = await makeProgram(alone);
    const [a] = [await makeGroup(alone, programId), await makeGroup(alone, programId)];
    const one = await make(alone, "overrides", { groupId: a?.id, reason: "Aktif", expiresOn: addDays(today, 9) });
    type Counted = { key: string; value: number; overridden: number };
    const counts = async () => {
      const { body } = await alone.api.get<{ groupsByBand: Counted[]; figures: Counted[] }>("/api/dashboard");
      const sum = (of: "value" | "overridden") => body.groupsByBand.reduce((total, band) => total + band[of], 0);
      const unknown = body.figures.find(({ key }) => key === "unknown");
      return [sum("value"), sum("overridden"), unknown?.value, unknown?.overridden];
    };
    expect(await counts()).toEqual([2, 0, 2, 0]);
    await move(head, one.id, "approved");
    expect(await counts()).toEqual([2, 1, 2, 1]);
  });
});
