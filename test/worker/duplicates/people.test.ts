import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeMachine, makeProgram, type Row, read } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";

interface Pair {
  id: string;
  firstId: string;
  secondId: string;
  keys: string[];
  same: Record<string, boolean | null>;
  first: Row;
}

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "admin" | "head" | "officer">>>;
let office: TestActor;
let program: Row;
let village: string;
let serial = Math.trunc(server.now() % 1_000_000);

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "admin", "head", "officer");
  office = team.office;
  program = await makeProgram(office);
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [office.organization.regionCode, `${office.organization.regionCode}/`],
  });
  village = String(rows[0]?.code);
});

const phone = () => `0813${String(++serial).padStart(8, "0")}`;
const nik = () => `3573014507${String(++serial).padStart(6, "0")}`;
const person = (more: object = {}) => make(office, "people", { name: `Orang ${++serial}`, ...more });
const pairsOf = async (actor: TestActor = office, filter: object = { entity: "people" }) =>
  (await actor.api.list<Pair>("duplicates", { filter, range: [0, 99] })).body;
const pairOf = async (a: Row, b: Row) => {
  const [firstId, secondId] = [a.id, b.id].sort();
  return (await pairsOf()).find((pair) => pair.firstId === firstId && pair.secondId === secondId);
};
const merge = (kept: Row, gone: Row, more: object = {}, actor = office) =>
  actor.api.post<Row & { moved: Record<string, number> }>("/api/merges", {
    entity: "people",
    ...{ keptId: kept.id, goneId: gone.id, keptVersion: kept.version, goneVersion: gone.version },
    ...more,
  });

describe("people who may be one", () => {
  it("share a phone number, unless their NIK say otherwise or many share it", async () => {
    const number = phone();
    const [a, b] = [await person({ phone: number }), await person({ phone: `+62${number.slice(1)}` })];
    expect(await pairOf(a, b)).toMatchObject({ keys: ["phone"], same: { phone: true, name: false } });
    const family = phone();
    const [c, d] = [await person({ phone: family, nik: nik() }), await person({ phone: family, nik: nik() })];
    expect(await pairOf(c, d)).toBeUndefined();
    const shared = phone();
    const six = [];
    for (let i = 0; i < 6; i++) six.push(await person({ phone: shared }));
    expect(await pairOf(six[0] as Row, six[1] as Row)).toBeUndefined();
  });

  it("have the same name, birth date and village, however it is written", async () => {
    const facts = { birthDate: "1988-04-12", villageCode: village };
    const [a, b] = [await person({ name: "Siti  Aminah", ...facts }), await person({ name: "SITI AMINAH", ...facts })];
    expect(await pairOf(a, b)).toMatchObject({ keys: ["name_birth_village"], same: { birthDate: true } });
    const c = await person({ name: "Siti Aminah", birthDate: "1990-01-01", villageCode: village });
    expect(await pairOf(a, c)).toBeUndefined();
    const d = await person({ name: "Siti Aminah", villageCode: village });
    expect(await pairOf(a, d)).toMatchObject({ keys: ["name"] });
    const e = await person({ name: "Siti Aminah" });
    expect(await pairOf(a, e)).toBeUndefined();
  });

  it("cannot share a NIK inside one office", async () => {
    const number = nik();
    await person({ nik: number });
    const reply = await office.api.post("/api/people", { name: "Lain", nik: number });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { nik: expect.any(String) } } }]);
  });

  it("are shown to the office that owns them, and to nobody else", async () => {
    const number = phone();
    const [a, b] = [await person({ phone: number }), await person({ phone: number })];
    const stranger = (await makeTeam()).office;
    const theirs = await make(stranger, "people", { name: "Orang asing", phone: number });
    expect((await pairsOf(stranger)).flatMap(({ firstId, secondId }) => [firstId, secondId])).toEqual([]);
    expect((await pairsOf()).some((pair) => [pair.firstId, pair.secondId].includes(theirs.id))).toBe(false);
    for (const { api } of [team.ngo, team.commission, team.admin, team.head, team.officer]) {
      expect((await api.list("duplicates")).status).toBe(403);
      expect((await api.post("/api/merges", { entity: "people" })).status).toBe(403);
    }
    const query = `entity=people&firstId=${a.id}&secondId=${b.id}`;
    expect((await stranger.api.get(`/api/duplicates/compare?${query}`)).status).toBe(404);
    expect((await merge(a, b, {}, stranger)).status).toBe(404);
    expect(
      (await stranger.api.post("/api/duplicates/verdicts", { entity: "people", firstId: a.id, secondId: b.id })).status,
    ).toBe(404);
    expect(JSON.stringify(await pairsOf())).not.toContain(number.slice(1));
  });

  it("are not shown again once somebody has said that they are two, until that is taken back", async () => {
    const number = phone();
    const [a, b] = [await person({ phone: number }), await person({ phone: number })];
    const body = { entity: "people", firstId: b.id, secondId: a.id };
    const said = await office.api.post<{ id: string }>("/api/duplicates/verdicts", body);
    expect(said.status, said.text).toBe(201);
    expect(await pairOf(a, b)).toBeUndefined();
    expect((await office.api.post("/api/duplicates/verdicts", body)).status).toBe(409);
    expect((await office.api.delete(`/api/duplicates/verdicts/${said.body.id}`)).status).toBe(204);
    expect(await pairOf(a, b)).toBeDefined();
    expect((await office.api.delete(`/api/duplicates/verdicts/${said.body.id}`)).status).toBe(404);
  });
});

