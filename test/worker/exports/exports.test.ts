import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { PAYLOADS } from "#test/support/payloads.ts";
import { grantTo, make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

interface Export {
  id: string;
  state: string;
  total: number;
  rowsDone: number;
  fileName: string;
  error: string | null;
}

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "admin" | "head" | "officer">>>;
let office: TestActor;
let program: Row;
let group: Row;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "admin", "head", "officer");
  office = team.office;
  program = await makeProgram(office, { name: "Pelatihan Batik 2025", budgetIdr: 125_000_000 });
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [office.organization.regionCode, `${office.organization.regionCode}/`],
  });
  group = await makeGroup(office, program.id, { name: "Mawar Lestari", villageCode: String(rows[0]?.code) });
});

const reason = "Rapat evaluasi";
const ask = (actor: TestActor, body: object) => actor.api.post<Export>("/api/exports", { reason, ...body });

async function fileOf(actor: TestActor, id: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`/api/exports/${id}/file`, server.workerUrl), {
    headers: { cookie: actor.api.cookie ?? "" },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function tableOf(actor: TestActor, body: object) {
  const reply = await ask(actor, body);
  expect(reply.status, reply.text).toBe(201);
  expect(reply.body).toMatchObject({ state: "ready", rowsDone: reply.body.total });
  const book = openWorkbook(await fileOf(actor, reply.body.id));
  const [headings = [], ...rows] = book.read(0).rows.map(({ cells }) => cells);
  return {
    export: reply.body,
    headings,
    rows: rows.map((cells) => Object.fromEntries(headings.map((name, at) => [String(name), cells[at] ?? null]))),
    about: book.read(1).rows.map(({ cells }) => cells),
  };
}

describe("a list as a file", () => {
  it("has Indonesian headings, words for codes, names for ids, and days and rupiah with their type", async () => {
    await make(office, "orders", {
      groupId: group.id,
      on: "2026-02-03",
      valueIdr: 250_000,
      quantity: 12,
      unit: "potong",
    });
    await make(office, "orders", { groupId: group.id, on: "2026-03-05", valueIdr: 300_000 });
    const {
      rows,
      about,
      export: made,
    } = await tableOf(office, {
      resource: "orders",
      filter: { groupId: group.id, valueIdr_gte: 200_000 },
      sort: ["on", "ASC"],
    });
    expect(rows).toMatchObject([
      { Kelompok: "Mawar Lestari", Tanggal: "2026-02-03", Nilai: 250_000, Jumlah: 12, Satuan: "potong" },
      { Kelompok: "Mawar Lestari", Tanggal: "2026-03-05", Nilai: 300_000, Jumlah: null },
    ]);
    expect(about).toContainEqual(["Saringan: Kelompok", "Mawar Lestari"]);
    expect(about).toContainEqual(["Saringan: Nilai, mulai", "200000"]);
    expect(about).toContainEqual(["Urutan", "Tanggal (naik)"]);
    expect(about).toContainEqual(["Jumlah baris", 2]);
    expect(about.find(([label]) => label === "Dibuat oleh")?.[1]).toContain(office.organization.name);
    expect(made.fileName).toMatch(/^pesanan-\d{4}-\d\d-\d\d\.xlsx$/);
  });

  it("is in English when asked", async () => {
    const { headings, rows } = await tableOf(office, {
      resource: "programs",
      filter: { id: program.id },
      locale: "en",
    });
    expect(headings).toContain("Funding source");
    expect(rows).toMatchObject([{ "Name of the programme": "Pelatihan Batik 2025", Year: 2025 }]);
    expect(JSON.stringify(rows)).toContain("125000000");
  });

  it("holds exactly the rows of the list, in its order, whatever the filter", async () => {
    const names = ["Anggrek", "Cempaka", "Dahlia", "Edelweis"];
    for (const name of names) await makeGroup(office, program.id, { name });
    for (const filter of [{ programId: program.id }, { programId: program.id, q: "a" }, { id: [] }, {}]) {
      const sort: [string, "ASC" | "DESC"] = ["name", "DESC"];
      const listed = await office.api.list<{ name: string }>("groups", { filter, sort, range: [0, 999] });
      const { rows, export: made } = await tableOf(office, { resource: "groups", filter, sort });
      expect(rows.map((row) => row["Nama kelompok"])).toEqual(listed.body.map(({ name }) => name));
      expect(made.total).toBe(listed.total);
    }
  });

  it("shows what somebody typed as a formula as the text it is, in every column", async () => {
    const { rows: before } = await tableOf(office, { resource: "marketing-supports", filter: { groupId: group.id } });
    expect(before).toEqual([]);
    const now = server.now();
    await database().batch(
      PAYLOADS.map((text) => ({
        sql: `INSERT INTO marketing_supports (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, groupId, kind, "on", provider, result)
          VALUES (?, ?, ?, 'test', ?, 'test', ?, 'photo', '2026-02-01', ?, ?)`,
        args: [newId("mkt", now), office.organization.id, now, now, group.id, text, text],
      })),
      "write",
    );
    const reply = await ask(office, {
      resource: "marketing-supports",
      filter: { groupId: group.id },
      sort: ["id", "ASC"],
    });
    const sheet = openWorkbook(await fileOf(office, reply.body.id)).read(0);
    expect(sheet.rows.some(({ formulas }) => formulas)).toBe(false);
    const cells = sheet.rows.slice(1).map((row) => row.cells.filter((cell) => PAYLOADS.includes(String(cell))));
    expect(cells.map((found) => found[0]).sort()).toEqual([...PAYLOADS].sort());
    expect(cells.every((found) => found.length === 2 && found[0] === found[1])).toBe(true);
  });

  it("exists for every list that the console has", async () => {
    const { api } = office;
    for (const resource of [
      ...["programs", "groups", "people", "memberships", "equipment", "handovers", "equipment-checks", "linkages"],
      ...["orders", "marketing-supports", "capital-applications", "follow-ups", "contact-attempts", "group-partners"],
      ...["plans", "rules", "imports", "stall-runs", "worklist", "audit-log", "signals", "users", "organizations"],
    ]) {
      const reply = await api.post<Export>("/api/exports", { resource, reason });
      expect([resource, reply.status, reply.body.state], reply.text).toEqual([resource, 201, "ready"]);
    }
  });

  it("the worklist as the worklist shows it", async () => {
    await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-01-20" });
    const listed = await office.api.get<{ id: string; group: { name: string } }[]>("/api/worklist?view=overdue");
    const { rows, about, export: made } = await tableOf(office, { resource: "worklist", filter: { view: "overdue" } });
    expect(made.fileName).toMatch(/^tindak-lanjut-/);
    expect(about).toContainEqual(["Saringan: Rentang waktu", "Terlambat"]);
    const mine = await tableOf(office, { resource: "worklist", filter: { view: "week", assigneeId: office.userId } });
    expect(mine.about).toContainEqual(["Saringan: Petugas", "Uji office"]);
    expect(rows.map((row) => row.Kelompok)).toEqual(listed.body.map((row) => row.group.name));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows[0]?.["Hari terlambat"]).toEqual(expect.any(Number));
  });
});

