import { beforeAll, describe, expect, it } from "vitest";
import { REDISTRIBUTION_STATES, type RedistributionState } from "#db/constants.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  make,
  makeGroup,
  makeIdle,
  makeMachine,
  makeProgram,
  type Row,
  read,
  step,
  todayFor,
} from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { REDISTRIBUTION_MACHINE } from "#worker/policy/transitions.ts";

let team: Awaited<ReturnType<typeof makeTeam<"head" | "admin" | "officer" | "ngo" | "commission">>>;
let office: TestActor;
let head: TestActor;
let program: Row;
let from: Row;
let to: Row;

beforeAll(async () => {
  team = await makeTeam("head", "admin", "officer", "ngo", "commission");
  ({ office, head } = team);
  program = await makeProgram(office);
  from = await makeGroup(office, program.id);
  to = await makeGroup(office, program.id);
});

const idle = (more: object = {}) => makeIdle(office, program.id, from.id, more);
const ask = (equipmentId: string, more: object = {}, actor = office) =>
  actor.api.post<Row>("/api/redistributions", {
    equipmentId,
    toGroupId: to.id,
    reason: "Menganggur sejak Januari",
    ...more,
  });
const verb = (actor: TestActor, id: string, name: string, body: object = {}) =>
  actor.api.post<Row>(`/api/redistributions/${id}/${name}`, body);

async function proposed(more: object = {}): Promise<Row> {
  const machine = await idle();
  const reply = await ask(machine.id, more);
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
}

