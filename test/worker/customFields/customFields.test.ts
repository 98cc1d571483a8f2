import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeMachine, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let office: TestActor;
let admin: TestActor;
let program: Row;

const local = (words: string) => ({ id: words, en: `${words} (en)` });
const pick = (...values: string[]) => values.map((value) => ({ value, label: local(value) }));

const field = (entity: string, code: string, question: object, more: object = {}) =>
  make(admin, "custom-fields", { entity, code, question: { label: local(code), ...question }, ...more });

const put = (actor: TestActor, resource: string, row: Row, body: object) =>
  actor.api.put<Row & Fault>(`/api/${resource}/${row.id}`, body, { ifMatch: row.version });

beforeAll(async () => {
  ({ office, admin } = await makeTeam("admin"));
  await field("groups", "luas_lahan", { kind: "number", limits: { min: 1, max: 5_000 } }, { filterable: true });
  await field("groups", "sayur", { kind: "many", options: pick("kangkung", "bayam") }, { filterable: true });
  await field("groups", "pengairan", { kind: "one", options: pick("sumur", "pdam") }, { filterable: true });
  await field("groups", "kolam", { kind: "yes_no" }, { filterable: true });
  await field("groups", "tanam_pertama", { kind: "date", limits: { max: "today" } }, { filterable: true });
  await field("groups", "catatan_kebun", { kind: "text" });
  await field("groups", "nama_pemilik_lahan", { kind: "text", personal: true }, { filterable: true });
  for (const entity of ["programs", "people", "equipment", "linkages"])
    await field(entity, "kelas", { kind: "one", options: pick("a", "b"), required: true }, { filterable: true });
  program = await makeProgram(office, { custom: { kelas: "a" } });
});

describe("a field of the office's own", () => {
  it("keeps entity, code, kind and the personal mark once made, and never takes a choice away", async () => {
    const made = await field("groups", "tetap", { kind: "one", options: pick("x", "y") });
    const faults = async (body: object) => (await put(admin, "custom-fields", made, body)).body.error?.fields;
    expect(await faults({ entity: "people" })).toHaveProperty("entity");
    expect(await faults({ code: "lain" })).toHaveProperty("code");
    expect(await faults({ question: { ...(made.question as object), kind: "many" } })).toHaveProperty("question.kind");
    expect(await faults({ question: { ...(made.question as object), personal: true } })).toHaveProperty(
      "question.personal",
    );
    expect(await faults({ question: { ...(made.question as object), options: pick("x") } })).toHaveProperty(
      "question.options",
    );
    const retired = { ...(made.question as object), options: [...pick("x"), { ...pick("y")[0], retired: true }] };
    const reply = await put(admin, "custom-fields", made, { question: retired });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.question).toMatchObject({ name: "tetap" });
  });

  it("is refused where it could not be asked or found, each fault by its place", async () => {
    const fields = async (body: object) =>
      (await admin.api.post<Fault>("/api/custom-fields", { entity: "groups", ...body })).body.error?.fields;
    const question = { kind: "text", label: local("x") };
    expect(await fields({ code: "Luas Lahan", question })).toHaveProperty("code");
    expect(await fields({ code: "luas_gte", question })).toHaveProperty("code");
    expect(await fields({ code: "tanpa_pilihan", question: { ...question, kind: "one" } })).toHaveProperty(
      "question.options",
    );
    expect(await fields({ code: "foto", question: { ...question, kind: "photo" } })).toHaveProperty("question.kind");
    expect(await fields({ code: "tempat", question: { ...question, kind: "place" }, filterable: true })).toHaveProperty(
      "filterable",
    );
    expect(await fields({ code: "label", question: { kind: "text", label: { id: "x" } } })).toHaveProperty(
      "question.label.en",
    );
    expect(await fields({ code: "luas_lahan", question })).toHaveProperty("code");
    expect((await office.api.post("/api/custom-fields", { entity: "groups", code: "a", question })).status).toBe(403);
  });

  it("takes its place in an order that the office chooses", async () => {
    const own = { filter: { entity: "people" } };
    const second = await field("people", "kedua", { kind: "text" });
    const [first] = (await admin.api.list<Row>("custom-fields", own)).body;
    const ids = [second.id, first?.id];
    expect((await admin.api.post("/api/custom-fields/order", { entity: "people", ids })).status).toBe(200);
    expect((await admin.api.list<Row>("custom-fields", own)).body.map(({ id }) => id)).toEqual(ids);
    const wrong = await admin.api.post("/api/custom-fields/order", { entity: "people", ids: [second.id] });
    expect(wrong.status).toBe(422);
  });

  it("goes only while no record has a value, those in the recycle bin too; else it is retired and stays readable", async () => {
    const made = await field("groups", "sementara", { kind: "text" });
    const group = await makeGroup(office, program.id, { custom: { sementara: "isi" } });
    const remove = (version: number) => admin.api.delete(`/api/custom-fields/${made.id}`, { ifMatch: version });
    expect((await remove(made.version)).status).toBe(409);
    await office.api.delete(`/api/groups/${group.id}`, { ifMatch: group.version });
    expect((await remove(made.version)).status).toBe(409);

    const retired = await put(admin, "custom-fields", made, { retired: true });
    expect(retired.status, retired.text).toBe(200);
    expect(retired.body.retired).toBe(true);
    const kept = await makeGroup(office, program.id);
    const refused = await put(office, "groups", kept, { custom: { sementara: "baru" } });
    expect(refused.body.error?.fields).toHaveProperty(["custom.sementara"]);

    const empty = await field("groups", "kosong", { kind: "text" });
    expect((await admin.api.delete(`/api/custom-fields/${empty.id}`, { ifMatch: 1 })).status).toBe(200);
  });

  it("keeps each of its versions", async () => {
    const made = await field("groups", "berversi", { kind: "text" });
    await put(admin, "custom-fields", made, { inList: true });
    const versions = await admin.api.list<Row>("config-versions", { filter: { entityId: made.id } });
    expect(versions.body.map(({ number }) => number)).toEqual([2, 1]);
  });
});

