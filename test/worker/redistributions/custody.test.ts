import { beforeAll, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeMachine, makeProgram, type Row, read } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { whereabouts } from "#worker/resources/equipment/custody.ts";

let office: TestActor;
let program: Row;
let places: { toGroupId: string | null; toPersonId: string | null }[];

beforeAll(async () => {
  ({ office } = await makeTeam());
  program = await makeProgram(office);
  const groups = await Promise.all([1, 2, 3].map(() => makeGroup(office, program.id)));
  const keepers = await Promise.all([1, 2].map((n) => make(office, "people", { name: `Pemegang ${n}` })));
  places = groups.flatMap((group) =>
    [null, ...keepers.map(({ id }) => id)].map((toPersonId) => ({ toGroupId: group.id, toPersonId })),
  );
  places.push({ toGroupId: null, toPersonId: null });
});

/** A reproducible pick: 32 bits of a linear congruential generator. */
function picker(seed: number) {
  let state = seed;
  return <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)] as T;
  };
}

const logOf = async (equipmentId: string) =>
  (
    await office.api.list<Row>("equipment-moves", {
      filter: { equipmentId },
      sort: ["createdAt", "ASC"],
      range: [0, 99],
    })
  ).body;

async function given(): Promise<Row> {
  const machine = await makeMachine(office, program.id);
  await make(office, "handovers", { groupId: places[0]?.toGroupId, date: "2025-10-01", items: [machine.id] });
  return machine;
}

it.each([1, 7, 42, 2026])(
  "after any moves a machine is where its log says last, keeper included (seed %d)",
  async (seed) => {
    const pick = picker(seed);
    const machine = await given();
    let on = "2025-10-01";
    for (let n = 0; n < 14; n++) {
      const day = addDays(on, pick([-2, 0, 1, 9]));
      const to = pick(places);
      const reply = await office.api.post("/api/equipment-moves", {
        ...{ equipmentId: machine.id, on: day, reason: "Uji", ...to },
      });
      const now = await read(office, "equipment", machine.id);
      const log = await logOf(machine.id);
      expect([201, 422], `${day} ${JSON.stringify(to)} ${reply.text}`).toContain(reply.status);
      if (day < on) expect(reply.status).toBe(422);
      if (reply.status === 201) on = day;
      const where = whereabouts(log as unknown as Parameters<typeof whereabouts>[0]);
      expect({ groupId: now.holderGroupId, personId: now.holderPersonId, since: on }).toEqual(where);
      for (const [i, line] of log.entries()) {
        if (i === 0) continue;
        expect([line.fromGroupId, line.fromPersonId]).toEqual([log[i - 1]?.toGroupId, log[i - 1]?.toPersonId]);
      }
    }
  },
);

it("a transfer followed by a return keeps both place and keeper", async () => {
  const machine = await given();
  const [home, away] = [places[1], places[5]];
  const go = (to: object, on: string) =>
    office.api.post("/api/equipment-moves", { equipmentId: machine.id, on, reason: "Dipinjamkan", ...to });
  for (const [to, on] of [
    [home, "2025-10-02"],
    [away, "2025-11-01"],
    [home, "2025-12-01"],
  ] as const)
    expect((await go(to ?? {}, on)).status).toBe(201);
  expect(await read(office, "equipment", machine.id)).toMatchObject({
    ...{ holderGroupId: home?.toGroupId, holderPersonId: home?.toPersonId, state: "reassigned" },
  });
  expect((await go(away ?? {}, "2025-11-15")).status).toBe(422);
});

it("two moves at the same time leave one line more, and the place it says", async () => {
  const machine = await given();
  const replies = await Promise.all(
    [places[4], places[7], places.at(-1)].map((to) =>
      office.api.post("/api/equipment-moves", { equipmentId: machine.id, on: "2026-01-05", reason: "Serentak", ...to }),
    ),
  );
  for (const reply of replies) expect([201, 422, 409]).toContain(reply.status);
  const log = await logOf(machine.id);
  expect(log).toHaveLength(1 + replies.filter(({ status }) => status === 201).length);
  expect(whereabouts(log as unknown as Parameters<typeof whereabouts>[0])).toMatchObject({
    groupId: (await read(office, "equipment", machine.id)).holderGroupId,
  });
});

it("a line comes after the one it follows, also where its request began before that one was written", async () => {
  const machine = await given();
  const later = server.now() + 600_000;
  await database().execute({
    sql: `INSERT INTO equipment_moves (id, organizationId, equipmentId, toGroupId, "on", createdAt, createdBy, updatedAt, updatedBy)
      SELECT id || 'z', organizationId, equipmentId, toGroupId, "on", :later, createdBy, :later, updatedBy
      FROM equipment_moves WHERE equipmentId = :id`,
    args: { id: machine.id, later },
  });
  await make(office, "equipment-moves", {
    equipmentId: machine.id,
    on: "2026-01-05",
    reason: "Kembali",
    toGroupId: null,
  });
  const log = await logOf(machine.id);
  expect(log.at(-1)).toMatchObject({ toGroupId: null, createdAt: later + 1 });
});

it("a machine is not given to nobody", async () => {
  const machine = await makeMachine(office, program.id);
  const bare = await office.api.post(`/api/equipment/${machine.id}/transition`, { to: "handed_over" });
  expect([bare.status, bare.body]).toMatchObject([422, { error: { fields: { groupId: expect.any(String) } } }]);
});