async function twins() {
  const number = nik();
  const kept = await person({ name: "Dewi Lestari", phone: phone(), address: "Jl. Kawi 3" });
  const gone = await person({ name: "Dewi L", nik: number, product: "Batik tulis" });
  const [g1, g2, both] = [
    await makeGroup(office, program.id),
    await makeGroup(office, program.id, { leaderId: gone.id }),
    await makeGroup(office, program.id),
  ];
  await make(office, "memberships", { personId: kept.id, groupId: g1.id });
  const other = await make(office, "memberships", { personId: gone.id, groupId: g2.id });
  const mine = await make(office, "memberships", { personId: kept.id, groupId: both.id });
  const twice = await make(office, "memberships", { personId: gone.id, groupId: both.id, role: "chair" });
  const machine = await makeMachine(office, program.id, {
    ...{ holderGroupId: g2.id, holderPersonId: gone.id, handedOverOn: "2025-10-01" },
  });
  return { kept, gone, number, g1, g2, both, other, mine, twice, machine };
}

describe("a merge of people", () => {
  it("moves everything that hangs on one to the other, keeps the chosen values, and can be taken back", async () => {
    const t = await twins();
    const done = await merge(t.kept, t.gone, { take: ["nik", "product"] });
    expect(done.status, done.text).toBe(201);
    expect(done.body).toMatchObject({
      keptId: t.kept.id,
      state: "done",
      moved: { memberships: 3, groups: 1, equipment: 1 },
    });
    expect(done.body.before).toBeUndefined();

    expect((await office.api.get(`/api/people/${t.gone.id}`)).status).toBe(404);
    const kept = await read(office, "people", t.kept.id);
    expect(kept).toMatchObject({ name: "Dewi Lestari", product: "Batik tulis", address: "Jl. Kawi 3" });
    const shown = await office.api.post<{ value: string }>(`/api/people/${t.kept.id}/reveal`, {
      field: "nik",
      reason: "uji",
    });
    expect(shown.body.value).toBe(t.number);
    const members = await office.api.list<Row>("memberships", { filter: { personId: t.kept.id } });
    expect(members.body.map(({ groupId }) => groupId).sort()).toEqual([t.g1.id, t.g2.id, t.both.id].sort());
    expect(members.body.find(({ groupId }) => groupId === t.both.id)).toMatchObject({ id: t.twice.id, role: "chair" });
    expect((await read(office, "groups", t.g2.id)).leaderId).toBe(t.kept.id);
    expect(await read(office, "equipment", t.machine.id)).toMatchObject({ holderPersonId: t.kept.id });
    const moves = await office.api.list<Row>("equipment-moves", {
      filter: { equipmentId: t.machine.id },
      sort: ["createdAt", "ASC"],
    });
    expect(moves.body.at(-1)).toMatchObject({ fromPersonId: t.gone.id, toPersonId: t.kept.id, toGroupId: t.g2.id });

    const undone = await office.api.post<Row>(`/api/merges/${done.body.id}/undo`, {});
    expect(undone.status, undone.text).toBe(200);
    expect(undone.body).toMatchObject({ state: "undone" });
    expect(await read(office, "people", t.kept.id)).toMatchObject({ product: null, nik: null, address: "Jl. Kawi 3" });
    const again = await office.api.post<{ value: string }>(`/api/people/${t.gone.id}/reveal`, {
      field: "nik",
      reason: "uji",
    });
    expect(again.body.value).toBe(t.number);
    const theirs = await office.api.list<Row>("memberships", { filter: { personId: t.gone.id } });
    expect(theirs.body.map(({ id }) => id).sort()).toEqual([t.other.id, t.twice.id].sort());
    expect((await read(office, "memberships", t.mine.id)).personId).toBe(t.kept.id);
    expect((await read(office, "groups", t.g2.id)).leaderId).toBe(t.gone.id);
    expect(await read(office, "equipment", t.machine.id)).toMatchObject({ holderPersonId: t.gone.id });
    expect((await office.api.post(`/api/merges/${done.body.id}/undo`, {})).status).toBe(409);
  });

  it("is in the log for each row that moved, without a personal value", async () => {
    const t = await twins();
    const done = await merge(t.kept, t.gone, { take: ["nik", "name", "product"] });
    const { rows } = await database().execute({
      sql: "SELECT entity, entityId, action, changes FROM audit_log WHERE entityId IN (?, ?, ?, ?) AND action IN ('merge', 'create') AND at >= ?",
      args: [t.kept.id, t.gone.id, t.other.id, done.body.id, done.body.createdAt as number],
    });
    expect(rows.map(({ entity, action }) => `${entity} ${action}`).sort()).toEqual(
      ["memberships merge", "merges create", "people merge", "people merge"].sort(),
    );
    const text = JSON.stringify(rows);
    for (const secret of ["Dewi", t.number, "Batik tulis"].slice(0, 2)) expect(text).not.toContain(secret);
    const stored = await database().execute({ sql: "SELECT * FROM merges WHERE id = ?", args: [done.body.id] });
    expect(JSON.stringify(stored.rows)).not.toMatch(/Dewi|Kawi/);
    expect(JSON.stringify(stored.rows)).not.toContain(t.number);
  });

  it("is refused when a record changed since it was compared, and made once when two merge at once", async () => {
    const [a, b] = [await person(), await person()];
    await office.api.put(`/api/people/${a.id}`, { product: "Kue" }, { ifMatch: a.version });
    const stale = await merge(a, b);
    expect([stale.status, stale.body]).toMatchObject([412, { current: { product: "Kue" } }]);
    const fresh = await read(office, "people", a.id);
    const colleague = await makeActor("office", { organization: office.organization });
    const replies = await Promise.all([
      merge(fresh, b),
      merge(fresh, b, {}, colleague),
      merge(b, fresh, {}, colleague),
      merge(fresh, b, { take: ["name"] }),
    ]);
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1).every((status) => status === 404 || status === 412)).toBe(true);
  });

  it("cannot be taken back once what it made was changed", async () => {
    const [a, b] = [await person(), await person()];
    const done = await merge(a, b);
    const kept = await read(office, "people", a.id);
    await office.api.put(`/api/people/${a.id}`, { product: "Kue" }, { ifMatch: kept.version });
    const reply = await office.api.post<{ error: { code: string } }>(`/api/merges/${done.body.id}/undo`, {});
    expect([reply.status, reply.body.error.code]).toEqual([409, "touched_since"]);
    expect((await office.api.get(`/api/people/${b.id}`)).status).toBe(404);
  });

  it("takes no field that is not offered, no other kind of id, and not a record with itself", async () => {
    const [a, b] = [await person(), await person()];
    expect((await merge(a, b, { take: ["organizationId"] })).status).toBe(422);
    expect((await merge(a, a)).status).toBe(422);
    expect((await merge(a, b, { entity: "groups" })).status).toBe(422);
    expect((await office.api.post("/api/merges", { entity: "people", keptId: a.id, goneId: b.id })).status).toBe(422);
  });

  it("is the same reply for the same key", async () => {
    const [a, b] = [await person(), await person()];
    const options = { idempotencyKey: crypto.randomUUID() };
    const body = { entity: "people", keptId: a.id, goneId: b.id, keptVersion: 1, goneVersion: 1 };
    const first = await office.api.post<Row>("/api/merges", body, options);
    const second = await office.api.post<Row>("/api/merges", body, options);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
  });
});
