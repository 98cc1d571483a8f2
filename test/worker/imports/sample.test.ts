import { beforeAll, describe, expect, test } from "vitest";
import type { TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";
import { countOf, type ImportBody, malangOffice, SAMPLE, type UndoBody, upload } from "./office.ts";

describe("the sample roster, from upload to undo", () => {
  let office: TestActor;
  let programId: string;
  let dry: ImportBody;
  const row = (body: ImportBody, number: number) => body.rows.find((one) => one.row === number);
  const inProgram = "groupId IN (SELECT id FROM groups WHERE programId = ? AND deletedAt IS NULL)";

  beforeAll(async () => {
    ({ office, programId } = await malangOffice());
    const reply = await upload(office.api, programId, SAMPLE, { legalBasis: "hibah" });
    expect(reply.status, reply.text).toBe(201);
    dry = reply.body;
  });

  test("the dry run has the exact counts and proposes mapping and cohort", () => {
    expect(dry.counts).toEqual({ rows: 286, create: 278, update: 0, skip: 0, duplicate: 3, error: 5 });
    expect(dry.rows).toHaveLength(286);
    expect(dry.sheet).toBe("Peserta");
    expect(dry.mapping.find((one) => one.column === "H")).toMatchObject({
      heading: "Alamat / Kelurahan",
      field: "villageName",
    });
    expect(dry.cohort).toMatchObject({
      title: "Pelatihan Menjahit 2025",
      startsOn: "2025-08-11",
      endsOn: "2025-08-22",
    });
    expect(row(dry, 172)?.errors[0]).toMatchObject({
      column: "villageName",
      level: "warning",
      value: "Sawo Jajar",
      proposal: { label: "Sawojajar, Kedungkandang" },
    });
    expect(dry.rows.flatMap((one) => one.errors).filter((fault) => fault.level === "warning")).toHaveLength(3);
  });

  test("nothing but the import itself is written by a dry run", async () => {
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(0);
    expect(await countOf("groups", "programId = ?", programId)).toBe(0);
    expect(await countOf("cohorts", "programId = ?", programId)).toBe(0);
  });

  test("what is kept of the rows shows no name and no number", async () => {
    const { rows } = await database().execute({
      sql: `SELECT group_concat("values") AS kept FROM import_rows WHERE importId = ?`,
      args: [dry.id],
    });
    expect(String(rows[0]?.kept)).not.toMatch(/3573\d{12}|Rukmini|Sawo/);
  });

  test("numbers that were understood come veiled, also of rows that have a fault; a faulty one can be seen to be repaired", async () => {
    expect(JSON.stringify(dry)).not.toMatch(/3573016811790002|3573056008760057|81372951773/);
    expect(row(dry, 264)?.errors[0]).toMatchObject({ code: "repeated_in_file", value: "••••••••••••••57" });
    expect(row(dry, 48)?.errors[0]?.value).toBe("357305120345");
    const page = await office.api.get<ImportBody["rows"]>(`/api/imports/${dry.id}/rows?range=[0,99]`);
    expect(page.body[0]?.values?.nik).toBe("••••••••••••••02");
    expect(page.text).not.toMatch(/357301681179/);
    const same = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${dry.id}/rows/8`, {
      values: { nik: "••••••••••••••02" },
    });
    expect(same.body).toMatchObject({ row: 8, outcome: "create", errors: [] });
  });

  test("a proposal is taken over and a cell is corrected", async () => {
    const proposal = row(dry, 172)?.errors[0]?.proposal?.values;
    const confirmed = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${dry.id}/rows/172`, {
      values: proposal,
    });
    expect(confirmed.body, confirmed.text).toMatchObject({ row: 172, outcome: "create", errors: [] });
    const repaired = await office.api.put<ImportBody>(`/api/imports/${dry.id}/rows/128`, {
      values: { "Nama Lengkap": "SITI AMINAH" },
    });
    expect(repaired.body).toMatchObject({ row: 128, outcome: "create", errors: [], name: "Siti Aminah" });
    expect(repaired.body.counts).toMatchObject({ create: 279, error: 4 });
    const wrong = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${dry.id}/rows/48`, {
      values: { nik: "123" },
    });
    expect(wrong.body).toMatchObject({ outcome: "error", errors: [{ column: "nik", code: "nik_length" }] });
  });

  test("commit writes 24 groups, their people, machines and follow-up points", async () => {
    const reply = await office.api.post<ImportBody>(`/api/imports/${dry.id}/commit`);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({
      state: "committed",
      counts: { rows: 286, create: 279, update: 0, skip: 0, duplicate: 3, error: 4 },
      progress: { done: 279, total: 279 },
    });
    expect(await countOf("groups", "programId = ?", programId)).toBe(24);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(279);
    expect(await countOf("memberships", inProgram, programId)).toBe(279);
    expect(await countOf("memberships", `role = 'chair' AND ${inProgram}`, programId)).toBe(24);
    expect(await countOf("cohorts", "programId = ? AND endsOn = '2025-08-22'", programId)).toBe(1);
    expect(await countOf("follow_ups", inProgram, programId)).toBe(24 * 5);
    // 184 machines in the file; those of rows left out are not among them.
    const machines = await countOf(
      "equipment",
      "programId = ? AND state = 'handed_over' AND handedOverOn = '2025-09-15'",
      programId,
    );
    expect(machines).toBe(await countOf("equipment", "programId = ? AND legalBasis = 'hibah'", programId));
    expect(machines).toBe(184 - 5);
    expect(await countOf("handovers", "programId = ?", programId)).toBe(24);
    const { rows } = await database().execute({
      sql: `SELECT sum(json_array_length(items)) AS n FROM handovers WHERE programId = ?`,
      args: [programId],
    });
    expect(rows[0]?.n).toBe(machines);
  });

  test("the groups are those of the file, trained on the cohort's last day", async () => {
    const { body } = await office.api.list<Record<string, unknown>>("groups", { filter: { programId, q: "Mawar" } });
    expect(body).toHaveLength(1);
    expect(body[0]).toMatchObject({
      name: "Kelompok Mawar",
      trainedOn: "2025-08-22",
      enteredOn: "2026-06-15",
      villageCode: "35.73.01.1001",
    });
    const { rows } = await database().execute({
      sql: "SELECT p.name FROM groups g JOIN people p ON p.id = g.leaderId WHERE g.id = ?",
      args: [String(body[0]?.id)],
    });
    expect(rows[0]?.name).toBe("Rukmini Puspitasari");
  });

  test("points whose window had closed before the group was known predate it", async () => {
    const { rows } = await database().execute({
      sql: `SELECT planStep, f.state, count(*) AS n FROM follow_ups f JOIN groups g ON g.id = f.groupId WHERE g.programId = ? GROUP BY 1, 2 ORDER BY dueOn`,
      args: [programId],
    });
    expect(rows.map((one) => [one.planStep, one.state, one.n])).toEqual([
      ["Bulan ke-1", "predates", 24],
      ["Bulan ke-3", "predates", 24],
      ["Bulan ke-6", "predates", 24],
      ["Bulan ke-12", "scheduled", 24],
      ["Bulan ke-24", "scheduled", 24],
    ]);
  });

  test("the rules have looked at every group, and the programme counts them", async () => {
    const { body } = await office.api.list<Record<string, unknown>>("groups", { filter: { programId } });
    expect(body).toHaveLength(24);
    for (const group of body) expect(group).toMatchObject({ riskBand: "data_kurang", nextDueOn: "2026-08-22" });
    const program = await office.api.get<Record<string, unknown>>(`/api/programs/${programId}`);
    expect(program.body.groupCount).toBe(24);
  });

  test("people are found by NIK index, their numbers sealed; an unconfirmed village stays empty", async () => {
    const { rows } = await database().execute({
      sql: "SELECT name, nik, nikLast2, phone, phoneLast2, villageCode, baselineRevenueIdr FROM people WHERE organizationId = ? AND name IN ('Siti Susanti', 'Slamet Kurniawan') ORDER BY name",
      args: [office.organization.id],
    });
    expect(rows.some((one) => one.villageCode === "35.73.03.1008")).toBe(true);
    expect(rows.find((one) => one.name === "Slamet Kurniawan")).toMatchObject({
      villageCode: null,
      nikLast2: "66",
      baselineRevenueIdr: 1_500_000,
    });
    for (const one of rows) expect(`${one.nik}${one.phone}`).not.toMatch(/\d{10}/);
  });

  test("each record has its audit row and each group its story", async () => {
    const { rows } = await database().execute({
      sql: "SELECT entity, count(*) AS n FROM audit_log WHERE organizationId = ? AND action = 'create' AND entity <> 'programs' GROUP BY 1 ORDER BY 1",
      args: [office.organization.id],
    });
    expect(Object.fromEntries(rows.map((one) => [one.entity, one.n]))).toMatchObject({
      cohorts: 1,
      equipment: 179,
      groups: 24,
      handovers: 24,
      imports: 1,
      memberships: 279,
      people: 279,
    });
    const told = await database().execute({
      sql: "SELECT kind, count(*) AS n FROM events WHERE programId = ? AND kind <> 'program_state' GROUP BY 1 ORDER BY 1",
      args: [programId],
    });
    expect(told.rows.map((one) => [one.kind, one.n])).toEqual([
      ["equipment_handed_over", 179],
      ["group_entered", 24],
      ["member_joined", 279],
    ]);
    const leaked = await database().execute({
      sql: "SELECT count(*) AS n FROM audit_log WHERE organizationId = ? AND (changes LIKE '%Rukmini%' OR changes GLOB '*3573[0-9][0-9][0-9][0-9][0-9]*')",
      args: [office.organization.id],
    });
    expect(leaked.rows[0]?.n).toBe(0);
  });

  test("repeating the commit changes nothing; a written import can no longer be corrected", async () => {
    const again = await office.api.post<ImportBody>(`/api/imports/${dry.id}/commit`);
    expect(again.status).toBe(200);
    expect(again.body.counts).toMatchObject({ create: 279 });
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(279);
    const edit = await office.api.put(`/api/imports/${dry.id}/rows/48`, { values: { nik: "1" } });
    expect(edit.status).toBe(409);
  });

  test("the same file into the same programme again is all skip", async () => {
    const again = await upload(office.api, programId);
    expect(again.body.counts).toEqual({ rows: 286, create: 0, update: 0, skip: 278, duplicate: 3, error: 5 });
    const written = await office.api.post<ImportBody>(`/api/imports/${again.body.id}/commit`);
    expect(written.body).toMatchObject({ state: "committed", counts: { skip: 278, create: 0 } });
    expect(await countOf("cohorts", "programId = ?", programId)).toBe(1);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(279);
  });

  test("undo takes everything back, and only once", async () => {
    const undone = await office.api.post<UndoBody>(`/api/imports/${dry.id}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(undone.body).toMatchObject({
      state: "undone",
      kept: [],
      removed: { people: 279, groups: 24, cohorts: 1, equipment: 179 },
    });
    for (const [table, where, id] of [
      ["people", "organizationId = ?", office.organization.id],
      ["groups", "programId = ?", programId],
      ["cohorts", "programId = ?", programId],
      ["equipment", "programId = ?", programId],
      ["follow_ups", "organizationId = ?", office.organization.id],
    ] as const) {
      expect(await countOf(table, where, id), table).toBe(0);
    }
    const program = await office.api.get<Record<string, unknown>>(`/api/programs/${programId}`);
    expect(program.body.groupCount).toBe(0);
    const again = await office.api.post<UndoBody>(`/api/imports/${dry.id}/undo`);
    expect(again.body).toMatchObject({ state: "undone", removed: {} });
    expect((await office.api.post(`/api/imports/${dry.id}/commit`)).status).toBe(409);
  });

  test("after an undo the file can be imported anew", async () => {
    const { body } = await upload(office.api, programId);
    expect(body.counts).toMatchObject({ create: 278, skip: 0 });
  });
});
