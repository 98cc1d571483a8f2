import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, runCron, server } from "#test/support/server.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "commission" | "officer" | "ngo">>>;
let office: TestActor;
let colleague: TestActor;
let group: Row;

const HOUR = 3_600_000;
let serial = 0;
const nik = () => `35730145078${String(++serial).padStart(5, "0")}`;

beforeAll(async () => {
  team = await makeTeam("admin", "head", "commission", "officer", "ngo");
  ({ office } = team);
  colleague = await makeActor("office", { organization: office.organization });
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id);
});

async function makePerson(more: object = {}): Promise<Row> {
  const person = await make(office, "people", {
    ...{ name: `Sri Hak ${++serial}`, nik: nik(), phone: "081234567890", address: "Jalan Mawar 1" },
    ...more,
  });
  await make(office, "memberships", { personId: person.id, groupId: group.id });
  return person;
}

const ask = (kind: string, personId: string | null, more: object = {}) =>
  make(office, "data-requests", { kind, channel: "letter", personId, ...more });
const move = (actor: TestActor, id: string, body: object) =>
  actor.api.post<Row & Fault>(`/api/data-requests/${id}/transition`, body);
const verify = (id: string) => move(office, id, { to: "verified", identity: "KTP asli dilihat di loket" });

describe("a request of a data subject", () => {
  test("is due 72 hours after it came, and says how many are left", async () => {
    const receivedAt = server.now() - 10 * HOUR;
    const request = await ask("access", (await makePerson()).id, { receivedAt });
    expect(request).toMatchObject({
      state: "received",
      dueAt: receivedAt + 72 * HOUR,
      ownerId: office.userId,
      late: false,
    });
    expect(request.hoursLeft).toBe(61);
    const early = await office.api.post<Fault>("/api/data-requests", {
      ...{ kind: "access", channel: "letter", receivedAt: server.now() + HOUR },
    });
    expect([early.status, Object.keys(early.body.error.fields ?? {})]).toEqual([422, ["receivedAt"]]);
  });

  test("needs a person and a checked identity before anything is done", async () => {
    const request = await ask("access", null, { requester: "Anak dari pemilik data" });
    expect((await move(office, request.id, { to: "done" })).status).toBe(409);
    expect(Object.keys((await verify(request.id)).body.error.fields ?? {})).toEqual(["to"]);
    const person = await makePerson();
    await office.api.put(`/api/data-requests/${request.id}`, { personId: person.id }, { ifMatch: request.version });
    const unsaid = await move(office, request.id, { to: "verified" });
    expect(Object.keys(unsaid.body.error.fields ?? {})).toEqual(["identity"]);
    expect((await verify(request.id)).body).toMatchObject({ state: "verified", verifiedBy: office.userId });
    const changed = await office.api.put<Fault>(
      `/api/data-requests/${request.id}`,
      { kind: "erasure" },
      { ifMatch: 3 },
    );
    expect(changed.status).toBe(422);
  });

  test("is refused with a reason, and stays as it is then", async () => {
    const request = await ask("erasure", (await makePerson()).id);
    expect((await move(office, request.id, { to: "refused" })).status).toBe(422);
    const refused = await move(office, request.id, { to: "refused", reason: "Bukan pemilik data" });
    expect(refused.body).toMatchObject({ state: "refused", result: "Bukan pemilik data" });
    expect((await move(office, request.id, { to: "verified" })).status).toBe(409);
    const put = await office.api.put(`/api/data-requests/${request.id}`, { channel: "visit" }, { ifMatch: 2 });
    expect(put.status).toBe(409);
  });

  test("is the office's own: admin reads without the words, others learn nothing", async () => {
    const request = await ask("access", (await makePerson()).id, { text: "Minta salinan data saya" });
    const stranger = await makeActor("office");
    for (const actor of [stranger, team.commission, team.officer, team.ngo]) {
      expect([403, 404], actor.role).toContain((await actor.api.get(`/api/data-requests/${request.id}`)).status);
    }
    const seen = await team.admin.api.get<Row>(`/api/data-requests/${request.id}`);
    expect(seen.body).toMatchObject({ text: null, personId: null, kind: "access" });
    expect((await team.head.api.get<Row>(`/api/data-requests/${request.id}`)).body.text).toBe(
      "Minta salinan data saya",
    );
  });

  test("reminds its owner a day before it is due, and tells the head once it is late, once each", async () => {
    const soon = await ask("access", (await makePerson()).id, { receivedAt: server.now() - 60 * HOUR });
    const late = await ask("access", (await makePerson()).id, { receivedAt: server.now() - 80 * HOUR });
    await runCron("0 * * * *");
    await runCron("0 * * * *");
    const { rows } = await database().execute({
      sql: "SELECT userId, kind, subjectId FROM notifications WHERE subjectId IN (?, ?) ORDER BY kind, userId",
      args: [soon.id, late.id],
    });
    const told = rows.map((row) => [row.kind, row.subjectId, row.userId].join(" ")).sort();
    expect(told).toEqual(
      [
        `data_request_due ${soon.id} ${office.userId}`,
        `data_request_late ${late.id} ${office.userId}`,
        `data_request_late ${late.id} ${team.head.userId}`,
      ].sort(),
    );
    expect((await office.api.list("data-requests", { filter: { late: true } })).body.map(({ id }) => id)).toContain(
      late.id,
    );
  });
});