describe("what a file shows is what its maker may read", () => {
  it("masks the people of an office for the commission and its numbers for everybody", async () => {
    const nik = `35730145078${String(Math.trunc(server.now() % 100_000)).padStart(5, "0")}`;
    const person = await make(office, "people", { name: "Sumarni Kusuma", nik, phone: "081234567890" });
    await make(office, "memberships", { personId: person.id, groupId: group.id });
    const own = await tableOf(office, { resource: "people", filter: { id: person.id } });
    expect(own.rows).toMatchObject([{ Nama: "Sumarni Kusuma", NIK: `••••••••••••••${nik.slice(-2)}` }]);
    const theirs = await tableOf(team.commission, { resource: "people" });
    expect(JSON.stringify(theirs.rows)).not.toMatch(/Sumarni|Kusuma/);
    expect(theirs.rows.length).toBeGreaterThan(0);
    expect(theirs.about).toContainEqual(["Catatan", "Data pribadi tidak ditampilkan untuk peran Anda."]);
    expect(JSON.stringify([own, theirs])).not.toContain(nik);
  });

  it("gives an NGO the groups it accompanies and no other, in rows, counts and names", async () => {
    const before = await tableOf(team.ngo, { resource: "groups" });
    expect(before.export.total).toBe(0);
    await grantTo(office, team.ngo, group.id);
    const { rows, export: made } = await tableOf(team.ngo, { resource: "groups" });
    expect(rows.map((row) => row["Nama kelompok"])).toEqual(["Mawar Lestari"]);
    expect(made.total).toBe(1);
    const orders = await tableOf(team.ngo, { resource: "orders" });
    expect(new Set(orders.rows.map((row) => row.Kelompok))).toEqual(new Set(["Mawar Lestari"]));
  });

  it("says for what it is where it holds personal data, in the file, on each page of it and in the log", async () => {
    const personal = async (actor: TestActor, resource: string) =>
      (await actor.api.get<{ columns: { field: string }[] }>(`/api/exports/personal?resource=${resource}`)).body
        .columns;
    expect((await personal(office, "people")).map(({ field }) => field)).toEqual(
      expect.arrayContaining(["name", "nik", "phone", "address"]),
    );
    expect(await personal(office, "plans")).toEqual([]);
    expect(await personal(team.commission, "people")).toEqual([]);
    expect((await team.ngo.api.get("/api/exports/personal?resource=access-log")).status).toBe(403);
    const without = await ask(office, { resource: "people", reason: undefined });
    expect(without.status).toBe(422);
    expect(without.text).toContain("Tulis untuk apa berkas ini");
    expect((await ask(team.commission, { resource: "people", reason: undefined })).status).toBe(201);
    expect((await ask(office, { resource: "plans", reason: undefined })).status).toBe(201);
    const made = await tableOf(office, { resource: "people" });
    expect(made.about).toContainEqual(["Keperluan", reason]);
    const entries = unzipSync(await fileOf(office, made.export.id));
    const sheet = new TextDecoder().decode(entries["xl/worksheets/sheet1.xml"]);
    expect(/<oddFooter>.*<\/oddFooter>/.exec(sheet)?.[0]).toContain(reason);
    const { rows } = await database().execute({
      sql: "SELECT reason FROM access_log WHERE entityId = ?",
      args: [made.export.id],
    });
    expect(rows[0]?.reason).toContain(reason);
  });

  it("refuses lists that the role does not read, and fields it cannot name, as the list does", async () => {
    expect((await ask(team.ngo, { resource: "access-log" })).status).toBe(403);
    expect((await ask(team.ngo, { resource: "worklist" })).status).toBe(201);
    expect((await ask(office, { resource: "sessions" })).status).toBe(422);
    expect((await ask(office, { resource: "exports" })).status).toBe(422);
    expect((await ask(office, { resource: "people", filter: { nikIndex: "x" } })).status).toBe(400);
    expect((await ask(team.commission, { resource: "people", sort: ["name", "ASC"] })).status).toBe(400);
    expect((await ask(office, { resource: "people", filter: { q: "3573014507880001" } })).status).toBe(400);
    expect((await ask(office, { resource: "people", filter: [] as never })).status).toBe(422);
  });

  it("belongs to its maker alone", async () => {
    const { body } = await ask(office, { resource: "groups" });
    const colleague = await makeActor("office", { organization: office.organization });
    for (const actor of [colleague, team.admin, team.head, team.ngo, (await makeTeam()).office]) {
      expect((await actor.api.get(`/api/exports/${body.id}`)).status).toBe(404);
      expect((await actor.api.get(`/api/exports/${body.id}/file`)).status).toBe(404);
      expect((await actor.api.list("exports", { filter: { id: body.id } })).total).toBe(0);
    }
    expect((await office.api.list("exports", { filter: { id: body.id } })).total).toBe(1);
    expect(JSON.stringify((await office.api.get(`/api/exports/${body.id}`)).body)).not.toContain("objectKey");
  });

  it("is logged: as an export, and as a look at personal fields, without what was searched for", async () => {
    const { body } = await ask(office, { resource: "people", filter: { q: "Sumarni" } });
    const audit = await database().execute({ sql: "SELECT * FROM audit_log WHERE entityId = ?", args: [body.id] });
    expect(audit.rows[0]).toMatchObject({ action: "export", entity: "exports", actorId: office.userId });
    expect(String(audit.rows[0]?.changes)).not.toContain("Sumarni");
    expect(String(audit.rows[0]?.changes)).toContain("people");
    const looks = await database().execute({ sql: "SELECT * FROM access_log WHERE entityId = ?", args: [body.id] });
    expect(looks.rows[0]).toMatchObject({ entity: "people", userId: office.userId });
    expect(String(looks.rows[0]?.field)).toContain("name");
  });
});

