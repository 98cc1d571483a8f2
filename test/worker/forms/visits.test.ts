import { beforeAll, describe, expect, test } from "vitest";
import type { Question } from "#db/schema/forms.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { upload } from "#test/support/files.ts";
import {
  ask,
  askInPlan,
  makeDefaultForm,
  makeForm,
  option,
  publish,
  publishNext,
  setProgramForms,
  when,
  words,
} from "#test/support/forms.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
interface Asked {
  form: { id: string; code: string } | null;
  version: number | null;
  definition: { questions: Question[] } | null;
  answers: Record<string, unknown> | null;
  answered: boolean;
}

const QUESTIONS = [
  ask("produksi", "yes_no", { required: true, prefill: true }),
  ask("sebab", "one", { relevant: when("produksi", "=", false), options: [option("mesin"), option("modal")] }),
  ask("omzet", "money", { relevant: when("produksi", "=", true), limits: { max: 50_000_000 } }),
  ask("keluhan", "text", { personal: true }),
  ask("pembeli", "repeat", { questions: [ask("nama_pembeli", "text", { required: true })] }),
  ask("foto_produk", "photo"),
];

let office: TestActor;
let admin: TestActor;
let ngo: TestActor;
let commission: TestActor;
let form: Row;
let groupId: string;

const newVisit = async () => (await make(office, "follow-ups", { groupId, dueOn: todayFor(office) })).id;
const askedOf = async (id: string, actor = office) => (await actor.api.get<Asked>(`/api/follow-ups/${id}/form`)).body;
const finish = <T = Row>(id: string, body: object, actor = office) =>
  actor.api.post<T>(`/api/follow-ups/${id}/complete`, { activityStatus: "active", ...body });
const faultsOf = async (id: string, body: object) =>
  Object.keys((await finish<Fault>(id, body)).body.error?.fields ?? {}).sort();

beforeAll(async () => {
  ({ office, admin, ngo, commission } = await makeTeam("admin", "ngo", "commission"));
  const program = await makeProgram(office);
  groupId = (await makeGroup(office, program.id)).id;
  form = await makeDefaultForm(admin, QUESTIONS);
  await grantTo(office, ngo, groupId);
});

