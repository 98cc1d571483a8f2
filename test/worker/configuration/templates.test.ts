import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { upload } from "#test/support/files.ts";
import { grantTo, make, makeGroup, makeProgram, type Row, read, step } from "#test/support/records.ts";

interface Fault extends Row {
  error: { code: string; message: string; fields?: Record<string, string> };
}
interface Stages {
  template: string | null;
  stages: { state: string; label: string | null; place: string }[];
  next: { state: string; label: string; guards: { label: string; verdict: string; facts: { value: unknown }[] }[] };
  documents: { code: string; files: number }[];
  supports: { kind: string; promised: number; delivered: number; served: number; groups: number }[];
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "officer" | "ngo">>>;
let office: TestActor;
let serial = 0;

beforeAll(async () => {
  team = await makeTeam("admin", "head", "officer", "ngo");
  office = team.office;
});

const asks = (field: string, operator: string, value: unknown) => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});
const text = (id: string, en = id) => ({ id, en });

const DEFINITION = {
  skill: "Kebun dapur",
  teachesEntrepreneurship: true,
  forms: [],
  rules: [] as string[],
  targets: { people: 40, groups: 4 },
  stages: [
    {
      state: "approved",
      label: text("Lahan siap", "Land is ready"),
      guards: [
        { label: text("Surat izin pakai lahan", "Permit to use the land"), document: "izin_lahan" },
        { label: text("Ada kelompok", "There are groups"), query: asks("groupCount", ">=", 1) },
        { label: text("Realisasi di bawah 50%", "Under half spent"), query: asks("budgetSpentShare", "<", 50) },
      ],
    },
  ],
  documents: [{ code: "izin_lahan", label: text("Surat izin pakai lahan", "Permit to use the land") }],
  supports: [
    { kind: "packaging", times: 2 },
    { kind: "photo", times: 1 },
  ],
};

const makeTemplate = (more: object = {}) =>
  make(team.admin, "program-templates", {
    ...{ code: `kebun_${++serial}`, name: text("Kebun dapur", "Kitchen garden"), definition: DEFINITION },
    ...more,
  });
const refused = (definition: object) =>
  team.admin.api.post<Fault>("/api/program-templates", {
    ...{ code: `salah_${++serial}`, name: text("Salah", "Wrong"), definition: { ...DEFINITION, ...definition } },
  });
const stagesOf = async (id: string, actor = office) => (await actor.api.get<Stages>(`/api/programs/${id}/stages`)).body;

