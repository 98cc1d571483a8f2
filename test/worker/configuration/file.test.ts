import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { make, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

type Team = Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "officer">>>;
interface Item {
  id: string;
  part: string;
  status: string;
  differences: { path: unknown[]; before?: unknown; after?: unknown }[];
  faults: { path: string; message: string }[];
}
interface Diff {
  items: Item[];
  seen: Record<string, number>;
}
interface Fault {
  error: { code: string; message: string; fields?: Record<string, string> };
}
type File = Record<string, unknown> & Record<"rules" | "plans" | "forms" | "templates", Row[]>;

let team: Team;

beforeAll(async () => {
  team = await makeTeam("admin", "head", "officer");
});

const text = (id: string, en = id) => ({ id, en });
const over = (value: number) => ({
  combinator: "and",
  rules: [{ field: "daysSinceTraining", operator: ">", value }],
});
const empty = (parts: object) => ({ format: "lanjut-configuration", formatVersion: 1, ...parts });

const exported = async ({ admin }: Pick<Team, "admin">): Promise<File> =>
  (await admin.api.get<File>("/api/configuration")).body;
const diffOf = ({ admin }: Pick<Team, "admin">, file: object) =>
  admin.api.post<Diff & Fault>("/api/configuration/diff", { file });
const apply = ({ admin }: Pick<Team, "admin">, file: object, seen: object, more: object = {}) =>
  admin.api.post<Record<"added" | "changed" | "removed", string[]> & Fault>("/api/configuration", {
    ...{ file, seen, ...more },
  });
const takeOver = async (to: Pick<Team, "admin">, file: object, more: object = {}) => {
  const { body } = await diffOf(to, file);
  return apply(to, file, body.seen, more);
};
const statuses = ({ items }: Diff) => Object.fromEntries(items.map(({ id, status }) => [id, status]));

/** The same JSON with the fields of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, turned(one)]),
  );
}

/** An office with one of everything, each naming others. */
async function furnish({ admin }: Pick<Team, "admin">) {
  const form = await make(admin, "forms", {
    ...{ code: "kebun", name: text("Kunjungan kebun", "Garden visit") },
    draft: { questions: [{ name: "panen", kind: "number", label: text("Panen (kg)", "Harvest (kg)") }] },
  });
  const published = await admin.api.post<Row>(`/api/forms/${form.id}/publish`, undefined, { ifMatch: 1 });
  expect(published.status, published.text).toBe(200);
  const code = "panenTerakhir";
  await make(admin, "computed-facts", {
    ...{ code, label: text("Panen terakhir", "Last harvest") },
    definition: { function: "latest", event: "follow_up_done", of: { form: "kebun", question: "panen" } },
  });
  await make(admin, "rules", {
    ...{ code: "K01", name: text("Panen turun", "Harvest fell"), kind: "risk", scope: "group" },
    tiers: [{ query: { combinator: "and", rules: [{ field: code, operator: "<", value: 5 }] }, points: 10 }],
  });
  await make(admin, "plans", {
    ...{ code: "rencana_kebun", name: "Rencana kebun" },
    steps: [
      { key: "tanam", label: "Tanam", offsetDays: 14, windowBefore: 3, windowAfter: 7, formId: form.id },
      { key: "panen", label: "Panen", offsetMonths: 3, windowBefore: 7, windowAfter: 14, skipWhen: over(900) },
    ],
  });
  await make(admin, "custom-fields", {
    ...{ entity: "groups", code: "luas", question: { kind: "number", label: text("Luas (m²)", "Area (m²)") } },
  });
  await make(admin, "custom-fields", {
    ...{ entity: "groups", code: "bibit", question: { kind: "text", label: text("Bibit", "Seeds") } },
  });
  await make(admin, "program-templates", {
    ...{ code: "kebun_dapur", name: text("Kebun dapur", "Kitchen garden") },
    definition: {
      ...{ plan: "rencana_kebun", forms: ["kebun"], rules: ["K01"], stages: [], documents: [] },
      supports: [{ kind: "packaging", times: 1 }],
    },
  });
  await make(admin, "capital-schemes", {
    ...{ source: "kur", name: "KUR kebun", year: 2026, maxIdr: 10_000_000, requirements: [{ code: "nib" }] },
  });
}

describe("a configuration as a file", () => {
  test("tells everything by code: no id, no owner, nobody's name", async () => {
    await furnish(team);
    const file = await exported(team);
    expect(file).toMatchObject({ format: "lanjut-configuration", formatVersion: 1 });
    expect(JSON.stringify(file)).not.toMatch(/"(id|organizationId)":"[a-z]{3}_|usr_|frm_|@lanjut/);
    expect(file.plans.find(({ code }) => code === "rencana_kebun")).toMatchObject({
      steps: [{ key: "tanam", form: "kebun" }, { key: "panen" }],
    });
    expect(file.forms).toMatchObject([{ code: "kebun", definition: { questions: [{ name: "panen" }] } }]);
    expect(Object.keys(file)).toEqual([
      ...["format", "formatVersion", "settings", "permissions", "forms", "computedFacts", "rules", "plans"],
      ...["customFields", "templates", "indicators", "capitalSchemes"],
    ]);
  });

  test("taken back into the office it came from changes nothing", async () => {
    const file = await exported(team);
    const { body } = await diffOf(team, file);
    expect(body.items.filter(({ status, faults }) => status !== "same" || faults.length > 0)).toEqual([]);
    expect((await apply(team, file, body.seen)).body).toEqual({ added: [], changed: [], removed: [] });
  });

  test("taken over by another office it makes that office say the same", async () => {
    const other = await makeTeam("admin");
    const file = await exported(team);
    const { body } = await diffOf(other, file);
    expect(body.items.flatMap(({ faults }) => faults)).toEqual([]);
    expect(statuses(body)).toMatchObject({ "rules/K01": "added", "forms/kebun": "added", settings: "same" });
    const done = await apply(other, file, body.seen);
    expect([done.status, done.body.changed]).toEqual([200, []]);
    expect(await exported(other)).toEqual(file);
    const program = await makeProgram(other.office, { kind: "kebun_dapur" });
    expect(program).toMatchObject({ kind: "kebun_dapur", planId: expect.stringMatching(/^pln_/) });
  });

  test("is read by the office and the head, and taken over by the admin only", async () => {
    expect((await team.head.api.get("/api/configuration")).status).toBe(200);
    expect((await team.officer.api.get("/api/configuration")).status).toBe(403);
    expect((await team.head.api.post("/api/configuration/diff", { file: {} })).status).toBe(403);
  });
});

describe("the shipped configuration", () => {
  test("is such a file: taken over by an empty office, that office says exactly what is shipped", async () => {
    const empty_ = await makeTeam("admin");
    const { body: shipped } = await empty_.admin.api.get<File>("/api/configuration/shipped");
    const { body } = await diffOf(empty_, shipped);
    expect(body.items.flatMap(({ faults }) => faults)).toEqual([]);
    const done = await apply(empty_, shipped, body.seen);
    expect([done.status, done.body.changed, done.body.removed]).toEqual([200, [], []]);
    expect(await exported(empty_)).toEqual(shipped);
    const again = await diffOf(empty_, turned(shipped) as object);
    expect(again.body.items.filter(({ status }) => status !== "same")).toEqual([]);
  });

  test("makes a programme of each kind that is shipped", async () => {
    const office = await makeTeam("admin");
    const { body: shipped } = await office.admin.api.get<File>("/api/configuration/shipped");
    await takeOver(office, shipped);
    for (const { code } of shipped.templates) {
      const program = await makeProgram(office.office, { kind: code });
      expect(program.setup).toMatchObject({ template: code });
      expect(program.planId).toMatch(/^pln_/);
    }
  });
});

describe("the differences", () => {
  test("say what is added, changed and not held, field by field", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    const file = await exported(other);
    const changed = {
      ...file,
      settings: { ...(file.settings as object), caseDueDays: 30 },
      rules: file.rules.map((rule) => ({ ...rule, tiers: [{ query: over(10), points: 25 }] })),
      plans: [],
    };
    const { body } = await diffOf(other, changed);
    expect(statuses(body)).toMatchObject({
      ...{ settings: "changed", "rules/K01": "changed", "plans/rencana_kebun": "removed", "forms/kebun": "same" },
    });
    expect(body.items.find(({ id }) => id === "settings")?.differences).toEqual([
      { path: ["caseDueDays"], before: 14, after: 30 },
    ]);
    expect(body.items.find(({ id }) => id === "rules/K01")?.differences.map(({ path }) => path.at(-1))).toEqual([
      ...["query", "points"],
    ]);
  });

  test("what is not held stays unless it is asked to go; what is in use cannot go", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    await makeProgram(other.office, { kind: "kebun_dapur" });
    const file = { ...(await exported(other)), rules: [], templates: [] };
    expect((await takeOver(other, file)).body).toEqual({ added: [], changed: [], removed: [] });
    const refused = await takeOver(other, file, { remove: ["rules/K01", "templates/kebun_dapur"] });
    expect([refused.status, Object.keys(refused.body.error.fields ?? {})]).toEqual([422, ["templates/kebun_dapur"]]);
    expect((await exported(other)).rules).toHaveLength(1);
    expect((await takeOver(other, file, { remove: ["rules/K01"] })).body.removed).toEqual(["rules/K01"]);
    expect((await exported(other)).rules).toEqual([]);
  });

  test("only what was chosen is taken; what it names must come along", async () => {
    const other = await makeTeam("admin");
    const file = await exported(team);
    const alone = await takeOver(other, file, { only: ["plans/rencana_kebun"] });
    expect([alone.status, Object.keys(alone.body.error.fields ?? {})[0]]).toEqual([
      422,
      expect.stringContaining("plans/rencana_kebun.steps"),
    ]);
    const both = await takeOver(other, file, { only: ["plans/rencana_kebun", "forms/kebun"] });
    expect(both.body.added).toEqual(["forms/kebun", "plans/rencana_kebun"]);
    expect((await exported(other)).rules).toEqual([]);
    expect((await takeOver(other, file, { only: ["rules/Z9"] })).body.error.fields).toHaveProperty("only.0");
  });
});

