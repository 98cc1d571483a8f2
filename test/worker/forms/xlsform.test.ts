import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { publish } from "#test/support/forms.ts";
import { publicXlsForm } from "#test/support/publicXlsForm.ts";
import type { Row } from "#test/support/records.ts";

interface Imported {
  form: Row & { name: { id: string }; code: string; draft: { questions: { name: string }[] } };
  notTaken: { sheet: string; row: number | null; column: string; why: { id: string; en: string } }[];
  error?: { code: string; fields?: Record<string, string> };
}

let admin: TestActor;
let office: TestActor;

beforeAll(async () => {
  ({ admin, office } = await makeTeam("admin"));
});

function send(actor: TestActor, bytes: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) {
  const form = new FormData();
  form.set("file", new File([bytes], "kunjungan.xlsx"));
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return actor.api.post<Imported>("/api/forms/import", form);
}

async function download(actor: TestActor, id: string) {
  const { base, cookie = "" } = actor.api;
  const response = await fetch(new URL(`/api/forms/${id}/xlsform`, base), { headers: { cookie } });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}

describe("an XLSForm", () => {
  test("becomes a draft that can be published, with a list of what did not come in as it stood", async () => {
    const { status, body } = await send(admin, publicXlsForm());
    expect(status).toBe(201);
    expect(body.form).toMatchObject({ code: "kunjungan_usaha", publishedVersion: null, version: 1 });
    expect(body.form.draft.questions).toHaveLength(13);
    expect(body.notTaken.map(({ column }) => column)).toContain("constraint");
    expect((await publish(admin, body.form.id)).publishedVersion).toBe(1);
    const second = await send(admin, publicXlsForm());
    expect(second.body.form.code).toBe("kunjungan_usaha_2");
  });

  test("can be looked at first: nothing is kept", async () => {
    const count = async () => (await admin.api.list("forms")).body.length;
    const before = await count();
    const { status, body } = await send(admin, publicXlsForm(), { preview: "yes" });
    expect([status, body.form.id, body.form.name.id]).toEqual([200, undefined, "Kunjungan usaha"]);
    expect(await count()).toBe(before);
  });

  test("goes out as a workbook and comes in again as it was, with nothing left out", async () => {
    const { body } = await send(admin, publicXlsForm());
    const { response, bytes } = await download(office, body.form.id);
    expect(response.headers.get("content-type")).toContain("spreadsheetml");
    expect(response.headers.get("content-disposition")).toContain(`${body.form.code}.xlsx`);
    const again = await send(admin, bytes);
    expect(again.body.notTaken).toEqual([]);
    expect(again.body.form.draft).toEqual(body.form.draft);
    expect(again.body.form.name).toEqual(body.form.name);
  });

  test("is refused with its reason where it is none", async () => {
    const text = new TextEncoder().encode("nama;nik\nSri;1\nAni;2\n");
    expect((await send(admin, text)).body.error).toMatchObject({
      code: "no_survey",
      fields: { file: expect.any(String) },
    });
    expect((await send(admin, new TextEncoder().encode("%PDF-1.7 x"))).status).toBe(415);
    expect((await send(admin, publicXlsForm(), { lain: "x" })).status).toBe(422);
    expect((await send(office, publicXlsForm())).status).toBe(403);
  });

  test("is read by whoever may read the form", async () => {
    const { body } = await send(admin, publicXlsForm());
    const stranger = (await makeTeam("admin")).admin;
    expect((await download(stranger, body.form.id)).response.status).toBe(404);
  });
});
