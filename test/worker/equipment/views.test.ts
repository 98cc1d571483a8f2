import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  grantTo,
  make,
  makeGroup,
  makeIdle,
  makeMachine,
  makeProgram,
  type Row,
  todayFor,
} from "#test/support/records.ts";

let team: Awaited<ReturnType<typeof makeTeam<"head" | "ngo" | "commission" | "admin">>>;
let office: TestActor;
let program: Row;
let group: Row;
let other: Row;

interface Issued extends Row {
  receivedOn: string;
  leftOn: string | null;
  known: boolean;
  state: string | null;
}
interface Life {
  where: { groupId: string | null; personId: string | null; since?: string };
  clocks: Record<"handover" | "firstUse", { from: string | null; to: string | null; days: number | null }>;
  lines: (Row & { kind: string; group: Row | null; fromGroup: Row | null; toGroup: Row | null })[];
}
interface Matches {
  total: number;
  machines: (Row & {
    refusal: { code: string; message: string } | null;
    proposal: { id: string; state: string } | null;
    candidates: { group: Row; distance: string; requestId: string; remaining: number }[];
  })[];
}

beforeAll(async () => {
  team = await makeTeam("head", "ngo", "commission", "admin");
  ({ office } = team);
  program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  other = await makeGroup(office, program.id);
});

const issued = async (actor: TestActor, path: string) => (await actor.api.get<Issued[]>(`/api/${path}/issued`)).body;
const move = (equipmentId: string, on: string, more: object) =>
  make(office, "equipment-moves", { equipmentId, on, reason: "Uji", ...more });

async function given(to: Row, more: object = {}): Promise<Row> {
  const machine = await makeMachine(office, program.id, more);
  await make(office, "handovers", { groupId: to.id, date: "2025-10-01", items: [machine.id] });
  return machine;
}

describe("everything ever issued", () => {
  it("to a group: what it has, and what left again", async () => {
    const receiver = await makeGroup(office, program.id);
    const [kept, gone] = [await given(receiver), await given(receiver)];
    await move(gone.id, "2026-01-05", { toGroupId: other.id });
    const rows = await issued(office, `groups/${receiver.id}`);
    expect(rows.map(({ id, receivedOn, leftOn }) => [id, receivedOn, leftOn])).toEqual(
      expect.arrayContaining([
        [kept.id, "2025-10-01", null],
        [gone.id, "2025-10-01", "2026-01-05"],
      ]),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ handoverNumber: expect.stringContaining("/2025"), item: "Mesin jahit" });
  });

  it("to a person, through any group", async () => {
    const person = await make(office, "people", { name: "Pemegang alat" });
    const machine = await given(group);
    await move(machine.id, "2025-11-01", { toGroupId: group.id, toPersonId: person.id });
    await move(machine.id, "2025-12-01", { toGroupId: null });
    expect(await issued(office, `people/${person.id}`)).toMatchObject([
      { id: machine.id, receivedOn: "2025-11-01", leftOn: "2025-12-01", state: "withdrawn" },
    ]);
  });

  it("an NGO learns that a machine left its group, not where it is", async () => {
    const mine = await makeGroup(office, program.id);
    await grantTo(office, team.ngo, mine.id);
    const machine = await given(mine);
    await move(machine.id, "2026-01-05", { toGroupId: other.id });
    const rows = await issued(team.ngo, `groups/${mine.id}`);
    expect(rows).toMatchObject([{ id: machine.id, leftOn: "2026-01-05", state: null, known: false }]);
    expect(JSON.stringify(rows)).not.toContain(other.id);
    expect((await team.ngo.api.get(`/api/groups/${other.id}/issued`)).status).toBe(404);
  });

  it("asks for a session, a role that reads machines, and one's own office", async () => {
    const stranger = await makeActor("office");
    for (const path of [`groups/${group.id}/issued`, `programs/${program.id}/equipment-clocks`]) {
      expect((await stranger.api.get(`/api/${path}`)).status).toBe(404);
    }
    expect((await team.admin.api.get(`/api/groups/${group.id}/issued`)).status).toBe(403);
  });
});