describe("access", () => {
  test("hands out everything held, with numbers in clear, and is logged", async () => {
    const number = nik();
    const person = await makePerson({ name: "Sri Akses", nik: number });
    await make(office, "complaints", {
      ...{ groupId: group.id, personId: person.id, channel: "phone", text: "Mesin rusak", receivedOn: "2026-03-02" },
    });
    const request = await ask("access", person.id);
    expect((await office.api.post(`/api/data-requests/${request.id}/file`, {})).status).toBe(409);
    await verify(request.id);
    expect((await move(office, request.id, { to: "done" })).status).toBe(409);
    const file = await office.api.post<Record<string, unknown[]> & { person: Row }>(
      `/api/data-requests/${request.id}/file`,
      {},
    );
    expect(file.status).toBe(200);
    expect(file.body.person).toMatchObject({
      name: "Sri Akses",
      nik: number,
      phone: "+6281234567890",
      address: "Jalan Mawar 1",
    });
    expect(file.body.memberships).toMatchObject([{ role: "member" }]);
    expect(file.body.complaints).toMatchObject([{ text: "Mesin rusak" }]);
    expect(file.body).toMatchObject({ requestId: request.id, madeBy: { name: "Uji office" } });
    const { rows } = await database().execute({
      sql: "SELECT userId, field FROM access_log WHERE entity = 'people' AND entityId = ?",
      args: [person.id],
    });
    expect(rows).toEqual([expect.objectContaining({ userId: office.userId, field: "*" })]);
    expect((await move(office, request.id, { to: "done", result: "Diserahkan di loket" })).body).toMatchObject({
      state: "done",
    });
    expect((await team.head.api.post(`/api/data-requests/${request.id}/file`, {})).status).toBe(403);
  });

  test("counts what is held without a value of it", async () => {
    const person = await makePerson();
    const request = await ask("erasure", person.id);
    const { body } = await team.head.api.get<{ counts: Record<string, number> }>(
      `/api/data-requests/${request.id}/held`,
    );
    expect(body.counts).toMatchObject({ memberships: 1, complaints: 0, requests: 1 });
  });
});

describe("correction", () => {
  test("is done once something of the person was corrected", async () => {
    const person = await makePerson();
    const request = await ask("correction", person.id);
    await verify(request.id);
    expect((await move(office, request.id, { to: "done" })).body.error.code).toBe("not_yet_done");
    await office.api.put(`/api/people/${person.id}`, { address: "Jalan Melati 2" }, { ifMatch: person.version });
    expect((await move(office, request.id, { to: "done" })).body).toMatchObject({
      state: "done",
      doneBy: office.userId,
    });
  });
});

describe("restriction", () => {
  const seenBy = async (actor: TestActor, person: Row) => ({
    get: (await actor.api.get(`/api/people/${person.id}`)).status,
    listed: (await actor.api.list("people", { filter: { id: person.id } })).total,
    searched: (await actor.api.post<{ people: Row[] }>("/api/search", { q: String(person.name) })).body.people.length,
  });

  test("hides the person from everybody but who handles it, until it is lifted", async () => {
    const person = await makePerson({ name: "Dewi Terbatas" });
    const open = { get: 200, listed: 1, searched: 1 };
    expect(await seenBy(colleague, person)).toEqual(open);
    const request = await ask("restriction", person.id);
    await verify(request.id);
    expect((await move(office, request.id, { to: "done" })).body).toMatchObject({ state: "done" });
    const hidden = { get: 404, listed: 0, searched: 0 };
    expect(await seenBy(colleague, person)).toEqual(hidden);
    expect((await team.commission.api.get(`/api/people/${person.id}`)).status).toBe(404);
    expect((await team.head.api.get(`/api/people/${person.id}`)).status).toBe(404);
    expect(await seenBy(office, person)).toEqual(open);
    const changed = await colleague.api.put(`/api/people/${person.id}`, { product: "Keripik" }, { ifMatch: 2 });
    expect(changed.status).toBe(404);
    const reveal = await colleague.api.post(`/api/people/${person.id}/reveal`, { field: "nik", reason: "Ingin tahu" });
    expect(reveal.status).toBe(404);
    // Still a member, still counted.
    expect((await colleague.api.list("memberships", { filter: { personId: person.id } })).total).toBe(1);
    expect((await colleague.api.post(`/api/data-requests/${request.id}/lift`, {})).status).toBe(422);
    const lifted = await colleague.api.post<Row>(`/api/data-requests/${request.id}/lift`, {
      reason: "Diminta orangnya",
    });
    expect(lifted.body.liftedAt).toEqual(expect.any(Number));
    expect(await seenBy(colleague, person)).toEqual(open);
    expect((await office.api.post(`/api/data-requests/${request.id}/lift`, { reason: "Lagi" })).status).toBe(409);
  });

  test("goes on where another one of the same person stands", async () => {
    const person = await makePerson();
    const [first, second] = [await ask("restriction", person.id), await ask("restriction", person.id)];
    for (const { id } of [first, second]) {
      await verify(id);
      await move(office, id, { to: "done" });
    }
    await office.api.post(`/api/data-requests/${first.id}/lift`, { reason: "Satu dicabut" });
    expect((await colleague.api.get(`/api/people/${person.id}`)).status).toBe(404);
  });

  test("is no business of a form", async () => {
    const person = await makePerson();
    const set = await office.api.put(`/api/people/${person.id}`, { restrictedAt: 1 }, { ifMatch: person.version });
    expect(set.status).toBe(422);
    expect((await office.api.post("/api/people", { name: "Baru", erasedAt: 1 })).status).toBe(422);
  });
});
