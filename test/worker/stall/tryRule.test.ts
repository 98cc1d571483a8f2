import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, todayFor } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { daysAgo, insertRows, noonOf } from "./office.ts";

type Team = Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "head" | "ngo" | "commission">>>;
interface List {
  count: number;
  records: { id: string; name: string; tier: number | null; before: number | null }[];
}
interface Compared {
  total: number;
  reached: number;
  unknown: number;
  before: number | null;
  holds: List;
  raised: List;
  cleared: List;
  changed: List;
  tiers: { tier: number; true: number; unknown: number }[];
  bands: { from: string; to: string; count: number }[];
  warnings: { code: string; tier: number | null; text: string }[];
}
interface Tested {
  day: string;
  until: string;
  total: number;
  draft: Record<string, unknown> & { precision: { part: number; of: number }; recall: { part: number; of: number } };
  current: Record<string, unknown> | null;
  flagged: { id: string; outcome: string; stoppedOn: string | null }[];
  missed: { id: string }[];
}

let team: Team;
let today: string;
let groups: Record<"old" | "older" | "oldest" | "young", string>;
let sewing: string;

const days = (count: number) => daysAgo(count, today);
const where = (field: string, operator: string, value?: unknown) => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});
const tier = (points: number, field: string, operator: string, value?: unknown) => ({
  points,
  query: where(field, operator, value),
});
const trained = (value: number, points = 30) => tier(points, "daysSinceTraining", ">", value);
const compare = (actor: TestActor, body: object) => actor.api.post<Compared>("/api/rules/compare", body);
const ids = (list: List) => list.records.map(({ id }) => id).sort();

async function group(programId: string, trainedOn: string): Promise<string> {
  const { id } = await makeGroup(team.office, programId, { trainedOn });
  return id;
}

/** A finished visit of the past, as it would have been recorded on its day. */
async function visit(groupId: string, on: string, state: string): Promise<void> {
  await insertRows("events", [
    {
      ...{ id: `evt_${groupId}_${on}`, organizationId: team.office.organization.id, groupId, programId: null },
      ...{ kind: "follow_up_done", on, recordedAt: noonOf(on), actorId: "test", subjectId: `fup_${groupId}_${on}` },
      ...{ state, value: null, count: null, data: null },
    },
  ]);
}

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "head", "ngo", "commission");
  today = todayFor(team.office);
  sewing = (await makeProgram(team.office, { skill: "Menjahit" })).id;
  const cooking = (await makeProgram(team.office, { skill: "Boga" })).id;
  groups = {
    old: await group(sewing, days(100)),
    older: await group(sewing, days(200)),
    oldest: await group(cooking, days(300)),
    young: await group(cooking, days(10)),
  };
});