describe("the life of a machine", () => {
  it("is told in its order, once for both groups, with where it is and its clocks", async () => {
    const machine = await given(group, { procuredOn: "2025-08-02" });
    await make(office, "equipment-checks", {
      equipmentId: machine.id,
      state: "in_use",
      checkedOn: "2025-10-31",
      hoursPerWeek: 12,
    });
    await move(machine.id, "2026-01-05", { toGroupId: other.id });
    const { body } = await office.api.get<Life>(`/api/equipment/${machine.id}/life`);
    expect(body.where).toEqual({ groupId: other.id, personId: null, since: "2026-01-05" });
    expect(body.clocks).toEqual({
      handover: { from: "2025-08-02", to: "2025-10-01", days: 60 },
      firstUse: { from: "2025-10-01", to: "2025-10-31", days: 30 },
    });
    expect(body.lines.map(({ kind, on }) => [kind, on])).toEqual([
      ["equipment_handed_over", "2025-10-01"],
      ["equipment_checked", "2025-10-31"],
      ["equipment_moved", "2026-01-05"],
      ["equipment_state", "2026-01-05"],
      ["equipment_state", "2026-01-05"],
    ]);
    expect(body.lines[1]).toMatchObject({ hoursPerWeek: 12, group: { id: group.id }, actorName: expect.any(String) });
    expect(body.lines[2]).toMatchObject({ fromGroup: { id: group.id }, toGroup: { id: other.id } });
  });

  it("runs on until a machine is given and seen in use", async () => {
    const stored = await makeMachine(office, program.id);
    const { body } = await office.api.get<Life>(`/api/equipment/${stored.id}/life`);
    expect(body).toMatchObject({
      where: { groupId: null },
      clocks: { handover: { to: null }, firstUse: { days: null } },
    });
    expect(body.clocks.handover.days).toBeGreaterThan(0);
  });

  it("tells an NGO of its own group only", async () => {
    const mine = await makeGroup(office, program.id);
    await grantTo(office, team.ngo, mine.id);
    const machine = await given(group);
    await move(machine.id, "2026-01-05", { toGroupId: mine.id });
    const reply = await team.ngo.api.get<Life>(`/api/equipment/${machine.id}/life`);
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain(group.id);
    expect(reply.text).not.toContain(String(group.name));
    expect(reply.body.lines.every((line) => line.group === null || line.group.id === mine.id)).toBe(true);
    const story = await team.ngo.api.get(`/api/groups/${mine.id}/timeline`);
    expect(story.text).toContain("equipment_moved");
    expect(story.text).not.toContain(group.id);
    const log = await team.ngo.api.list<Row>("equipment-moves", { filter: { equipmentId: machine.id } });
    expect(log.body).toMatchObject([{ fromGroupId: null, toGroupId: mine.id }]);
    expect((await team.ngo.api.list("equipment-moves", { filter: { fromGroupId: group.id } })).status).toBe(400);
  });
});