describe("the form of a visit", () => {
  test("is asked, checked by its version, and kept with what it was given to", async () => {
    const id = await newVisit();
    const asked = await askedOf(id);
    expect(asked).toMatchObject({ form: { id: form.id }, version: 1, answered: false, answers: {} });
    expect(asked.definition).toEqual({ questions: QUESTIONS });
    const answers = { produksi: true, sebab: "mesin", omzet: 2_500_000, keluhan: "Bu Sri sakit", pembeli: [{}] };
    expect(await faultsOf(id, { formVersion: 1, answers: { ...answers, omzet: 60_000_000, lain: 1 } })).toEqual([
      ...["answers.lain", "answers.omzet", "answers.pembeli.0.nama_pembeli"],
    ]);
    const done = await finish(id, { formVersion: 1, answers: { ...answers, pembeli: [{ nama_pembeli: "Toko" }] } });
    expect(done.status, done.text).toBe(200);
    const { sebab: _, ...kept } = { ...answers, pembeli: [{ nama_pembeli: "Toko" }] };
    expect(done.body).toMatchObject({ state: "done", formId: form.id, formVersion: 1, answers: kept });
    expect(await askedOf(id)).toMatchObject({ version: 1, answered: true, answers: kept });
  });

  test("leaves in the event what can be a fact, and nothing personal", async () => {
    const id = await newVisit();
    await finish(id, { formVersion: 1, answers: { produksi: false, sebab: "modal", keluhan: "Nama orang" } });
    const [event] = await eventsOf(id);
    expect((event?.data as Row | undefined)?.answers).toEqual({
      [`${form.code}.produksi`]: false,
      [`${form.code}.sebab`]: "modal",
    });
    expect(JSON.stringify(event)).not.toContain("Nama orang");
  });

  test("starts with what the last visit said, where it asks for that", async () => {
    await finish(await newVisit(), { formVersion: 1, answers: { produksi: true, omzet: 1 } });
    expect((await askedOf(await newVisit())).answers).toEqual({ produksi: true });
  });

  test("must be answered, also by who does not say which version it saw", async () => {
    const id = await newVisit();
    expect(await faultsOf(id, {})).toEqual(["answers.produksi"]);
    expect(await faultsOf(id, { formVersion: 99, answers: { produksi: true } })).toEqual(["formVersion"]);
    expect(await faultsOf(id, { formId: "frm_0000000000", answers: { produksi: true } })).toEqual(["formId"]);
    expect((await finish(id, { answers: { produksi: true } })).body).toMatchObject({ formVersion: 1 });
  });

  test("takes photos of this visit or on their way, none of another record", async () => {
    const [id, other] = [await newVisit(), await newVisit()];
    const elsewhere = await upload<{ id: string }>(office, { subject: "follow-ups", subjectId: other });
    const here = await upload<{ id: string }>(office, { subject: "follow-ups", subjectId: id });
    const send = (foto_produk: string) => ({ formVersion: 1, answers: { produksi: true, foto_produk } });
    expect(await faultsOf(id, send(elsewhere.body.id))).toEqual(["answers.foto_produk"]);
    expect((await finish(id, send(here.body.id))).status).toBe(200);
    expect((await finish(other, send("fil_01ABCDEFGHJKMNPQRS"))).status).toBe(200);
  });

  test("is asked of a contact nobody planned as well", async () => {
    const asked = await office.api.get<Asked>(`/api/groups/${groupId}/form`);
    expect(asked.body).toMatchObject({ form: { id: form.id }, version: 1, answers: { produksi: true } });
    const contact = { groupId, doneOn: todayFor(office), activityStatus: "active", method: "visit" };
    const wrong = await office.api.post<Fault>("/api/follow-ups", { ...contact, answers: { omzet: 1 } });
    expect(Object.keys(wrong.body.error.fields ?? {})).toEqual(["answers.produksi"]);
    const made = await make(office, "follow-ups", {
      ...contact,
      formVersion: 1,
      answers: { produksi: true, omzet: 5 },
    });
    expect(made).toMatchObject({ formId: form.id, formVersion: 1, answers: { produksi: true, omzet: 5 } });
    const [event] = await eventsOf(made.id);
    expect((event?.data as Row | undefined)?.answers).toMatchObject({ [`${form.code}.omzet`]: 5 });
  });

  test("is readable for the NGO that visits, hidden answers stay hidden, strangers see nothing", async () => {
    const id = await newVisit();
    await finish(id, { formVersion: 1, answers: { produksi: true } });
    expect(await askedOf(id, commission)).toMatchObject({ version: 1, answered: true, answers: null });
    const own = await make(ngo, "follow-ups", { groupId, dueOn: todayFor(office) });
    const asked = await askedOf(own.id, ngo);
    expect(asked).toMatchObject({ form: { id: form.id }, answered: false, answers: {} });
    expect((await finish(own.id, { formVersion: 1, answers: { produksi: false } }, ngo)).status).toBe(200);
    expect((await askedOf(own.id, ngo)).answers).toEqual({ produksi: false });
    const stranger = await makeActor("office");
    expect((await stranger.api.get(`/api/follow-ups/${id}/form`)).status).toBe(404);
    expect((await stranger.api.get(`/api/groups/${groupId}/form`)).status).toBe(404);
  });
});

