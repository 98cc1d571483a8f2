import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeProgram, type Row } from "#test/support/records.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
const STEP = { label: "Bulan 1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 };

let admin: TestActor;
let office: TestActor;

beforeAll(async () => {
  ({ admin, office } = await makeTeam("admin"));
});

const faults = async (path: string, body: object) => {
  const reply = await admin.api.post<Fault>(path, body);
  return [reply.status, Object.keys(reply.body.error?.fields ?? {})];
};

describe("follow-up plans", () => {
  test.each([
    [[], "steps"],
    [Array(51).fill(STEP), "steps"],
    [[{ ...STEP, label: "" }], "steps.0.label"],
    [[{ ...STEP, offsetDays: 3 }], "steps.0"],
    [[{ label: "x", windowBefore: 0, windowAfter: 0 }], "steps.0"],
    [[{ ...STEP, windowAfter: 366 }], "steps.0.windowAfter"],
    [[{ ...STEP, windowBefore: -1 }], "steps.0.windowBefore"],
    [[{ ...STEP, offsetMonths: 1.5 }], "steps.0.offsetMonths"],
    [[{ ...STEP, colour: "red" }], "steps.0.colour"],
    [[{ ...STEP, key: "Bulan 1" }], "steps.0.key"],
    [
      [
        { ...STEP, key: "a" },
        { ...STEP, key: "a" },
      ],
      "steps.1.key",
    ],
    [[{ ...STEP, anchor: "point" }], "steps.0.point"],
    [[{ ...STEP, point: "a" }], "steps.0.point"],
    [[{ ...STEP, anchor: "point", point: "tak_ada" }], "steps.0.point"],
    [[{ ...STEP, key: "a", anchor: "point", point: "a" }], "steps.0.point"],
    [[{ ...STEP, formId: "frm_lain0000000" }], "steps.0.formId"],
    [[{ ...STEP, assignee: "user" }], "steps.0.assigneeId"],
    [[{ ...STEP, assigneeId: "usr_siapa" }], "steps.0.assigneeId"],
    [[{ ...STEP, assignee: "user", assigneeId: "usr_siapa" }], "steps.0.assigneeId"],
    [[{ ...STEP, skipWhen: { combinator: "and", rules: [] } }], "steps.0.skipWhen"],
    [
      [{ ...STEP, skipWhen: { combinator: "and", rules: [{ field: "nik", operator: "=", value: 1 }] } }],
      "steps.0.skipWhen.rules[0]",
    ],
  ])("with steps %j are refused at %s", async (steps, field) => {
    expect(await faults("/api/plans", { name: "Rencana", steps })).toEqual([422, [field]]);
  });

  test("may begin before the anchor", async () => {
    const steps = [{ label: "Persiapan", offsetDays: -14, windowBefore: 0, windowAfter: 365 }, STEP];
    const made = await make(admin, "plans", { name: "Dengan persiapan", steps });
    expect(made).toMatchObject({ code: "dengan_persiapan", steps });
    expect((made.steps as { key: string }[]).map(({ key }) => key)).toEqual(["persiapan", "bulan_1"]);
  });

  test("whose points wait for each other are refused, each with the way round", async () => {
    const of = (key: string, point: string) => ({ ...STEP, key, label: key.toUpperCase(), anchor: "point", point });
    const steps = [STEP, of("a", "b"), of("b", "c"), of("c", "a")];
    const reply = await admin.api.post<Fault>("/api/plans", { name: "Melingkar", steps });
    expect(reply.status).toBe(422);
    expect(reply.body.error.fields).toMatchObject({ "steps.1.point": expect.stringContaining("A → B → C → A") });
    expect(Object.keys(reply.body.error.fields ?? {})).toEqual(["steps.1.point", "steps.2.point", "steps.3.point"]);
  });

  test("keep the keys of their points when a client does not send them, and have a code of their own", async () => {
    const steps = [STEP, { ...STEP, label: "Bulan 3", offsetMonths: 3 }];
    const plan = await make(admin, "plans", { name: "Tanpa kunci", steps });
    const reply = await admin.api.put<Row>(
      `/api/plans/${plan.id}`,
      { steps: [{ ...steps[1] }, { ...STEP, label: "Baru", offsetMonths: 2 }, { ...STEP, offsetMonths: 4 }] },
      { ifMatch: 1 },
    );
    expect((reply.body.steps as { key: string }[]).map(({ key }) => key)).toEqual(["bulan_3", "baru", "bulan_1"]);
    expect((await make(admin, "plans", { name: "Tanpa kunci", steps: [STEP] })).code).toBe("tanpa_kunci_2");
    expect(await faults("/api/plans", { name: "Sama", code: "tanpa_kunci", steps: [STEP] })).toEqual([422, ["code"]]);
  });

  test("are one default per organisation, and the default stays", async () => {
    const first = await make(admin, "plans", { name: "Pertama", steps: [STEP], isDefault: true });
    const second = await make(admin, "plans", { name: "Kedua", steps: [STEP], isDefault: true });
    const list = await admin.api.list<Row>("plans", { filter: { isDefault: true } });
    expect(list.body.map(({ id }) => id)).toEqual([second.id]);
    const path = `/api/plans/${second.id}`;
    expect((await admin.api.put(path, { isDefault: false }, { ifMatch: 1 })).status).toBe(422);
    expect((await admin.api.delete(path, { ifMatch: 1 })).status).toBe(409);
    const before = await admin.api.get<Row>(`/api/plans/${first.id}`);
    expect(before.body).toMatchObject({ isDefault: false, version: 2 });
    expect((await admin.api.delete(`/api/plans/${first.id}`, { ifMatch: 2 })).status).toBe(200);
  });

  test("in use by a programme stay", async () => {
    const plan = await make(admin, "plans", { name: "Dipakai", steps: [STEP] });
    await makeProgram(office, { planId: plan.id });
    expect((await admin.api.delete(`/api/plans/${plan.id}`, { ifMatch: 1 })).status).toBe(409);
    expect((await office.api.put(`/api/plans/${plan.id}`, { name: "X" }, { ifMatch: 1 })).status).toBe(403);
  });
});

describe("rules", () => {
  const query = (field: string, operator: string, value: unknown) => ({
    combinator: "and",
    rules: [{ field, operator, value }],
  });
  const rule = (more: object = {}) => ({
    ...{ code: `T${crypto.randomUUID().slice(0, 6).toUpperCase()}`, name: { id: "Lama diam", en: "Long silence" } },
    ...{ kind: "risk", scope: "group", tiers: [{ query: query("daysSinceContact", ">", 60), points: 10 }] },
    ...more,
  });
  const tier = (part: object) => ({ tiers: [{ query: query("daysSinceContact", ">", 60), points: 10, ...part }] });

  test("carry their version and change with it", async () => {
    const made = await make(admin, "rules", rule());
    expect(made).toMatchObject({ version: 1, enabled: true, severity: "medium" });
    const changed = await admin.api.put<Row>(`/api/rules/${made.id}`, tier({ points: 20 }), { ifMatch: 1 });
    expect(changed.body).toMatchObject({ version: 2, tiers: [{ points: 20 }] });
    expect((await admin.api.put(`/api/rules/${made.id}`, { code: "LAIN" }, { ifMatch: 2 })).status).toBe(422);
    expect(await faults("/api/rules", rule({ code: made.code }))).toEqual([422, ["code"]]);
    expect((await office.api.get(`/api/rules/${made.id}`)).status).toBe(200);
    expect((await office.api.put(`/api/rules/${made.id}`, {}, { ifMatch: 2 })).status).toBe(403);
  });

  test.each([
    ["an unknown fact", tier({ query: query("rekeningBank", ">", 1) }), "tiers.0.query.rules[0]"],
    ["a column instead of a fact", tier({ query: query("nik", "=", "1") }), "tiers.0.query.rules[0]"],
    ["an unknown operator", tier({ query: query("daysSinceContact", "LIKE", 1) }), "tiers.0.query.rules[0]"],
    ["no condition", tier({ query: { combinator: "and", rules: [] } }), "tiers.0.query"],
    ["a risk without points", tier({ points: 0 }), "tiers.0.points"],
    ["a service rule with points", { ...tier({}), kind: "service" }, "tiers.0.points"],
    ["too many points", tier({ points: 101 }), "tiers.0.points"],
    ["no tier", { tiers: [] }, "tiers"],
    ["a name in one language", { name: { id: "Lama" } }, "name.en"],
    ["an odd code", { code: "r 1; DROP" }, "code"],
  ])("with %s are refused and named", async (_, more, field) => {
    expect(await faults("/api/rules", rule(more))).toEqual([422, [field]]);
  });
});
