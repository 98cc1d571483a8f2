import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, step, todayFor } from "#test/support/records.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

interface Line {
  step: string;
  count: number;
  total: number;
  unknown: number;
  stuck: number;
  stuckIdr: number | null;
  resource: string;
  filter: object;
  unknownFilter: object;
  missedFilter: object;
}
interface Outcomes {
  asOf: string;
  groups: number;
  funnel: Line[];
  statuses: Record<string, number>;
  statusFilters: Record<string, object>;
  bands: Record<string, number>;
  survival: { month: number; share: number | null; shown: boolean; atRisk: number; worst: number | null }[];
  followed: number;
  neverSeen: number;
  money: {
    spentIdr: number | null;
    perActive: { low: number | null; high: number | null } | null;
    idle: { count: number; valueIdr: number; filter: object };
    undelivered: { count: number; valueIdr: number; filter: object };
  };
  followUps: { overdue: number; filter: object };
}

const TRAINED = "2025-01-15";
let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "admin" | "head">>>;
let office: TestActor;
let program: Row;
let today: string;
let groups: Row[];

const visit = (group: Row, doneOn: string, activityStatus: string) =>
  make(office, "follow-ups", {
    groupId: group.id,
    doneOn,
    method: "visit",
    activityStatus,
    activeMembers: activityStatus === "active" ? 8 : 0,
  });

const outcomes = (actor: TestActor, query = "") =>
  actor.api.get<Outcomes>(`/api/programs/${program.id}/outcomes${query}`);
const lineOf = (body: Outcomes, name: string) => body.funnel.find((one) => one.step === name) as Line;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "admin", "head");
  office = team.office;
  today = todayFor(office);
  program = await makeProgram(office, { budgetIdr: 80_000_000, spentIdr: 60_000_000 });
  groups = [];
  for (let i = 0; i < 6; i++) groups.push(await makeGroup(office, program.id, { trainedOn: TRAINED }));
  const [lively, dormant, silent, late, orderless, young] = groups as [Row, Row, Row, Row, Row, Row];
  await office.api.put(`/api/groups/${young.id}`, { trainedOn: addDays(today, -20) }, { ifMatch: 1 });
  const machine = await makeMachine(office, program.id, { procuredOn: "2025-01-01" });
  await makeMachine(office, program.id, { procuredOn: "2025-01-01", valueIdr: 2_000_000 });
  const bast = { groupId: lively.id, date: "2025-02-01", items: [machine.id] };
  await make(office, "handovers", bast);
  await make(office, "equipment-checks", { equipmentId: machine.id, state: "idle", checkedOn: "2025-06-01" });
  await make(office, "marketing-supports", { groupId: lively.id, kind: "branding", on: "2025-03-01" });
  const linkage = { groupId: lively.id, buyer: "Toko", type: "kontrak", startedOn: "2025-03-10" };
  const linked = await make(office, "linkages", linkage);
  await step(office, "linkages", linked.id, "accepted", { on: "2025-04-01" });
  await make(office, "orders", { groupId: lively.id, linkageId: linked.id, on: "2025-05-01", valueIdr: 1_000_000 });
  await visit(lively, "2025-04-15", "active");
  await visit(lively, "2026-01-20", "active");
  await visit(dormant, "2025-04-15", "active");
  await visit(dormant, "2026-01-10", "dormant");
  await visit(late, "2025-02-20", "active");
  await visit(orderless, "2025-07-15", "not_found");
  expect(silent.id).toBeTruthy();
});