describe("two clocks and the money that stands still, by programme", () => {
  it("each waiting figure opens the list of what it counts", async () => {
    const own = await makeProgram(office);
    const at = await makeGroup(office, own.id);
    await makeMachine(office, own.id, { valueIdr: 1_000 });
    const used = await makeMachine(office, own.id, { procuredOn: "2025-09-01" });
    const unused = await makeMachine(office, own.id, { procuredOn: "2025-09-21" });
    await make(office, "handovers", { groupId: at.id, date: "2025-10-01", items: [used.id, unused.id] });
    await make(office, "equipment-checks", { equipmentId: used.id, state: "in_use", checkedOn: "2025-10-11" });
    await make(office, "equipment-checks", { equipmentId: unused.id, state: "idle", checkedOn: "2025-10-11" });
    const { body } = await office.api.get<Record<"handover" | "firstUse", Row & { filter: object }>>(
      `/api/programs/${own.id}/equipment-clocks`,
    );
    expect(body.handover).toMatchObject({ medianDays: 20, arrived: 2, waiting: 1 });
    expect(body.firstUse).toMatchObject({ medianDays: 10, arrived: 1, waiting: 1 });
    for (const one of [body.handover, body.firstUse])
      expect((await office.api.list("equipment", { filter: one.filter })).total).toBe(one.waiting);
    const money = (
      await office.api.get<(Row & { idle: Row & { filter: object }; undelivered: Row })[]>("/api/idle-money")
    ).body;
    const mine = money.find(({ id }) => id === own.id);
    expect(mine).toMatchObject({
      valueIdr: 3_501_000,
      idle: { count: 1, valueIdr: 3_500_000 },
      undelivered: { count: 1, valueIdr: 1_000 },
    });
    expect((await office.api.list("equipment", { filter: mine?.idle.filter ?? {} })).total).toBe(1);
    expect((await (await makeActor("office")).api.get<Row[]>("/api/idle-money")).body).toEqual([]);
    expect((await team.admin.api.get("/api/idle-money")).status).toBe(403);
  });

  it("an unknown value of a filter is named", async () => {
    expect((await office.api.list("equipment", { filter: { withoutFirstUse: "ya" } })).status).toBe(400);
  });
});

describe("finding a machine by what stands on it", () => {
  const find = (actor: TestActor, code: unknown) => actor.api.post<Row[]>("/api/equipment/find", { code });

  it("takes an asset code with many digits, a serial number, or an id", async () => {
    const machine = await makeMachine(office, program.id, {
      code: "1.3.2.05.01.04.001.0007",
      serial: `AB ${group.id.slice(-6)}`,
    });
    for (const code of [machine.code, String(machine.serial).toLowerCase().replace(" ", ""), machine.id]) {
      const reply = await find(office, code);
      expect([reply.status, reply.body]).toMatchObject([200, [{ id: machine.id }]]);
    }
    expect((await office.api.list("equipment", { filter: { code: machine.code } })).total).toBe(1);
  });

  it("says of another office's machine what it says of none", async () => {
    const machine = await makeMachine(office, program.id);
    const stranger = await makeActor("office");
    const [foreign, none] = [await find(stranger, machine.id), await find(stranger, "TIDAK-ADA")];
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect((await find(office, "")).status).toBe(422);
    expect((await find(office, 7)).status).toBe(422);
    expect((await find(team.admin, machine.id)).status).toBe(403);
  });
});

describe("idle machines and the groups that wait", () => {
  it("are matched nearest first, and the law's reason is given where it forbids", async () => {
    const { office: chief } = await makeTeam();
    const own = await makeProgram(chief);
    const villages = (
      await chief.api.get<Row[]>(
        `/api/regions?filter=${encodeURIComponent(JSON.stringify({ parentCode: `${chief.organization.regionCode}.01` }))}`,
      )
    ).body;
    const codes = villages.map(({ code }) => String(code));
    const holder = await makeGroup(chief, own.id, { villageCode: codes[0] });
    const [near, same, unplaced] = [
      await makeGroup(chief, own.id, { villageCode: codes[1] }),
      await makeGroup(chief, own.id, { villageCode: codes[0] }),
      await makeGroup(chief, own.id),
    ];
    for (const [at, requestedOn] of [
      [unplaced, "2025-01-01"],
      [near, "2025-05-01"],
      [same, "2026-01-01"],
      [holder, "2024-01-01"],
    ] as const)
      await make(chief, "equipment-requests", { groupId: at.id, category: "Mesin jahit", requestedOn });
    const lent = await makeIdle(chief, own.id, holder.id);
    const granted = await makeIdle(chief, own.id, holder.id, { legalBasis: "hibah" });
    const { body } = await chief.api.get<Matches>("/api/redistributions/matches");
    expect(body.total).toBe(2);
    const match = body.machines.find(({ id }) => id === lent.id);
    expect(match?.candidates.map(({ group: to, distance }) => [to.id, distance])).toEqual([
      [same.id, "village"],
      [near.id, "district"],
      [unplaced.id, "regency"],
    ]);
    expect(match).toMatchObject({ refusal: null, idleSince: "2026-01-10", proposal: null });
    expect(body.machines.find(({ id }) => id === granted.id)).toMatchObject({
      ...{ refusal: { code: "ownership_transferred", message: expect.stringContaining("hibah") }, candidates: [] },
    });
    const proposal = await make(chief, "redistributions", {
      equipmentId: lent.id,
      toGroupId: same.id,
      reason: "Menganggur",
    });
    const again = await chief.api.get<Matches>(`/api/redistributions/matches?equipmentId=${lent.id}`);
    expect(again.body).toMatchObject({ total: 1, machines: [{ proposal: { id: proposal.id, state: "proposed" } }] });
    expect(again.body.machines[0]?.candidates.map(({ group: to }) => to.id)).toEqual([near.id, unplaced.id]);
  });
});

