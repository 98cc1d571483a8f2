import { expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { ask, makeDefaultForm, makeForm, option, publish } from "#test/support/forms.ts";
import { make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

const QUESTIONS = [
  ask("jalan", "yes_no"),
  ask("modal", "money"),
  ask("alat", "many", { options: [option("mesin"), option("obras")] }),
  ask("lokasi", "place"),
  ask("ttd", "signature"),
  ask("pembeli", "repeat", { questions: [ask("nama", "text", { personal: true }), ask("nilai", "money")] }),
];
const ANSWERS = {
  ...{ jalan: true, modal: 2_500_000, alat: ["mesin", "obras"], lokasi: { lat: -7.9, lng: 112.6 } },
  ...{ ttd: "M1 1L20 20L30 40", pembeli: [{ nama: "Toko A", nilai: 100 }, { nama: "Toko B" }] },
};

async function tableOf(actor: TestActor): Promise<Record<string, unknown>[]> {
  const job = await make(actor, "exports", { resource: "follow-ups", reason: "Uji" });
  const url = new URL(`/api/exports/${job.id}/file`, actor.api.base);
  const file = await fetch(url, { headers: { cookie: actor.api.cookie ?? "" } });
  const { rows } = openWorkbook(new Uint8Array(await file.arrayBuffer())).read(0);
  const headings = rows[0]?.cells ?? [];
  return rows
    .slice(1)
    .map(({ cells }) => Object.fromEntries(headings.map((name, i) => [String(name), cells[i] ?? null])));
}

async function visit(actor: TestActor, groupId: string, body: object): Promise<void> {
  const { id } = await make(actor, "follow-ups", { groupId, dueOn: todayFor(actor) });
  const sent = { activityStatus: "active", ...body };
  const reply = await actor.api.post<Row>(`/api/follow-ups/${id}/complete`, sent);
  expect(reply.status, reply.text).toBe(200);
}

test("the answers to a form have a column a question, in its words; hidden from who may not read them", async () => {
  const { office, admin, commission } = await makeTeam("admin", "commission");
  const { id: groupId } = await makeGroup(office, (await makeProgram(office)).id);
  await visit(office, groupId, {});
  await makeDefaultForm(admin, QUESTIONS);
  await visit(office, groupId, { formVersion: 1, answers: ANSWERS });
  const [empty, answered] = await tableOf(office);
  expect(empty).toMatchObject({ jalan: null, modal: null });
  expect(answered).toMatchObject({
    ...{ jalan: "Ya", modal: 2_500_000, alat: "mesin, obras", lokasi: "-7.9, 112.6", ttd: "Ya" },
    pembeli: "nama: Toko A, nilai: 100; nama: Toko B",
  });
  const hidden = await tableOf(commission);
  expect(hidden).toHaveLength(2);
  expect(JSON.stringify(hidden)).not.toMatch(/Toko A|"modal"/);
});

test("questions of two forms stand apart", async () => {
  const { office, admin } = await makeTeam("admin");
  const { id: groupId } = await makeGroup(office, (await makeProgram(office)).id);
  const other = await publish(
    admin,
    (await makeForm(admin, [ask("jalan", "number")], { name: { id: "Mesin", en: "Machine" } })).id,
  );
  await makeDefaultForm(admin, [ask("jalan", "yes_no")]);
  await visit(office, groupId, { answers: { jalan: true } });
  await visit(office, groupId, { formId: other.id, formVersion: 1, answers: { jalan: 7 } });
  const rows = await tableOf(office);
  expect(rows.map((row) => row["Mesin: jalan"])).toEqual([null, 7]);
  expect(rows.map((row) => Object.entries(row).find(([name]) => /^Formulir.*jalan$/.test(name))?.[1])).toEqual([
    "Ya",
    null,
  ]);
});
