import { beforeAll, describe, expect, it } from "vitest";
import { PROGRAM_STATES, type ProgramState } from "#db/constants.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, makeGroup, makeProgram, type Row, read, step, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { PROGRAM_MACHINE } from "#worker/policy/transitions.ts";

let team: Awaited<ReturnType<typeof makeTeam<"head" | "commission" | "officer">>>;
let office: TestActor;

beforeAll(async () => {
  team = await makeTeam("head", "commission", "officer");
  office = team.office;
});

const inState = async (state: ProgramState): Promise<Row> => {
  const { id } = await makeProgram(office);
  await database().execute({ sql: "UPDATE programs SET state = ? WHERE id = ?", args: [state, id] });
  return read(office, "programs", id);
};

describe("the states of a programme", () => {
  it.each(PROGRAM_STATES)("go from %s only where the machine allows", async (from) => {
    for (const to of PROGRAM_STATES) {
      const program = await inState(from);
      const reply = await step(office, "programs", program.id, to);
      const legal = PROGRAM_MACHINE[from].includes(to);
      const early = legal && to === "closed";
      expect([from, to, reply.status]).toEqual([from, to, legal && !early ? 200 : 409]);
      if (legal && !early) {
        expect(reply.body).toMatchObject({ state: to, version: program.version + 1 });
        expect((await eventsOf(program.id)).at(-1)).toMatchObject({ kind: "program_state", state: to, data: { from } });
      } else if (!legal) {
        expect(reply.body).toMatchObject({ error: { code: "illegal_transition" } });
        for (const one of PROGRAM_MACHINE[from]) expect(reply.text).toContain(one);
      }
    }
  });

  it("change once when two do it at the same time", async () => {
    const program = await inState("draft");
    const replies = await Promise.all(
      ["approved", "cancelled", "approved"].map((to) =>
        office.api.post(`/api/programs/${program.id}/transition`, { to }, { ifMatch: program.version }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await eventsOf(program.id)).toHaveLength(1);
  });

  it("close early only by a waiver that one person asks for and another approves", async () => {
    const program = await inState("assessed");
    const asked = await step(office, "programs", program.id, "closed", {
      waiver: { reason: "Kelompok sudah mandiri" },
    });
    expect(asked.body).toMatchObject({
      state: "assessed",
      waiverReason: "Kelompok sudah mandiri",
      waiverBy: office.userId,
    });
    const told = async ({ api }: TestActor) =>
      (await api.list("notifications", { filter: { subjectId: program.id } })).body.map(({ kind }) => kind);
    expect([await told(team.head), await told(team.officer)]).toEqual([["approval_needed"], []]);
    expect((await step(office, "programs", program.id, "closed")).status).toBe(409);
    expect((await step(team.head, "programs", program.id, "cancelled")).status).toBe(403);
    const closed = await step(team.head, "programs", program.id, "closed");
    expect(closed.body).toMatchObject({ state: "closed", waiverApprovedBy: team.head.userId });
    expect(await told(office)).toEqual(["approval_decided"]);
  });

  it("are closed early by the admin only where the office has no head, and marked as such", async () => {
    const small = await makeTeam("admin");
    const { id } = await makeProgram(small.office);
    await database().execute({ sql: "UPDATE programs SET state = 'assessed' WHERE id = ?", args: [id] });
    expect((await step(small.admin, "programs", id, "closed")).status).toBe(409);
    await step(small.office, "programs", id, "closed", { waiver: "Kelompok sudah mandiri" });
    const head = await makeActor("head", { organization: small.office.organization, signIn: false });
    expect((await step(small.admin, "programs", id, "closed")).status).toBe(403);
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [head.userId] });
    expect((await step(small.admin, "programs", id, "cancelled")).status).toBe(403);
    const closed = await step(small.admin, "programs", id, "closed");
    expect(closed.body).toMatchObject({ state: "closed", waiverApprovedBy: small.admin.userId });
    expect((await eventsOf(id)).at(-1)).toMatchObject({ data: { from: "assessed", approvedBy: "admin" } });
    const { rows } = await database().execute({
      sql: "SELECT 1 FROM audit_log WHERE entityId = ? AND action = 'approve_alone'",
      args: [id],
    });
    expect(rows).toHaveLength(1);
  });

  it("count a point as due from its day on, not from the end of its window", async () => {
    const program = await inState("assessed");
    const year = Number(todayFor(office).slice(0, 4)) - 1;
    const group = await makeGroup(office, program.id, { trainedOn: `${year}-01-01` });
    const day = todayFor(office);
    const later = `${year + 3}-01-01`;
    await database().execute({
      sql: `INSERT INTO follow_ups (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, groupId, planStep, dueOn, windowStartsOn, windowEndsOn, state)
        VALUES (?, ?, 1, 't', 1, 't', ?, 'Bulan 3', ?, ?, ?, 'scheduled')`,
      args: [`fup_${group.id.slice(4)}`, office.organization.id, group.id, day, day, later],
    });
    const reply = await step(office, "programs", program.id, "closed");
    expect(reply.status, reply.text).toBe(409);
    expect(reply.text).toContain("0%");
  });

  it("close by themselves once month 12 is past and the due points are resolved", async () => {
    const program = await inState("assessed");
    const group = await makeGroup(office, program.id, { trainedOn: "2025-01-10" });
    await database().execute({
      sql: `INSERT INTO follow_ups (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, groupId, planStep, dueOn, windowStartsOn, windowEndsOn, state)
        VALUES (?, ?, 1, 't', 1, 't', ?, 'Bulan 12', '2026-01-10', '2025-12-10', '2026-02-10', 'skipped')`,
      args: [`fup_${group.id.slice(4)}`, office.organization.id, group.id],
    });
    const reply = await step(office, "programs", program.id, "closed");
    expect(reply.status, reply.text).toBe(200);
  });

  it("belong to the office that owns the programme", async () => {
    const program = await inState("draft");
    expect((await step(team.commission, "programs", program.id, "approved")).status).toBe(403);
    expect((await step(team.officer, "programs", program.id, "approved")).status).toBe(403);
    expect((await step(await makeActor("office"), "programs", program.id, "approved")).status).toBe(404);
    const put = await office.api.put(
      `/api/programs/${program.id}`,
      { state: "approved" },
      { ifMatch: program.version },
    );
    expect(put.status).toBe(422);
    expect((await step(office, "programs", program.id, "melayang")).status).toBe(409);
    expect((await office.api.post(`/api/programs/${program.id}/transition`, {})).status).toBe(422);
  });
});
