import { beforeAll, describe, expect, it } from "vitest";
import { EQUIPMENT_STATES, type EquipmentState } from "#db/constants.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  grantTo,
  makeGroup,
  makeMachine,
  makeProgram,
  type Row,
  read,
  step,
  todayFor,
} from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { EQUIPMENT_MACHINE } from "#worker/policy/transitions.ts";

let team: Awaited<ReturnType<typeof makeTeam<"officer" | "ngo" | "commission" | "head">>>;
let office: TestActor;
let program: Row;
let group: Row;
let other: Row;
let today: string;

beforeAll(async () => {
  team = await makeTeam("officer", "ngo", "commission", "head");
  office = team.office;
  today = todayFor(office);
  program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  other = await makeGroup(office, program.id);
});

const handOver = (items: Row[], more: object = {}) =>
  office.api.post<Row>("/api/handovers", {
    groupId: group.id,
    date: "2025-10-01",
    items: items.map(({ id }) => id),
    ...more,
  });

async function held(more: object = {}): Promise<Row> {
  const machine = await makeMachine(office, program.id, more);
  const reply = await handOver([machine]);
  expect(reply.status, reply.text).toBe(201);
  return read(office, "equipment", machine.id);
}

const check = (equipmentId: string, state: string, checkedOn: string, more: object = {}) =>
  office.api.post<Row>("/api/equipment-checks", { equipmentId, state, checkedOn, ...more });

const movesOf = async (equipmentId: string) =>
  (await office.api.list("equipment-moves", { filter: { equipmentId }, sort: ["on", "ASC"] })).body;

const force = (id: string, state: string) =>
  database().execute({ sql: "UPDATE equipment SET state = ? WHERE id = ?", args: [state, id] });