describe("values", () => {
  it.each(["programs", "groups", "people", "equipment", "linkages"])("are written and read on %s", async (entity) => {
    const group = await makeGroup(office, program.id);
    const bodies: Record<string, object> = {
      programs: { name: "P", year: 2025, fundingSource: "csr", regionCode: office.organization.regionCode },
      groups: { name: "Kebun Melati", programId: program.id },
      people: { name: "Sri" },
      equipment: { programId: program.id, item: "Cangkul" },
      linkages: { groupId: group.id, buyer: "Pasar", type: "titip_jual", startedOn: "2026-01-05" },
    };
    const [good, bad] =
      entity === "groups" ? [{ pengairan: "sumur" }, { pengairan: "x" }] : [{ kelas: "a" }, { kelas: "x" }];
    const [code = ""] = Object.keys(good);
    const refused = await office.api.post<Fault>(`/api/${entity}`, { ...bodies[entity], custom: bad });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body.error.fields ?? {})).toEqual([`custom.${code}`]);
    const made = await make(office, entity, { ...bodies[entity], custom: good });
    expect(made.custom).toEqual(good);
    expect((await read(office, entity, made.id)).custom).toEqual(good);
    const found = await office.api.list<Row>(entity, {
      filter: { [`custom.${code}`]: Object.values(good)[0], id: made.id },
    });
    expect(found.total, found.text).toBe(1);
  });

  it("are checked one by one and merged by code; null takes one away, and a whole record comes back unchanged", async () => {
    const group = await makeGroup(office, program.id, {
      custom: { luas_lahan: 120.5, sayur: ["kangkung"], kolam: false },
      customPersonal: { nama_pemilik_lahan: "Bu Sri" },
    });
    const same = await put(office, "groups", group, group);
    expect(same.body.version).toBe(1);

    const changed = await put(office, "groups", group, { custom: { kolam: true, sayur: null } });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body.custom).toEqual({ luas_lahan: 120.5, kolam: true });
    expect(changed.body.customPersonal).toEqual({ nama_pemilik_lahan: "Bu Sri" });

    const faulty = await put(office, "groups", changed.body, {
      custom: { luas_lahan: 0, sayur: ["durian"], kolam: "ya", tanam_pertama: "2999-01-01", tak_ada: 1, __proto: 1 },
    });
    expect(faulty.status).toBe(422);
    const named = ["luas_lahan", "sayur", "kolam", "tanam_pertama", "tak_ada", "__proto"].map(
      (code) => `custom.${code}`,
    );
    expect(Object.keys(faulty.body.error.fields ?? {}).sort()).toEqual(named.sort());
    expect((await put(office, "groups", changed.body, { custom: "teks" })).status).toBe(422);
    expect((await put(office, "groups", changed.body, { custom: [1] })).status).toBe(422);
  });

  it("are kept where they belong, wherever the body names them, and not twice", async () => {
    const group = await makeGroup(office, program.id, { custom: { nama_pemilik_lahan: "Pak Joko", kolam: true } });
    expect(group.custom).toEqual({ kolam: true });
    expect(group.customPersonal).toEqual({ nama_pemilik_lahan: "Pak Joko" });
    const twice = await put(office, "groups", group, {
      custom: { nama_pemilik_lahan: "A" },
      customPersonal: { nama_pemilik_lahan: "B" },
    });
    expect(twice.body.error.fields).toHaveProperty(["customPersonal.nama_pemilik_lahan"]);
  });

  it("that must be filled are asked of a new record that fills in fields, and cannot be emptied", async () => {
    const body = { name: "Tanpa kelas" };
    expect((await make(office, "people", body)).custom).toBeNull();
    const partly = await office.api.post<Fault>("/api/people", { ...body, custom: {} });
    expect(partly.body.error.fields).toHaveProperty(["custom.kelas"]);
    const made = await make(office, "people", { ...body, custom: { kelas: "b" } });
    const emptied = await put(office, "people", made, { custom: { kelas: null } });
    expect(emptied.body.error.fields).toHaveProperty(["custom.kelas"]);
    const whole = await put(office, "people", made, { custom: null });
    expect(whole.body.error.fields).toHaveProperty(["custom.kelas"]);
    expect((await put(office, "people", made, { name: "Sri Wahyuni" })).status).toBe(200);
  });

  it("stand in the log one by one, the personal ones without their value", async () => {
    const group = await makeGroup(office, program.id, { custom: { kolam: true } });
    await put(office, "groups", group, { custom: { kolam: false, nama_pemilik_lahan: "Rahasia Negara" } });
    const log = await admin.api.list<{ changes: Record<string, unknown>; action: string }>("audit-log", {
      filter: { entityId: group.id },
      sort: ["at", "ASC"],
    });
    expect(log.body.at(-1)?.changes).toEqual({
      "custom.kolam": { from: true, to: false },
      "customPersonal.nama_pemilik_lahan": {},
    });
    expect(log.text).not.toContain("Rahasia");
  });

  it("of a machine and a programme last through steps that move them", async () => {
    const machine = await makeMachine(office, program.id, { custom: { kelas: "b" } });
    const moved = await office.api.post<Row>(`/api/equipment/${machine.id}/transition`, { to: "stored" });
    expect(moved.body.custom).toEqual({ kelas: "b" });
  });

  it("go together when two records become one, and apart again", async () => {
    const kept = await make(office, "people", { name: "Ganda", custom: { kelas: "a" } });
    const gone = await make(office, "people", { name: "Ganda", custom: { kelas: "b", kedua: "dari yang lain" } });
    const merged = await make(office, "merges", {
      ...{ entity: "people", keptId: kept.id, goneId: gone.id, keptVersion: 1, goneVersion: 1 },
    });
    expect((await read(office, "people", kept.id)).custom).toEqual({ kelas: "a", kedua: "dari yang lain" });
    await office.api.post(`/api/merges/${merged.id}/undo`);
    expect((await read(office, "people", kept.id)).custom).toEqual({ kelas: "a" });
  });
});

