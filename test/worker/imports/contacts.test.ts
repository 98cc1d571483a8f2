import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeActor, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  make,
  makeGroup,
  makeMachine,
  makeProgram,
  type Row,
  read,
  step,
  todayFor,
} from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { startLaterWorker } from "./laterWorker.ts";
import { CONTACTS, countOf, csv, groupId, type ImportBody, type UndoBody, upload } from "./office.ts";

const asContacts = { kind: "follow-ups" };
const HEAD =
  "today,enumerator,group/nama_kelompok,group/status_usaha,group/anggota_aktif,group/omzet_bulan,alat/dipakai,alat/kondisi,kendala,_uuid";

async function commit(actor: TestActor, id: string): Promise<ImportBody> {
  const done = await actor.api.post<ImportBody>(`/api/imports/${id}/commit`);
  expect(done.status, done.text).toBe(200);
  return done.body;
}

async function bring(actor: TestActor, programId: string, ...lines: string[]): Promise<ImportBody> {
  const { body, status, text } = await upload(actor.api, programId, csv(HEAD, ...lines), asContacts);
  expect(status, text).toBe(201);
  return body;
}

const contactsOf = async (group: string): Promise<Row[]> => {
  const { rows } = await database().execute({
    sql: `SELECT id, planStep, dueOn, doneOn, state, method, activityStatus, activeMembers, monthlyRevenueIdr, obstacles,
      evidenceGrade, answers, version FROM follow_ups WHERE groupId = ? AND state = 'done' AND deletedAt IS NULL ORDER BY doneOn, id`,
    args: [group],
  });
  return rows as unknown as Row[];
};