describe("POST /api/rules/compare", () => {
  it("a new rule: whom it would flag, which tier, and that nobody was flagged before", async () => {
    const { status, body, text } = await compare(team.admin, { tiers: [trained(90), trained(250, 60)] });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ total: 4, reached: 4, unknown: 0, before: null, warnings: [] });
    expect(body.holds.count).toBe(3);
    expect(ids(body.raised)).toEqual([groups.old, groups.older, groups.oldest].sort());
    expect(body.raised.records.find(({ id }) => id === groups.oldest)).toMatchObject({ tier: 2, before: null });
    expect(body.tiers).toEqual([
      { tier: 1, true: 3, unknown: 0 },
      { tier: 2, true: 1, unknown: 0 },
    ]);
    expect([body.cleared.count, body.changed.count]).toEqual([0, 0]);
  });

  it("a changed rule: who is new, who goes, who changes its tier, beside the version there is, and which bands move", async () => {
    const rule = await make(team.admin, "rules", {
      ...{ code: "T1", name: { id: "Uji", en: "Test" }, kind: "risk", scope: "group" },
      ...{ tiers: [trained(150, 30), trained(250, 60)] },
    });
    const run = await team.office.api.post("/api/stall-runs", {});
    expect(run.status).toBe(200);
    const tiers = [tier(40, "daysSinceTraining", "between", [90, 220]), trained(1_000, 80)];
    const { body } = await compare(team.office, { ruleId: rule.id, tiers });
    expect(body).toMatchObject({ before: 2, total: 4 });
    expect(ids(body.raised)).toEqual([groups.old]);
    expect(ids(body.cleared)).toEqual([groups.oldest]);
    expect(ids(body.changed)).toEqual([groups.older]);
    expect(body.warnings).toEqual([
      expect.objectContaining({ code: "true_for_none", tier: 2, text: expect.stringContaining("Tingkat 2") }),
    ]);
    // Nothing was written: the rule and its signals are what they were.
    expect((await team.admin.api.get<{ version: number }>(`/api/rules/${rule.id}`)).body.version).toBe(1);
    const risk = await team.office.api.get<{ signals: { code: string }[] }>(`/api/groups/${groups.oldest}/risk`);
    expect(risk.body.signals.map(({ code }) => code)).toContain("T1");
  });

  it("bands move by the points of the draft on top of the other rules", async () => {
    const draft = { tiers: [tier(80, "daysSinceTraining", ">", 250)] };
    await team.office.api.post("/api/stall-runs", {});
    const { body } = await compare(team.admin, draft);
    expect(body.bands.map(({ to, count }) => [to, count])).toEqual([["mandek", 1]]);
    const fewer = await compare(team.admin, {
      ...draft,
      kind: "protective",
      tiers: [tier(100, "daysSinceTraining", ">", 0)],
    });
    expect(fewer.body.bands.every(({ to }) => to === "data_kurang" || to === "lancar")).toBe(true);
  });

  it("whom it applies to: skill, region, age; outside of that it never holds", async () => {
    const reached = async (appliesTo: object) => {
      const { body } = await compare(team.admin, { tiers: [trained(0)], appliesTo });
      return [body.reached, body.holds.count];
    };
    expect(await reached({ skills: ["menjahit "] })).toEqual([2, 2]);
    expect(await reached({ monthsFrom: 6 })).toEqual([2, 2]);
    expect(await reached({ regions: [team.office.organization.regionCode] })).toEqual([4, 4]);
    expect(await reached({ regions: ["91"] })).toEqual([0, 0]);
    expect(await reached({ programKinds: ["jahit"] })).toEqual([0, 0]);
    const nobody = await compare(team.admin, { tiers: [trained(0)], appliesTo: { regions: ["91"] } });
    expect(nobody.body.warnings.map(({ code }) => code)).toEqual(["nobody_in_reach"]);
  });

  it("says when it is true for all, for none, or only unknown", async () => {
    const codes = async (...tiers: object[]) =>
      (await compare(team.admin, { tiers })).body.warnings.map(({ code }) => code);
    expect(await codes(trained(0))).toEqual(["true_for_all"]);
    expect(await codes(trained(5_000))).toEqual(["true_for_none"]);
    expect(await codes(tier(5, "daysSinceOrder", ">", 3))).toEqual(["only_unknown"]);
    const { body } = await compare(team.admin, { tiers: [tier(5, "daysSinceOrder", ">", 3)] });
    expect([body.unknown, body.holds.count]).toEqual([4, 0]);
  });

  it("a rule that cannot be compiled is refused with tier and place", async () => {
    const { status, body } = await compare(team.admin, {
      tiers: [trained(5), { points: 0, query: where("umur", ">", 3) }],
      appliesTo: { monthsFrom: 9, monthsTo: 3 },
    });
    expect(status).toBe(422);
    expect(Object.keys((body as unknown as { error: { fields: object } }).error.fields).sort()).toEqual([
      "appliesTo.monthsTo",
      "tiers.1.points",
      "tiers.1.query.rules[0]",
    ]);
  });

  it("programmes have their own facts and bands", async () => {
    const { body } = await compare(team.admin, {
      scope: "program",
      tiers: [tier(90, "groupCount", ">=", 1)],
      appliesTo: { skills: ["Boga"] },
    });
    expect(body).toMatchObject({ total: 2, reached: 1, holds: { count: 1 } });
    expect(body.holds.records[0]).toMatchObject({ tier: 1 });
  });

  it("is for who may preview rules; another organisation's rule does not exist", async () => {
    for (const actor of [team.officer, team.head, team.ngo, team.commission])
      expect((await compare(actor, { tiers: [trained(5)] })).status).toBe(403);
    const other = await makeTeam("admin");
    const rule = await make(other.admin, "rules", {
      ...{ code: "T9", name: { id: "Uji", en: "Test" }, kind: "risk", scope: "group", tiers: [trained(5)] },
    });
    expect((await compare(team.admin, { ruleId: rule.id, tiers: [trained(5)] })).status).toBe(404);
    expect((await compare(other.admin, { tiers: [trained(0)] })).body.total).toBe(0);
  });
});