describe("requests", () => {
  const ask = (actor: TestActor, body: object) => actor.api.post<Row>("/api/equipment-requests", body);

  it("are written once a kind, changed while waiting, and ended by the office also when an NGO wrote them", async () => {
    const waits = await makeGroup(office, program.id);
    await grantTo(office, team.ngo, waits.id);
    const made = await ask(team.ngo, {
      groupId: waits.id,
      category: "Mesin Obras",
      quantity: 2,
      reason: "Pesanan bertambah",
    });
    expect(made.body).toMatchObject({ state: "waiting", requestedOn: todayFor(office), quantity: 2 });
    expect((await ask(office, { groupId: waits.id, category: "mesin  obras" })).status).toBe(422);
    const seen = await office.api.get<Row>(`/api/equipment-requests/${made.body.id}`);
    expect(seen.body).toMatchObject({ reason: "Pesanan bertambah" });
    expect(await team.commission.api.get(`/api/equipment-requests/${made.body.id}`)).toMatchObject({
      body: { reason: null },
    });
    const changed = await team.ngo.api.put<Row>(
      `/api/equipment-requests/${made.body.id}`,
      { quantity: 1 },
      { ifMatch: 1 },
    );
    expect(changed.body).toMatchObject({ quantity: 1 });
    const met = await office.api.post<Row>(`/api/equipment-requests/${made.body.id}/transition`, { to: "met" });
    expect(met.body).toMatchObject({ state: "met", metOn: todayFor(office) });
    expect(
      (await team.ngo.api.put(`/api/equipment-requests/${made.body.id}`, { quantity: 3 }, { ifMatch: 3 })).status,
    ).toBe(409);
    for (const to of ["waiting", "met", "withdrawn"])
      expect((await office.api.post(`/api/equipment-requests/${made.body.id}/transition`, { to })).status).toBe(409);
  });

  it("refuse what is not a kind, a number or a day that has come, and who may not ask", async () => {
    const waits = await makeGroup(office, program.id);
    for (const fault of [
      { category: " " },
      { quantity: 0 },
      { quantity: 51 },
      { requestedOn: "2030-01-01" },
      { state: "met" },
    ])
      expect((await ask(office, { groupId: waits.id, category: "Oven", ...fault })).status).toBe(422);
    expect((await ask(office, { groupId: waits.id, category: "!!" })).status).toBe(422);
    expect((await ask(team.ngo, { groupId: waits.id, category: "Oven" })).status).toBe(422);
    expect((await ask(team.head, { groupId: waits.id, category: "Oven" })).status).toBe(403);
    expect((await ask(team.commission, { groupId: waits.id, category: "Oven" })).status).toBe(403);
  });

  it("of two who end one at the same time, one does", async () => {
    const waits = await makeGroup(office, program.id);
    const request = await make(office, "equipment-requests", { groupId: waits.id, category: "Oven" });
    const replies = await Promise.all(
      ["met", "withdrawn"].map((to) => office.api.post(`/api/equipment-requests/${request.id}/transition`, { to })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
