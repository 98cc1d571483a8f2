import { describe, expect, test } from "vitest";
import { makeActor, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";
import { nikOf, plainRoster, xlsx } from "#test/unit/imports/support/xlsx.ts";
import { countOf, type ImportBody, makeProgram, malangOffice, type UndoBody, upload } from "./office.ts";

const HEAD = ["No", "Nama", "NIK", "Kelompok", "No HP", "Jenis Alat", "No Seri", "Tgl BAST"];
const person = (n: number, name: string, group: string, ...rest: string[]) => [n, name, nikOf(n), group, ...rest];

async function written(office: TestActor, programId: string, file: Uint8Array): Promise<ImportBody> {
  const { body, status, text } = await upload(office.api, programId, file);
  expect(status, text).toBe(201);
  const done = await office.api.post<ImportBody>(`/api/imports/${body.id}/commit`);
  expect(done.status, done.text).toBe(200);
  return done.body;
}

async function idOf(table: string, name: string, organizationId: string): Promise<string> {
  const { rows } = await database().execute({
    sql: `SELECT id FROM ${table} WHERE name = ? AND organizationId = ? AND deletedAt IS NULL`,
    args: [name, organizationId],
  });
  return String(rows[0]?.id);
}

describe("people the office knows already", () => {
  test("a NIK known from another programme is linked, not doubled; what is new is filled in", async () => {
    const { office, programId } = await malangOffice();
    await written(
      office,
      programId,
      xlsx([HEAD, person(1, "Siti Aminah", "Mawar"), person(2, "Tri Wahyuni", "Mawar")]),
    );
    const second = await makeProgram(office.api, "35.73");
    const file = xlsx([
      HEAD,
      person(1, "SITI AMINAH", "Melati", "081234567890", "Mesin obras", "SN-9", "15/09/2025"),
      person(3, "Dewi Lestari", "Melati"),
    ]);
    const { body } = await upload(office.api, second, file);
    expect(body.counts).toMatchObject({ rows: 2, create: 1, update: 1 });
    await office.api.post(`/api/imports/${body.id}/commit`);
    const org = office.organization.id;
    expect(await countOf("people", "organizationId = ?", org)).toBe(3);
    const id = await idOf("people", "Siti Aminah", org);
    expect(await countOf("memberships", "personId = ?", id)).toBe(2);
    expect(await countOf("people", "id = ? AND phoneLast2 = '90' AND version = 2", id)).toBe(1);
    expect(await countOf("equipment", "holderPersonId = ? AND serial = 'SN-9'", id)).toBe(1);
    const again = await upload(office.api, second, file);
    expect(again.body.counts).toMatchObject({ skip: 2, create: 0, update: 0 });
  });

  test("a known NIK under another name keeps the name on record until somebody confirms", async () => {
    const { office, programId } = await malangOffice();
    await written(office, programId, xlsx([HEAD, person(1, "Siti Aminah", "Mawar")]));
    const { body } = await upload(office.api, programId, xlsx([HEAD, person(1, "Rukmini Astuti", "Melati")]));
    expect(body.rows[0]).toMatchObject({ outcome: "update", errors: [{ code: "name_differs", level: "warning" }] });
    expect(body.rows[0]?.errors[0]?.message).toContain("Siti Aminah");
    const confirmed = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${body.id}/rows/2`, {
      values: { name: "Rukmini Astuti" },
    });
    expect(confirmed.body.errors).toEqual([]);
    await office.api.post(`/api/imports/${body.id}/commit`);
    expect(await idOf("people", "Rukmini Astuti", office.organization.id)).toMatch(/^ppl_/);
  });

  test("an import never tells that another office knows somebody", async () => {
    const first = await malangOffice();
    const file = plainRoster(5);
    await written(first.office, first.programId, file);
    const other = await makeActor("office");
    const programId = await makeProgram(other.api, other.organization.regionCode);
    const { body, text } = await upload(other.api, programId, file);
    expect(body.counts).toMatchObject({ create: 5, update: 0, skip: 0 });
    expect(text).not.toContain(first.office.organization.id);
    await other.api.post(`/api/imports/${body.id}/commit`);
    expect(await countOf("people", "organizationId = ?", other.organization.id)).toBe(5);
    expect(await countOf("people", "organizationId = ?", first.office.organization.id)).toBe(5);
  });

  test("people without a NIK are known again by name within their group", async () => {
    const { office, programId } = await malangOffice();
    const file = xlsx([
      ["No", "Nama", "Kelompok"],
      [1, "Siti Aminah", "Mawar"],
      [2, "Siti Aminah", "Melati"],
      [3, "Siti  AMINAH", "Kelompok Mawar"],
    ]);
    const first = await written(office, programId, file);
    expect(first.counts).toMatchObject({ create: 2, duplicate: 1 });
    expect((await upload(office.api, programId, file)).body.counts).toMatchObject({ skip: 2, create: 0, duplicate: 1 });
  });

  test("somebody without a group is followed as one person's business", async () => {
    const { office, programId } = await malangOffice();
    await written(
      office,
      programId,
      xlsx([
        ["No", "Nama", "NIK"],
        [1, "Siti Aminah", nikOf(1)],
      ]),
    );
    const { rows } = await database().execute({
      sql: "SELECT kind, name FROM groups WHERE programId = ?",
      args: [programId],
    });
    expect(rows.map((row) => [row.kind, row.name])).toEqual([["individual", "Siti Aminah"]]);
  });
});

describe("mapping", () => {
  test("a corrected mapping counts at once and is remembered for the layout", async () => {
    const { office, programId } = await malangOffice();
    const file = xlsx([
      ["No", "Nama", "NIK", "Kelompok", "Catatan"],
      [1, "Siti", nikOf(1), "Mawar", "keripik tempe"],
    ]);
    const { body } = await upload(office.api, programId, file);
    expect(body.mapping.find((one) => one.column === "E")?.field).toBeNull();
    const columns = body.mapping.map(({ column, field }) => ({ column, field: column === "E" ? "product" : field }));
    const mapped = await office.api.put<ImportBody>(`/api/imports/${body.id}/mapping`, { columns });
    expect(mapped.body.mapping.find((one) => one.column === "E")).toMatchObject({ field: "product", confidence: 1 });
    await office.api.post(`/api/imports/${body.id}/commit`);
    expect(await countOf("people", "organizationId = ? AND product = 'keripik tempe'", office.organization.id)).toBe(1);
    const again = await upload(office.api, programId, file);
    expect(again.body.mapping.find((one) => one.column === "E")?.field).toBe("product");
    const without = await office.api.put<ImportBody>(`/api/imports/${again.body.id}/mapping`, {
      columns: columns.filter((one) => one.field !== "name"),
    });
    expect(without.body.counts).toMatchObject({ error: 1 });
    const shown = await office.api.put<ImportBody>(`/api/imports/${again.body.id}/mapping`, again.body.mapping);
    expect(shown.body.counts, "a mapping as it was shown").toEqual(again.body.counts);
  });

  test("a correction based on an old reading is refused with 412; without a version it is taken", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId, plainRoster(2));
    const path = `/api/imports/${body.id}/rows/2`;
    expect((await office.api.put(path, { values: { phone: "081234567890" } }, { ifMatch: body.version })).status).toBe(
      200,
    );
    expect((await office.api.put(path, { values: { phone: "081234567891" } }, { ifMatch: body.version })).status).toBe(
      412,
    );
    expect((await office.api.post(`/api/imports/${body.id}/commit`, {}, { ifMatch: body.version })).status).toBe(412);
    expect((await office.api.post(`/api/imports/${body.id}/commit`, {}, { ifMatch: body.version + 1 })).status).toBe(
      200,
    );
  });

  test("the cohort can be said at the end, and one the programme has is used again", async () => {
    const { office, programId } = await malangOffice();
    const cohort = { title: "Angkatan I", startsOn: "2026-03-02", endsOn: "2026-03-06" };
    const first = await upload(office.api, programId, plainRoster(2));
    const wrong = await office.api.post(`/api/imports/${first.body.id}/commit`, {
      cohort: { ...cohort, endsOn: "2026-03-01" },
    });
    expect(wrong.status).toBe(422);
    const done = await office.api.post<ImportBody>(`/api/imports/${first.body.id}/commit`, { cohort });
    expect(done.body.cohort).toEqual(cohort);
    const second = await upload(office.api, programId, xlsx([HEAD, person(50, "Siti Aminah", "Melati")]), {
      cohort: JSON.stringify(cohort),
    });
    const again = await office.api.post<ImportBody>(`/api/imports/${second.body.id}/commit`);
    expect(again.body.cohortId).toBe(done.body.cohortId);
    const third = await upload(office.api, programId, xlsx([HEAD, person(51, "Tri Wahyuni", "Anggrek")]));
    const foreign = await office.api.post(`/api/imports/${third.body.id}/commit`, {
      cohort: { id: "coh_00000000000000000000000000" },
    });
    expect(foreign.status).toBe(422);
    expect(await countOf("groups", "programId = ? AND trainedOn = '2026-03-06'", programId)).toBe(2);
  });

  test("a column that is not there, or a field chosen twice, is refused", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId, plainRoster(2));
    const put = (columns: object[]) => office.api.put(`/api/imports/${body.id}/mapping`, { columns });
    expect((await put([{ column: "ZZ", field: "name" }])).status).toBe(422);
    expect(
      (
        await put([
          { column: "B", field: "name" },
          { column: "C", field: "name" },
        ])
      ).status,
    ).toBe(422);
    expect((await put([{ column: "B", field: "organizationId" }])).status).toBe(422);
    expect((await office.api.put(`/api/imports/${body.id}/rows/999`, { values: { name: "X" } })).status).toBe(404);
    expect((await office.api.put(`/api/imports/${body.id}/rows/2`, { values: { secret: "X" } })).status).toBe(422);
  });
});

describe("lost replies and crashes", () => {
  test("the same key gives the same import, and one only", async () => {
    const { office, programId } = await malangOffice();
    const form = new FormData();
    form.set("file", new File([plainRoster(3) as Uint8Array<ArrayBuffer>], "a.xlsx"));
    form.set("kind", "roster");
    form.set("programId", programId);
    const encoded = new Response(form);
    const options = {
      idempotencyKey: "upload-once",
      headers: { "content-type": encoded.headers.get("content-type") ?? "" },
    };
    const bytes = new Uint8Array(await encoded.arrayBuffer());
    const first = await office.api.post<ImportBody>("/api/imports", bytes, options);
    const second = await office.api.post<ImportBody>("/api/imports", bytes, options);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await office.api.list("imports")).total).toBe(1);
    const commits = await Promise.all(
      [1, 2, 3].map(() =>
        office.api.post<ImportBody>(`/api/imports/${first.body.id}/commit`, undefined, {
          idempotencyKey: "commit-once",
        }),
      ),
    );
    expect(commits.map((one) => one.status)).toEqual([200, 200, 200]);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(3);
    expect(await countOf("memberships", "organizationId = ?", office.organization.id)).toBe(3);
  });

  test("five commits at once write everything once", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId, plainRoster(400));
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => office.api.post<ImportBody>(`/api/imports/${body.id}/commit`)),
    );
    expect(replies.map((one) => one.status)).toEqual([200, 200, 200, 200, 200]);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(400);
    expect(await countOf("groups", "programId = ?", programId)).toBe(34);
    expect(await countOf("memberships", "organizationId = ?", office.organization.id)).toBe(400);
    expect(await countOf("cohorts", "programId = ?", programId)).toBe(1);
  });

  test("two files with the same people at once make each of them once", async () => {
    const { office, programId } = await malangOffice();
    const uploads = await Promise.all([1, 2].map(() => upload(office.api, programId, plainRoster(200))));
    const commits = await Promise.all(
      uploads.map(({ body }) => office.api.post<ImportBody>(`/api/imports/${body.id}/commit`)),
    );
    expect(commits.map((one) => one.body.state)).toEqual(["committed", "committed"]);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(200);
    for (const { body } of commits) {
      const { rows, create = 0, skip = 0, update = 0, duplicate = 0, error = 0 } = body.counts;
      expect(create + skip + update + duplicate + error).toBe(rows);
    }
  });

  test("an import that stopped in the middle goes on where it stopped", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId, plainRoster(500));
    await office.api.post(`/api/imports/${body.id}/commit`);
    // As after a crash: some chunks are in, the import is still open.
    const db = database();
    const tables = ["memberships", "people", "follow_ups", "groups"];
    const { rows } = await db.execute({
      sql: "SELECT made FROM import_rows WHERE importId = ? AND row > 250",
      args: [body.id],
    });
    const made = rows.flatMap((row) => JSON.parse(String(row.made)) as { table: string; id: string }[]);
    for (const table of tables) {
      const ids = JSON.stringify(made.filter((one) => one.table === table).map((one) => one.id));
      await db.execute({
        sql: `UPDATE ${table} SET deletedAt = 1 WHERE id IN (SELECT value FROM json_each(?))`,
        args: [ids],
      });
    }
    await db.batch(
      [
        { sql: "UPDATE import_rows SET doneAt = NULL, made = NULL WHERE importId = ? AND row > 250", args: [body.id] },
        {
          sql: "UPDATE imports SET state = 'committing', committedAt = NULL, rowsDone = 249 WHERE id = ?",
          args: [body.id],
        },
      ],
      "write",
    );
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(249);
    const resumed = await office.api.post<ImportBody>(`/api/imports/${body.id}/commit`);
    expect(resumed.body).toMatchObject({ state: "committed", counts: { create: 500 } });
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(500);
    expect(await countOf("memberships", "organizationId = ?", office.organization.id)).toBe(500);
    expect(await countOf("groups", "programId = ?", programId)).toBe(42);
  });
});

describe("undo after something was touched", () => {
  test("a changed person stays with group and membership, a visited group stays whole, the rest goes", async () => {
    const { office, programId } = await malangOffice();
    const file = xlsx([
      HEAD,
      ...["Mawar", "Melati", "Anggrek"].flatMap((group, g) =>
        [1, 2, 3].map((n) => person(g * 3 + n, `Peserta ${group} ${"abc"[n - 1]}`, group)),
      ),
    ]);
    const { id } = await written(office, programId, file);
    const org = office.organization.id;
    const changed = await idOf("people", "Peserta Mawar b", org);
    await database().execute({
      sql: "UPDATE people SET version = version + 1, address = 'Jl. Baru' WHERE id = ?",
      args: [changed],
    });
    const visited = await idOf("groups", "Melati", org);
    await database().execute({
      sql: `INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId)
        SELECT 'evt_' || hex(randomblob(8)), ?, ?, ?, 'follow_up_done', '2026-06-15', committedAt + 5, 'test' FROM imports WHERE id = ?`,
      args: [org, visited, programId, id],
    });
    const { body } = await office.api.post<UndoBody>(`/api/imports/${id}/undo`);
    expect(body.state).toBe("undone");
    const { rows } = await database().execute({
      sql: `SELECT name FROM people WHERE organizationId = ? AND deletedAt IS NULL ORDER BY name`,
      args: [org],
    });
    expect(rows.map((row) => row.name)).toEqual([
      "Peserta Mawar b",
      "Peserta Melati a",
      "Peserta Melati b",
      "Peserta Melati c",
    ]);
    expect(await countOf("groups", "programId = ?", programId)).toBe(2);
    expect(await countOf("memberships", "organizationId = ?", org)).toBe(4);
    expect(await countOf("cohorts", "programId = ?", programId)).toBe(1);
    expect(body.removed).toMatchObject({ people: 5, groups: 1, memberships: 5 });
    expect(body.kept.find((one) => one.id === changed)).toMatchObject({
      table: "people",
      row: 3,
      reason: "Sudah diubah sejak diimpor.",
    });
    expect(body.kept.find((one) => one.id === visited)?.reason).toContain("catatan baru");
    const again = await office.api.post<UndoBody>(`/api/imports/${id}/undo`);
    expect(again.body.kept).toEqual(body.kept);
    expect(again.body.removed).toEqual({});
    const { rows: copies } = await database().execute({
      sql: 'SELECT "row" AS n FROM import_rows WHERE importId = ?',
      args: [id],
    });
    expect(copies.map((row) => row.n).sort()).toEqual([...new Set(body.kept.map((one) => one.row))].sort());
  });

  test("an import that was not written cannot be undone", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId, plainRoster(2));
    expect((await office.api.post(`/api/imports/${body.id}/undo`)).status).toBe(409);
  });
});
