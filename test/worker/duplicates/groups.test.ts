import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Pair {
  firstId: string;
  secondId: string;
  keys: string[];
  mergeable: boolean;
}
interface Compared {
  counts: { resource: string; first: number; second: number; both: number }[];
  obstacles: string[];
}

let office: TestActor;
let ngo: TestActor;
let admin: TestActor;
let program: Row;
let village: string;

beforeAll(async () => {
  const team = await makeTeam("ngo", "admin");
  office = team.office;
  ngo = team.ngo;
  admin = team.admin;
  program = await makeProgram(office);
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [office.organization.regionCode, `${office.organization.regionCode}/`],
  });
  village = String(rows[0]?.code);
});

const pairs = async (filter: object = { entity: "groups" }) =>
  (await office.api.list<Pair>("duplicates", { filter, range: [0, 99] })).body;
const has = (found: Pair[], a: Row, b: Row) =>
  found.find((pair) => [pair.firstId, pair.secondId].sort().join() === [a.id, b.id].sort().join());
const merge = (kept: Row, gone: Row, more: object = {}) =>
  office.api.post<Row & { moved: Record<string, number>; error: { code: string } }>("/api/merges", {
    entity: "groups",
    ...{ keptId: kept.id, goneId: gone.id, keptVersion: kept.version, goneVersion: gone.version },
    ...more,
  });
const timeline = async (id: string) =>
  (await office.api.get<{ kind: string; on: string }[]>(`/api/groups/${id}/timeline`)).body;
const kindsOf = async (id: string) => (await timeline(id)).map(({ kind }) => kind).sort();

describe("groups that may be one", () => {
  it("have the same name in the same village of a programme, whatever word stands before it", async () => {
    const a = await makeGroup(office, program.id, { name: "Kelompok Melati", villageCode: village });
    const b = await makeGroup(office, program.id, { name: "KUBE  melati", villageCode: village });
    expect(has(await pairs(), a, b)).toMatchObject({ keys: ["name_village"], mergeable: true });
  });

  it("of two programmes are listed on their own, and are not merged: each programme counts its own", async () => {
    const other = await makeProgram(office);
    const a = await makeGroup(office, program.id, { name: "Kenanga", villageCode: village });
    const b = await makeGroup(office, other.id, { name: "Kenanga", villageCode: village });
    expect(has(await pairs(), a, b)).toBeUndefined();
    expect(has(await pairs({ entity: "groups", acrossPrograms: true }), a, b)).toMatchObject({ mergeable: false });
    const reply = await merge(a, b);
    expect([reply.status, reply.body.error.code]).toEqual([409, "two_programmes"]);
  });

  it("are asked for as a list is, and nothing else", async () => {
    expect((await office.api.list("duplicates", { filter: { entity: "users" } })).status).toBe(400);
    expect((await office.api.list("duplicates", { filter: { x: 1 } })).status).toBe(400);
    expect((await office.api.list("duplicates", { range: [0, 500] })).status).toBe(400);
  });
});

