import { beforeAll, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { upload } from "#test/support/files.ts";
import { make, makeGroup, makeMachine, makeProgram, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

const NIK = "3573015101850088";
const TELLS = /Terbatas|3573015101850088|81200001110|Gang Tertutup/;

let team: Awaited<ReturnType<typeof makeTeam<"head" | "admin">>>;
let office: TestActor;
let colleague: TestActor;
let person: Row;
let business: Row;
let request: Row;
let photo: string;

const lift = () => office.api.post(`/api/data-requests/${request.id}/lift`, { reason: "Sengketa selesai" });

beforeAll(async () => {
  team = await makeTeam("head", "admin");
  ({ office } = team);
  colleague = await makeActor("office", { organization: office.organization });
  const program = await makeProgram(office);
  person = await make(office, "people", { name: "Terbatas Sekali", phone: "081200001110", nik: NIK });
  business = await makeGroup(office, program.id, {
    ...{ kind: "individual", name: "Usaha Terbatas Sekali", address: "Gang Tertutup 1", lat: -7.5, lng: 112 },
  });
  await make(office, "memberships", { groupId: business.id, personId: person.id });
  const machine = await makeMachine(office, program.id);
  const handover = { groupId: business.id, date: "2026-02-01", items: [machine.id], receiver: "Terbatas Sekali" };
  await make(office, "handovers", handover);
  await make(office, "cases", { groupId: business.id, note: "Terbatas sakit" });
  await make(office, "complaints", {
    ...{ groupId: business.id, personId: person.id, channel: "phone", text: "Saya Terbatas", receivedOn: "2026-03-02" },
  });
  const visit = await make(office, "follow-ups", { groupId: business.id, dueOn: "2026-05-02" });
  const done = {
    doneOn: "2026-05-02",
    method: "visit",
    activityStatus: "active",
    activeMembers: 1,
    note: "Terbatas ada",
  };
  expect((await office.api.post(`/api/follow-ups/${visit.id}/complete`, done)).status).toBe(200);
  photo = (await upload<{ id: string }>(office, { subject: "groups", subjectId: business.id })).body.id;
  request = await make(office, "data-requests", { kind: "restriction", channel: "letter", personId: person.id });
  const to = (name: string) =>
    office.api.post(`/api/data-requests/${request.id}/transition`, { to: name, identity: "KTP dilihat" });
  expect((await to("verified")).status).toBe(200);
  const restricted = await office.api.post(`/api/data-requests/${request.id}/transition`, { to: "done" });
  expect(restricted.status, restricted.text).toBe(200);
});

/** Every GET of the API on every record of the office. */
async function tellingPaths(actor: TestActor): Promise<string[]> {
  const { body } = await actor.api.get<{ paths: Record<string, { get?: object }> }>("/api/openapi.json");
  const found: string[] = [];
  for (const [path, verbs] of Object.entries(body.paths)) {
    if (!verbs.get) continue;
    const table = (path.split("/")[2] ?? "").replaceAll("-", "_");
    const sql = `SELECT id FROM "${table}" WHERE organizationId = ? LIMIT 6`;
    const { rows } = path.includes("{")
      ? await database()
          .execute({ sql, args: [office.organization.id] })
          .catch(() => ({ rows: [] }))
      : { rows: [{ id: "" }] };
    for (const { id } of rows) {
      const { text } = await actor.api.get(path.replace(/\{\w+\}/, String(id)));
      if (TELLS.test(text)) found.push(path);
    }
  }
  return found;
}

test("nobody in the office reads of somebody whose data is restricted, nor of a business that is theirs", async () => {
  expect(await tellingPaths(colleague)).toEqual([]);
  for (const q of ["Terbatas", NIK, "081200001110"]) {
    expect((await colleague.api.post("/api/search", { q })).text).not.toMatch(TELLS);
  }
  for (const resource of ["groups", "handovers", "complaints", "cases"]) {
    const listed = await colleague.api.list(resource, { filter: { q: "Terbatas" } });
    expect([resource, listed.total]).toEqual([resource, 0]);
  }
  expect((await colleague.api.list("groups", { filter: { name: "Usaha Terbatas Sekali" } })).total).toBe(0);
  expect((await colleague.api.list("groups", { filter: { address_isnull: false } })).total).toBe(0);
  expect((await colleague.api.get(`/api/attachments/${photo}`)).status).toBe(403);
});

test("the group stays in every list and count under another name, and what is saved of it leaves its name alone", async () => {
  const shown = (await colleague.api.get<Row>(`/api/groups/${business.id}`)).body;
  expect(shown).toMatchObject({ name: `Usaha ${business.id.slice(-6)}`, address: null, lat: null });
  const saved = await colleague.api.put(
    `/api/groups/${business.id}`,
    { ...shown, product: "Keripik" },
    { ifMatch: shown.version },
  );
  expect(saved.status, saved.text).toBe(200);
  const { rows } = await database().execute({
    sql: "SELECT name, address, product FROM groups WHERE id = ?",
    args: [business.id],
  });
  expect(rows[0]).toMatchObject({ name: "Usaha Terbatas Sekali", address: "Gang Tertutup 1", product: "Keripik" });
});

test("whoever handles the request reads on, and the head does not", async () => {
  expect((await team.head.api.get(`/api/groups/${business.id}`)).text).not.toMatch(TELLS);
  expect((await team.head.api.list("complaints")).text).not.toMatch(TELLS);
  const asked = (await team.head.api.get<Row>(`/api/data-requests/${request.id}`)).body;
  expect(asked).toMatchObject({ personId: person.id, identity: "KTP dilihat" });
  expect((await office.api.get<Row>(`/api/groups/${business.id}`)).body.name).toBe("Usaha Terbatas Sekali");
  expect((await office.api.get<Row>(`/api/people/${person.id}`)).body.name).toBe("Terbatas Sekali");
});

test("what is lifted is read again by all, at once", async () => {
  const lifted = await lift();
  expect(lifted.status, lifted.text).toBe(200);
  expect((await colleague.api.get<Row>(`/api/groups/${business.id}`)).body.name).toBe("Usaha Terbatas Sekali");
  expect((await colleague.api.get(`/api/attachments/${photo}`)).status).toBe(200);
});
