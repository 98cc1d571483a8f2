import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { ask, askInPlan, makeDefaultForm, makeForm, option, publish, publishNext, words } from "#test/support/forms.ts";
import { make, type Row, read } from "#test/support/records.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let admin: TestActor;
let office: TestActor;

beforeAll(async () => {
  ({ admin, office } = await makeTeam("admin"));
});

const STATUS = ask("status", "one", { options: [option("jalan"), option("berhenti")] });

describe("forms", () => {
  test("start as an empty draft with a code of their name", async () => {
    const first = await make(admin, "forms", { name: words("Kunjungan Rutin!") });
    const second = await make(admin, "forms", { name: words("Kunjungan rutin") });
    expect(first).toMatchObject({ code: "kunjungan_rutin", draft: { questions: [] }, publishedVersion: null });
    expect(second.code).toBe("kunjungan_rutin_2");
    const taken = await admin.api.post<Fault>("/api/forms", { name: words("x"), code: "kunjungan_rutin" });
    expect([taken.status, Object.keys(taken.body.error.fields ?? {})]).toEqual([422, ["code"]]);
  });

  test("keep an unfinished draft, and say question by question why it cannot be published", async () => {
    const form = await makeForm(admin, [ask("nama", "text", { label: { id: "Nama", en: "" } }), ask("nama", "one")]);
    const reply = await admin.api.post<Fault>(`/api/forms/${form.id}/publish`, {});
    expect(reply.status).toBe(422);
    expect(reply.body.error.fields).toEqual({
      "draft.questions.0.label.en": "nama: Teks ini belum diisi.",
      "draft.questions.1.name": 'nama: Nama "nama" sudah dipakai.',
      "draft.questions.1.options": "nama: Isi setidaknya satu pilihan.",
    });
    const shape = await admin.api.put<Fault>(
      `/api/forms/${form.id}`,
      { draft: { questions: [{ ...STATUS, sql: "1" }] } },
      { ifMatch: 1 },
    );
    expect(Object.keys(shape.body.error.fields ?? {})).toEqual(["draft.questions.0.sql"]);
  });

  test("are published as numbered versions that stay", async () => {
    const form = await publish(admin, (await makeForm(admin, [STATUS])).id);
    expect(form.publishedVersion).toBe(1);
    expect((await admin.api.post<Fault>(`/api/forms/${form.id}/publish`, {})).body.error.code).toBe("nothing_new");
    const next = await publishNext(admin, form, [STATUS, ask("catatan", "text")]);
    expect(next.publishedVersion).toBe(2);
    const list = await office.api.get<Row[]>(`/api/forms/${form.id}/versions`);
    expect(list.body.map(({ number, questions }) => [number, questions])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(list.body[0]?.publishedByName).toBe("Uji admin");
    const first = await office.api.get<Row>(`/api/forms/${form.id}/versions/1`);
    expect(first.body.definition).toEqual({ questions: [STATUS] });
    expect((await office.api.get(`/api/forms/${form.id}/versions/3`)).status).toBe(404);
    expect((await office.api.get(`/api/forms/${form.id}/versions/x`)).status).toBe(404);
  });

  test("never lose what was asked: choices are retired, kinds stay", async () => {
    const form = await publish(admin, (await makeForm(admin, [STATUS, ask("modal", "money")])).id);
    const draft = { questions: [{ ...STATUS, options: [option("jalan")] }, ask("modal", "number")] };
    const put = await admin.api.put<Row>(`/api/forms/${form.id}`, { draft }, { ifMatch: form.version });
    const refused = await admin.api.post<Fault>(`/api/forms/${form.id}/publish`, {});
    expect(Object.keys(refused.body.error.fields ?? {})).toEqual([
      "draft.questions.0.options",
      "draft.questions.1.kind",
    ]);
    const mended = [
      { ...STATUS, options: [option("jalan"), option("berhenti", { retired: true })] },
      ask("modal", "money", { retired: true }),
    ];
    expect((await publishNext(admin, put.body, mended)).publishedVersion).toBe(2);
  });

  test("of two who publish at once one wins", async () => {
    const form = await makeForm(admin, [STATUS]);
    const send = () => admin.api.post<Fault>(`/api/forms/${form.id}/publish`, {}, { ifMatch: 1 });
    const replies = await Promise.all([send(), send(), send()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    const versions = await admin.api.get<Row[]>(`/api/forms/${form.id}/versions`);
    expect(versions.body).toHaveLength(1);
  });

  test("have one default, which is published and in use", async () => {
    const unpublished = await makeForm(admin, [STATUS]);
    const path = `/api/forms/${unpublished.id}`;
    expect((await admin.api.put(path, { isDefault: true }, { ifMatch: 1 })).status).toBe(422);
    const first = await makeDefaultForm(admin, [STATUS]);
    const second = await makeDefaultForm(admin, [STATUS]);
    expect(await read(admin, "forms", first.id)).toMatchObject({ isDefault: false, version: first.version + 1 });
    const retire = await admin.api.put<Fault>(
      `/api/forms/${second.id}`,
      { retired: true },
      { ifMatch: second.version },
    );
    expect(retire.body.error.code).toBe("in_use");
  });

  test("that a plan asks are neither retired nor deleted; a draft can go", async () => {
    const form = await publish(admin, (await makeForm(admin, [STATUS])).id);
    const steps = [{ label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 }];
    const plan = await make(admin, "plans", { name: "Dengan formulir", steps });
    await askInPlan(plan.id, form.id);
    const retire = () => admin.api.put<Fault>(`/api/forms/${form.id}`, { retired: true }, { ifMatch: form.version });
    expect((await retire()).text).toContain("Dengan formulir");
    expect((await admin.api.delete(`/api/forms/${form.id}`, { ifMatch: form.version })).status).toBe(409);
    await admin.api.delete(`/api/plans/${plan.id}`, { ifMatch: 1 });
    expect((await retire()).status).toBe(200);
    const draft = await makeForm(admin, [STATUS]);
    expect((await admin.api.delete(`/api/forms/${draft.id}`, { ifMatch: 1 })).status).toBe(200);
  });

  test("are changed by the admin alone, and each change is kept", async () => {
    const form = await makeForm(admin, [STATUS]);
    expect((await office.api.post(`/api/forms/${form.id}/publish`, {})).status).toBe(403);
    await publish(admin, form.id);
    const kept = await admin.api.list<Row>("config-versions", { filter: { entity: "forms", entityId: form.id } });
    expect(kept.body.map(({ number }) => number)).toEqual([2, 1]);
    const emptied = await admin.api.put<Row>(`/api/forms/${form.id}`, { draft: { questions: [] } }, { ifMatch: 2 });
    expect(emptied.status).toBe(200);
    const back = await admin.api.post<Row>(`/api/config-versions/${kept.body[0]?.id}/restore`, {});
    expect(back.status, back.text).toBe(200);
    expect(await read(admin, "forms", form.id)).toMatchObject({ draft: { questions: [STATUS] }, publishedVersion: 1 });
  });
});
