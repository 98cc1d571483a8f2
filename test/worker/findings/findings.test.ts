import { beforeAll, describe, expect, it } from "vitest";
import { FINDING_STATES, type FindingState } from "#db/constants.ts";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { download, pdfOf, pictureOf, upload } from "#test/support/files.ts";
import { make, makeGroup, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { FINDING_MACHINE } from "#worker/policy/transitions.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
interface Step {
  kind: string;
  text: string | null;
  dueOn: string | null;
  role: string;
  organizationName: string;
}

let team: Awaited<ReturnType<typeof makeTeam<"commission" | "head" | "officer" | "ngo">>>;
let commission: TestActor;
let office: TestActor;
let program: Row;
let dueOn: string;

const verb = (actor: TestActor, id: string, name: string, body: object = {}) =>
  actor.api.post<Row & Fault>(`/api/findings/${id}/${name}`, body);
const file = (more: object = {}) =>
  make(commission, "findings", {
    ...{ addresseeId: office.organization.id, programId: program.id, dueOn, ...more },
    ...{ text: "Dua mesin tidak dipakai", recommendation: "Alihkan mesinnya" },
  });
const historyOf = async (actor: TestActor, id: string) =>
  (await actor.api.get<Step[]>(`/api/findings/${id}/history`)).body;
const noticesOf = async (actor: TestActor, id: string) => {
  const { rows } = await database().execute({
    sql: "SELECT kind FROM notifications WHERE userId = ? AND subjectId = ? ORDER BY rowid",
    args: [actor.userId, id],
  });
  return rows.map(({ kind }) => kind);
};

/** A council of the province that the office lies in. */
const ofProvince = () =>
  makeOrganization({ kind: "commission", regionCode: office.organization.regionCode.slice(0, 2) });

beforeAll(async () => {
  team = await makeTeam("commission", "head", "officer", "ngo");
  ({ commission, office } = team);
  program = await makeProgram(office);
  dueOn = addDays(todayFor(commission), 14);
});

describe("filing", () => {
  it("reaches the office and its head, who are told, with the deadline", async () => {
    const finding = await file();
    expect(finding).toMatchObject({ state: "open", response: null, daysLate: 0 });
    for (const actor of [office, team.head]) {
      expect(await read(actor, "findings", finding.id)).toMatchObject({ text: "Dua mesin tidak dipakai" });
      expect(await noticesOf(actor, finding.id)).toEqual(["finding_filed"]);
    }
    expect(await historyOf(office, finding.id)).toEqual([
      expect.objectContaining({
        ...{ kind: "filed", dueOn, role: "commission", organizationName: commission.organization.name },
      }),
    ]);
  });

  it("is addressed to the office of the programme, or the only one of the region, where nobody is named", async () => {
    const told = { dueOn, text: "Mesin menganggur", recommendation: "Alihkan" };
    for (const more of [{}, { programId: program.id }]) {
      const finding = await make(commission, "findings", { ...told, ...more });
      expect(finding.addresseeId).toBe(office.organization.id);
    }
    const second = await makeOrganization({ regionCode: office.organization.regionCode });
    const unclear = await commission.api.post<Fault>("/api/findings", told);
    expect([unclear.status, Object.keys(unclear.body.error.fields ?? {})]).toEqual([422, ["addresseeId"]]);
    const clear = await make(commission, "findings", { ...told, programId: program.id });
    expect(clear.addresseeId).toBe(office.organization.id);
    await database().execute({ sql: "UPDATE organizations SET deletedAt = 1 WHERE id = ?", args: [second.id] });
  });

  it("names what is wrong", async () => {
    const other = await makeTeam();
    const theirs = await makeProgram(other.office);
    const body = { addresseeId: office.organization.id, dueOn, text: "x", recommendation: "y" };
    const cases: [object, string][] = [
      [{ addresseeId: other.office.organization.id }, "addresseeId"],
      [{ addresseeId: commission.organization.id }, "addresseeId"],
      [{ programId: theirs.id }, "programId"],
      [{ dueOn: "2026-01-01" }, "dueOn"],
      [{ text: " " }, "text"],
      [{ state: "closed" }, "state"],
      [{ response: "sudah" }, "response"],
    ];
    for (const [more, field] of cases) {
      const reply = await commission.api.post<Fault>("/api/findings", { ...body, ...more });
      expect([reply.status, Object.keys(reply.body.error.fields ?? {})], field).toEqual([422, [field]]);
    }
  });

  it("from a sample waits until its field check is closed", async () => {
    await makeGroup(office, program.id);
    const sample = await make(commission, "samples", {
      ...{ question: "Masih bekerja?", unit: "group", filter: { programId: program.id }, method: "simple", n: 1 },
      ...{ auditedId: office.organization.id, items: ["product"] },
    });
    await commission.api.post(`/api/samples/${sample.id}/freeze`);
    await commission.api.post(`/api/samples/${sample.id}/draw`, { seed: "31415926535897932384" });
    const body = { addresseeId: office.organization.id, dueOn, text: "x", recommendation: "y", sampleId: sample.id };
    const early = await commission.api.post<Fault>("/api/findings", body);
    expect([early.status, Object.keys(early.body.error.fields ?? {})]).toEqual([422, ["sampleId"]]);
    const items = await commission.api.list<Row>("sample-items", { filter: { sampleId: sample.id } });
    await commission.api.post(`/api/sample-items/${items.body[0]?.id}/check`, { outcome: "not_found" });
    await commission.api.post(`/api/samples/${sample.id}/close`);
    expect((await commission.api.post("/api/findings", body)).status).toBe(201);
  });

  it.each(["office", "head", "officer", "ngo"] as const)("is not for %s", async (role) => {
    const body = { addresseeId: office.organization.id, dueOn, text: "x", recommendation: "y" };
    expect((await team[role].api.post("/api/findings", body)).status).toBe(403);
  });
});

describe("the answer", () => {
  it("is given by the office, judged by the auditor, and each word is kept", async () => {
    const { id } = await file();
    const answered = await verb(office, id, "respond", { response: "Kami alihkan pekan depan" });
    expect(answered.body).toMatchObject({ state: "answered", response: "Kami alihkan pekan depan" });
    expect(await noticesOf(commission, id)).toEqual(["finding_answered"]);
    const later = addDays(dueOn, 30);
    await verb(commission, id, "reopen", { reason: "Tanpa jadwal", dueOn: later });
    await verb(team.head, id, "respond", { response: "Jadwal terlampir" });
    await verb(commission, id, "accept", { note: "Baik" });
    const closed = await verb(commission, id, "close", { reason: "Mesin sudah dipakai" });
    expect(closed.body).toMatchObject({ state: "closed", dueOn: later, closedAt: expect.any(Number) });
    const steps = await historyOf(commission, id);
    expect(steps.map(({ kind, text, role }) => [kind, text, role])).toEqual([
      ["filed", null, "commission"],
      ["answered", "Kami alihkan pekan depan", "office"],
      ["reopened", "Tanpa jadwal", "commission"],
      ["answered", "Jadwal terlampir", "head"],
      ["accepted", "Baik", "commission"],
      ["closed", "Mesin sudah dipakai", "commission"],
    ]);
    expect(await noticesOf(office, id)).toEqual([
      "finding_filed",
      "finding_decided",
      "finding_decided",
      "finding_decided",
    ]);
    const refused = database().execute({ sql: "UPDATE finding_steps SET text = '' WHERE findingId = ?", args: [id] });
    await expect(refused).rejects.toThrow(/append-only/);
  });

  it("is not the auditor's to give, nor the office's to judge", async () => {
    const { id } = await file();
    expect((await verb(commission, id, "respond", { response: "x" })).status).toBe(403);
    await verb(office, id, "respond", { response: "Sudah" });
    for (const [name, body] of Object.entries({ accept: {}, reopen: { reason: "x" }, close: { reason: "x" } })) {
      for (const actor of [office, team.head]) expect((await verb(actor, id, name, body)).status, name).toBe(403);
      expect((await verb(team.ngo, id, name, body)).status, name).toBe(403);
    }
  });

  it("carries files of the office, which both sides open and nobody else", async () => {
    const { id } = await file();
    const place = { subject: "findings", subjectId: id };
    const sent = await upload<Row>(office, { ...place, name: "jadwal.pdf", bytes: pdfOf(), type: "application/pdf" });
    expect(sent.status, sent.text).toBe(201);
    for (const actor of [office, commission]) {
      const { body } = await actor.api.list<Row>("attachments", { filter: place });
      expect(body).toMatchObject([{ name: "jadwal.pdf", mayOpen: true }]);
      expect((await download(actor, sent.body.id)).status).toBe(200);
    }
    const above = await makeActor("commission", { organization: await ofProvince() });
    expect((await above.api.list<Row>("attachments", { filter: place })).body).toMatchObject([
      { name: null, mayOpen: false },
    ]);
    expect((await download(above, sent.body.id)).status).toBe(403);
    expect((await download(team.ngo, sent.body.id)).status).toBe(404);
    const remove = (actor: TestActor) => actor.api.delete(`/api/attachments/${sent.body.id}`, { ifMatch: 1 });
    expect((await remove(commission)).status).toBe(403);
    await verb(commission, id, "close", { reason: "Keliru" });
    expect((await upload(office, { ...place, bytes: pictureOf("png"), type: "image/png", name: "a.png" })).status).toBe(
      403,
    );
    expect((await remove(office)).status).toBe(403);
  });

  it("needs words, and so do reopening and closing", async () => {
    const { id } = await file();
    for (const body of [{}, { response: "  " }, { response: 7 }])
      expect((await verb(office, id, "respond", body)).status).toBe(422);
    await verb(office, id, "respond", { response: "Sudah" });
    for (const name of ["reopen", "close"]) expect((await verb(commission, id, name)).status).toBe(422);
    expect((await verb(commission, id, "accept", { dueOn: "2020-01-01" })).status).toBe(422);
    expect(await read(office, "findings", id)).toMatchObject({ state: "answered" });
  });

  it("of two at once one stands", async () => {
    const { id } = await file();
    const replies = await Promise.all(
      [office, team.head].map((actor, i) => verb(actor, id, "respond", { response: `Jawaban ${i}` })),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([409, 412]).toContain(statuses[1]);
    expect((await historyOf(office, id)).filter(({ kind }) => kind === "answered")).toHaveLength(1);
  });
});

describe("the state machine", () => {
  const VERBS = { answered: "respond", accepted: "accept", reopened: "reopen", closed: "close" } as const;
  const WAYS: Record<FindingState, (keyof typeof VERBS)[]> = {
    ...{ open: [], answered: ["answered"], accepted: ["answered", "accepted"] },
    ...{ reopened: ["answered", "reopened"], closed: ["closed"] },
  };
  const take = (id: string, to: keyof typeof VERBS) => {
    const body = to === "answered" ? { response: "Sudah" } : to === "accepted" ? {} : { reason: "Sebab" };
    return verb(to === "answered" ? office : commission, id, VERBS[to], body);
  };
  const steps = FINDING_STATES.flatMap((from) =>
    (Object.keys(VERBS) as (keyof typeof VERBS)[]).map((to) => ({ from, to })),
  );

  it.each(steps)("$from → $to", async ({ from, to }) => {
    const { id } = await file();
    for (const way of WAYS[from]) expect((await take(id, way)).status).toBe(200);
    const reply = await take(id, to);
    if (FINDING_MACHINE[from].includes(to)) expect([reply.status, reply.body.state]).toEqual([200, to]);
    else {
      expect(reply.status).toBe(409);
      expect(await read(commission, "findings", id)).toMatchObject({ state: from });
    }
  });
});

describe("changing it", () => {
  it("moves the deadline at any time, and the words only until they are answered", async () => {
    const finding = await file();
    const put = (version: number, body: object) =>
      commission.api.put<Row & Fault>(`/api/findings/${finding.id}`, body, { ifMatch: version });
    const changed = await put(finding.version, { recommendation: "Alihkan kedua mesin" });
    expect(changed.body.recommendation).toBe("Alihkan kedua mesin");
    const { version } = (await verb(office, finding.id, "respond", { response: "Sudah" })).body;
    const late = await put(version, { text: "Tiga mesin" });
    expect([late.status, late.body.error.code]).toEqual([409, "answered"]);
    expect((await put(version, { dueOn: addDays(dueOn, 7) })).status).toBe(200);
    expect((await put(version + 1, { addresseeId: commission.organization.id })).status).toBe(422);
    expect((await historyOf(office, finding.id)).map(({ kind }) => kind)).toEqual([
      "filed",
      "changed",
      "answered",
      "changed",
    ]);
  });

  it("is for whoever filed it, and it is deleted only while nobody took it up", async () => {
    const finding = await file();
    const put = await office.api.put(`/api/findings/${finding.id}`, { text: "x" }, { ifMatch: finding.version });
    expect(put.status).toBe(403);
    const { version } = (await verb(office, finding.id, "respond", { response: "Sudah" })).body;
    expect((await commission.api.delete(`/api/findings/${finding.id}`, { ifMatch: version })).status).toBe(409);
    const other = await file();
    const gone = await commission.api.delete(`/api/findings/${other.id}`, { ifMatch: other.version });
    expect(gone.status).toBe(200);
    expect((await office.api.get(`/api/findings/${other.id}`)).status).toBe(404);
  });
});

describe("who sees it", () => {
  it("nobody of another region, no field officer, no NGO", async () => {
    const { id } = await file();
    const other = await makeTeam("commission", "head");
    for (const actor of [other.office, other.head, other.commission]) {
      expect((await actor.api.get(`/api/findings/${id}`)).status).toBe(404);
      expect((await actor.api.get(`/api/findings/${id}/history`)).status).toBe(404);
      expect((await actor.api.list("findings", { filter: { id } })).total).toBe(0);
    }
    expect((await verb(other.office, id, "respond", { response: "x" })).status).toBe(404);
    for (const actor of [team.officer, team.ngo]) expect((await actor.api.get(`/api/findings/${id}`)).status).toBe(403);
  });

  it("the office above reads it and does not answer for it", async () => {
    const { id } = await file();
    const organization = await makeOrganization({ regionCode: office.organization.regionCode.slice(0, 2) });
    const province = await makeActor("office", { organization });
    expect((await province.api.get(`/api/findings/${id}`)).status).toBe(200);
    expect((await verb(province, id, "respond", { response: "x" })).status).toBe(403);
  });
});

it("lists what is open, what is late and what waits for the office; the start page opens that list", async () => {
  const mine = await makeTeam("commission");
  const base = { addresseeId: mine.office.organization.id, text: "x", recommendation: "y", dueOn };
  const [late, answered, closed] = [
    await make(mine.commission, "findings", base),
    await make(mine.commission, "findings", base),
    await make(mine.commission, "findings", base),
  ];
  await database().execute({ sql: "UPDATE findings SET dueOn = '2026-01-05' WHERE id = ?", args: [late.id] });
  await verb(mine.office, answered.id, "respond", { response: "Sudah" });
  await verb(mine.commission, closed.id, "close", { reason: "Salah alamat" });
  const listed = async (filter: object) =>
    (await mine.office.api.list<Row>("findings", { filter })).body.map(({ id }) => id).sort();
  expect(await listed({ living: true })).toEqual([late.id, answered.id].sort());
  expect(await listed({ late: true })).toEqual([late.id]);
  expect(await listed({ withOffice: true })).toEqual([late.id]);
  expect((await read(mine.office, "findings", late.id)).daysLate).toBeGreaterThan(0);
  for (const actor of [mine.office, mine.commission]) {
    const { body } = await actor.api.get<{ figures: Row[] }>("/api/dashboard");
    const figure = body.figures.find(({ key }) => key === "openFindings");
    expect(figure).toMatchObject({ value: 2, resource: "findings", filter: { living: true } });
  }
});