describe("a merge of groups", () => {
  async function twoGroups() {
    const kept = await makeGroup(office, program.id, { name: "Anggrek Jaya", villageCode: village });
    const gone = await makeGroup(office, program.id, { name: "Anggrek Jaya", product: "Keripik" });
    const day = "2026-02-10";
    await make(office, "orders", { groupId: kept.id, on: "2026-01-05", valueIdr: 100_000 });
    const order = await make(office, "orders", { groupId: gone.id, on: day, valueIdr: 450_000 });
    const linkage = await make(office, "linkages", {
      groupId: gone.id,
      buyer: "Toko Maju",
      type: "titip_jual",
      startedOn: day,
    });
    await make(office, "marketing-supports", { groupId: gone.id, kind: "photo", on: day });
    const sri = await make(office, "people", { name: "Sri" });
    await make(office, "memberships", { groupId: gone.id, personId: sri.id });
    const machine = await makeMachine(office, program.id);
    await make(office, "handovers", { groupId: gone.id, date: "2026-02-12", items: [machine.id] });
    await grantTo(office, ngo, gone.id);
    return { kept, gone, order, linkage, machine, sri };
  }

  it("puts the whole story of the one under the other, and takes it all back", async () => {
    const t = await twoGroups();
    const before = { kept: await kindsOf(t.kept.id), gone: await kindsOf(t.gone.id) };
    const compared = await office.api.get<Compared>(
      `/api/duplicates/compare?entity=groups&firstId=${t.kept.id}&secondId=${t.gone.id}`,
    );
    expect(compared.body.obstacles).toEqual([]);
    expect(compared.body.counts).toContainEqual({ resource: "orders", first: 1, second: 1, both: 0 });

    const done = await merge(await read(office, "groups", t.kept.id), await read(office, "groups", t.gone.id), {
      take: ["product"],
    });
    expect(done.status, done.text).toBe(201);
    const kept = await read(office, "groups", t.kept.id);
    expect(kept).toMatchObject({ product: "Keripik", villageCode: village, memberCount: 1 });
    expect((await office.api.get(`/api/groups/${t.gone.id}`)).status).toBe(404);
    const orders = await office.api.list<Row>("orders", { filter: { groupId: t.kept.id } });
    expect(orders.total).toBe(2);
    const story = (await kindsOf(t.kept.id)).filter((kind) => kind !== "group_entered");
    expect(story).toEqual([...before.kept, ...before.gone].filter((kind) => kind !== "group_entered").sort());
    expect((await timeline(t.kept.id)).some(({ kind, on }) => kind === "order" && on === "2026-02-10")).toBe(true);
    expect((await read(office, "equipment", t.machine.id)).holderGroupId).toBe(t.kept.id);
    const issued = await office.api.get<Row[]>(`/api/groups/${t.kept.id}/issued`);
    expect(issued.body).toMatchObject([{ id: t.machine.id, receivedOn: "2026-02-12", leftOn: null }]);
    expect((await ngo.api.get(`/api/groups/${t.kept.id}`)).status).toBe(200);

    const undone = await office.api.post(`/api/merges/${done.body.id}/undo`, {});
    expect(undone.status, undone.text).toBe(200);
    expect(await kindsOf(t.gone.id)).toEqual(before.gone);
    expect(await kindsOf(t.kept.id)).toEqual(before.kept);
    expect(await read(office, "groups", t.kept.id)).toMatchObject({ product: null, memberCount: null });
    expect((await read(office, "orders", t.order.id)).groupId).toBe(t.gone.id);
    expect((await read(office, "linkages", t.linkage.id)).groupId).toBe(t.gone.id);
    expect((await ngo.api.get(`/api/groups/${t.kept.id}`)).status).toBe(404);
    expect((await ngo.api.get(`/api/groups/${t.gone.id}`)).status).toBe(200);
  });

  it("keeps one point of each step of the plan: the one that was visited", async () => {
    const steps = [1, 3].map((month) => ({
      label: `Bulan ${month}`,
      offsetMonths: month,
      windowBefore: 7,
      windowAfter: 7,
    }));
    const plan = await make(admin, "plans", { name: "Rencana", steps });
    const planned = await makeProgram(office, { planId: plan.id });
    const trainedOn = todayFor(office);
    const kept = await makeGroup(office, planned.id, { name: "Dahlia", trainedOn });
    const gone = await makeGroup(office, planned.id, { name: "Dahlia", trainedOn });
    const points = async (id: string) =>
      (await office.api.list<Row>("follow-ups", { filter: { groupId: id }, sort: ["dueOn", "ASC"], range: [0, 99] }))
        .body;
    const [mine, theirs] = [await points(kept.id), await points(gone.id)];
    const visited = theirs[0] as Row;
    const visit = { method: "visit", activityStatus: "active", activeMembers: 3, doneOn: trainedOn };
    expect((await office.api.post(`/api/follow-ups/${visited.id}/complete`, visit)).status).toBe(200);
    const done = await merge(await read(office, "groups", kept.id), await read(office, "groups", gone.id));
    expect(done.status, done.text).toBe(201);
    const after = await points(kept.id);
    expect(after.map(({ planStep }) => planStep)).toEqual(mine.map(({ planStep }) => planStep));
    expect(after[0]).toMatchObject({ id: visited.id, state: "done" });
    expect(await read(office, "groups", kept.id)).toMatchObject({
      activityStatus: "active",
      lastContactOn: trainedOn,
    });
    expect((await office.api.post(`/api/merges/${done.body.id}/undo`, {})).status).toBe(200);
    expect((await points(kept.id)).map(({ id }) => id)).toEqual(mine.map(({ id }) => id));
    expect((await points(gone.id)).map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
    expect(await read(office, "groups", gone.id)).toMatchObject({ activityStatus: "active" });
    expect(await read(office, "groups", kept.id)).toMatchObject({ activityStatus: "unknown" });
  });

  it("is refused while both have a living case", async () => {
    const [a, b] = [await makeGroup(office, program.id), await makeGroup(office, program.id)];
    for (const group of [a, b])
      await make(office, "cases", { groupId: group.id, causes: ["market"], dueOn: "2026-12-30" });
    const reply = await merge(await read(office, "groups", a.id), await read(office, "groups", b.id));
    expect([reply.status, reply.body.error.code]).toEqual([409, "two_cases"]);
  });
});
