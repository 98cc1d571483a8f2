import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeProgram, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Fault {
  error: { code: string; message: string; requestId: string; fields?: Record<string, string> };
  current?: Row;
}

let team: Awaited<ReturnType<typeof makeTeam<"head" | "admin">>>;
let office: TestActor;

beforeAll(async () => {
  team = await makeTeam("head", "admin");
  office = team.office;
});

const programBody = (more: object = {}) => ({
  ...{ name: "Pelatihan kunci", year: 2026, fundingSource: "apbd_kab", regionCode: office.organization.regionCode },
  ...more,
});
const countOf = async (sql: string, ...args: string[]) => {
  const { rows } = await database().execute({ sql, args });
  return Number(rows[0]?.n);
};
const auditOf = (id: string) => countOf("SELECT count(*) AS n FROM audit_log WHERE entityId = ?", id);

describe("the version of a record", () => {
  test("comes as an ETag and must go with a change", async () => {
    const program = await makeProgram(office);
    const path = `/api/programs/${program.id}`;
    const read = await office.api.get<Row>(path);
    expect(read.headers.get("etag")).toBe('"1"');
    const bare = await office.api.put<Fault>(path, { name: "Baru" });
    expect([bare.status, bare.body.error.code]).toEqual([428, "if_match_needed"]);
    expect((await office.api.delete(path)).status).toBe(428);
    const changed = await office.api.put<Row>(path, { name: "Baru" }, { ifMatch: 1 });
    expect([changed.status, changed.headers.get("etag"), changed.body.name]).toEqual([200, '"2"', "Baru"]);
    const stale = await office.api.put<Fault>(path, { name: "Lama" }, { ifMatch: 1 });
    expect([stale.status, stale.body.error.code]).toEqual([412, "stale"]);
    expect(stale.body.current).toEqual(changed.body);
    for (const odd of ["banana", '"1", "2"', "-1", "2.5"]) {
      const reply = await office.api.put(path, { name: "X" }, { headers: { "if-match": odd } });
      expect([odd, reply.status]).toEqual([odd, 412]);
    }
    expect((await office.api.put(path, { name: "Lemah" }, { headers: { "if-match": 'W/"2"' } })).status).toBe(200);
  });

  test("lets exactly one of twenty writers win; the others get the record as it is", async () => {
    const program = await makeProgram(office);
    const path = `/api/programs/${program.id}`;
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => office.api.put<Fault>(path, { spentIdr: i + 1 }, { ifMatch: 1 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
    const now = await office.api.get<Row>(path);
    expect(now.body.version).toBe(2);
    for (const reply of replies.filter(({ status }) => status === 412)) expect(reply.body.current).toEqual(now.body);
    expect(await auditOf(program.id)).toBe(2);
  });

  test("does not move when nothing changes, and nothing is logged", async () => {
    const program = await makeProgram(office);
    const reply = await office.api.put<Row>(`/api/programs/${program.id}`, program, { ifMatch: 1 });
    expect([reply.status, reply.body.version]).toEqual([200, 1]);
    expect(await auditOf(program.id)).toBe(1);
  });

  test("of a removed record is gone: it is in no list and cannot be changed", async () => {
    const program = await makeProgram(office);
    const path = `/api/programs/${program.id}`;
    expect((await office.api.delete(path, { ifMatch: 1 })).status).toBe(200);
    expect((await office.api.get(path)).status).toBe(404);
    expect((await office.api.put(path, { name: "X" }, { ifMatch: 2 })).status).toBe(404);
    expect((await office.api.list("programs", { filter: { id: program.id } })).total).toBe(0);
    expect(await countOf("SELECT count(*) AS n FROM programs WHERE id = ? AND deletedAt > 0", program.id)).toBe(1);
  });
});

describe("columns of the server", () => {
  test.each([
    "organizationId",
    "version",
    "createdAt",
    "createdBy",
    "updatedAt",
    "updatedBy",
    "deletedAt",
    "state",
    "waiverBy",
    "riskBand",
    "score",
    "id",
  ])("%s: unchanged it is ignored, changed it is refused", async (field) => {
    const program = await makeProgram(office);
    const path = `/api/programs/${program.id}`;
    const value = typeof program[field] === "number" ? 4_711 : "prg_sesuatu";
    const changed = await office.api.put<Fault>(path, { [field]: value }, { ifMatch: 1 });
    expect([changed.status, Object.keys(changed.body.error?.fields ?? {})]).toEqual([422, [field]]);
    if (field === "id") return;
    const made = await office.api.post<Fault>("/api/programs", programBody({ [field]: value }));
    expect([made.status, Object.keys(made.body.error?.fields ?? {})]).toEqual([422, [field]]);
  });

  test("a client's own id is taken if well formed, once", async () => {
    const id = `prg_${crypto.randomUUID().replaceAll("-", "")}`;
    expect((await office.api.post<Row>("/api/programs", programBody({ id }))).body.id).toBe(id);
    const again = await office.api.post<Fault>("/api/programs", programBody({ id }));
    expect([again.status, again.body.error.code]).toEqual([409, "id_taken"]);
    const stranger = await makeActor("office");
    const body = programBody({ id, regionCode: stranger.organization.regionCode });
    expect((await stranger.api.post("/api/programs", body)).status).toBe(409);
    for (const odd of ["grp_abcdefgh", "prg_a", "prg_../../x", 7, "prg_' OR 1=1 --"])
      expect((await office.api.post("/api/programs", programBody({ id: odd }))).status).toBe(422);
  });
});

describe("an idempotency key", () => {
  test("gives the same reply to the same request, and 422 to another", async () => {
    const idempotencyKey = crypto.randomUUID();
    const first = await office.api.post<Row>("/api/programs", programBody(), { idempotencyKey });
    const again = await office.api.post<Row>("/api/programs", programBody(), { idempotencyKey });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    const other = await office.api.post<Fault>("/api/programs", programBody({ year: 2025 }), { idempotencyKey });
    expect([other.status, other.body.error.code]).toEqual([422, "key_reused"]);
    const colleague = await makeActor("office", { organization: office.organization });
    const own = await colleague.api.post<Row>("/api/programs", programBody(), { idempotencyKey });
    expect([own.status, own.body.id === first.body.id]).toEqual([201, false]);
    expect(await auditOf(first.body.id)).toBe(1);
  });

  test("makes one write of twenty twins", async () => {
    const idempotencyKey = crypto.randomUUID();
    const body = programBody({ name: `Kembar ${idempotencyKey}` });
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => office.api.post<Row>("/api/programs", body, { idempotencyKey })),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await countOf("SELECT count(*) AS n FROM programs WHERE name = ?", body.name)).toBe(1);
  });

  test("makes one change of twenty twins of a PUT", async () => {
    const program = await makeProgram(office);
    const idempotencyKey = crypto.randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        office.api.put<Row>(`/api/programs/${program.id}`, { spentIdr: 7 }, { ifMatch: 1, idempotencyKey }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await auditOf(program.id)).toBe(2);
  });

  test("is stored with the change only: a refused request may be sent again, corrected", async () => {
    const idempotencyKey = crypto.randomUUID();
    expect((await office.api.post("/api/programs", {}, { idempotencyKey })).status).toBe(422);
    expect((await office.api.post("/api/programs", programBody(), { idempotencyKey })).status).toBe(201);
  });

  test("is authorised afresh: who lost the role or the record does not get the old reply", async () => {
    const actor = await makeActor("office");
    const idempotencyKey = crypto.randomUUID();
    const { regionCode } = actor.organization;
    const send = () => actor.api.post("/api/programs", { ...programBody(), regionCode }, { idempotencyKey });
    expect((await send()).status).toBe(201);
    await database().execute({ sql: "UPDATE users SET role = 'head' WHERE id = ?", args: [actor.userId] });
    expect((await send()).status).toBe(403);
    await database().execute({ sql: "UPDATE users SET role = 'office' WHERE id = ?", args: [actor.userId] });
    expect((await send()).status).toBe(201);
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [actor.userId] });
    expect((await send()).status).toBe(401);
  });

  test("keeps no personal value readable, and is at most 200 characters", async () => {
    const nik = "3573014507889777";
    const idempotencyKey = crypto.randomUUID();
    await office.api.post("/api/people", { name: "Nama Panjang Unik", nik }, { idempotencyKey });
    const { rows } = await database().execute({
      sql: "SELECT * FROM idempotency_keys WHERE key = ?",
      args: [idempotencyKey],
    });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Nama Panjang|3573014507889777/);
    const long = await office.api.post("/api/programs", programBody(), { idempotencyKey: "k".repeat(201) });
    expect(long.status).toBe(400);
  });
});

