import { beforeAll, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { ask, makeForm, option, publish, when } from "#test/support/forms.ts";
import { eventsOf, make, makeGroup, makeProgram, type Row, read, todayFor } from "#test/support/records.ts";

interface Received {
  id: string;
  outcome: string;
  reason: { column: string; code: string }[] | null;
}

let office: TestActor;
let admin: TestActor;
let form: Row;
let door: Row;

beforeAll(async () => {
  ({ office, admin } = await makeTeam("admin"));
  const program = await makeProgram(office);
  await makeGroup(office, program.id, { name: "Mawar" });
  const questions = [
    ask("berproduksi", "yes_no", { required: true }),
    ask("omzet", "money", { relevant: when("berproduksi", "=", true), limits: { max: 1_000_000 } }),
    ask("kendala", "many", { options: [option("modal"), option("bahan_baku")] }),
    ask("lokasi", "place"),
    ask("catatan", "text", { personal: true }),
    ask("foto", "photo", { required: true }),
  ];
  form = await publish(admin, (await makeForm(admin, questions)).id);
  door = await make(office, "submission-forms", { name: "Kobo", programId: program.id, askedFormId: form.id });
});

const send = async (uuid: string, answers: object) => {
  const body = { _uuid: uuid, nama_kelompok: "Mawar", today: todayFor(office), status_usaha: "aktif", ...answers };
  const headers = { authorization: `Bearer ${door.token}` };
  const reply = await new ApiClient().post<{ id: string }>(`/api/submissions/${door.formKey}`, body, { headers });
  return (await office.api.list<Received & { followUpId: string }>("submissions", { filter: { id: reply.body.id } }))
    .body[0];
};

test("what another tool sends is checked and kept by the questions of the office's form", async () => {
  const taken = await send("a-1", {
    ...{ "usaha/Berproduksi": "ya", "usaha/omzet": "250000", kendala: "modal bahan_baku", catatan: "Bu Sri" },
    ...{ lokasi: "-7.9 112.6 440 5", foto: "IMG_1.jpg", warna: "biru" },
  });
  expect(taken?.outcome).toBe("accepted");
  const visit = await read(office, "follow-ups", String(taken?.followUpId));
  expect(visit).toMatchObject({ state: "done", formId: form.id, formVersion: 1 });
  expect(visit.answers).toMatchObject({
    ...{ berproduksi: true, omzet: 250_000, kendala: ["modal", "bahan_baku"], catatan: "Bu Sri" },
    lokasi: { lat: -7.9, lng: 112.6, accuracy: 5 },
  });
  expect(visit.answers).not.toHaveProperty("foto");
  const [event] = await eventsOf(visit.id);
  expect((event?.data as Row | undefined)?.answers).toEqual({
    ...{ [`${form.code}.berproduksi`]: true, [`${form.code}.omzet`]: 250_000 },
    [`${form.code}.kendala`]: ["modal", "bahan_baku"],
  });
});

test("what breaks its limits waits with the reason, question by question", async () => {
  const refused = await send("a-2", { berproduksi: "ya", omzet: "2500000", kendala: "cuaca" });
  expect(refused?.outcome).toBe("rejected");
  expect(refused?.reason?.map(({ column, code }) => `${column} ${code}`)).toEqual(["omzet answer", "kendala answer"]);
  expect((await send("a-3", { omzet: "1" }))?.reason).toMatchObject([{ column: "berproduksi" }]);
});

test("a door asks a published form of its own office", async () => {
  const draft = await makeForm(admin, [ask("a", "text")]);
  const foreign = await makeTeam("admin");
  const other = await publish(foreign.admin, (await makeForm(foreign.admin, [ask("a", "text")])).id);
  for (const askedFormId of [draft.id, other.id]) {
    const reply = await office.api.post<{ error: { fields: object } }>("/api/submission-forms", {
      name: "x",
      askedFormId,
    });
    expect([reply.status, Object.keys(reply.body.error.fields)]).toEqual([422, ["askedFormId"]]);
  }
});
