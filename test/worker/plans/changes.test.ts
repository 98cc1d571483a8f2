import { beforeAll, describe, expect, it } from "vitest";
import type { TestActor } from "#test/support/actors.ts";
import { make, makeProgram, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { datesOf, groupOf, officeWithPlan, pointsOf, step } from "./world.ts";

interface Report {
  groups: number;
  changed: number;
  counts: Record<string, number>;
  examples: { groupName: string; changes: { kind: string; stepKey: string; from: unknown; to: unknown }[] }[];
}

const A = step("A", { key: "a", offsetDays: 20 });
const B = step("B", { key: "b", offsetDays: 40 });
const C = step("C", { key: "c", offsetDays: 60 });

let world: Awaited<ReturnType<typeof officeWithPlan>>;
let admin: TestActor;
let office: TestActor;

const changes = async (steps?: object[]) => {
  const reply = await admin.api.post<Report>(`/api/plans/${world.plan.id}/changes`, steps ? { steps } : {});
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const save = async (steps: object[]) => {
  const plan = await admin.api.get<Row>(`/api/plans/${world.plan.id}`);
  const reply = await admin.api.put<Row>(`/api/plans/${world.plan.id}`, { steps }, { ifMatch: plan.body.version });
  expect(reply.status, reply.text).toBe(200);
};

beforeAll(async () => {
  world = await officeWithPlan([A, B, C]);
  ({ admin, office } = world);
});

describe("a changed plan", () => {
  it("shows what it makes, moves, renames and removes before it does, and then does just that", async () => {
    const { program, today, day } = world;
    const [done, moved, fresh] = await Promise.all([1, 2, 3].map(() => groupOf(office, program, today)));
    const of = async (group: Row | undefined, key: string) =>
      (await pointsOf(office, group?.id ?? "")).find(({ stepKey }) => stepKey === key);
    await office.api.post(`/api/follow-ups/${(await of(done, "a"))?.id}/complete`, { activityStatus: "active" });
    await office.api.post(`/api/follow-ups/${(await of(moved, "a"))?.id}/reschedule`, { dueOn: day(25) });

    const steps = [
      { ...A, label: "A baru", offsetDays: 22 },
      { ...C, offsetDays: 60 },
      step("D", { key: "d", offsetDays: 80 }),
    ];
    const report = await changes(steps);
    expect(report).toMatchObject({ groups: 3, changed: 3 });
    // `a`: finished in one group, moved by hand (so renamed only) in another, moved by the plan in the third.
    expect(report.counts).toEqual({ added: 3, late: 0, moved: 1, renamed: 1, removed: 3, kept: 0 });
    expect(report.examples).toHaveLength(3);
    expect(datesOf(await pointsOf(office, fresh?.id ?? ""))).toEqual({ a: day(20), b: day(40), c: day(60) });

    await save(steps);
    expect(datesOf(await pointsOf(office, fresh?.id ?? ""))).toEqual({ a: day(22), c: day(60), d: day(80) });
    expect(await of(moved, "a")).toMatchObject({ dueOn: day(25), planStep: "A baru" });
    expect(await of(done, "a")).toMatchObject({ state: "done", planStep: "A", dueOn: day(20) });
    expect((await changes()).counts).toEqual({ added: 0, late: 0, moved: 0, renamed: 0, removed: 0, kept: 1 });
    const timeline = await office.api.get<{ kind: string }[]>(`/api/groups/${fresh?.id}/timeline`);
    expect(timeline.text).toContain("follow_up_rescheduled");
  });

  it("makes nothing overdue: a point whose window has closed already comes grey", async () => {
    const { program, today, day } = world;
    const old = await groupOf(office, program, day(-200));
    await database().execute({ sql: "UPDATE groups SET enteredOn = ? WHERE id = ?", args: [day(-200), old.id] });
    const report = await changes([A, step("E", { key: "e", offsetDays: 100 })]);
    expect(report.counts.late).toBe(1);
    await save([A, step("E", { key: "e", offsetDays: 100 })]);
    const e = (await pointsOf(office, old.id)).find(({ stepKey }) => stepKey === "e");
    expect(e).toMatchObject({ state: "predates", dueOn: addDays(today, -100) });
  });

  it("reaches no group of another plan, of an ended programme or of another office", async () => {
    const { today } = world;
    const other = await make(admin, "plans", { name: "Lain", steps: [B] });
    const elsewhere = await groupOf(office, await makeProgram(office, { planId: other.id }), today);
    const ended = await makeProgram(office, { planId: world.plan.id });
    const over = await groupOf(office, ended, today);
    await database().execute({ sql: "UPDATE programs SET state = 'cancelled' WHERE id = ?", args: [ended.id] });
    const before = await Promise.all([elsewhere, over].map(async ({ id }) => datesOf(await pointsOf(office, id))));
    await save([step("F", { key: "f", offsetDays: 90 })]);
    const after = await Promise.all([elsewhere, over].map(async ({ id }) => datesOf(await pointsOf(office, id))));
    expect(after).toEqual(before);
    const stranger = await officeWithPlan([A]);
    expect((await stranger.admin.api.post(`/api/plans/${world.plan.id}/changes`, {})).status).toBe(404);
    expect((await office.api.post(`/api/plans/${world.plan.id}/changes`, {})).status).toBe(403);
  });

  it("is told its faults by the preview as by the save", async () => {
    const reply = await admin.api.post<{ error: { fields: object } }>(`/api/plans/${world.plan.id}/changes`, {
      steps: [{ ...A, anchor: "point", point: "z" }],
    });
    expect([reply.status, Object.keys(reply.body.error.fields)]).toEqual([422, ["steps.0.point"]]);
  });
});

describe("the calendar of a plan for a group", () => {
  it("tells each day and window, what is done, and what still waits", async () => {
    const fresh = await officeWithPlan([A, B]);
    const { today, day } = fresh;
    const group = await groupOf(fresh.office, fresh.program, today);
    const [first] = await pointsOf(fresh.office, group.id);
    await fresh.office.api.post(`/api/follow-ups/${first?.id}/complete`, { activityStatus: "active" });
    const draft = {
      ...{ groupId: group.id, planId: fresh.plan.id, anchor: "trainedOn" },
      steps: [A, { ...B, offsetDays: 50 }, step("G", { anchor: "firstOrderOn", offsetDays: 3 })],
    };
    const reply = await fresh.office.api.post<{ points: Row[] }>("/api/plans/calendar", draft);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.points).toMatchObject([
      { stepKey: "a", dueOn: day(20), windowStartsOn: day(17), windowEndsOn: day(23), state: "done", doneOn: today },
      { stepKey: "b", dueOn: day(50), standsOn: day(40), state: "scheduled" },
      { label: "G", anchor: "firstOrderOn", anchorOn: null, dueOn: null, followUpId: null },
    ]);
    expect((await office.api.post("/api/plans/calendar", draft)).status).toBe(404);
  });
});
