import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, make, makeGroup, makeMachine, makeProgram, type Row, read, step } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

let office: TestActor;
let stranger: TestActor;
let program: Row;
let group: Row;
let foreign: Row;

beforeAll(async () => {
  ({ office } = await makeTeam());
  stranger = (await makeTeam()).office;
  program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  foreign = await makeGroup(stranger, (await makeProgram(stranger)).id);
});

describe("machines and other offices", () => {
  it.each(["handed_over", "reassigned"])("are not %s to a group of another office", async (to) => {
    const machine = await makeMachine(office, program.id, { legalBasis: "csr" });
    if (to === "reassigned") {
      await make(office, "handovers", { groupId: group.id, date: "2025-10-01", items: [machine.id] });
      expect((await step(office, "equipment", machine.id, "withdrawn")).status).toBe(200);
    }
    const before = await read(office, "equipment", machine.id);
    const reply = await step(office, "equipment", machine.id, to, { groupId: foreign.id });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { groupId: expect.any(String) } } }]);
    expect(await read(office, "equipment", machine.id)).toEqual(before);
    expect((await eventsOf(machine.id)).filter(({ groupId }) => groupId === foreign.id)).toEqual([]);
  });

  it("a refused hand-over does not tell another office's serial number", async () => {
    const theirs = await makeMachine(stranger, String(foreign.programId));
    const reply = await office.api.post("/api/handovers", {
      ...{ groupId: group.id, date: "2025-10-01", items: [theirs.id] },
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(theirs.id);
    expect(reply.text).not.toContain(String(theirs.serial));
  });
});

describe("an office above another", () => {
  let province: TestActor;
  let officer: TestActor;

  beforeAll(async () => {
    const regionCode = office.organization.regionCode;
    const organization = await makeOrganization({ regionCode: regionCode.slice(0, 2) });
    province = await makeActor("office", { organization });
    officer = await makeActor("officer", { organization, regionCode });
    const { rows } = await database().execute({
      sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
      args: [regionCode, `${regionCode}/`],
    });
    group = await makeGroup(office, program.id, { villageCode: String(rows[0]?.code) });
  });

  it("reads below it and writes nothing there, its officers included", async () => {
    const point = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-12-20" });
    const machine = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-10-01" });
    const groupId = group.id;
    const done = { method: "visit", activityStatus: "active", activeMembers: 3 };
    for (const actor of [province, officer]) {
      const { api } = actor;
      expect((await api.get(`/api/groups/${groupId}`)).status).toBe(200);
      const writes = [
        api.post(`/api/follow-ups/${point.id}/complete`, done),
        api.post(`/api/follow-ups/${point.id}/skip`, { reason: "tidak perlu" }),
        api.put(`/api/follow-ups/${point.id}`, { note: "x" }, { ifMatch: point.version }),
        api.post("/api/follow-ups", { groupId, dueOn: "2026-12-24" }),
        api.post("/api/contact-attempts", { groupId, channel: "phone", result: "no_answer" }),
        api.post("/api/equipment-checks", { equipmentId: machine.id, state: "in_use", checkedOn: "2026-01-05" }),
        step(actor, "equipment", machine.id, "idle"),
      ];
      for (const reply of await Promise.all(writes)) expect(reply.status, reply.text).toBe(403);
    }
    expect(await read(office, "follow-ups", point.id)).toMatchObject({ state: "scheduled", version: point.version });
  });

  it("does not put another office's people into its own records", async () => {
    const person = await make(office, "people", { name: "Sri Lain" });
    await make(office, "memberships", { personId: person.id, groupId: group.id });
    expect((await province.api.get(`/api/people/${person.id}`)).status).toBe(200);
    const own = await makeGroup(province, (await makeProgram(province)).id);
    const reply = await province.api.put(`/api/groups/${own.id}`, { leaderId: person.id }, { ifMatch: own.version });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { leaderId: expect.any(String) } } }]);
  });

  it("a preview tells only of groups in the reader's own area", async () => {
    const wide = await makeProgram(province);
    const near = await makeGroup(province, wide.id, { villageCode: group.villageCode });
    const far = await makeGroup(province, wide.id);
    const reply = await office.api.post<{ results: { groupId: string }[] }>("/api/stall-runs", {
      ...{ preview: true, programId: wide.id },
    });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.results.map(({ groupId }) => groupId)).toEqual([near.id]);
    expect(reply.text).not.toContain(far.id);
  });
});