describe("machines", () => {
  it("are bought, found and changed, but not moved, by their own form", async () => {
    const machine = await makeMachine(office, program.id, { brand: "Juki" });
    expect(machine).toMatchObject({ state: "procured", holderGroupId: null, version: 1 });
    const listed = await office.api.list("equipment", { filter: { programId: program.id, q: "juki" } });
    expect(listed.total).toBe(1);
    const renamed = await office.api.put<Row>(`/api/equipment/${machine.id}`, { brand: "Brother" }, { ifMatch: 1 });
    expect(renamed.body).toMatchObject({ brand: "Brother", version: 2 });
    for (const patch of [{ state: "in_use" }, { holderGroupId: group.id }, { handedOverOn: "2025-10-01" }]) {
      const reply = await office.api.put(`/api/equipment/${machine.id}`, patch, { ifMatch: 2 });
      expect([reply.status, Object.keys(patch)[0]]).toEqual([422, Object.keys(patch)[0]]);
    }
    const future = await office.api.post("/api/equipment", {
      programId: program.id,
      item: "Obras",
      procuredOn: "2030-01-01",
    });
    expect(future.status).toBe(422);
  });

  it("that come in already held get their first line of custody", async () => {
    const machine = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-09-20" });
    expect(machine).toMatchObject({ state: "handed_over", holderGroupId: group.id, handedOverOn: "2025-09-20" });
    expect(await movesOf(machine.id)).toMatchObject([{ toGroupId: group.id, on: "2025-09-20", fromGroupId: null }]);
    expect(await eventsOf(machine.id)).toMatchObject([
      { kind: "equipment_handed_over", on: "2025-09-20", groupId: group.id, programId: program.id },
    ]);
  });

  it("of another programme's group are refused", async () => {
    const elsewhere = await makeGroup(office, (await makeProgram(office)).id);
    const reply = await office.api.post("/api/equipment", {
      programId: program.id,
      item: "Obras",
      holderGroupId: elsewhere.id,
    });
    expect(reply.status, reply.text).toBe(422);
  });

  it.each(EQUIPMENT_STATES)("go from %s only where the machine allows", async (from) => {
    for (const to of EQUIPMENT_STATES) {
      const machine = await held();
      await force(machine.id, from);
      const reply = await step(office, "equipment", machine.id, to, { reason: "uji" });
      const legal = (EQUIPMENT_MACHINE[from] as readonly EquipmentState[]).includes(to);
      expect([from, to, reply.status]).toEqual([from, to, legal ? 200 : 409]);
      if (legal) expect(reply.body.state).toBe(to);
      else expect(JSON.stringify(reply.body)).toContain(EQUIPMENT_MACHINE[from][0] ?? "–");
    }
  });

  it.each(["hibah", "bansos"])("given as %s are not taken back", async (legalBasis) => {
    const machine = await held({ legalBasis });
    for (const to of ["withdrawn"]) {
      const reply = await step(office, "equipment", machine.id, to);
      expect(reply.status).toBe(409);
      expect(reply.text).toContain(legalBasis);
    }
  });

  it("that were lent come back only with a document", async () => {
    const bare = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-09-20" });
    expect((await step(office, "equipment", bare.id, "withdrawn")).body).toMatchObject({
      error: { code: "no_handover_document" },
    });
    const machine = await held({ legalBasis: "csr" });
    const back = await step(office, "equipment", machine.id, "withdrawn", { on: "2026-01-05", reason: "Vakum" });
    expect(back.body).toMatchObject({ state: "withdrawn", holderGroupId: null });
    const given = await step(office, "equipment", machine.id, "reassigned", { groupId: other.id });
    expect(given.body).toMatchObject({ state: "reassigned", holderGroupId: other.id });
    expect((await movesOf(machine.id)).map(({ toGroupId }) => toGroupId)).toEqual([group.id, null, other.id]);
    const kinds = (await eventsOf(machine.id)).map(({ kind, state }) => [kind, state]);
    expect(kinds.filter(([kind]) => kind === "equipment_state").map(([, state]) => state)).toEqual([
      "withdrawn",
      "reassigned",
    ]);
  });

  it("change once when two do it at the same time", async () => {
    const machine = await held();
    const replies = await Promise.all(
      ["idle", "damaged", "lost"].map((to) =>
        office.api.post(`/api/equipment/${machine.id}/transition`, { to }, { ifMatch: machine.version }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it("of the future or from before their hand-over do not change", async () => {
    const machine = await held();
    expect((await step(office, "equipment", machine.id, "in_use", { on: "2030-01-01" })).status).toBe(422);
    expect((await step(office, "equipment", machine.id, "in_use", { on: "2025-09-30" })).status).toBe(422);
  });
});

describe("hand-overs", () => {
  it("give all machines in one go, with number, custody and events", async () => {
    const fresh = await makeGroup(office, program.id);
    const machines = [await makeMachine(office, program.id), await makeMachine(office, program.id)];
    const reply = await handOver(machines, { groupId: fresh.id, receiver: "Siti Aminah", witnesses: ["Lurah"] });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body).toMatchObject({ programId: program.id, receiver: "Siti Aminah" });
    expect(reply.body.number).toMatch(/^BAST\/\d{3}\/X\/2025$/);
    for (const { id } of machines) {
      expect(await read(office, "equipment", id)).toMatchObject({
        state: "handed_over",
        holderGroupId: fresh.id,
        handedOverOn: "2025-10-01",
        version: 2,
      });
      expect(await movesOf(id)).toMatchObject([{ handoverId: reply.body.id, toGroupId: fresh.id }]);
      expect(await eventsOf(id)).toMatchObject([
        { kind: "equipment_handed_over", groupId: fresh.id, data: { handoverId: reply.body.id } },
      ]);
    }
    const again = await handOver(machines, { groupId: fresh.id });
    expect(again.status).toBe(422);
    expect(again.body).toMatchObject({ error: { fields: { items: expect.stringContaining("SN-") } } });
  });

  it("keep numbers unique and propose the next", async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => makeMachine(office, program.id)));
    const first = await handOver([a as Row], { number: "BAST/777/X/2025" });
    expect(first.status, first.text).toBe(201);
    const twice = await handOver([b as Row], { number: "BAST/777/X/2025" });
    expect(twice.body).toMatchObject({ error: { fields: { number: expect.any(String) } } });
    expect((await handOver([b as Row, c as Row])).body.number).toBe("BAST/778/X/2025");
  });

  it("refuse what is not of the programme, what is listed twice, what has not happened", async () => {
    const stranger = await makeMachine(office, (await makeProgram(office)).id);
    const machine = await makeMachine(office, program.id);
    expect((await handOver([stranger])).status).toBe(422);
    expect((await handOver([machine, machine])).status).toBe(422);
    expect((await handOver([machine], { date: "2030-01-01" })).status).toBe(422);
    expect((await handOver([machine], { date: "2025-07-01" })).status).toBe(422);
    expect((await handOver([])).status).toBe(422);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "procured", version: 1 });
  });

  it("of two at the same time give a machine once", async () => {
    const machine = await makeMachine(office, program.id);
    const replies = await Promise.all([handOver([machine]), handOver([machine], { groupId: other.id })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await movesOf(machine.id)).toHaveLength(1);
  });

  it("at the same time get numbers of their own", async () => {
    const machines = await Promise.all([1, 2, 3].map(() => makeMachine(office, program.id)));
    const replies = await Promise.all(machines.map((machine) => handOver([machine])));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ body }) => body.number)).size).toBe(3);
  });

  it("give the document to a machine that was held without one", async () => {
    const machine = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-09-20" });
    const reply = await handOver([machine]);
    expect(reply.status, reply.text).toBe(201);
    expect((await handOver([machine])).status).toBe(422);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ handedOverOn: "2025-09-20" });
  });

  it("start a plan that counts from the hand-over", async () => {
    const steps = [{ label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 }];
    const planId = `pln_uji${group.id.slice(-10)}`;
    await database().execute({
      sql: `INSERT INTO plans (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, anchor, steps, isDefault)
        VALUES (?, ?, 1, 'test', 1, 'test', 'Sejak serah terima', 'handoverOn', ?, 0)`,
      args: [planId, office.organization.id, JSON.stringify(steps)],
    });
    const own = await makeProgram(office);
    await database().execute({ sql: "UPDATE programs SET planId = ? WHERE id = ?", args: [planId, own.id] });
    const fresh = await makeGroup(office, own.id);
    const points = () => office.api.list("follow-ups", { filter: { groupId: fresh.id } });
    expect((await points()).total).toBe(0);
    const machines = [await makeMachine(office, own.id), await makeMachine(office, own.id)];
    for (const one of machines)
      expect((await handOver([one], { groupId: fresh.id, date: "2026-06-01" })).status).toBe(201);
    expect((await points()).body).toMatchObject([{ dueOn: "2026-07-01", state: "scheduled" }]);
  });
});

