import { beforeAll, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { upload } from "#test/support/files.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, runCron, server } from "#test/support/server.ts";
import { verifyExport } from "#worker/audit/verify.ts";
import { decryptField } from "#worker/http/fieldCrypto.ts";

interface Fault {
  error: { code: string };
}

const NAME = "Kartini Dihapus";
const NIK = "3573015101850077";
const PHONE = "081399988877";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "commission">>>;
let office: TestActor;
let person: Row;
let twin: Row;
let group: Row;
let business: Row;
let request: Row;
let photo: string;
let submission: string;

const erase = (actor: TestActor, id: string, body: object = { understood: true }) =>
  actor.api.post<Row & Fault>(`/api/data-requests/${id}/erase`, body);
const verify = (id: string) =>
  office.api.post(`/api/data-requests/${id}/transition`, { to: "verified", identity: "KTP dilihat" });
const one = async (sql: string, ...args: (string | number)[]) => (await database().execute({ sql, args })).rows[0];
const exported = async (actor: TestActor) => {
  const { text } = await actor.api.get("/api/audit-log/export");
  return { text, bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer> };
};

beforeAll(async () => {
  team = await makeTeam("admin", "head", "commission");
  ({ office } = team);
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  business = await makeGroup(office, program.id, {
    kind: "individual",
    name: `Usaha ${NAME}`,
    address: "Gang Rahasia 9",
  });
  person = await make(office, "people", {
    ...{ name: NAME, nik: NIK, phone: PHONE, birthDate: "1985-01-11", address: "Gang Rahasia 9", sex: "female" },
    ...{ employer: "Juragan Rahasia", bpjsStatus: "active", villageCode: null },
  });
  twin = await make(office, "people", { name: `${NAME} `, phone: PHONE, address: "Gang Rahasia 9" });
  for (const groupId of [group.id, business.id]) await make(office, "memberships", { personId: person.id, groupId });
  const merge = await office.api.post("/api/merges", {
    ...{ entity: "people", keptId: person.id, goneId: twin.id, keptVersion: 1, goneVersion: 1 },
  });
  expect(merge.status).toBe(201);
  const complaint = await make(office, "complaints", {
    ...{ groupId: group.id, personId: person.id, channel: "phone", text: `${NAME} mengeluh`, receivedOn: "2026-03-02" },
  });
  photo = (await upload<{ id: string }>(office, { subject: "complaints", subjectId: complaint.id })).body.id;
  const visit = await make(office, "follow-ups", { groupId: business.id, dueOn: "2026-05-02" });
  const completed = await office.api.post(`/api/follow-ups/${visit.id}/complete`, {
    ...{ doneOn: "2026-05-02", method: "visit", activityStatus: "active", activeMembers: 1, note: `${NAME} sakit` },
  });
  expect(completed.status, completed.text).toBe(200);
  const form = await make(office, "submission-forms", { name: "Formulir hapus", programId: program.id });
  const sent = await new ApiClient().post<{ id: string }>(
    `/api/submissions/${form.formKey}`,
    { _uuid: "hapus-1", nama_kelompok: "Tidak ada", responden: NAME, catatan: "Pasar sepi" },
    { headers: { authorization: `Bearer ${form.token}` } },
  );
  submission = sent.body.id;
  await office.api.post(`/api/people/${person.id}/reveal`, { field: "nik", reason: `Menelepon ${NAME}` });
  request = await make(office, "data-requests", { kind: "erasure", channel: "letter", personId: person.id });
  await verify(request.id);
  await runCron("* * * * *");
}, 60_000);

test("needs a second person who knows what it means", async () => {
  expect((await erase(office, request.id)).status).toBe(403);
  expect((await erase(team.admin, request.id)).status).toBe(403);
  expect((await erase(team.head, request.id, {})).status).toBe(422);
  const step = await office.api.post<Fault>(`/api/data-requests/${request.id}/transition`, { to: "done" });
  expect([step.status, step.body.error.code]).toEqual([409, "second_person"]);
  const unverified = await make(office, "data-requests", { kind: "erasure", channel: "letter", personId: person.id });
  expect((await erase(team.head, unverified.id)).body.error.code).toBe("not_verified");
  const told = await one(
    "SELECT count(*) AS n FROM notifications WHERE subjectId = ? AND userId = ?",
    request.id,
    team.head.userId,
  );
  expect(told?.n).toBe(1);
});

test("leaves a nameless row that figures keep counting, and nothing that says who it was", async () => {
  const figures = async () => ({
    members: (await office.api.list("memberships", { filter: { groupId: group.id } })).total,
    people: (await office.api.list("people", { filter: { sex: "female" } })).total,
    paying: (await office.api.list("people", { filter: { bpjsStatus: "active" } })).total,
  });
  const before = { figures: await figures(), file: await exported(office) };
  const object = await one("SELECT objectKey FROM attachments WHERE id = ?", photo);
  const done = await erase(team.head, request.id, { understood: true, result: "Dihapus sesuai permintaan" });
  expect([done.status, done.body.state, done.body.doneBy]).toEqual([200, "done", team.head.userId]);
  expect(await figures()).toEqual(before.figures);

  const shown = (await office.api.get<Row>(`/api/people/${person.id}`)).body;
  expect(shown).toMatchObject({
    name: `Orang ${person.id.slice(-6)}`,
    nik: null,
    phone: null,
    birthDate: null,
    address: null,
  });
  expect(shown).toMatchObject({ employer: null, sex: "female", bpjsStatus: "active", erasedAt: expect.any(Number) });

  const tables = [
    "people",
    "groups",
    "follow_ups",
    "complaints",
    "memberships",
    "attachments",
    "audit_private",
    "custom_values",
  ];
  for (const table of tables) {
    const { rows: columns } = await database().execute({ sql: "SELECT name FROM pragma_table_info(?)", args: [table] });
    const text = columns.map(({ name }) => `coalesce("${name}", '')`).join(" || ' ' || ");
    for (const word of [NAME, "Gang Rahasia", "Juragan Rahasia"]) {
      const told = await one(`SELECT count(*) AS n FROM ${table} WHERE instr(${text}, ?) > 0`, word);
      expect(told?.n, `${table}: ${word}`).toBe(0);
    }
  }
  const kept = await one(
    "SELECT count(*) AS n FROM people WHERE organizationId = ? AND (nikIndex IS NOT NULL OR phoneIndex IS NOT NULL)",
    office.organization.id,
  );
  expect(kept?.n).toBe(0);
  expect(object?.objectKey).toEqual(expect.any(String));
  expect((await office.api.get(`/api/attachments/${photo}`)).status).toBe(404);

  const payload = (await one("SELECT payload FROM submissions WHERE id = ?", submission))?.payload;
  const keys = { FIELD_KEYS: fieldKeys(), INDEX_KEY: new Uint8Array(32) };
  const answers = await decryptField(
    keys,
    { table: "submissions", column: "payload", id: submission },
    String(payload),
  );
  expect(JSON.parse(answers)).toMatchObject({ responden: null, catatan: "Pasar sepi" });

  for (const q of [NAME, NIK, PHONE]) {
    expect((await office.api.post<{ people: Row[] }>("/api/search", { q })).body.people).toEqual([]);
  }
  // The same person may come again, as somebody new.
  expect((await office.api.post("/api/people", { name: NAME, nik: NIK })).status).toBe(201);

  await runCron("* * * * *");
  const after = await exported(office);
  const notes = before.file.text
    .split("\n")
    .filter((text) => text.includes('"type":"checkpoint"'))
    .map((text) => String(JSON.parse(text).note));
  const report = await verifyExport(after.bytes, { kept: notes, earlier: before.file.bytes });
  expect(report.faults).toEqual([]);
  expect(report.ok).toBe(true);
  expect(before.file.text).toContain("erasure");
  expect(after.text).not.toContain(NAME);
}, 60_000);

test("cannot be undone, nor told again: not by a form, a merge taken back, or a second request", async () => {
  const put = await office.api.put<Fault>(`/api/people/${person.id}`, { name: "Kembali" }, { ifMatch: "*" });
  expect(put.status).not.toBe(200);
  const again = await office.api.put<Fault>(`/api/people/${person.id}`, { name: "Kembali" }, { ifMatch: 3 });
  expect([again.status, again.body.error.code]).toEqual([409, "erased"]);
  const merges = await office.api.list<Row>("merges", { filter: { keptId: person.id } });
  expect((await office.api.post(`/api/merges/${merges.body[0]?.id}/undo`, {})).status).toBe(409);
  expect((await erase(team.head, request.id)).status).toBe(409);
});

test("an admin erases only where there is no head, and the log says so", async () => {
  const alone = await makeTeam("admin");
  const someone = await make(alone.office, "people", { name: "Sendiri Saja" });
  const asked = await make(alone.office, "data-requests", { kind: "erasure", channel: "visit", personId: someone.id });
  await alone.office.api.post(`/api/data-requests/${asked.id}/transition`, { to: "verified", identity: "KTP dilihat" });
  expect((await erase(alone.admin, asked.id)).status).toBe(200);
  const row = await one("SELECT actorId FROM audit_log WHERE entityId = ? AND action = 'erase_alone'", asked.id);
  expect(row?.actorId).toBe(alone.admin.userId);
});

function fieldKeys() {
  return String(server.secrets.FIELD_KEYS)
    .split(",")
    .map((pair) => {
      const [kid = "", key = ""] = pair.split(":");
      return { kid, key: Uint8Array.from(atob(key), (char) => char.charCodeAt(0)) };
    });
}
