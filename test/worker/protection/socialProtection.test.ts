import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";

interface Step {
  step: string;
  count: number;
  of: number;
  unknown: number;
  share: number | null;
  filter: object;
  unknownFilter: object;
}
interface Reply {
  asOf: string;
  total: Record<string, number> & { filters: Record<string, object> };
  steps: Step[];
  byRegion: ({ code: string | null; name: string | null; filters: Record<string, object> } & Record<string, unknown>)[];
  targets: (Row & Record<string, unknown>)[];
}

const DAY_MS = 86_400_000;
let team: Awaited<ReturnType<typeof makeTeam<"commission" | "head" | "officer">>>;
let villages: string[];
let last: Row;

const ask = (actor: TestActor, query = "") => actor.api.get<Reply>(`/api/social-protection${query}`);
const listed = async (actor: TestActor, filter: object) => {
  const reply = await actor.api.list("people", { filter });
  expect(reply.status, reply.text).toBe(200);
  return Number(reply.headers.get("Content-Range")?.split("/")[1]);
};

beforeAll(async () => {
  team = await makeTeam("commission", "head", "officer");
  const { office } = team;
  const { regionCode } = office.organization;
  const found = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? ORDER BY code LIMIT 400",
    args: [regionCode, `${regionCode}/`],
  });
  const codes = found.rows.map(({ code }) => String(code));
  const other = codes.find((code) => code.slice(0, 8) !== codes[0]?.slice(0, 8));
  villages = [codes[0] as string, other as string];
  const program = await makeProgram(office);
  const group = await makeGroup(office, program.id);
  const people = [
    { villageCode: villages[0], bpjsStatus: "active", verification: "verified" },
    { villageCode: villages[0], bpjsStatus: "registered", verification: "unverified" },
    { villageCode: villages[0] },
    { villageCode: villages[1], bpjsStatus: "lapsed", verification: "verified" },
    { villageCode: villages[1], bpjsStatus: "none", verification: "rejected" },
    { bpjsStatus: "active", verification: "verified" },
  ];
  for (const [i, more] of people.entries()) {
    last = await make(office, "people", { name: `Warga Lindung ${i}`, ...more });
    await make(office, "memberships", { personId: last.id, groupId: group.id });
  }
});

describe("listed → verified → registered → paying", () => {
  it("counts each step, and what nobody knows apart", async () => {
    const reply = await ask(team.office);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.total).toMatchObject({
      ...{ listed: 6, verified: 3, rejected: 1, registered: 4, registeredUnverified: 1 },
      ...{ paying: 2, lapsed: 1, none: 1, unknown: 1 },
    });
    expect(reply.body.steps.map(({ step, count, of, unknown }) => [step, count, of, unknown])).toEqual([
      ["listed", 6, 6, 0],
      ["verified", 3, 6, 0],
      ["registered", 4, 6, 1],
      ["paying", 2, 6, 1],
    ]);
  });

  it.each(["office", "head", "commission"] as const)("%s: every figure opens the list it counts", async (role) => {
    const actor = team[role];
    const { body } = await ask(actor);
    for (const { count, filter } of body.steps) expect(await listed(actor, filter)).toBe(count);
    for (const [name, filter] of Object.entries(body.total.filters))
      expect([name, await listed(actor, filter)]).toEqual([name, body.total[name]]);
    for (const part of body.byRegion)
      for (const [name, filter] of Object.entries(part.filters))
        expect([part.code, name, await listed(actor, filter)]).toEqual([part.code, name, part[name]]);
  });

  it("is told by the regions below, and of whom the village is not known", async () => {
    const { body } = await ask(team.office);
    expect(body.byRegion.map(({ code, listed: n }) => [code, n])).toEqual([
      [villages[0]?.slice(0, 8), 3],
      [villages[1]?.slice(0, 8), 2],
      [null, 1],
    ]);
    expect(body.byRegion[0]?.name).toMatch(/\w/);
    const part = await ask(team.office, `?region=${villages[0]?.slice(0, 8)}`);
    expect(part.body.total).toMatchObject({ listed: 3, paying: 1, unknown: 1 });
    expect(part.body.byRegion.map(({ code }) => code)).toEqual([villages[0]]);
  });

  it("holds numbers only: nobody's name, id or number", async () => {
    for (const actor of [team.office, team.commission])
      expect((await ask(actor)).text).not.toMatch(/ppl_|Warga Lindung/);
  });

  it("a past day is told as it was recorded by its end", async () => {
    const yesterday = new Date(Date.parse(todayFor(team.office)) - DAY_MS).toISOString().slice(0, 10);
    expect((await ask(team.office, `?asOf=${yesterday}`)).body.total.listed).toBe(0);
    // As if all had been recorded long ago, and one of them registered only now.
    await database().execute({
      sql: "UPDATE people SET createdAt = ? WHERE organizationId = ?",
      args: [server.now() - 400 * DAY_MS, team.office.organization.id],
    });
    const { version } = (await team.office.api.get<Row>(`/api/people/${last.id}`)).body;
    const change = { bpjsStatus: "lapsed", villageCode: villages[1] };
    const changed = await team.office.api.put(`/api/people/${last.id}`, change, {
      headers: { "If-Match": `"${version}"` },
    });
    expect(changed.status, changed.text).toBe(200);
    const [before, now] = [await ask(team.office, `?asOf=${yesterday}`), await ask(team.office)];
    expect(before.body.total).toMatchObject({ listed: 6, paying: 2, lapsed: 1 });
    expect(now.body.total).toMatchObject({ listed: 6, paying: 1, lapsed: 2 });
    expect(before.body.byRegion.at(-1)).toMatchObject({ code: null, listed: 1 });
    expect(now.body.byRegion.map(({ listed: n }) => n)).toEqual([3, 3]);
    for (const [name, filter] of Object.entries(before.body.total.filters))
      expect([name, await listed(team.office, filter)]).toEqual([name, before.body.total[name]]);
  });

  it("another office's people are not in it, and whoever may not read targets gets nothing", async () => {
    const strangers = await makeTeam("ngo");
    expect((await ask(strangers.office)).body.total.listed).toBe(0);
    expect((await ask(strangers.ngo)).status).toBe(403);
    expect((await ask(team.officer)).status).toBe(403);
  });

  it.each([
    ["asOf=2026-02-30", "asOf"],
    ["asOf=2999-01-01", "asOf"],
    ["region=99", "region"],
  ])("%s is refused by name", async (query, field) => {
    const reply = await team.office.api.get<{ error: { fields: object } }>(`/api/social-protection?${query}`);
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body.error.fields)).toEqual([field]);
  });
});