describe("POST /api/rules/back-test", () => {
  const test = (body: object) => team.office.api.post<Tested>("/api/rules/back-test", body);

  it("what it would have flagged then, by what was recorded then, and what visits saw later", async () => {
    await backdate();
    await visit(groups.older, days(30), "dormant");
    await visit(groups.oldest, days(20), "active");
    await visit(groups.old, days(25), "disbanded");
    const { status, body, text } = await test({ day: days(60), tiers: [trained(100)] });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ day: days(60), until: today, total: 3 });
    expect(body.draft).toMatchObject({ flagged: 2, stopped: 1, alive: 1, missed: 1, unknown: 0 });
    expect(body.draft).toMatchObject({
      precision: { part: 1, of: 2 },
      recall: { part: 1, of: 2 },
      leadDays: { median: 30 },
    });
    expect(body.flagged).toHaveLength(2);
    expect(body.flagged.find(({ id }) => id === groups.older)).toMatchObject({
      outcome: "stopped",
      stoppedOn: days(30),
    });
    expect(body.missed.map(({ id }) => id)).toEqual([groups.old]);
  });

  it("who was seen to have stopped by that day is counted apart, and later visits than UNTIL do not count", async () => {
    const { body } = await test({ day: days(28), until: days(22), tiers: [trained(100)] });
    expect(body.draft).toMatchObject({ flagged: 2, already: 1, unknown: 1, stopped: 0 });
    expect(body.draft.precision).toMatchObject({ part: 0, of: 0, share: null });
  });

  it("beside the rule there is", async () => {
    const { body: found } = await team.admin.api.list<{ id: string }>("rules", { filter: { code: "T1" } });
    const { body } = await test({ ruleId: found[0]?.id, day: days(60), tiers: [trained(0)] });
    expect(body.draft.flagged).toBe(3);
    expect(body.current).toMatchObject({ flagged: 1 });
  });

  it("wants a past day, an end after it, and a rule about groups", async () => {
    const fault = async (more: object) => {
      const reply = await test({ day: days(60), tiers: [trained(5)], ...more });
      expect(reply.status).toBe(422);
      return Object.keys((reply.body as unknown as { error: { fields: object } }).error.fields);
    };
    expect(await fault({ day: today })).toEqual(["day"]);
    expect(await fault({ until: days(70) })).toEqual(["until"]);
    expect(await fault({ scope: "program", tiers: [tier(5, "groupCount", ">", 1)] })).toEqual(["scope"]);
  });

  /** The groups were made today: the past is to know them. */
  async function backdate(): Promise<void> {
    for (const table of ["groups", "programs"]) {
      await database().execute({
        sql: `UPDATE ${table} SET createdAt = ? WHERE organizationId = ?`,
        args: [noonOf(days(400)), team.office.organization.id],
      });
    }
  }
});

describe("GET /api/facts/distribution", () => {
  const get = (actor: TestActor, query: string) =>
    actor.api.get<{ name: string; known: number; unknown: number; spread: object | null; values: object[] | null }[]>(
      `/api/facts/distribution?${query}`,
    );

  it("numbers by quartiles, words by value, unknown as its own class", async () => {
    const { status, body } = await get(team.admin, "names=daysSinceTraining,groupKind,daysSinceOrder");
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        ...{ name: "daysSinceTraining", known: 4, unknown: 0, values: null },
        spread: { min: 10, q1: 10, median: 100, q3: 200, max: 300 },
      },
      { name: "groupKind", known: 4, unknown: 0, spread: null, values: [{ value: "group", count: 4 }] },
      { name: "daysSinceOrder", known: 0, unknown: 4, spread: null, values: null },
    ]);
  });

  it("of every fact in one pass, of groups and of programmes", async () => {
    const groupFacts = await get(team.admin, "");
    expect(groupFacts.body.length).toBeGreaterThan(40);
    for (const { known, unknown } of groupFacts.body) expect(known + unknown).toBe(4);
    const programFacts = await get(team.admin, "scope=program");
    expect(programFacts.body.find(({ name }) => name === "groupCount")).toMatchObject({ known: 2, unknown: 0 });
  });

  it("names what it does not know, and is for who may preview rules", async () => {
    expect((await get(team.admin, "names=umur")).status).toBe(422);
    expect((await get(team.admin, "scope=people")).status).toBe(422);
    expect((await get(team.commission, "")).status).toBe(403);
  });
});