async function approved(more: object = {}): Promise<Row> {
  const row = await proposed(more);
  const reply = await verb(head, row.id, "approve");
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

const count = async (sql: string, args: string[]) => Number((await database().execute({ sql, args })).rows[0]?.n);

describe("a proposal", () => {
  it("names who would give and who would get, is told by both, and asks the head", async () => {
    const machine = await idle();
    const request = await make(office, "equipment-requests", { groupId: to.id, category: "MESIN  jahit" });
    const { body } = await ask(machine.id);
    expect(body).toMatchObject({
      ...{ state: "proposed", fromGroupId: from.id, toGroupId: to.id, requestId: request.id },
      ...{ item: "Mesin jahit", machineState: "idle", decidedBy: null, proposedOn: todayFor(office) },
    });
    expect(await read(office, "redistributions", body.id)).toEqual(body);
    expect((await eventsOf(body.id)).map(({ groupId, state }) => [groupId, state])).toEqual(
      expect.arrayContaining([
        [from.id, "proposed"],
        [to.id, "proposed"],
      ]),
    );
    const told = "SELECT count(*) n FROM notifications WHERE subjectId = ? AND userId = ? AND kind = 'approval_needed'";
    expect(await count(told, [body.id, head.userId])).toBe(1);
    expect(await count(told, [body.id, team.admin.userId])).toBe(0);
    expect((await step(office, "equipment-requests", request.id, "withdrawn")).status).toBe(200);
  });

  it.each([
    ["hibah", "ownership_transferred"],
    ["bansos", "ownership_transferred"],
    [null, "legal_basis_unknown"],
  ])("of a machine given as %s is refused by its legal basis", async (legalBasis, code) => {
    const machine = await idle({ legalBasis });
    const reply = await ask(machine.id);
    expect([reply.status, reply.body]).toMatchObject([409, { error: { code } }]);
  });

  it("of a machine without a document is refused", async () => {
    const machine = await makeMachine(office, program.id, { holderGroupId: from.id, handedOverOn: "2025-09-20" });
    await make(office, "equipment-checks", { equipmentId: machine.id, state: "idle", checkedOn: "2026-01-10" });
    expect((await ask(machine.id)).body).toMatchObject({ error: { code: "no_handover_document" } });
  });

  it("is refused unless the machine stands idle, to where it is already, twice, or without a reason", async () => {
    const used = await idle();
    await make(office, "equipment-checks", { equipmentId: used.id, state: "in_use", checkedOn: "2026-02-10" });
    expect((await ask(used.id)).body).toMatchObject({ error: { code: "not_idle" } });
    const machine = await idle();
    expect((await ask(machine.id, { toGroupId: from.id })).status).toBe(422);
    expect((await ask(machine.id, { reason: "" })).status).toBe(422);
    expect((await ask(machine.id, { state: "approved" })).status).toBe(422);
    const twice = await Promise.all([ask(machine.id), ask(machine.id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, expect.any(Number)].sort());
    expect(twice.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await ask(machine.id)).body).toMatchObject({ error: { code: "redistribution_open" } });
  });

  it("holds the machine: it is not moved another way meanwhile, but may be lost", async () => {
    const row = await proposed();
    const id = String(row.equipmentId);
    const away = { equipmentId: id, on: todayFor(office), reason: "Langsung" };
    expect((await office.api.post("/api/equipment-moves", away)).body).toMatchObject({
      error: { code: "redistribution_open" },
    });
    expect((await step(office, "equipment", id, "withdrawn")).body).toMatchObject({
      error: { code: "redistribution_open" },
    });
    expect((await step(office, "equipment", id, "lost")).status).toBe(200);
    expect((await verb(head, row.id, "approve")).body).toMatchObject({ error: { code: "not_idle" } });
    expect((await verb(head, row.id, "reject", { reason: "Alat sudah hilang" })).status).toBe(200);
  });

  it("is the only way of an idle machine to another group", async () => {
    const machine = await idle();
    const reply = await office.api.post("/api/equipment-moves", {
      ...{ equipmentId: machine.id, toGroupId: to.id, on: todayFor(office), reason: "Langsung" },
    });
    expect([reply.status, reply.body]).toMatchObject([409, { error: { code: "approval_needed" } }]);
  });
});

describe("a decision", () => {
  it("is the head's, not the proposer's nor the admin's beside a head", async () => {
    const row = await proposed();
    expect((await verb(office, row.id, "approve")).status).toBe(403);
    expect((await verb(team.admin, row.id, "approve")).status).toBe(403);
    expect((await verb(team.officer, row.id, "approve")).status).toBe(403);
    expect((await verb(team.commission, row.id, "reject", { reason: "x" })).status).toBe(403);
    expect((await verb(team.ngo, row.id, "approve")).status).toBe(403);
    const reply = await verb(head, row.id, "approve", { note: "Setuju" });
    expect(reply.body).toMatchObject({ state: "approved", decidedBy: head.userId, decisionNote: "Setuju" });
    const told =
      "SELECT count(*) n FROM notifications WHERE subjectId = ? AND userId = ? AND kind = 'approval_decided'";
    expect(await count(told, [row.id, office.userId])).toBe(1);
  });

  it("is never made by whoever proposed, in whatever role by then", async () => {
    const both = await makeActor("office", { organization: office.organization });
    const machine = await idle();
    const { body: row } = await ask(machine.id, {}, both);
    await database().execute({ sql: "UPDATE users SET role = 'head' WHERE id = ?", args: [both.userId] });
    const reply = await verb(both, row.id, "approve");
    expect([reply.status, reply.body]).toMatchObject([409, { error: { code: "same_person" } }]);
    expect((await verb(both, row.id, "reject", { reason: "Tidak jadi" })).status).toBe(409);
    await database().execute({ sql: "UPDATE users SET role = 'office' WHERE id = ?", args: [both.userId] });
  });

  it("is the admin's in an office without a head, and marked so", async () => {
    const alone = await makeTeam("admin");
    const own = await makeProgram(alone.office);
    const [a, b] = [await makeGroup(alone.office, own.id), await makeGroup(alone.office, own.id)];
    const machine = await makeIdle(alone.office, own.id, a.id);
    const { body: row } = await ask(machine.id, { toGroupId: b.id }, alone.office);
    expect((await verb(alone.admin, row.id, "approve")).status).toBe(200);
    const audit = "SELECT count(*) n FROM audit_log WHERE entityId = ? AND action = 'approve_alone'";
    expect(await count(audit, [row.id])).toBe(1);
    expect((await eventsOf(row.id)).at(-1)).toMatchObject({ data: { approvedBy: "admin" } });
  });

  it("to refuse needs a reason, which others do not read", async () => {
    const row = await proposed();
    expect((await verb(head, row.id, "reject")).status).toBe(422);
    expect((await verb(head, row.id, "reject", { reason: "Jarak terlalu jauh" })).body).toMatchObject({
      state: "rejected",
    });
    expect(await read(team.commission, "redistributions", row.id)).toMatchObject({ reason: null, decisionNote: null });
    expect((await ask(String(row.equipmentId))).status).toBe(201);
  });

  it("of two at the same time counts once", async () => {
    const second = await makeActor("head", { organization: office.organization });
    const row = await proposed();
    const replies = await Promise.all([
      verb(head, row.id, "approve"),
      verb(second, row.id, "reject", { reason: "Tidak perlu" }),
    ]);
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
  });

  it("looks at the machine as it is when deciding", async () => {
    const row = await proposed();
    await make(office, "equipment-checks", {
      equipmentId: row.equipmentId,
      state: "in_use",
      checkedOn: todayFor(office),
    });
    expect((await verb(head, row.id, "approve")).body).toMatchObject({ error: { code: "not_idle" } });
  });
});

describe("the states of a proposal", () => {
  const VERBS: Partial<Record<RedistributionState, [name: string, who: () => TestActor, body: object]>> = {
    approved: ["approve", () => head, {}],
    rejected: ["reject", () => head, { reason: "Tidak perlu" }],
    withdrawn: ["withdraw", () => office, {}],
    done: ["complete", () => office, {}],
  };

  it.each(REDISTRIBUTION_STATES)("from %s go only where the machine allows", async (state) => {
    for (const [target, [name, who, body]] of Object.entries(VERBS)) {
      const row = await proposed();
      await database().execute({ sql: "UPDATE redistributions SET state = ? WHERE id = ?", args: [state, row.id] });
      const reply = await verb(who(), row.id, name, body);
      const legal = REDISTRIBUTION_MACHINE[state].includes(target as RedistributionState);
      expect([state, target, reply.status, reply.text]).toEqual([state, target, legal ? 200 : 409, expect.any(String)]);
      if (legal) expect(reply.body.state).toBe(target);
      else expect(reply.body).toMatchObject({ error: { code: "illegal_transition" } });
    }
  });
});

describe("the hand-over to the new group", () => {
  it("moves machine, custody and document, and meets the request, in one go", async () => {
    const waiting = await makeGroup(office, program.id);
    const request = await make(office, "equipment-requests", { groupId: waiting.id, category: "mesin jahit" });
    const row = await approved({ toGroupId: waiting.id });
    const reply = await verb(office, row.id, "complete", { giver: "Budi", receiver: "Siti", witnesses: ["Lurah"] });
    expect(reply.status, reply.text).toBe(200);
    const { handoverId } = reply.body as unknown as { handoverId: string };
    expect(reply.body).toMatchObject({ state: "done", doneOn: todayFor(office), machineState: expect.any(String) });
    expect(await read(office, "equipment", String(row.equipmentId))).toMatchObject({
      ...{ state: "reassigned", holderGroupId: waiting.id, holderPersonId: null },
    });
    const moves = await office.api.list("equipment-moves", {
      filter: { equipmentId: row.equipmentId },
      sort: ["createdAt", "ASC"],
    });
    expect(moves.body.at(-1)).toMatchObject({ fromGroupId: from.id, toGroupId: waiting.id, handoverId });
    expect(await read(office, "handovers", handoverId)).toMatchObject({
      ...{ groupId: waiting.id, items: [row.equipmentId], giver: "Budi", receiver: "Siti" },
      ...{ number: expect.stringMatching(/\d/), snapshotHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await read(office, "equipment-requests", request.id)).toMatchObject({
      state: "met",
      metOn: todayFor(office),
    });
    const told = (await eventsOf(String(row.equipmentId))).map(({ groupId, kind, state }) => [groupId, kind, state]);
    expect(told).toEqual(
      expect.arrayContaining([
        [from.id, "equipment_moved", null],
        [from.id, "equipment_state", "withdrawn"],
        [waiting.id, "equipment_handed_over", "reassigned"],
        [waiting.id, "equipment_state", "reassigned"],
      ]),
    );
    const risk = await office.api.get<{ facts?: object }>(`/api/groups/${waiting.id}/risk`);
    expect(risk.status).toBe(200);
  });

  it("keeps a request waiting until as many came as were asked for", async () => {
    const waiting = await makeGroup(office, program.id);
    const request = await make(office, "equipment-requests", { groupId: waiting.id, category: "jahit", quantity: 2 });
    for (const state of ["waiting", "met"]) {
      const row = await approved({ toGroupId: waiting.id, requestId: request.id });
      expect((await verb(office, row.id, "complete")).status).toBe(200);
      expect(await read(office, "equipment-requests", request.id)).toMatchObject({ state });
    }
  });

  it("is not made before the approval, of the future, before the last move, or of a machine in use again", async () => {
    expect((await verb(office, (await proposed()).id, "complete")).status).toBe(409);
    const row = await approved();
    for (const on of ["2030-01-01", "2025-09-30"])
      expect((await verb(office, row.id, "complete", { on })).body).toMatchObject({
        error: { fields: { on: expect.any(String) } },
      });
    expect((await verb(office, row.id, "complete", { number: "BAST/900/I/2026", iAmNoField: 1 })).status).toBe(422);
    expect((await verb(head, row.id, "complete")).status).toBe(403);
    await make(office, "equipment-checks", {
      equipmentId: row.equipmentId,
      state: "in_use",
      checkedOn: todayFor(office),
    });
    expect((await verb(office, row.id, "complete")).body).toMatchObject({ error: { code: "not_idle" } });
    expect((await verb(office, row.id, "withdraw", { reason: "Dipakai lagi" })).body).toMatchObject({
      state: "withdrawn",
    });
  });

  it("of two at the same time happens once, and two proposals get numbers of their own", async () => {
    const row = await approved();
    const replies = await Promise.all([verb(office, row.id, "complete"), verb(office, row.id, "complete")]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      await count("SELECT count(*) n FROM handovers WHERE items LIKE ? AND groupId = ?", [
        `%${row.equipmentId}%`,
        to.id,
      ]),
    ).toBe(1);
    const [a, b] = [await approved(), await approved()];
    const both = await Promise.all([a, b].map(({ id }) => verb(office, id, "complete")));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const numbers = await Promise.all(both.map(({ body }) => read(office, "handovers", String(body.handoverId))));
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2);
  });

  it("answers the same key twice with the same reply", async () => {
    const row = await approved();
    const send = () =>
      office.api.post<Row>(`/api/redistributions/${row.id}/complete`, {}, { idempotencyKey: `serah-${row.id}` });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  });
});

describe("who reaches proposals and requests", () => {
  it("another office knows of none; an NGO of requests of its groups only", async () => {
    const row = await proposed();
    const stranger = await makeActor("office");
    expect((await stranger.api.get(`/api/redistributions/${row.id}`)).status).toBe(404);
    for (const name of ["approve", "withdraw", "complete"])
      expect([404, 403]).toContain((await verb(stranger, row.id, name)).status);
    expect((await ask(String(row.equipmentId), {}, stranger)).status).toBe(422);
    expect((await stranger.api.list("redistributions")).total).toBe(0);
    expect((await team.ngo.api.list("redistributions")).status).toBe(403);
    expect((await team.ngo.api.get("/api/redistributions/matches")).status).toBe(403);
    expect((await team.ngo.api.list("equipment-requests")).total).toBe(0);
  });

  it("a proposal across two offices is refused", async () => {
    const stranger = (await makeTeam()).office;
    const theirs = await makeGroup(stranger, (await makeProgram(stranger)).id);
    const machine = await idle();
    expect((await ask(machine.id, { toGroupId: theirs.id })).status).toBe(422);
  });
});