describe("targets", () => {
  const target = (more: object = {}) => ({
    ...{ measure: "bpjs_coverage", regionCode: team.office.organization.regionCode },
    ...{ eligible: 468_000, target: 0.413, deadline: "2099-12-31" },
    ...more,
  });

  it("33 % → 41.3 % of 468,000 is 38,844 more", async () => {
    const made = await make(team.office, "targets", target({ baseline: 154_440, source: "BPJS Ketenagakerjaan" }));
    const { body } = await ask(team.commission);
    expect(body.targets.find(({ id }) => id === made.id)).toMatchObject({
      ...{ needed: 193_284, covered: 154_440, coveredFrom: "stated", gap: 38_844, source: "BPJS Ketenagakerjaan" },
      ...{ listed: 6, resource: "people" },
    });
  });

  it("of groups are measured by the step of their way, and open their list", async () => {
    const made = await make(team.office, "targets", target({ measure: "groups_linked", eligible: 10, target: 0.5 }));
    const { body } = await ask(team.head);
    const shown = body.targets.find(({ id }) => id === made.id);
    expect(shown).toMatchObject({ needed: 5, covered: 0, gap: 5, listed: 1, unknown: 1, resource: "groups" });
    const reply = await team.head.api.list("groups", { filter: shown?.unknownFilter as object });
    expect(reply.headers.get("Content-Range")).toMatch(/\/1$/);
  });

  it.each([
    ["eligible", { eligible: 0 }],
    ["target", { target: 1.2 }],
    ["baseline", { eligible: 10, baseline: 11 }],
    ["deadline", { startsOn: "2099-12-31" }],
    ["deadline", { deadline: "31-12-2099" }],
    ["regionCode", { regionCode: "99" }],
  ])("a bad %s is 422 and named", async (field, more) => {
    const reply = await team.office.api.post<{ error: { fields: object } }>("/api/targets", target(more));
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body.error.fields)).toContain(field);
  });

  it("a region that is not one's own is refused", async () => {
    const other = await makeTeam("head");
    const { regionCode } = other.office.organization;
    const reply = await team.office.api.post<{ error: { fields: object } }>("/api/targets", target({ regionCode }));
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body.error.fields)).toEqual(["regionCode"]);
  });

  it("head and commission read them, the office writes them", async () => {
    const made = await make(team.office, "targets", target());
    for (const actor of [team.head, team.commission]) {
      expect((await actor.api.get(`/api/targets/${made.id}`)).status).toBe(200);
      expect((await actor.api.post("/api/targets", target())).status).toBe(403);
    }
    const other = await makeTeam("commission");
    expect((await other.commission.api.get(`/api/targets/${made.id}`)).status).toBe(404);
  });
});