describe("checks", () => {
  it("put the machine into what the newest of them saw", async () => {
    const machine = await held();
    expect((await check(machine.id, "in_use", "2025-12-01", { hoursPerWeek: 20 })).status).toBe(201);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "in_use" });
    const idle = await check(machine.id, "idle", "2026-02-01");
    expect((await check(machine.id, "damaged", "2026-01-01")).status).toBe(201);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "idle" });
    expect((await eventsOf(machine.id)).filter(({ kind }) => kind === "equipment_checked")).toMatchObject([
      { state: "in_use", on: "2025-12-01", groupId: group.id, data: { hoursPerWeek: 20 } },
      { state: "idle" },
      { state: "damaged" },
    ]);
    const gone = await office.api.delete(`/api/equipment-checks/${idle.body.id}`, { ifMatch: 1 });
    expect(gone.status, gone.text).toBe(200);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "damaged" });
  });

  it("need a machine in a group's hands, a day that has come, and hours that fit a week", async () => {
    const machine = await makeMachine(office, program.id);
    expect((await check(machine.id, "in_use", "2025-12-01")).status).toBe(422);
    const given = await held();
    expect((await check(given.id, "in_use", "2030-01-01")).status).toBe(422);
    expect((await check(given.id, "in_use", "2025-09-01")).status).toBe(422);
    expect((await check(given.id, "in_use", "2025-12-01", { hoursPerWeek: 200 })).status).toBe(422);
    expect((await check(given.id, "withdrawn", "2025-12-01")).status).toBe(422);
    await step(office, "equipment", given.id, "lost");
    expect((await check(given.id, "in_use", today)).status).toBe(422);
  });

  it("of many at the same time are all kept", async () => {
    const machine = await held();
    const states = ["in_use", "idle", "damaged"];
    const replies = await Promise.all(states.map((state) => check(machine.id, state, "2026-03-01")));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
  });

  it("are recorded by an officer of the area, not by others", async () => {
    const machine = await held();
    const body = { equipmentId: machine.id, state: "in_use", checkedOn: "2026-01-01", note: "Milik Bu Siti" };
    const officer = await makeActor("officer", {
      organization: office.organization,
      regionCode: office.organization.regionCode,
    });
    await database().execute({
      sql: "UPDATE groups SET villageCode = (SELECT code FROM regions WHERE level = 'village' AND code LIKE ? LIMIT 1) WHERE id = ?",
      args: [`${office.organization.regionCode}.%`, group.id],
    });
    expect((await officer.api.post("/api/equipment-checks", body)).status).toBe(201);
    expect((await team.officer.api.post("/api/equipment-checks", body)).status).toBe(422);
    expect((await step(officer, "equipment", machine.id, "damaged")).status).toBe(200);
    expect((await step(team.officer, "equipment", machine.id, "idle")).status).toBe(404);
    expect((await step(team.head, "equipment", machine.id, "idle")).status).toBe(403);
    expect((await team.commission.api.post("/api/equipment-checks", body)).status).toBe(403);
    expect((await team.head.api.post("/api/equipment-checks", body)).status).toBe(403);
    const seen = await team.commission.api.list("equipment-checks", { filter: { equipmentId: machine.id } });
    expect(seen.body).toMatchObject([{ note: null, state: "in_use" }]);
  });
});