describe("the file", () => {
  it("comes as an attachment that no browser runs", async () => {
    const { body } = await ask(office, { resource: "groups" });
    const reply = await office.api.get(`/api/exports/${body.id}/file`);
    expect(reply.headers.get("content-type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    expect(reply.headers.get("content-disposition")).toMatch(
      /^attachment; filename="kelompok-[\d-]+\.xlsx"; filename\*=UTF-8''kelompok/,
    );
    expect(reply.headers.get("content-security-policy")).toMatch(/^sandbox/);
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });

  it("is made once for one key, and the same reply is given again", async () => {
    const options = { idempotencyKey: crypto.randomUUID() };
    const first = await office.api.post<Export>("/api/exports", { resource: "groups", reason }, options);
    const second = await office.api.post<Export>("/api/exports", { resource: "groups", reason }, options);
    expect(second.body).toEqual(first.body);
    const other = await office.api.post("/api/exports", { resource: "people", reason }, options);
    expect(other.status).toBe(422);
  });

  it("is not there while it is being made", async () => {
    const { body } = await ask(office, { resource: "groups" });
    await database().execute({ sql: "UPDATE exports SET state = 'failed' WHERE id = ?", args: [body.id] });
    expect((await office.api.get(`/api/exports/${body.id}/file`)).status).toBe(409);
  });

  it("can be asked for so many times an hour", async () => {
    const busy = await makeActor("office", { organization: office.organization });
    await database().execute({
      sql: "INSERT INTO rate_counters (key, windowEndsAt, count) VALUES (?, ?, 60)",
      args: [`export|${busy.userId}`, server.now() + 3_000_000],
    });
    const reply = await ask(busy, { resource: "groups" });
    expect([reply.status, Number(reply.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
  });
});