describe("a session or role that ends while somebody works", () => {
  test("stops the next request of every kind, and nothing is written", async () => {
    const actor = await makeActor("office");
    const program = await makeProgram(actor);
    await actor.api.list("programs");
    await database().execute({ sql: "UPDATE sessions SET endedAt = 1 WHERE userId = ?", args: [actor.userId] });
    const path = `/api/programs/${program.id}`;
    expect((await actor.api.put(path, { name: "X" }, { ifMatch: 1 })).status).toBe(401);
    expect((await actor.api.delete(path, { ifMatch: 1 })).status).toBe(401);
    expect((await actor.api.post(`${path}/transition`, { to: "approved" })).status).toBe(401);
    expect((await actor.api.post("/api/programs", {})).status).toBe(401);
    expect(await auditOf(program.id)).toBe(1);
  });
});

describe("faults", () => {
  test("are told field by field in the reader's language, with a number to quote", async () => {
    const actor = await makeActor("office");
    const body = {
      name: " ",
      year: "dua ribu",
      fundingSource: "kas",
      budgetIdr: -1,
      spentIdr: 1.5,
      plannedEndOn: "2026-02-30",
    };
    const told = async (locale: string) => {
      actor.api.locale = locale;
      return (await actor.api.post<Fault>("/api/programs", body)).body.error;
    };
    const id = await told("id-ID");
    expect(id.message).toBe("Ada isian yang perlu diperbaiki.");
    expect(id.requestId).toMatch(/^[\w-]{36}$/);
    expect(id.fields).toMatchObject({
      name: "Wajib diisi.",
      year: "Harus berupa angka.",
      budgetIdr: "Paling kecil 0.",
      regionCode: "Wajib diisi.",
      plannedEndOn: "Tulis tanggal yang ada, bentuk TTTT-BB-HH.",
    });
    const en = await told("en-GB,en;q=0.8,id;q=0.1");
    expect(Object.keys(en.fields ?? {}).sort()).toEqual(Object.keys(id.fields ?? {}).sort());
    expect(en.fields).toMatchObject({ name: "Required.", regionCode: "Required.", budgetIdr: "At least 0." });
    expect((await told("fr")).message).toBe(id.message);
  });

  test("of references: unknown, foreign and removed are the same fault", async () => {
    const stranger = await makeActor("office");
    const foreign = await makeProgram(stranger);
    const removed = await makeProgram(office);
    await office.api.delete(`/api/programs/${removed.id}`, { ifMatch: 1 });
    const texts = new Set<string>();
    for (const programId of ["prg_tidakada", foreign.id, removed.id]) {
      const reply = await office.api.post<Fault>("/api/groups", { name: "Anggrek", programId });
      expect(reply.status).toBe(422);
      texts.add(JSON.stringify(reply.body.error.fields));
    }
    expect([...texts]).toEqual(['{"programId":"Data ini tidak ditemukan."}']);
  });

  test("injected text is only text", async () => {
    const odd = "Robert'); DROP TABLE programs;-- \u0000 <script>alert(1)</script> \u202E 😀 %_\\";
    const program = await make(office, "programs", programBody({ name: odd, skill: "=HYPERLINK(1)" }));
    expect((await office.api.get<Row>(`/api/programs/${program.id}`)).body.name).toBe(odd.trim());
    const found = await office.api.list("programs", { filter: { q: "DROP TABLE" } });
    expect(found.total).toBe(1);
  });
});

test("a whole record goes back although the rules have changed what they make of it; a derived field alone does not", async () => {
  const { api, organization } = await makeActor("office");
  const program = await api.post<{ id: string }>("/api/programs", {
    name: "Rajut",
    year: 2026,
    fundingSource: "csr",
    regionCode: organization.regionCode,
  });
  const made = await api.post<Record<string, unknown>>("/api/groups", { programId: program.body.id, name: "Mawar" });
  const read = await api.get<Record<string, unknown>>(`/api/groups/${made.body.id}`);
  await database().execute({
    sql: "UPDATE group_status SET score = 42, riskBand = 'waspada' WHERE groupId = ?",
    args: [String(made.body.id)],
  });
  const saved = await api.put<Record<string, unknown>>(
    `/api/groups/${made.body.id}`,
    { ...read.body, product: "tas" },
    { ifMatch: 1 },
  );
  expect(saved.status, saved.text).toBe(200);
  const refused = await api.put(`/api/groups/${made.body.id}`, { riskBand: "lancar" }, { ifMatch: 2 });
  expect(refused.status).toBe(422);
});