describe("the contacts of a Kobo form, from upload to undo", () => {
  let office: TestActor;
  let programId: string;
  let dry: ImportBody;
  let checksBefore: number;
  let later: Awaited<ReturnType<typeof startLaterWorker>>;

  beforeAll(async () => {
    later = await startLaterWorker("2026-11-22T03:00:00Z");
    ({ office, programId } = await later.trainedOffice());
    checksBefore = await countOf("equipment_checks", "organizationId = ?", office.organization.id);
    const reply = await upload(office.api, programId, CONTACTS, asContacts);
    expect(reply.status, reply.text).toBe(201);
    dry = reply.body;
  }, 60_000);
  afterAll(() => later.stop());

  test("51 rows, 49 submissions: two were exported twice", () => {
    expect(dry.counts).toEqual({ rows: 51, create: 49, update: 0, skip: 0, duplicate: 2, error: 0 });
    const twice = dry.rows.filter(({ outcome }) => outcome === "duplicate");
    expect(twice.map(({ errors: [fault] }) => [fault?.column, fault?.code])).toEqual([
      ["instanceId", "repeated_in_file"],
      ["instanceId", "repeated_in_file"],
    ]);
  });

  test("the words of the form are given their meaning, as part of the mapping", () => {
    expect(dry.mapping.map(({ heading, field }) => [heading, field])).toContainEqual([
      "group/status_usaha",
      "activityStatus",
    ]);
    expect(dry.valueMap).toEqual({
      activityStatus: { aktif: "active", tersendat: "partly_active", mandek: "dormant", bubar: "disbanded" },
      equipmentUsed: { ya: "yes", tidak: "no" },
      equipmentCondition: { baik: "good", "rusak ringan": "light_damage", "rusak berat": "heavy_damage" },
      obstacles: {
        ...{ pasar: "market", modal: "capital", "bahan baku": "raw_material", "alat rusak": "equipment_broken" },
        waktu: "other",
      },
    });
  });

  test("each becomes a finished contact with what was seen, graded as the word of another tool", async () => {
    const done = await commit(office, dry.id);
    expect(done.counts).toMatchObject({ create: 49, duplicate: 2, error: 0 });
    expect(await countOf("follow_ups", "programId = ? AND state = 'done'", programId)).toBe(49);
    const [first] = await contactsOf(await groupId(programId, "Kelompok Mawar"));
    expect(first).toMatchObject({
      ...{ doneOn: "2025-11-20", method: "visit", activityStatus: "disbanded", activeMembers: 4 },
      ...{ monthlyRevenueIdr: 0, obstacles: '["capital","raw_material"]', evidenceGrade: "E3" },
    });
    expect(JSON.parse(String(first?.answers))).toEqual({
      ...{ _uuid: "72603954-d51d-214c-0820-2a7c1eb9bd0f", enumerator: "petugas2" },
      ...{ equipmentUsed: "no", equipmentCondition: "light_damage" },
    });
    const [event] = await eventsOf(String(first?.id));
    expect(event).toMatchObject({ kind: "follow_up_done", on: "2025-11-20", state: "disbanded", count: 4 });
  });

  test("a submission inside a point's window completes that point, also one that was over before the group came", async () => {
    const mawar = await contactsOf(await groupId(programId, "Kelompok Mawar"));
    expect(mawar.map(({ planStep, doneOn }) => [planStep === null, doneOn])).toEqual([[false, "2025-11-20"]]);
    const anggrek = await contactsOf(await groupId(programId, "Kelompok Anggrek"));
    const { rows } = await database().execute({
      sql: "SELECT windowStartsOn, windowEndsOn FROM follow_ups WHERE id IN (SELECT value FROM json_each(?)) ORDER BY doneOn",
      args: [JSON.stringify(anggrek.map(({ id }) => id))],
    });
    for (const [i, window] of rows.entries()) {
      expect(String(anggrek[i]?.doneOn) >= String(window.windowStartsOn)).toBe(true);
      expect(String(anggrek[i]?.doneOn) <= String(window.windowEndsOn)).toBe(true);
    }
    expect(await countOf("follow_ups", "programId = ? AND state = 'done' AND planStep IS NULL", programId)).toBe(0);
    expect(await countOf("follow_ups", "programId = ? AND state = 'scheduled' AND doneOn IS NOT NULL", programId)).toBe(
      0,
    );
  });

  test("the group's answer about its equipment is a check of each machine it holds", async () => {
    const mawar = await groupId(programId, "Kelompok Mawar");
    const { rows } = await database().execute({
      sql: `SELECT e.id, e.state, (SELECT count(*) FROM equipment_checks c WHERE c.equipmentId = e.id AND c.deletedAt IS NULL) AS checks,
        (SELECT json_extract(v.data, '$.level') FROM events v WHERE v.subjectId = e.id AND v.kind = 'equipment_checked') AS level
        FROM equipment e WHERE e.holderGroupId = ? AND e.deletedAt IS NULL`,
      args: [mawar],
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const machine of rows) expect(machine).toMatchObject({ state: "idle", checks: 1, level: "group" });
  });

  test("the same file again is all skip", async () => {
    const again = await upload(office.api, programId, CONTACTS, asContacts);
    expect(again.body.counts).toEqual({ rows: 51, create: 0, update: 0, skip: 49, duplicate: 2, error: 0 });
    expect(await countOf("follow_ups", "programId = ? AND state = 'done'", programId)).toBe(49);
  });

  test("undo opens the points again, takes the checks back and puts the machines as they were", async () => {
    const undone = await office.api.post<UndoBody>(`/api/imports/${dry.id}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(undone.body.restored.follow_ups).toBe(49);
    expect(undone.body.kept).toEqual([]);
    expect(
      await countOf("follow_ups", "programId = ? AND (state = 'done' OR activityStatus IS NOT NULL)", programId),
    ).toBe(0);
    expect(await countOf("equipment_checks", "organizationId = ?", office.organization.id)).toBe(checksBefore);
    expect(await countOf("equipment", "programId = ? AND state NOT IN ('handed_over', 'procured')", programId)).toBe(0);
    const mawar = await groupId(programId, "Kelompok Mawar");
    const told = await office.api.get<Row[]>(`/api/groups/${mawar}/timeline`);
    expect(told.body.map(({ kind }) => kind)).not.toContain("follow_up_done");
    expect(told.body.map(({ kind }) => kind)).not.toContain("equipment_checked");
    const group = await read(office, "groups", mawar);
    expect(group).toMatchObject({ activityStatus: "unknown", lastContactOn: null });
    const back = await upload(office.api, programId, CONTACTS, asContacts);
    expect(back.body.counts).toMatchObject({ create: 49, duplicate: 2 });
  });
});

describe("rows of contacts", () => {
  let office: TestActor;
  let programId: string;
  beforeAll(async () => {
    office = await makeActor("office");
    programId = (await makeProgram(office)).id;
  });
  let serial = 0;
  const line = (
    group: string,
    on: string,
    more: Partial<Record<"status" | "used" | "state" | "why" | "uuid", string>> = {},
  ) =>
    [
      ...[on, "petugas1", group, more.status ?? "aktif", "5", "1500000", more.used ?? "", more.state ?? ""],
      ...[more.why ?? "", more.uuid ?? `00000000-0000-4000-8000-${String(++serial).padStart(12, "0")}`],
    ].join(",");

  test("a contact goes to the open point whose window is nearest; two on one day complete it once", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Dahlia", trainedOn: "2026-01-02" });
    const planned = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-06-20" });
    const body = await bring(
      office,
      programId,
      line("Dahlia", "2026-06-09"),
      line("Dahlia", "2026-06-09", { status: "mandek" }),
      line("Dahlia", "2026-01-20"),
    );
    await commit(office, body.id);
    const contacts = await contactsOf(group.id);
    expect(contacts.map(({ id, doneOn }) => [id === planned.id, doneOn])).toEqual([
      [false, "2026-01-20"],
      ...[expect.any(Array), expect.any(Array)],
    ]);
    expect(contacts.filter(({ id }) => id === planned.id)).toHaveLength(1);
    expect(contacts).toHaveLength(3);
  });

  test("a visit of a case's action finishes the action, and taking the file back opens it again", async () => {
    const today = todayFor(office);
    const group = await makeGroup(office, programId, { name: "Kelompok Wijaya" });
    const one = await make(office, "cases", { groupId: group.id });
    const made = await office.api.post<Row>(`/api/cases/${one.id}/actions`, { type: "visit", dueOn: today, visit: {} });
    const body = await bring(office, programId, line("Wijaya", today));
    await commit(office, body.id);
    expect(await read(office, "follow-ups", String(made.body.madeId))).toMatchObject({ state: "done" });
    expect(await read(office, "case-actions", made.body.id)).toMatchObject({ doneOn: today, version: 2 });
    expect((await office.api.post(`/api/imports/${body.id}/undo`)).status).toBe(200);
    expect(await read(office, "follow-ups", String(made.body.madeId))).toMatchObject({ state: "scheduled" });
    expect(await read(office, "case-actions", made.body.id)).toMatchObject({ doneOn: null, version: 3 });
    const { rows } = await database().execute({
      sql: "SELECT action FROM audit_log WHERE entityId = ? ORDER BY id",
      args: [made.body.id],
    });
    expect(rows.map(({ action }) => action)).toEqual(["create", "done", "reopen"]);
  });

  test("two files written at once complete a point once; the other contact is unplanned", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Serentak" });
    const planned = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-06-20" });
    const files = await Promise.all(
      [1, 2, 3].map(() => bring(office, programId, line("Serentak", "2026-06-10", { status: "mandek" }))),
    );
    const done = await Promise.all(files.map(({ id }) => office.api.post<ImportBody>(`/api/imports/${id}/commit`)));
    expect(done.map(({ status, body }) => [status, body.counts?.create])).toEqual(
      [200, 200, 200].map((status) => [status, 1]),
    );
    const contacts = await contactsOf(group.id);
    expect(contacts).toHaveLength(3);
    expect(contacts.filter(({ id }) => id === planned.id)).toHaveLength(1);
    const told = await eventsOf(planned.id);
    expect(told.filter(({ kind }) => kind === "follow_up_done")).toHaveLength(1);
  });

  test("a contact that is in the books already, by hand, is not written twice", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Seruni" });
    await make(office, "follow-ups", {
      ...{ groupId: group.id, doneOn: "2026-04-05", method: "visit", activityStatus: "active" },
      ...{ activeMembers: 5, monthlyRevenueIdr: 1_500_000 },
    });
    const body = await bring(office, programId, line("Seruni", "2026-04-05"), line("Seruni", "2026-04-06"));
    expect(body.rows.map(({ outcome }) => outcome)).toEqual(["skip", "create"]);
  });

  test("a word without a meaning keeps its row out until somebody says what it means", async () => {
    await makeGroup(office, programId, { name: "Kelompok Teratai" });
    const body = await bring(
      office,
      programId,
      line("Teratai", "2026-03-01", { status: "ngadat" }),
      line("Teratai", "2026-03-02", { why: "pasar banjir" }),
      line("Teratai", "2026-03-03", { status: "" }),
      line("Teratai", "2026-03-04"),
    );
    expect(body.rows.map(({ outcome, errors }) => [outcome, errors[0]?.code])).toEqual([
      ["error", "value_unmapped"],
      ["error", "value_unmapped"],
      ["error", "missing"],
      ["create", undefined],
    ]);
    expect(body.valueMap.activityStatus).toMatchObject({ ngadat: null });
    const mended = await office.api.put<ImportBody>(`/api/imports/${body.id}/mapping`, {
      columns: body.mapping.map(({ column, field }) => ({ column, field })),
      valueMap: { activityStatus: { ngadat: "dormant" }, obstacles: { banjir: "season" } },
    });
    expect(mended.body.counts).toMatchObject({ create: 3, error: 1 });
    await commit(office, body.id);
    const { rows } = await database().execute({
      sql: "SELECT activityStatus FROM follow_ups WHERE doneOn = '2026-03-01' AND organizationId = ?",
      args: [office.organization.id],
    });
    expect(rows[0]?.activityStatus).toBe("dormant");
  });

  test("an older answer about equipment is a check, but does not undo what a later check saw", async () => {
    const group = await makeGroup(office, programId, { name: "Kelompok Kenanga" });
    const machine = await makeMachine(office, programId);
    await make(office, "handovers", { groupId: group.id, date: "2026-01-10", items: [machine.id], number: "BAST/E/1" });
    await make(office, "equipment-checks", { equipmentId: machine.id, checkedOn: "2026-05-01", state: "in_use" });
    const body = await bring(
      office,
      programId,
      line("Kenanga", "2026-02-01", { used: "tidak", state: "rusak_berat" }),
      line("Kenanga", "2025-12-01", { used: "tidak", state: "baik" }),
    );
    await commit(office, body.id);
    expect((await read(office, "equipment", machine.id)).state).toBe("in_use");
    const checks = await office.api.get<Row[]>(
      `/api/equipment-checks?filter=${JSON.stringify({ equipmentId: machine.id })}&sort=["checkedOn","ASC"]`,
    );
    expect(checks.body.map(({ checkedOn, state }) => [checkedOn, state])).toEqual([
      ["2026-02-01", "damaged"],
      ["2026-05-01", "in_use"],
    ]);
    const later = await bring(office, programId, line("Kenanga", "2026-06-01", { used: "tidak", state: "baik" }));
    await commit(office, later.id);
    expect((await read(office, "equipment", machine.id)).state).toBe("idle");
    await step(office, "equipment", machine.id, "in_use");
    const undone = await office.api.post<UndoBody>(`/api/imports/${later.id}/undo`);
    expect(
      undone.body.kept.map(({ table }) => table),
      "touched since",
    ).toEqual(["equipment"]);
    expect((await read(office, "equipment", machine.id)).state).toBe("in_use");
  });
});