describe("outcomes of a programme", () => {
  it("follow the groups from registration to month 12", async () => {
    const { body, status, text } = await outcomes(office);
    expect(status, text).toBe(200);
    expect(body.funnel.map(({ step, count, total, unknown }) => [step, count, total, unknown])).toEqual([
      ["registered", 6, 6, 0],
      ["trained", 6, 6, 0],
      ["equipped", 1, 6, 0],
      ["supported", 1, 6, 2],
      ["linked", 1, 6, 2],
      ["earning", 1, 6, 2],
      ["activeAtMonth12", 1, 5, 3],
    ]);
    expect(body.statuses).toMatchObject({ active: 2, dormant: 1, not_found: 1, unknown: 2, disbanded: 0 });
    expect(Object.values(body.bands).reduce((sum, n) => sum + n, 0)).toBe(6);
    expect(body.money).toMatchObject({
      spentIdr: 60_000_000,
      perActive: { low: 15_000_000, high: 60_000_000 },
      idle: { count: 1, valueIdr: 3_500_000 },
      undelivered: { count: 1, valueIdr: 2_000_000 },
    });
    expect(body.funnel.reduce((sum, { stuckIdr }) => sum + (stuckIdr ?? 0), 0)).toBe(50_000_000);
    expect(body).toMatchObject({ followed: 3, neverSeen: 3 });
  });

  it("open exactly the records that each figure counts", async () => {
    for (const actor of [office, team.commission, team.head]) {
      const { body } = await outcomes(actor);
      const total = async (resource: string, filter: object) => (await actor.api.list(resource, { filter })).total;
      for (const line of body.funnel) {
        expect([line.step, await total("groups", line.filter)]).toEqual([line.step, line.count]);
        expect([line.step, await total("groups", line.unknownFilter)]).toEqual([line.step, line.unknown]);
        const missed = line.total - line.count - line.unknown;
        expect([line.step, await total("groups", line.missedFilter)]).toEqual([line.step, missed]);
      }
      for (const [status, filter] of Object.entries(body.statusFilters)) {
        expect([status, await total("groups", filter)]).toEqual([status, body.statuses[status]]);
        const now = await total("groups", { programId: program.id, activityStatus: status });
        expect([status, now]).toEqual([status, body.statuses[status]]);
      }
      for (const [riskBand, n] of Object.entries(body.bands)) {
        expect([riskBand, await total("groups", { programId: program.id, riskBand })]).toEqual([riskBand, n]);
      }
      expect(await total("equipment", body.money.idle.filter)).toBe(body.money.idle.count);
      expect(await total("equipment", body.money.undelivered.filter)).toBe(body.money.undelivered.count);
      expect(await total("follow-ups", body.followUps.filter)).toBe(body.followUps.overdue);
    }
  });

  it("see only what had happened by a past day", async () => {
    const { body } = await outcomes(office, "?asOf=2025-04-20");
    expect(body.asOf).toBe("2025-04-20");
    expect(lineOf(body, "linked")).toMatchObject({ count: 1, total: 5 });
    expect(lineOf(body, "earning")).toMatchObject({ count: 0, total: 5, unknown: 2 });
    expect(lineOf(body, "activeAtMonth12")).toMatchObject({ count: 0, total: 0, unknown: 0 });
    expect(body.statuses).toMatchObject({ active: 3, dormant: 0, unknown: 2 });
    expect(body.money.perActive).toEqual({ low: null, high: null });
    expect(body.money.idle.count).toBe(0);
    const before = await outcomes(office, "?asOf=2025-01-14");
    expect(before.body.groups).toBe(0);
    for (const line of body.funnel) {
      const list = await office.api.list("groups", { filter: line.filter });
      expect([line.step, list.total]).toEqual([line.step, line.count]);
    }
  });

  it("draw survival, hidden where too few are followed", async () => {
    const { body } = await outcomes(office);
    expect(body.survival.map(({ month }) => month)).toEqual([1, 3, 6, 12, 24]);
    expect(body.survival.every(({ shown, share }) => !shown && share === null)).toBe(true);
  });

  it("refuse days that are none or to come", async () => {
    expect((await outcomes(office, "?asOf=2025-02-30")).status).toBe(422);
    expect((await outcomes(office, "?asOf=2030-01-01")).status).toBe(422);
  });

  it("count for an NGO only the groups it accompanies, without the programme's money", async () => {
    expect((await outcomes(team.ngo)).status).toBe(404);
    await grantTo(office, team.ngo, (groups[0] as Row).id);
    const { body } = await outcomes(team.ngo);
    expect(body.groups).toBe(1);
    expect(body.money.spentIdr).toBeNull();
    expect(body.money.undelivered.count).toBe(0);
    expect((await team.ngo.api.list("groups", { filter: lineOf(body, "earning").filter })).total).toBe(1);
  });

  it("stay unknown to another office, and need a session", async () => {
    const stranger = await makeActor("office");
    expect((await outcomes(stranger)).status).toBe(404);
    expect((await outcomes(await makeActor("office", { signIn: false }))).status).toBe(401);
    expect((await outcomes(team.admin)).status).toBe(200);
  });

  it("refuse filters that are no figure's", async () => {
    const asked = `program:${program.id}:2025-01-01:happened`;
    for (const figure of [
      `${asked}:step.flying.reached`,
      `${asked}:step.linked`,
      `${asked}:month.2.active`,
      `${asked}:split.linkage.perhaps`,
      `${asked}:grade.A1' OR 1`,
      `${asked}:toString`,
      `program:${program.id}:2025-13-01:happened:all`,
      `program:${program.id}:2025-01-01:guessed:all`,
      "all",
      7,
    ]) {
      expect([figure, (await office.api.list("groups", { filter: { figure } })).status]).toEqual([figure, 400]);
    }
  });
});