describe("which form a visit asks", () => {
  test("its point's, else that of the kind of programme, else the default; a retired one no more", async () => {
    const team = await makeTeam("admin");
    const one = async (name: string) => publish(team.admin, (await makeForm(team.admin, [ask(name, "text")])).id);
    const [ofStep, ofProgram] = [await one("titik"), await one("program")];
    const ofOffice = await makeDefaultForm(team.admin, [ask("kantor", "text")]);
    const step = { label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 };
    const plan = await make(team.admin, "plans", { name: "Rencana", steps: [step] });
    const program = await makeProgram(team.office, { planId: plan.id });
    await setProgramForms(program.id, [String(ofProgram.code)]);
    const group = await makeGroup(team.office, program.id, { trainedOn: todayFor(team.office) });
    const points = await team.office.api.list<Row>("follow-ups", { filter: { groupId: group.id } });
    await askInPlan(plan.id, ofStep.id);
    const id = String(points.body[0]?.id);
    const formOf = async () => (await askedOf(id, team.office)).form?.id;
    const retire = async (row: Row) => {
      await askInPlan(plan.id, "");
      const path = `/api/forms/${row.id}`;
      expect((await team.admin.api.put(path, { retired: true }, { ifMatch: row.version })).status).toBe(200);
    };
    expect(await formOf()).toBe(ofStep.id);
    await retire(ofStep);
    expect(await formOf()).toBe(ofProgram.id);
    await retire(ofProgram);
    expect(await formOf()).toBe(ofOffice.id);
  });

  test("none: answers are kept as they come", async () => {
    const team = await makeTeam();
    const group = await makeGroup(team.office, (await makeProgram(team.office)).id);
    const { id } = await make(team.office, "follow-ups", { groupId: group.id, dueOn: todayFor(team.office) });
    expect(await askedOf(id, team.office)).toMatchObject({ form: null, version: null, definition: null, answers: {} });
    expect((await finish<Fault>(id, { formVersion: 1 }, team.office)).status).toBe(422);
    const done = await finish(id, { answers: { apa_saja: [1, "dua"] } }, team.office);
    expect(done.body).toMatchObject({ answers: { apa_saja: [1, "dua"] }, formId: null, formVersion: null });
  });
});

test("after ten versions every visit still reads as it was asked", async () => {
  const team = await makeTeam("admin");
  const group = await makeGroup(team.office, (await makeProgram(team.office)).id);
  const version = (n: number): Question[] => [
    ask("kondisi", "one", {
      label: words(`Kondisi, versi ${n}`),
      options: Array.from({ length: n }, (_, i) => option(`pilihan_${i + 1}`, { retired: i + 1 < n })),
    }),
    ...Array.from({ length: n - 1 }, (_, i) => ask(`lama_${i + 1}`, "number", { retired: i < n - 2 })),
  ];
  let current = await makeDefaultForm(team.admin, version(1));
  const visits: { id: string; answers: object }[] = [];
  const [late] = [await make(team.office, "follow-ups", { groupId: group.id, dueOn: todayFor(team.office) })];
  for (let n = 1; n <= 10; n++) {
    if (n > 1) current = await publishNext(team.admin, current, version(n));
    const visit = await make(team.office, "follow-ups", { groupId: group.id, dueOn: todayFor(team.office) });
    const answers = { kondisi: `pilihan_${n}`, ...(n > 1 && { [`lama_${n - 1}`]: n }) };
    expect((await finish(visit.id, { formVersion: n, answers }, team.office)).status).toBe(200);
    visits.push({ id: visit.id, answers });
  }
  for (const [i, { id, answers }] of visits.entries()) {
    expect(await askedOf(id, team.office)).toMatchObject({
      ...{ version: i + 1, answered: true, answers },
      definition: { questions: version(i + 1) },
    });
  }
  // Opened when the third version was asked, finished now.
  const held = await finish(
    late.id,
    { formId: current.id, formVersion: 3, answers: { kondisi: "pilihan_3" } },
    team.office,
  );
  expect(held.body).toMatchObject({ formVersion: 3, answers: { kondisi: "pilihan_3" } });
});