describe("taking a file over", () => {
  test("is all or nothing, and names each fault at its place", async () => {
    const other = await makeTeam("admin");
    const file = await exported(team);
    const broken = {
      ...file,
      rules: [...file.rules, { ...file.rules[0], code: "K02", tiers: [{ query: over(5), points: 900 }] }],
      capitalSchemes: [{ source: "kur", name: "X", year: 2026, maxIdr: 5, minIdr: 9, requirements: [] }],
    };
    const { body } = await diffOf(other, broken);
    expect(body.items.flatMap(({ faults }) => faults.map(({ path }) => path))).toEqual([
      ...["rules/K02.tiers.0.points", "capitalSchemes/kur · 2026 · X.maxIdr"],
    ]);
    const refused = await apply(other, broken, body.seen);
    expect([refused.status, Object.keys(refused.body.error.fields ?? {}).length]).toEqual([422, 2]);
    expect((await exported(other)).forms).toEqual([]);
  });

  test("stops where somebody changed a thing since the comparison", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    const file = await exported(other);
    const wished = { ...file, rules: file.rules.map((rule) => ({ ...rule, severity: "high" })) };
    const { body } = await diffOf(other, wished);
    const [rule] = (await other.admin.api.list<Row>("rules")).body;
    await other.admin.api.put(`/api/rules/${rule?.id}`, { severity: "low" }, { ifMatch: rule?.version });
    const late = await apply(other, wished, body.seen);
    expect([late.status, late.body.error.code]).toEqual([412, "stale"]);
    expect((await read(other.admin, "rules", String(rule?.id))).severity).toBe("low");
  });

  test("writes an audit row with before and after for each thing, and a version to go back to", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    const file = await exported(other);
    await takeOver(other, { ...file, rules: file.rules.map((rule) => ({ ...rule, severity: "high" })) });
    const [rule] = (await other.admin.api.list<Row>("rules")).body;
    const log = await other.admin.api.list<{ action: string; changes: object }>("audit-log", {
      filter: { entityId: rule?.id },
    });
    expect(log.body.map(({ action }) => action)).toEqual(["update", "create"]);
    expect(log.body[0]?.changes).toMatchObject({ severity: { from: "medium", to: "high" } });
    const versions = await other.admin.api.list("config-versions", { filter: { entityId: rule?.id } });
    expect(versions.total).toBe(2);
    const whole = await other.admin.api.list("audit-log", { filter: { entity: "configuration" } });
    expect(whole.total).toBe(2);
  });

  test("a form of the file becomes the next version; an option that was answered cannot be taken away", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    const file = await exported(other);
    const [form] = file.forms;
    const questions = (form as unknown as { definition: { questions: object[] } }).definition.questions;
    const more = { name: "hama", kind: "yes_no", label: text("Ada hama?", "Any pests?") };
    const longer = { ...file, forms: [{ ...form, definition: { questions: [...questions, more] } }] };
    expect((await takeOver(other, longer)).body.changed).toEqual(["forms/kebun"]);
    const { rows } = await database().execute({
      sql: "SELECT number FROM form_versions v JOIN forms f ON f.id = v.formId WHERE f.organizationId = ? ORDER BY 1",
      args: [other.admin.organization.id],
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2]);
    const shorter = await takeOver(other, { ...file, forms: [{ ...form, definition: { questions: [more] } }] });
    expect(shorter.status).toBe(422);
  });

  test("the default plan moves with the file; the office always has one", async () => {
    const other = await makeTeam("admin");
    await takeOver(other, await exported(team));
    await make(other.admin, "plans", {
      ...{ code: "lama", name: "Lama", isDefault: true },
      steps: [{ key: "a", label: "A", offsetDays: 1, windowBefore: 1, windowAfter: 1 }],
    });
    const file = await exported(other);
    const moved = file.plans.map(({ isDefault: _, ...plan }) =>
      plan.code === "lama" ? plan : { ...plan, isDefault: true },
    );
    expect((await takeOver(other, { ...file, plans: moved })).status).toBe(200);
    const plans = (await other.admin.api.list<Row>("plans")).body;
    expect(plans.filter(({ isDefault }) => isDefault).map(({ code }) => code)).toEqual(["rencana_kebun"]);
  });

  test.each([
    ["not a configuration", { hello: 1 }, "file"],
    ["of a newer Lanjut", { format: "lanjut-configuration", formatVersion: 2 }, "file.formatVersion"],
    ["of an older form", { format: "lanjut-configuration", formatVersion: 0 }, "file.formatVersion"],
    ["with a part nobody knows", empty({ users: [] }), "file.users"],
    ["with a part that is no list", empty({ rules: {} }), "file.rules"],
  ])("a file %s is refused, and says why", async (_, file, field) => {
    const reply = await diffOf(team, file);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("permissions of a file stay inside the bounds", async () => {
    const wide = empty({ permissions: { officer: { people: { reveal: "region", delete: "region" } } } });
    const { body } = await diffOf(team, wide);
    expect(body.items[0]?.faults.map(({ path }) => path)).toEqual(["permissions.officer.people.delete"]);
  });
});

