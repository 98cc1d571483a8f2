import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { eventsOf, make, makeGroup, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Form extends Row {
  formKey: string;
  token: string;
}
interface Reply {
  id: string;
  outcome: string;
  followUpId: string | null;
  reason: { column: string; code: string; message: string }[];
}

let office: TestActor;
let programId: string;
let group: Row;
let form: Form;
let serial = 0;
const outside = new ApiClient();

const uuid = () => `0a000000-0000-4000-8000-${String(++serial).padStart(12, "0")}`;
const answers = (more: object = {}) => ({
  _uuid: uuid(),
  today: "2026-05-20",
  enumerator: "petugas1",
  group: { nama_kelompok: "Kelompok Mawar", status_usaha: "tersendat", anggota_aktif: 4, omzet_bulan: 1_200_000 },
  kendala: "pasar waktu",
  _geolocation: [-7.95, 112.63],
  ...more,
});
const send = (body: unknown, { formKey, token }: { formKey: string; token: string } = form) =>
  outside.post<Reply>(`/api/submissions/${formKey}`, body, { headers: { authorization: `Bearer ${token}` } });

async function contactsOf(groupId: string) {
  const { rows } = await database().execute({
    sql: "SELECT * FROM follow_ups WHERE groupId = ? AND state = 'done' AND deletedAt IS NULL ORDER BY doneOn",
    args: [groupId],
  });
  return rows;
}

beforeAll(async () => {
  office = await makeActor("office");
  programId = (await makeProgram(office)).id;
  form = (await make(office, "submission-forms", { name: "Tindak lanjut Kobo", programId })) as Form;
});
beforeEach(async () => {
  group = await makeGroup(office, programId, { name: `Kelompok Kiriman ${++serial}` });
});
const named = (more: object = {}) => {
  const body = answers(more);
  return { ...body, group: { ...body.group, nama_kelompok: group.name as string } };
};

describe("a submission that is taken", () => {
  test("becomes a finished contact, by the same meanings as a file's row", async () => {
    const planned = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-06-20" });
    const reply = await send(named());
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body).toMatchObject({ outcome: "accepted", reason: [] });
    expect(reply.body.followUpId === planned.id, "four weeks before an open point: it completes it").toBe(false);
    const [contact] = await contactsOf(group.id);
    expect(contact).toMatchObject({
      ...{ id: reply.body.followUpId, doneOn: "2026-05-20", activityStatus: "partly_active", activeMembers: 4 },
      ...{
        obstacles: '["market","other"]',
        evidenceGrade: "E3",
        lat: -7.95,
        lng: 112.63,
        createdBy: "system:submission",
      },
    });
    const [event] = await eventsOf(String(contact?.id));
    expect(event).toMatchObject({ kind: "follow_up_done", data: { source: "submission", formId: form.id } });
    const status = await read(office, "groups", group.id);
    expect(status.activityStatus, "the rules looked at the group in the same batch").toBe("partly_active");
  });

  test("flat keys and nested ones, uuid: in front of the number or not, are one submission", async () => {
    const nested = named();
    const flat = {
      ...{ "meta/instanceID": `uuid:${nested._uuid}`, today: nested.today, kendala: nested.kendala },
      ...{ "group/nama_kelompok": group.name, "group/status_usaha": "tersendat" },
    };
    expect((await send(nested)).status).toBe(201);
    const other = await send(flat);
    expect(other.status, "the same number with other answers").toBe(409);
    expect(await contactsOf(group.id)).toHaveLength(1);
    const lone = await send({ ...flat, "meta/instanceID": `uuid:${uuid()}`, today: "2026-05-21" });
    expect(lone.status, lone.text).toBe(201);
    expect(await contactsOf(group.id)).toHaveLength(2);
  });

  test("sent again, also many times at once, it is applied once and gets the same reply", async () => {
    const body = named();
    const replies = await Promise.all(Array.from({ length: 6 }, () => send(body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(replies.map(({ body: { id } }) => id)).size).toBe(1);
    expect(await contactsOf(group.id)).toHaveLength(1);
    const reordered = Object.fromEntries(Object.entries(body).reverse());
    expect((await send(reordered)).status, "the order of keys says nothing").toBe(200);
  });

  test("a submission that came in as a file's row before is not written twice", async () => {
    const body = named();
    expect((await send(body)).status).toBe(201);
    const second = (await make(office, "submission-forms", { name: "Formulir kedua", programId })) as Form;
    const again = await send(body, second);
    expect(again.body).toMatchObject({ outcome: "accepted", reason: [{ code: "known_already" }] });
    expect(await contactsOf(group.id)).toHaveLength(1);
  });
});

describe("a submission that cannot be taken", () => {
  test("is kept with its reason, and taken when the mapping is mended", async () => {
    const body = named();
    const reply = await send({ ...body, group: { ...body.group, status_usaha: "ngadat" } });
    expect(reply.status).toBe(202);
    expect(reply.body).toMatchObject({
      outcome: "rejected",
      reason: [{ column: "activityStatus", code: "value_unmapped" }],
    });
    const listed = await office.api.list<Row>("submissions", { filter: { formId: form.id, outcome: "rejected" } });
    expect(listed.body.find(({ id }) => id === reply.body.id)).toMatchObject({ canRetry: true, payload: "••••••••" });
    const still = await office.api.post<Reply>(`/api/submissions/${reply.body.id}/retry`);
    expect(still.body.outcome).toBe("rejected");
    const now = await read(office, "submission-forms", form.id);
    const mapping = { ...(now.mapping as object), valueMap: { activityStatus: { ngadat: "dormant" } } };
    const mended = await office.api.put(`/api/submission-forms/${form.id}`, { mapping }, { ifMatch: now.version });
    expect(mended.status, mended.text).toBe(200);
    const [first, second] = await Promise.all([
      office.api.post<Reply>(`/api/submissions/${reply.body.id}/retry`),
      office.api.post<Reply>(`/api/submissions/${reply.body.id}/retry`),
    ]);
    expect([first.status, second.status].filter((status) => status === 200)).not.toHaveLength(0);
    expect(await contactsOf(group.id)).toHaveLength(1);
    expect((await office.api.post(`/api/submissions/${reply.body.id}/retry`)).status, "once taken").toBe(409);
  });

  test("a form's rejected submissions are tried again together", async () => {
    const own = (await make(office, "submission-forms", { name: "Formulir lain", programId })) as Form;
    for (const day of ["2026-05-01", "2026-05-02"]) {
      const body = {
        ...answers({ today: day }),
        group: { nama_kelompok: "Kelompok Belum Ada", status_usaha: "aktif" },
      };
      expect((await send(body, own)).body.reason[0]?.code).toBe("group_unknown");
    }
    await send({ ...answers({ _uuid: undefined }) }, own);
    const created = await makeGroup(office, programId, { name: "Kelompok Belum Ada" });
    const reply = await office.api.post(`/api/submission-forms/${own.id}/retry`);
    expect(reply.body, "the one without a number stays").toEqual({ tried: 2, accepted: 2, rejected: 0 });
    expect(await contactsOf(created.id)).toHaveLength(2);
  });

  test.each([
    ["no status", { group: { nama_kelompok: "Kelompok Mawar" } }, "missing"],
    ["a day to come", { today: "2031-01-01" }, "date_unlikely"],
    ["no day that can be read", { today: "kemarin" }, "date_unreadable"],
  ])("%s", async (_, more, code) => {
    await makeGroup(office, programId, { name: "Kelompok Mawar" }).catch(() => undefined);
    const reply = await send(answers(more));
    expect(reply.status).toBe(202);
    expect(reply.body.reason.map((one) => one.code)).toContain(code);
  });

  test("without a number it is kept once, and never applied", async () => {
    const body = { ...named(), _uuid: undefined };
    const [first, second] = [await send(body), await send(body)];
    expect(first.body).toMatchObject({ outcome: "rejected", reason: [{ code: "instance_missing" }] });
    expect(second.body.id).toBe(first.body.id);
    expect((await office.api.post(`/api/submissions/${first.body.id}/retry`)).status).toBe(409);
  });

  test("a number used again for other answers is kept to be looked at, once, and not applied", async () => {
    const body = named();
    expect((await send(body)).status).toBe(201);
    for (let i = 0; i < 2; i++) expect((await send({ ...body, kendala: "modal" })).status).toBe(409);
    const { body: all } = await office.api.list<Row>("submissions", { filter: { formId: form.id } });
    const kept = all.filter(({ instanceId }) => String(instanceId).startsWith(body._uuid));
    expect(kept.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "rejected"]);
    expect(await contactsOf(group.id)).toHaveLength(1);
  });

  test("a closed form keeps what comes and takes none of it", async () => {
    const closed = (await make(office, "submission-forms", { name: "Ditutup", programId, active: false })) as Form;
    expect((await send(named(), closed)).body.reason[0]?.code).toBe("form_inactive");
  });
});

describe("who may send, and who may look", () => {
  test("another token, another form's token, no token and no such form read the same", async () => {
    const other = (await make(office, "submission-forms", { name: "Lain", programId })) as Form;
    const replies = await Promise.all([
      send(named(), { ...form, token: "lfm_wrong" }),
      send(named(), { ...form, token: other.token }),
      send(named(), { formKey: "nosuchform", token: form.token }),
      outside.post<Reply>(`/api/submissions/${form.formKey}`, named()),
    ]);
    const told = replies.map(({ status, body }) => [
      status,
      { ...(body as unknown as { error: object }).error, requestId: "" },
    ]);
    expect(told[0]?.[0]).toBe(401);
    for (const one of told) expect(one).toEqual(told[0]);
    expect((await office.api.post(`/api/submissions/${form.formKey}`, named())).status, "a session is no token").toBe(
      401,
    );
  });

  test("wrong tokens are counted", async () => {
    const guesser = new ApiClient();
    let status = 0;
    for (let i = 0; i < 32 && status !== 429; i++) {
      const headers = { authorization: `Bearer lfm_${i}` };
      status = (await guesser.post(`/api/submissions/${form.formKey}`, {}, { headers })).status;
    }
    expect(status).toBe(429);
  });

  test("the token is shown once; a new one ends the old, and the database knows neither", async () => {
    const own = (await make(office, "submission-forms", { name: "Token", programId })) as Form;
    expect(own.token).toMatch(/^lfm_[\w-]{43}$/);
    expect(await read(office, "submission-forms", own.id)).not.toHaveProperty("token");
    const turned = await office.api.post<Form>(`/api/submission-forms/${own.id}/token`);
    expect((await send(named(), own)).status).toBe(401);
    expect((await send(named(), { ...own, token: turned.body.token })).status).toBe(201);
    const { rows } = await database().execute({ sql: "SELECT * FROM submission_forms WHERE id = ?", args: [own.id] });
    expect(JSON.stringify(rows)).not.toContain(turned.body.token.slice(4));
    const { rows: logged } = await database().execute({
      sql: "SELECT changes FROM audit_log WHERE entityId = ?",
      args: [own.id],
    });
    expect(JSON.stringify(logged)).not.toMatch(/lfm_|tokenHash/);
  });

  test("what is not one submission is refused: text, a list, something huge", async () => {
    const headers = { authorization: `Bearer ${form.token}` };
    const path = `/api/submissions/${form.formKey}`;
    expect((await outside.post(path, "<xml/>", { headers })).status).toBe(415);
    expect((await outside.post(path, [named()], { headers })).status).toBe(400);
    const huge = await outside.post(path, { ...named(), note: "x".repeat(300_000) }, { headers });
    expect([huge.status, huge.text]).toEqual([413, expect.stringContaining("256 KB")]);
    const json = { ...headers, "content-type": "application/json" };
    expect((await outside.post(path, "{", { headers: json })).status).toBe(400);
  });

  test("a form writes into its own office alone", async () => {
    const stranger = await makeActor("office");
    const program = await makeProgram(stranger);
    await makeGroup(stranger, program.id, { name: "Kelompok Orang Lain" });
    const open = (await make(office, "submission-forms", { name: "Semua program" })) as Form;
    const body = { ...answers(), group: { nama_kelompok: "Kelompok Orang Lain", status_usaha: "aktif" } };
    expect((await send(body, open)).body).toMatchObject({ outcome: "rejected", reason: [{ code: "group_unknown" }] });
    const foreign = await stranger.api.post("/api/submission-forms", { name: "Curang", programId });
    expect(foreign.status).toBe(422);
  });

  test("the answers are sealed; opening them needs a reason and is logged", async () => {
    const reply = await send(named({ catatan: "rahasia ibu ketua" }));
    const { rows } = await database().execute({
      sql: "SELECT payload FROM submissions WHERE id = ?",
      args: [reply.body.id],
    });
    expect(String(rows[0]?.payload)).not.toContain("rahasia");
    expect((await office.api.get(`/api/submissions/${reply.body.id}`)).text).not.toContain("rahasia");
    const path = `/api/submissions/${reply.body.id}/reveal`;
    expect((await office.api.post(path, { field: "payload", reason: "" })).status).toBe(422);
    const opened = await office.api.post<{ value: string }>(path, { field: "payload", reason: "periksa pemetaan" });
    expect(JSON.parse(opened.body.value).catatan).toBe("rahasia ibu ketua");
    const { rows: log } = await database().execute({
      sql: "SELECT field, reason FROM access_log WHERE entityId = ?",
      args: [reply.body.id],
    });
    expect(log).toMatchObject([{ field: "payload", reason: "periksa pemetaan" }]);
  });

  test("only the owning office sees forms and submissions", async () => {
    const team = await makeTeam("admin", "officer", "ngo", "commission", "head");
    const program = await makeProgram(team.office);
    const own = (await make(team.office, "submission-forms", { name: "Tim", programId: program.id })) as Form;
    const { body } = await send(answers(), own);
    for (const role of ["officer", "ngo", "commission", "head"] as const) {
      expect((await team[role].api.get("/api/submission-forms")).status, role).toBe(403);
      expect((await team[role].api.get(`/api/submissions/${body.id}`)).status, role).toBe(403);
      expect((await team[role].api.post(`/api/submissions/${body.id}/retry`)).status, role).toBe(403);
      expect((await team[role].api.post("/api/submission-forms", { name: "x" })).status, role).toBe(403);
    }
    expect((await team.admin.api.get(`/api/submissions/${body.id}`)).status).toBe(200);
    expect((await team.admin.api.post(`/api/submissions/${body.id}/retry`)).status).toBe(403);
    const reveal = { field: "payload", reason: "ingin tahu" };
    expect((await team.admin.api.post(`/api/submissions/${body.id}/reveal`, reveal)).status).toBe(403);
    expect((await office.api.get(`/api/submissions/${body.id}`)).status).toBe(404);
    expect((await office.api.post(`/api/submission-forms/${own.id}/token`)).status).toBe(404);
  });
});

describe("a form's mapping", () => {
  test.each([
    ["a field that does not exist", { columns: [{ column: "a", field: "nik" }] }],
    [
      "no group",
      {
        columns: [
          { column: "today", field: "doneOn" },
          { column: "s", field: "activityStatus" },
        ],
      },
    ],
    [
      "a meaning that does not exist",
      { columns: [{ column: "g", field: "groupName" }], valueMap: { activityStatus: { x: "y" } } },
    ],
    ["no question at all", { columns: [] }],
  ])("%s is refused", async (_, mapping) => {
    const reply = await office.api.post("/api/submission-forms", { name: "Salah", programId, mapping });
    expect(reply.status).toBe(422);
  });

  test("key and token cannot be chosen", async () => {
    for (const field of ["formKey", "tokenHash", "token"]) {
      const reply = await office.api.post("/api/submission-forms", { name: "Salah", [field]: "abc" });
      expect(reply.status, field).toBe(422);
    }
  });
});