describe("the values kept for filters", () => {
  const stored = async (id: string) => {
    const { rows } = await database().execute({
      sql: "SELECT field, personal, place, text, number FROM custom_values WHERE recordId = ? ORDER BY field, place",
      args: [id],
    });
    return rows.map((row) => [row.field, row.personal, row.place, row.text, row.number]);
  };

  it("follow each write of the record, and its end", async () => {
    const group = await makeGroup(office, program.id, {
      custom: { sayur: ["bayam", "kangkung"], luas_lahan: 2.5, kolam: true, nama_pemilik_lahan: "Sri" },
    });
    expect(await stored(group.id)).toEqual([
      ["kolam", 0, 0, null, 1],
      ["luas_lahan", 0, 0, null, 2.5],
      ["nama_pemilik_lahan", 1, 0, "Sri", null],
      ["sayur", 0, 0, "bayam", null],
      ["sayur", 0, 1, "kangkung", null],
    ]);
    await put(office, "groups", group, { custom: { sayur: ["kangkung"], kolam: null, nama_pemilik_lahan: null } });
    expect(await stored(group.id)).toEqual([
      ["luas_lahan", 0, 0, null, 2.5],
      ["sayur", 0, 0, "kangkung", null],
    ]);
    const person = await make(office, "people", { name: "Hilang", custom: { kelas: "a" } });
    expect(await stored(person.id)).toHaveLength(1);
    await database().execute({ sql: "DELETE FROM people WHERE id = ?", args: [person.id] });
    expect(await stored(person.id)).toEqual([]);
  });
});
