import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

type Person = { id: string; version: number; nik: string | null; phone: string | null; [field: string]: unknown };
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let serial = 0;
const nextNik = () => `357301450788${String(++serial).padStart(4, "0")}`;

let team: Awaited<ReturnType<typeof makeTeam<"officer" | "ngo" | "commission" | "head" | "admin">>>;
let programId: string;
let groupId: string;

async function create(actor: TestActor, body: object = {}) {
  return actor.api.post<Person>("/api/people", { name: "Siti Aminah", nik: nextNik(), ...body });
}

beforeAll(async () => {
  team = await makeTeam("officer", "ngo", "commission", "head", "admin");
  const { regionCode } = team.office.organization;
  const program = await team.office.api.post<{ id: string }>("/api/programs", {
    ...{ name: "Pelatihan menjahit", year: 2026, fundingSource: "apbd_kab", regionCode },
  });
  programId = program.body.id;
  const group = await team.office.api.post<{ id: string }>("/api/groups", { name: "Melati", programId });
  groupId = group.body.id;
});

describe("NIK and phone", () => {
  test("come in clear in any style, go out veiled, and are stored sealed", async () => {
    const nik = nextNik();
    const body = { nik: `'${nik.slice(0, 6)} ${nik.slice(6)}`, phone: "0812-3456-7890" };
    const reply = await create(team.office, body);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ nik: `••••••••••••••${nik.slice(-2)}`, phone: "••••••••••90" });
    const { rows } = await database().execute({ sql: "SELECT * FROM people WHERE id = ?", args: [reply.body.id] });
    expect(rows[0]?.nik).toMatch(/^v1\.\w+\./);
    expect(JSON.stringify(rows)).not.toContain(nik);
    expect(JSON.stringify(rows)).not.toContain("81234567890");
    const read = await team.office.api.get<Person>(`/api/people/${reply.body.id}`);
    expect(read.body).toEqual(reply.body);
    expect(Object.keys(read.body)).not.toContain("nikIndex");
  });

  test("an unchanged veil in a PUT changes nothing, a new number is sealed anew, null clears it", async () => {
    const { body } = await create(team.office, { phone: "081234567890" });
    const path = `/api/people/${body.id}`;
    const same = await team.office.api.put<Person>(path, { ...body, product: "keripik" }, { ifMatch: 1 });
    expect(same.body).toMatchObject({ version: 2, nik: body.nik, phone: body.phone, product: "keripik" });
    const nik = nextNik();
    const changed = await team.office.api.put<Person>(path, { nik, phone: null }, { ifMatch: 2 });
    expect(changed.body).toMatchObject({ version: 3, nik: `••••••••••••••${nik.slice(-2)}`, phone: null });
    const reveal = await team.office.api.post(`${path}/reveal`, { field: "nik", reason: "Mencocokkan dengan KTP" });
    expect(reveal.body).toMatchObject({ value: nik });
  });

  test("a malformed one is 422 and named", async () => {
    const reply = await team.office.api.post<Fault>("/api/people", { name: "A", nik: "123", phone: "12" });
    expect(reply.status).toBe(422);
    expect(reply.body.error.fields).toEqual({
      nik: "NIK terdiri dari 16 angka.",
      phone: "Nomor telepon tidak lengkap.",
    });
  });

  test("a NIK is once in an organisation, and another office learns nothing of it", async () => {
    const nik = nextNik();
    expect((await create(team.office, { nik })).status).toBe(201);
    const twice = await team.office.api.post<Fault>("/api/people", { name: "Lain", nik });
    expect(twice.status).toBe(422);
    expect(Object.keys(twice.body.error.fields ?? {})).toEqual(["nik"]);
    const stranger = await makeActor("office");
    expect((await create(stranger, { nik })).status).toBe(201);
    const racing = nextNik();
    const replies = await Promise.all(Array.from({ length: 8 }, () => create(team.office, { nik: racing })));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)]);
  });

  test("are in no audit row", async () => {
    const nik = nextNik();
    const { body } = await create(team.office, { nik, phone: "081298765432", name: "Nama Rahasia" });
    const { rows } = await database().execute({ sql: "SELECT * FROM audit_log WHERE entityId = ?", args: [body.id] });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${nik}|81298765432|Rahasia|v1\\.`));
  });

  test.each([
    { nik: "3573014507880001" },
    { nik_isnull: false },
    { nikIndex: "x" },
    { nikLast2: "01" },
    { phone_gte: "a" },
  ])("cannot be filtered by: %j", async (filter) => {
    expect((await team.office.api.list("people", { filter })).status).toBe(400);
  });

  test("cannot be sorted by", async () => {
    for (const field of ["nik", "phone", "nikIndex", "nameKey"])
      expect((await team.office.api.list("people", { sort: [field, "ASC"] })).status).toBe(400);
  });
});

describe("revealing", () => {
  test("gives the value to the owning office, with a reason, and is logged", async () => {
    const nik = nextNik();
    const { body } = await create(team.office, { nik });
    const path = `/api/people/${body.id}/reveal`;
    const short = await team.office.api.post<Fault>(path, { field: "nik", reason: " x " });
    expect(short.status).toBe(422);
    expect(Object.keys(short.body.error.fields ?? {})).toEqual(["reason"]);
    expect((await team.office.api.post<Fault>(path, { field: "nikIndex", reason: "Mencocokkan KTP" })).status).toBe(
      422,
    );
    const reply = await team.office.api.post(
      path,
      { field: "nik", reason: "Mencocokkan KTP" },
      { idempotencyKey: "k" },
    );
    expect(reply.body).toEqual({ id: body.id, field: "nik", value: nik });
    const { rows } = await database().execute({
      sql: "SELECT userId, organizationId, field, reason FROM access_log WHERE entityId = ?",
      args: [body.id],
    });
    expect(rows.map((row) => ({ ...row }))).toEqual([
      {
        ...{ userId: team.office.userId, organizationId: team.office.organization.id },
        ...{ field: "nik", reason: "Mencocokkan KTP" },
      },
    ]);
    const stored = await database().execute({
      sql: "SELECT * FROM idempotency_keys WHERE userId = ? AND route LIKE '%reveal'",
      args: [team.office.userId],
    });
    expect(stored.rows).toHaveLength(0);
  });

  test("is refused to who may not, and leaves no trace of a look", async () => {
    const { body } = await create(team.office);
    await team.office.api.post("/api/memberships", { personId: body.id, groupId });
    const request = { field: "nik", reason: "Ingin melihat saja" };
    const stranger = await makeActor("office");
    const statuses = [];
    for (const actor of [team.head, team.commission, team.admin, team.ngo, stranger])
      statuses.push((await actor.api.post(`/api/people/${body.id}/reveal`, request)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 404]);
    const { rows } = await database().execute({ sql: "SELECT * FROM access_log WHERE entityId = ?", args: [body.id] });
    expect(rows).toHaveLength(0);
  });

  test("an office of another place that may read the person still may not reveal", async () => {
    const { body } = await create(team.office);
    await team.office.api.post("/api/memberships", { personId: body.id, groupId });
    const province = await makeActor("office", {
      organization: {
        ...(await makeActor("office", { signIn: false })).organization,
      },
    });
    await database().execute({
      sql: "UPDATE organizations SET regionCode = ? WHERE id = ?",
      args: [team.office.organization.regionCode.slice(0, 2), province.organization.id],
    });
    const read = await province.api.get<Person>(`/api/people/${body.id}`);
    expect(read.status).toBe(200);
    expect(read.body).toMatchObject({ nik: null, phone: null, name: `Orang ${body.id.slice(-6)}` });
    const reveal = { field: "nik", reason: "Ingin melihat saja" };
    expect((await province.api.post(`/api/people/${body.id}/reveal`, reveal)).status).toBe(403);
  });

  test("thirty an hour, exactly, also in parallel", async () => {
    const actor = await makeActor("office");
    const { body } = await create(actor);
    const look = () => actor.api.post(`/api/people/${body.id}/reveal`, { field: "nik", reason: "Mencocokkan KTP" });
    const replies = await Promise.all(Array.from({ length: 35 }, look));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(5);
    expect(Number(replies.find(({ status }) => status === 429)?.headers.get("retry-after"))).toBeGreaterThan(0);
    const { rows } = await database().execute({
      sql: "SELECT count(*) AS n FROM access_log WHERE entityId = ?",
      args: [body.id],
    });
    expect(rows[0]?.n).toBe(30);
  });
});

describe("memberships", () => {
  test("tell of joining and leaving in the group's events", async () => {
    const { body: person } = await create(team.office);
    const made = await team.office.api.post<Person>("/api/memberships", {
      ...{ personId: person.id, groupId, role: "chair", joinedOn: "2026-01-10" },
    });
    expect(made.status).toBe(201);
    const path = `/api/memberships/${made.body.id}`;
    const left = await team.office.api.put<Person>(
      path,
      { leftOn: "2026-05-02", leaveReason: "Pindah kota" },
      { ifMatch: 1 },
    );
    expect(left.status).toBe(200);
    const { rows } = await database().execute({
      sql: `SELECT kind, "on", state FROM events WHERE subjectId = ? ORDER BY id`,
      args: [made.body.id],
    });
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { kind: "member_joined", on: "2026-01-10", state: "chair" },
      { kind: "member_left", on: "2026-05-02", state: "chair" },
    ]);
    const again = await team.office.api.post("/api/memberships", { personId: person.id, groupId });
    expect(again.status).toBe(201);
  });

  test("once at a time, in order, not in the future, and within one office", async () => {
    const { body: person } = await create(team.office);
    const body = { personId: person.id, groupId };
    const bad: [object, string][] = [
      [{ joinedOn: "2026-03-01", leftOn: "2026-02-01" }, "leftOn"],
      [{ joinedOn: "2030-03-01" }, "joinedOn"],
      [{ leaveReason: "Pindah" }, "leftOn"],
      [{ personId: "ppl_000000" }, "personId"],
      [{ joinedOn: "2026-02-30" }, "joinedOn"],
    ];
    for (const [fields, field] of bad) {
      const reply = await team.office.api.post<Fault>("/api/memberships", { ...body, ...fields });
      expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
    }
    expect((await team.office.api.post("/api/memberships", body)).status).toBe(201);
    expect((await team.office.api.post("/api/memberships", body)).status).toBe(422);
  });

  test("keep a person from being removed", async () => {
    const { body: person } = await create(team.office);
    const membership = await team.office.api.post<Person>("/api/memberships", { personId: person.id, groupId });
    const path = `/api/people/${person.id}`;
    expect((await team.office.api.delete(path, { ifMatch: 1 })).status).toBe(409);
    expect((await team.office.api.delete(`/api/memberships/${membership.body.id}`, { ifMatch: 1 })).status).toBe(200);
    expect((await team.office.api.delete(path, { ifMatch: 1 })).status).toBe(200);
    expect((await team.office.api.get(path)).status).toBe(404);
  });
});

describe("who sees a person", () => {
  test("the NGO and the commission see no personal value, an officer of the office does", async () => {
    const { body: person } = await create(team.office, { phone: "081234567890", birthDate: "1988-07-05" });
    await team.office.api.post("/api/memberships", { personId: person.id, groupId });
    await database().execute({
      sql: `INSERT INTO group_partners (id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, groupId, state)
        VALUES (?, ?, 1, 0, 'test', 0, 'test', ?, 'granted') ON CONFLICT DO NOTHING`,
      args: [`gpt_${crypto.randomUUID()}`, team.ngo.organization.id, groupId],
    });
    const masked = { name: `Orang ${person.id.slice(-6)}`, nik: null, phone: null, birthDate: "1988" };
    for (const actor of [team.ngo, team.commission]) {
      const reply = await actor.api.get<Person>(`/api/people/${person.id}`);
      expect(reply.body).toMatchObject(masked);
    }
    expect((await team.officer.api.get(`/api/people/${person.id}`)).status).toBe(404);
    await database().execute({
      sql: "UPDATE users SET regionCode = ? WHERE id = ?",
      args: [team.office.organization.regionCode, team.officer.userId],
    });
    const head = await team.head.api.get<Person>(`/api/people/${person.id}`);
    expect(head.body).toMatchObject({ name: "Siti Aminah", nik: person.nik });
  });

  test("the commission lists people without an error, in an order that tells nothing", async () => {
    const reply = await team.commission.api.list("people");
    expect(reply.status).toBe(200);
    for (const filter of [{ name: "Siti" }, { birthDate: "1988-07-05" }, { address_gte: "a" }, { phone_isnull: true }])
      expect((await team.commission.api.list("people", { filter })).status).toBe(400);
    const found = await team.commission.api.list("people", { filter: { q: "Siti" } });
    expect(found.total).toBe(0);
  });
});
