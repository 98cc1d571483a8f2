import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { makeActor, makeTeam, type Role, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, step, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

interface Figure {
  key: string;
  value: number;
  total: number | null;
  amountIdr: number | null;
  resource: string;
  filter: object;
}
interface Dashboard {
  asOf: string;
  figures: Figure[];
  groupsByBand: Figure[];
  groupsByStatus: Figure[];
  programsByBand: Figure[];
  programsByRisk: (Row & { active: number; unknown: number; perActive: object | null })[];
  funnel: { step: string; count: number; total: number; resource: string; filter: object }[];
  myFollowUps: (Row & { groupName: string; timing: string })[];
  lastRun: object | null;
}

let team: Awaited<ReturnType<typeof makeTeam<Role>>>;
let office: TestActor;
let officer: TestActor;
let program: Row;
let today: string;

const dashboard = async (actor: TestActor) => {
  const reply = await actor.api.get<Dashboard>("/api/dashboard");
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const figure = (body: Dashboard, key: string) => body.figures.find((one) => one.key === key) as Figure;

async function givePlan(organizationId: string) {
  const steps = [1, 3, 6, 12].map((offsetMonths) => ({
    label: `Bulan ${offsetMonths}`,
    ...{ offsetMonths, windowBefore: 7, windowAfter: 7 },
  }));
  await database().execute({
    sql: `INSERT INTO plans (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, anchor, steps, isDefault)
      VALUES (?, ?, 1, 'test', 1, 'test', 'Baku', 'trainedOn', ?, 1)`,
    args: [newId("pln", server.now()), organizationId, JSON.stringify(steps)],
  });
}

beforeAll(async () => {
  team = await makeTeam("officer", "ngo", "commission", "head", "admin");
  office = team.office;
  today = todayFor(office);
  const { organization } = office;
  await givePlan(organization.id);
  officer = await makeActor("officer", { organization, regionCode: organization.regionCode });
  program = await makeProgram(office, { spentIdr: 30_000_000, budgetIdr: 40_000_000 });
  const groups: Row[] = [];
  for (let i = 0; i < 4; i++) {
    groups.push(await makeGroup(office, program.id, { trainedOn: addDays(today, -20 - i * 10) }));
  }
  const [first, second, third] = groups as [Row, Row, Row];
  await database().execute({
    sql: `UPDATE groups SET villageCode = (SELECT code FROM regions WHERE level = 'village' AND code LIKE ? LIMIT 1) WHERE programId = ?`,
    args: [`${organization.regionCode}.%`, program.id],
  });
  await database().execute({
    sql: "UPDATE follow_ups SET windowEndsOn = date(?, '-3 days'), dueOn = date(?, '-9 days') WHERE groupId = ? AND planStep = 'Bulan 1'",
    args: [today, today, second.id],
  });
  const points = (await office.api.list<Row>("follow-ups", { filter: { groupId: second.id } })).body;
  const late = points.find(({ planStep }) => planStep === "Bulan 1") as Row;
  await office.api.post("/api/follow-ups/bulk", { ids: [late.id], assigneeId: officer.userId });
  const visit = { groupId: first.id, doneOn: addDays(today, -2), method: "visit", activityStatus: "active" };
  await make(office, "follow-ups", visit);
  const machine = await makeMachine(office, program.id);
  await makeMachine(office, program.id, { valueIdr: 1_250_000 });
  await make(office, "handovers", { groupId: third.id, date: addDays(today, -15), items: [machine.id] });
  await step(office, "equipment", machine.id, "idle");
  await grantTo(office, team.ngo, first.id);
  const linkage = { groupId: first.id, buyer: "Toko", type: "kontrak", startedOn: addDays(today, -10) };
  const quiet = await make(team.ngo, "linkages", linkage);
  await step(team.ngo, "linkages", quiet.id, "accepted");
  await make(team.ngo, "orders", { groupId: first.id, on: today, valueIdr: 640_000 });
  await make(office, "marketing-supports", { groupId: first.id, kind: "photo", on: addDays(today, -5) });
});

describe("the start page", () => {
  it.each(["office", "officer", "ngo", "commission", "head", "admin"] as const)(
    "of %s opens with every figure exactly the list it counts",
    async (role) => {
      const actor = role === "officer" ? officer : (team[role] as TestActor);
      const body = await dashboard(actor);
      const counted = [...body.figures, ...body.groupsByBand, ...body.groupsByStatus, ...body.programsByBand];
      const steps = body.funnel.map(({ step, count, ...rest }) => ({ ...rest, key: step, value: count }));
      expect(body.figures.length).toBeGreaterThan(3);
      for (const { key, value, resource, filter } of [...counted, ...steps]) {
        const list = await actor.api.list(resource, { filter, range: [0, 0] });
        expect([role, key, list.status, list.total]).toEqual([role, key, 200, value]);
      }
    },
  );

  it("tells the office what is late, what stands still and what it is worth", async () => {
    const body = await dashboard(office);
    expect(body.asOf).toBe(today);
    expect(figure(body, "overdue").value).toBe(1);
    expect(figure(body, "undelivered")).toMatchObject({ value: 1, amountIdr: 1_250_000 });
    expect(figure(body, "idle")).toMatchObject({ value: 1, amountIdr: 3_500_000 });
    expect(figure(body, "unknown")).toMatchObject({ value: 3, total: 4 });
    expect(body.funnel.map(({ step, count }) => [step, count])).toEqual([
      ["registered", 4],
      ["trained", 4],
      ["equipped", 1],
      ["supported", 1],
      ["linked", 1],
      ["earning", 1],
      ["active", 1],
    ]);
    expect(body.programsByRisk).toMatchObject([
      { id: program.id, groups: 4, active: 1, unknown: 3, perActive: { low: 7_500_000, high: 30_000_000 } },
    ]);
  });

  it("shows the officer the visits that are its own", async () => {
    const body = await dashboard(officer);
    expect(figure(body, "myOverdue").value).toBe(1);
    expect(body.myFollowUps).toMatchObject([{ timing: "overdue", planStep: "Bulan 1" }]);
    expect((await dashboard(office)).myFollowUps).toEqual([]);
  });

  it("shows the NGO its groups, what brought no order, and what was sold", async () => {
    const body = await dashboard(team.ngo);
    expect(figure(body, "groups").value).toBe(1);
    expect(figure(body, "linkagesWithoutOrder").value).toBe(1);
    expect(figure(body, "ordersThisMonth")).toMatchObject({ value: 1, amountIdr: 640_000 });
    expect(body.programsByRisk.every(({ perActive }) => perActive === null)).toBe(true);
  });

  it("counts a group as newly stalled from the day its band changed", async () => {
    const stalling = await makeGroup(office, program.id, { trainedOn: "2025-06-01" });
    const before = figure(await dashboard(office), "newlyStalled").value;
    await database().execute({
      sql: "UPDATE group_status SET riskBand = 'mandek', asOf = ? WHERE groupId = ?",
      args: [today, stalling.id],
    });
    expect((await office.api.get<Row>(`/api/groups/${stalling.id}`)).body).toMatchObject({ bandSince: today });
    expect(figure(await dashboard(office), "newlyStalled").value).toBe(before + 1);
    await database().execute({
      sql: "UPDATE group_status SET bandSince = date(?, '-8 days') WHERE groupId = ?",
      args: [today, stalling.id],
    });
    expect(figure(await dashboard(office), "newlyStalled").value).toBe(before);
  });

  it("follows what is deleted", async () => {
    const order = await make(office, "orders", {
      groupId: (await makeGroup(office, program.id)).id,
      on: today,
      valueIdr: 1,
    });
    const earning = async () => (await dashboard(office)).funnel.find(({ step }) => step === "earning")?.count;
    expect(await earning()).toBe(2);
    await office.api.delete(`/api/orders/${order.id}`, { ifMatch: 1 });
    expect(await earning()).toBe(1);
  });

  it("of another office, and of nobody, is empty", async () => {
    const body = await dashboard(await makeActor("office"));
    expect(body.figures.every(({ value }) => value === 0)).toBe(true);
    expect(body.programsByRisk).toEqual([]);
    const anonymous = await makeActor("office", { signIn: false });
    expect((await anonymous.api.get("/api/dashboard")).status).toBe(401);
  });
});
