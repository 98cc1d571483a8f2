import { beforeAll, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { csvOf } from "#worker/access/csv.ts";

interface Affected {
  people: { personId: string; name: string; looks: number; fields: string }[];
  others: { entity: string; records: number }[];
}
interface Seen {
  looks: { field: string; reason: string; userName: string; many: number | null; channel: string }[];
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "commission">>>;
let office: TestActor;
let colleague: TestActor;
const persons: Row[] = [];

const NIK = "3573014507809991";

beforeAll(async () => {
  team = await makeTeam("admin", "head", "commission");
  ({ office } = team);
  colleague = await makeActor("office", { organization: office.organization });
  const program = await makeProgram(office);
  const group = await makeGroup(office, program.id);
  for (const [at, name] of ["Ani Terlihat", "Budi Terlihat", "=Cici Terlihat"].entries()) {
    const person = await make(office, "people", { name, phone: "081200011122", nik: at === 0 ? NIK : null });
    await make(office, "memberships", { personId: person.id, groupId: group.id });
    persons.push(person);
  }
});

const affected = (actor: TestActor, query: Record<string, string> = {}) =>
  actor.api.get<Affected>(`/api/access-log/affected?${new URLSearchParams(query)}`);
const namesOf = ({ people }: Affected) => people.map(({ name }) => name).sort();
const seen = async (actor: TestActor, person?: Row) =>
  (await actor.api.get<Seen>(`/api/people/${person?.id}/seen`)).body;

test("a look by number, by field, side by side and in a list each stand on the person's page, with reason", async () => {
  await office.api.post("/api/search", { q: NIK });
  await colleague.api.post(`/api/people/${persons[0]?.id}/reveal`, { field: "phone", reason: "Mengabari jadwal" });
  const pair = new URLSearchParams({
    entity: "people",
    firstId: String(persons[0]?.id),
    secondId: String(persons[1]?.id),
  });
  expect((await office.api.get(`/api/duplicates/compare?${pair}`)).status).toBe(200);
  const list = await office.api.post<Row>("/api/exports", {
    ...{ resource: "people", filter: { name: "Ani Terlihat" }, reason: "Undangan pelatihan" },
  });
  expect(list.status).toBe(201);
  const { looks } = await seen(team.head, persons[0]);
  expect(looks.map(({ field, many }) => [field.split(",")[0], many])).toEqual([
    ["name", 1],
    ["nik", null],
    ["phone", null],
    ["nik", null],
  ]);
  expect(looks.map(({ reason }) => reason).join(" | ")).toMatch(
    /Undangan pelatihan \| .*ganda \| Mengabari jadwal \| .*nomor/,
  );
  expect(looks.map(({ channel }) => channel)).toEqual(["list", "record", "record", "record"]);
  expect(looks.every(({ userName }) => userName.startsWith("Uji"))).toBe(true);
  const { rows } = await database().execute("SELECT * FROM access_log");
  expect(JSON.stringify(rows)).not.toContain(NIK);
});

test("a search by name is no look at a number", async () => {
  const before = (await seen(team.head, persons[2])).looks.length;
  await office.api.post("/api/search", { q: "Cici" });
  expect((await seen(team.head, persons[2])).looks.length).toBe(before);
});

test("who a breach touches, by account, period and kind, in one list", async () => {
  await office.api.post("/api/exports", { resource: "memberships", reason: "Uji" });
  const all = await affected(team.head);
  expect(all.status).toBe(200);
  expect(namesOf(all.body)).toEqual(["=Cici Terlihat", "Ani Terlihat", "Budi Terlihat"]);
  expect(namesOf((await affected(team.head, { userId: colleague.userId })).body)).toEqual(["Ani Terlihat"]);
  expect(namesOf((await affected(team.head, { entity: "complaints" })).body)).toEqual([]);
  expect(namesOf((await affected(team.head, { from: "2020-01-01", to: "2020-12-31" })).body)).toEqual([]);
  expect((await affected(team.head, { from: "2026-02-30", to: "2026-03-01" })).status).toBe(400);
  expect((await affected(team.head, { from: "2026-03-02", to: "2026-03-01" })).status).toBe(422);
  const masked = (await affected(team.admin)).body.people;
  expect(masked.every(({ name }) => name.startsWith("Orang "))).toBe(true);
  for (const actor of [office, team.commission]) expect((await affected(actor)).status).toBe(403);
  expect((await affected((await makeTeam("head")).head)).body.people).toEqual([]);
});

test("its file says who made it, when and why, is itself a look, and holds no formula", async () => {
  await office.api.post(`/api/people/${persons[2]?.id}/reveal`, { field: "phone", reason: "Mengabari" });
  const today = todayFor(office);
  const file = await team.head.api.post<string>("/api/access-log/affected/file", {
    ...{ from: today, to: today, reason: "Pemberitahuan kebocoran akun" },
  });
  expect(file.status).toBe(200);
  expect(file.text).toContain("Uji head");
  expect(file.text).toContain("Pemberitahuan kebocoran akun");
  expect(file.text).toContain("+6281200011122");
  expect(file.text).toContain("'=Cici Terlihat");
  expect((await seen(team.head, persons[2])).looks[0]).toMatchObject({ reason: "Pemberitahuan kebocoran akun" });
  const masked = await team.admin.api.post<string>("/api/access-log/affected/file", {
    from: today,
    to: today,
    reason: "Uji",
  });
  expect(masked.text).not.toMatch(/Terlihat|\+62812/);
});

test("what a spreadsheet could take for a formula is made plain", () => {
  expect(csvOf([["=1+1", " @x", "＝1", "\tcmd", 'a"b', null, -5]])).toBe(`\ufeff'=1+1,' @x,'＝1,'\tcmd,"a""b",,-5\r\n`);
});