describe("a template", () => {
  test.each([
    ["a plan that does not exist", { plan: "tidak_ada" }, "definition.plan"],
    ["a form that does not exist", { forms: ["tidak_ada"] }, "definition.forms.0"],
    ["a rule that does not exist", { rules: ["Z99"] }, "definition.rules.0"],
    ["a document nobody listed", { documents: [] }, "definition.stages.0.guards.0.document"],
    [
      "a fact that is none",
      { stages: [{ state: "running", guards: [{ label: text("X"), query: asks("moon", "=", 1) }] }] },
      "definition.stages.0.guards.0.query.rules[0]",
    ],
    [
      "a guard that asks nothing",
      { stages: [{ state: "running", guards: [{ label: text("X") }] }] },
      "definition.stages.0.guards.0",
    ],
    [
      "guards before the first stage",
      { stages: [{ state: "draft", guards: [{ label: text("X"), query: asks("groupCount", ">", 0) }] }] },
      "definition.stages.0.guards",
    ],
    [
      "a support promised twice",
      {
        supports: [
          { kind: "photo", times: 1 },
          { kind: "photo", times: 2 },
        ],
      },
      "definition.supports.1.kind",
    ],
    ["a stage called off", { stages: [{ state: "cancelled", guards: [] }] }, "definition.stages.0.state"],
  ])("refuses %s, and says where", async (_, definition, field) => {
    const reply = await refused(definition);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("is the admin's to make, and keeps its code", async () => {
    expect((await office.api.post("/api/program-templates", {})).status).toBe(403);
    const { id } = await makeTemplate();
    const moved = await team.admin.api.put<Fault>(`/api/program-templates/${id}`, { code: "lain" }, { ifMatch: 1 });
    expect(moved.status).toBe(422);
  });
});

describe("a programme of a kind", () => {
  test("starts with what its template says, unless its maker says otherwise", async () => {
    const plan = await make(team.admin, "plans", {
      ...{ name: "Rencana kebun", code: `kebun_${serial}` },
      steps: [{ label: "Panen pertama", offsetDays: 60, windowBefore: 7, windowAfter: 7 }],
    });
    const template = await makeTemplate({ definition: { ...DEFINITION, plan: plan.code } });
    const program = await makeProgram(office, { templateId: template.id, targets: { people: 10 } });
    expect(program).toMatchObject({
      ...{ kind: template.code, skill: "Kebun dapur", teachesEntrepreneurship: true, planId: plan.id },
      targets: { people: 10 },
      setup: { template: template.code, templateVersion: 1, supports: DEFINITION.supports },
    });
    const plain = await makeProgram(office, { kind: template.code, teachesEntrepreneurship: false });
    expect(plain).toMatchObject({ teachesEntrepreneurship: false, targets: DEFINITION.targets });
  });

  test("keeps what it took over when the template changes; its setup is nobody's to write", async () => {
    const template = await makeTemplate();
    const program = await makeProgram(office, { kind: template.code });
    const bare = { ...DEFINITION, stages: [], documents: [], supports: [] };
    await team.admin.api.put(`/api/program-templates/${template.id}`, { definition: bare }, { ifMatch: 1 });
    expect((await read(office, "programs", program.id)).setup).toMatchObject({ templateVersion: 1 });
    const forged = await office.api.put(`/api/programs/${program.id}`, { setup: null }, { ifMatch: 1 });
    expect(forged.status).toBe(422);
    const born = await office.api.post("/api/programs", { name: "X", setup: {} });
    expect(born.status).toBe(422);
  });

  test("becomes of another kind, or of none, as long as it is not over", async () => {
    const [one, other] = [await makeTemplate(), await makeTemplate()];
    const program = await makeProgram(office, { kind: one.code });
    const put = (body: object, ifMatch: number) =>
      office.api.put<Row>(`/api/programs/${program.id}`, body, { ifMatch });
    expect((await put({ kind: other.code }, 1)).body).toMatchObject({ setup: { template: other.code } });
    expect((await put({ kind: "tidak_ada" }, 2)).status).toBe(422);
    expect((await put({ kind: null }, 2)).body).toMatchObject({ kind: null, setup: null });
    await step(office, "programs", program.id, "cancelled");
    expect((await put({ kind: one.code }, 4)).status).toBe(409);
  });

  test("keeps its kind, and the guards that come with it, once it has begun", async () => {
    const [one, other] = [await makeTemplate(), await makeTemplate()];
    const program = await makeProgram(office);
    await step(office, "programs", program.id, "approved");
    const put = (kind: unknown, ifMatch: number) =>
      office.api.put<Row & Fault>(`/api/programs/${program.id}`, { kind }, { ifMatch });
    expect((await put(one.code, 2)).body).toMatchObject({ kind: one.code });
    for (const kind of [null, other.code]) {
      const refused = await put(kind, 3);
      expect([refused.status, refused.body.error.code]).toEqual([409, "begun"]);
    }
    expect(await read(office, "programs", program.id)).toMatchObject({ kind: one.code, version: 3 });
  });

  test("refuses a template that is retired or another office's; one in use is retired, not deleted", async () => {
    const template = await makeTemplate();
    const stranger = await makeTeam("admin");
    const try_ = (actor: TestActor) =>
      actor.api.post<Fault>("/api/programs", {
        ...{ name: "Uji", year: 2025, fundingSource: "csr", regionCode: actor.organization.regionCode },
        templateId: template.id,
      });
    expect((await try_(stranger.office)).body.error.fields).toHaveProperty("templateId");
    expect((await try_(office)).status).toBe(201);
    expect((await team.admin.api.delete(`/api/program-templates/${template.id}`, { ifMatch: 1 })).status).toBe(409);
    await team.admin.api.put(`/api/program-templates/${template.id}`, { retired: true }, { ifMatch: 1 });
    expect((await try_(office)).status).toBe(422);
  });

  test("switches on the rules its template asks for", async () => {
    const rule = await make(team.admin, "rules", {
      ...{ code: `T${++serial}`, name: text("Uji"), kind: "risk", scope: "group", enabled: false },
      tiers: [{ query: asks("daysSinceTraining", ">", 30), points: 5 }],
    });
    const template = await makeTemplate({ definition: { ...DEFINITION, rules: [rule.code] } });
    await makeProgram(office, { kind: template.code });
    expect(await read(team.admin, "rules", rule.id)).toMatchObject({ enabled: true, version: 2 });
  });
});

describe("the stages of a programme", () => {
  const start = async () => {
    const template = await makeTemplate();
    return makeProgram(office, { kind: template.code, budgetIdr: 100_000_000 });
  };

  test("are entered when each guard is met; the refusal names those that are not, and what nobody knows", async () => {
    const program = await start();
    const early = await office.api.post<Fault>(
      `/api/programs/${program.id}/transition`,
      { to: "approved" },
      { headers: { "accept-language": "en" } },
    );
    expect([early.status, early.body.error.code]).toEqual([409, "stage_guards"]);
    expect(Object.values(early.body.error.fields ?? {})).toEqual([
      "Permit to use the land (not met)",
      "There are groups (not met)",
      "Under half spent (unknown)",
    ]);
    const next = (await stagesOf(program.id)).next;
    expect(next).toMatchObject({ state: "approved", label: "Lahan siap" });
    expect(next.guards.map(({ verdict }) => verdict)).toEqual(["unmet", "unmet", "unknown"]);
    await makeGroup(office, program.id);
    await office.api.put(`/api/programs/${program.id}`, { spentIdr: 10_000_000 }, { ifMatch: 1 });
    const file = await upload<Row>(office, {
      ...{ subject: "programs", subjectId: program.id, more: { documentCode: "izin_lahan" } },
    });
    expect([file.status, file.body.documentCode]).toEqual([201, "izin_lahan"]);
    expect((await stagesOf(program.id)).documents).toMatchObject([{ code: "izin_lahan", files: 1 }]);
    expect((await step(office, "programs", program.id, "approved")).body).toMatchObject({ state: "approved" });
    expect((await stagesOf(program.id)).stages.slice(0, 3).map(({ place }) => place)).toEqual([
      ...["passed", "here", "ahead"],
    ]);
  });

  test("are entered early by a waiver of two people, once for each step", async () => {
    const program = await start();
    const asked = await step(office, "programs", program.id, "approved", { waiver: "Lahan milik warga sendiri" });
    expect(asked.body).toMatchObject({ state: "draft", waiverBy: office.userId, waiverApprovedBy: null });
    expect((await step(office, "programs", program.id, "approved")).status).toBe(409);
    const approved = await step(team.head, "programs", program.id, "approved");
    expect(approved.body).toMatchObject({ state: "approved", waiverApprovedBy: team.head.userId });
    expect((await step(team.head, "programs", program.id, "running")).status).toBe(403);
  });

  test("a waiver that is no longer needed is forgotten", async () => {
    const program = await start();
    await step(office, "programs", program.id, "approved", { waiver: "Lahan milik warga sendiri" });
    await makeGroup(office, program.id);
    await office.api.put(`/api/programs/${program.id}`, { spentIdr: 1 }, { ifMatch: 2 });
    await upload(office, { subject: "programs", subjectId: program.id, more: { documentCode: "izin_lahan" } });
    const moved = await step(office, "programs", program.id, "approved");
    expect(moved.body).toMatchObject({ state: "approved", waiverBy: null, waiverReason: null });
  });

  test("ask nothing to be called off, and nothing of a programme of no kind", async () => {
    const program = await start();
    expect((await step(office, "programs", program.id, "cancelled")).status).toBe(200);
    const plain = await makeProgram(office);
    expect(await stagesOf(plain.id)).toEqual({ template: null });
    expect((await step(office, "programs", plain.id, "approved")).status).toBe(200);
  });

  test("a file for a document that nobody asked for is refused", async () => {
    const program = await start();
    const reply = await upload<Fault>(office, {
      ...{ subject: "programs", subjectId: program.id, more: { documentCode: "lain" } },
    });
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, ["documentCode"]]);
  });

  test("show promised against delivered support, of the groups the reader reaches", async () => {
    const program = await start();
    const [first, second] = [await makeGroup(office, program.id), await makeGroup(office, program.id)];
    const give = (groupId: string, kind: string) =>
      make(office, "marketing-supports", { groupId, kind, on: "2026-01-05" });
    for (const kind of ["packaging", "packaging", "packaging", "photo"]) await give(first.id, kind);
    await give(second.id, "packaging");
    expect((await stagesOf(program.id)).supports).toEqual([
      { kind: "packaging", times: 2, groups: 2, promised: 4, delivered: 3, served: 1 },
      { kind: "photo", times: 1, groups: 2, promised: 2, delivered: 1, served: 1 },
    ]);
    await grantTo(office, team.ngo, second.id);
    expect((await stagesOf(program.id, team.ngo)).supports[0]).toMatchObject({ groups: 1, delivered: 1 });
  });
});