describe("moves", () => {
  const move = (equipmentId: string, more: object) =>
    office.api.post<Row>("/api/equipment-moves", { equipmentId, on: "2026-03-01", reason: "Kelompok vakum", ...more });

  it("carry a lent machine from one group to another", async () => {
    const machine = await held();
    const reply = await move(machine.id, { toGroupId: other.id });
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body).toMatchObject({ fromGroupId: group.id, toGroupId: other.id });
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "reassigned", holderGroupId: other.id });
    const moved = (await eventsOf(machine.id)).filter(({ kind }) => kind === "equipment_moved");
    expect(moved.map(({ groupId }) => groupId).sort()).toEqual([group.id, other.id].sort());
    const back = await move(machine.id, { toGroupId: null });
    expect(back.status, back.text).toBe(201);
    expect(await read(office, "equipment", machine.id)).toMatchObject({ state: "withdrawn", holderGroupId: null });
  });

  it("are refused for a granted machine, one never given, one already there, one without reason", async () => {
    const granted = await held({ legalBasis: "hibah" });
    expect((await move(granted.id, { toGroupId: other.id })).status).toBe(409);
    const stored = await makeMachine(office, program.id);
    expect((await move(stored.id, { toGroupId: other.id })).status).toBe(409);
    const machine = await held();
    expect((await move(machine.id, { toGroupId: group.id })).status).toBe(422);
    expect((await move(machine.id, { toGroupId: other.id, reason: "" })).status).toBe(422);
    const log = (await movesOf(machine.id))[0] as Row;
    expect((await office.api.put(`/api/equipment-moves/${log.id}`, { reason: "x" }, { ifMatch: 1 })).status).toBe(404);
    await expect(database().execute(`UPDATE equipment_moves SET reason = 'x' WHERE id = '${log.id}'`)).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("who reaches machines", () => {
  it("another office does not know of them; the NGO sees those of its groups", async () => {
    const machine = await held();
    const stranger = await makeActor("office");
    const asNgo = team.ngo.api;
    for (const path of ["equipment", "equipment-checks", "equipment-moves", "handovers"]) {
      expect((await stranger.api.list(path)).total).toBe(0);
    }
    expect((await stranger.api.get(`/api/equipment/${machine.id}`)).status).toBe(404);
    expect((await step(stranger, "equipment", machine.id, "lost")).status).toBe(404);
    const foreign = await stranger.api.post("/api/equipment-checks", {
      equipmentId: machine.id,
      state: "idle",
      checkedOn: today,
    });
    expect(foreign.status).toBe(422);
    expect((await asNgo.list("equipment")).total).toBe(0);
    await grantTo(office, team.ngo, group.id);
    const mine = await asNgo.list("equipment", { range: [0, 99] });
    expect(mine.total).toBeGreaterThan(0);
    expect(mine.body.every(({ holderGroupId }) => holderGroupId === group.id)).toBe(true);
    expect((await step(team.ngo, "equipment", machine.id, "lost")).status).toBe(403);
    expect((await asNgo.post("/api/handovers", { groupId: group.id, date: today, items: [machine.id] })).status).toBe(
      403,
    );
  });

  it("the commission reads documents without names", async () => {
    const machine = await makeMachine(office, program.id);
    const made = await handOver([machine], { giver: "Budi", receiver: "Siti", witnesses: ["Lurah"] });
    const seen = await read(team.commission, "handovers", made.body.id);
    expect(seen).toMatchObject({ giver: null, receiver: null, witnesses: null, number: made.body.number });
  });

  it("need a session", async () => {
    const anonymous = await makeActor("office", { signIn: false });
    for (const path of ["equipment", "handovers", "equipment-checks", "equipment-moves"]) {
      expect((await anonymous.api.get(`/api/${path}`)).status).toBe(401);
    }
  });
});