describe("a form of a file", () => {
  const LABEL = text("Umur", "Age");
  const question = { name: "umur", kind: "number", label: LABEL };
  const formsOf = async (code: string) => (await team.admin.api.list<Row>("forms", { filter: { code } })).body;

  test("asks its definition, whatever is drafted meanwhile", async () => {
    const code = "sedang_diubah";
    const drafted = { questions: [{ name: "belum jadi", kind: "one", label: text("", "") }] };
    const file = empty({ forms: [{ code, name: LABEL, definition: { questions: [question] }, draft: drafted }] });
    expect((await takeOver(team, file)).status).toBe(200);
    const [form] = await formsOf(code);
    expect(form).toMatchObject({ publishedVersion: 1, draft: drafted });
    const { body } = await team.admin.api.get<Row>(`/api/forms/${form?.id}/versions/1`);
    expect(body.definition).toEqual({ questions: [question] });
  });

  test.each([
    ["no object", 5],
    ["nothing", {}],
    ["an empty question", { questions: [null] }],
    ["fields of its own", { questions: [{ ...question, onShow: "x" }] }],
    ["a name that is none", { questions: [{ ...question, name: "a b; --" }] }],
  ])("with a definition of %s is refused at its place", async (_, definition) => {
    const code = "bukan_formulir";
    const file = empty({ forms: [{ code, name: LABEL, definition, draft: { questions: [] } }] });
    const { status, body } = await diffOf(team, file);
    expect(status).toBe(200);
    expect(body.items.find(({ id }) => id === `forms/${code}`)?.faults).not.toEqual([]);
    expect((await apply(team, file, body.seen)).status).toBe(422);
    expect(await formsOf(code)).toEqual([]);
  });
});

test("a plan's point that is none is refused at its place", async () => {
  const file = empty({ plans: [{ code: "tanpa_titik", name: "Tanpa titik", steps: [null] }] });
  const { body } = await diffOf(team, file);
  const item = body.items.find(({ id }) => id === "plans/tanpa_titik");
  expect(item?.faults.map(({ path }) => path)).toEqual(["plans/tanpa_titik.steps.0"]);
});
