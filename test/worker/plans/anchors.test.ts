import { describe, expect, it } from "vitest";
import { make, makeMachine, step as move, read } from "#test/support/records.ts";
import { runCron } from "#test/support/server.ts";
import { datesOf, groupOf, officeWithPlan, pointsOf, step } from "./world.ts";

const STEPS = [
  step("Pra", { key: "pra", offsetDays: -14 }),
  step("Bulan 1", { key: "bulan_1", offsetMonths: 1 }),
  step("Alat dipakai", { key: "alat", anchor: "handoverOn", offsetDays: 14 }),
  step("Sesudah pesanan", { key: "pesanan", anchor: "firstOrderOn", offsetDays: 10 }),
  step("Sesudah cair", { key: "cair", anchor: "disbursedOn", offsetDays: 20 }),
  step("Susulan", { key: "susulan", anchor: "point", point: "bulan_1", offsetDays: 7 }),
];

describe("points wait for the day they count from", () => {
  it("and come with the write that brings it: training, hand-over, first order, disbursement, another point", async () => {
    const { office, program, today, day } = await officeWithPlan(STEPS);
    const group = await groupOf(office, program, today);
    expect(Object.keys(datesOf(await pointsOf(office, group.id)))).toEqual(["pra", "bulan_1"]);

    const machine = await makeMachine(office, program.id);
    await make(office, "handovers", { groupId: group.id, date: day(-2), items: [machine.id] });
    expect(datesOf(await pointsOf(office, group.id))).toMatchObject({ alat: day(12) });

    await make(office, "orders", { groupId: group.id, on: day(-1), valueIdr: 100_000 });
    await make(office, "orders", { groupId: group.id, on: today, valueIdr: 200_000 });
    expect(datesOf(await pointsOf(office, group.id))).toMatchObject({ pesanan: day(9) });

    const asked = { groupId: group.id, source: "kur", amountIdr: 5_000_000, appliedOn: day(-9) };
    const capital = await make(office, "capital-applications", asked);
    for (const to of ["surveyed", "approved", "disbursed"]) {
      const reply = await move(office, "capital-applications", capital.id, to, { on: day(-3) });
      expect(reply.status, reply.text).toBe(200);
    }
    expect(datesOf(await pointsOf(office, group.id))).toMatchObject({ cair: day(17) });

    const month = (await pointsOf(office, group.id)).find(({ stepKey }) => stepKey === "bulan_1");
    await office.api.post(`/api/follow-ups/${month?.id}/complete`, { activityStatus: "active" });
    expect(datesOf(await pointsOf(office, group.id))).toMatchObject({ susulan: day(7) });
  });

  it("once, whatever is written after, and however often the clock looks", async () => {
    const { office, program, today, day } = await officeWithPlan(STEPS);
    const group = await groupOf(office, program, today);
    await Promise.all(
      [1, 2, 3].map((n) => make(office, "orders", { groupId: group.id, on: day(-n), valueIdr: 100_000 })),
    );
    const before = await pointsOf(office, group.id);
    expect(before.map(({ stepKey }) => stepKey).sort()).toEqual(["bulan_1", "pesanan", "pra"]);
    await runCron("0 18 * * *");
    await runCron("0 18 * * *");
    expect((await pointsOf(office, group.id)).map(({ id, version }) => [id, version])).toEqual(
      before.map(({ id, version }) => [id, version]),
    );
  });

  it("come grey and count nowhere where their window has closed before they are made", async () => {
    const { office, program, today, day } = await officeWithPlan(STEPS);
    const group = await groupOf(office, program, today);
    await make(office, "orders", { groupId: group.id, on: day(-60), valueIdr: 100_000 });
    const late = (await pointsOf(office, group.id)).find(({ stepKey }) => stepKey === "pesanan");
    expect(late).toMatchObject({ state: "predates", dueOn: day(-50), timing: null });
  });
});

describe("a correction", () => {
  it("of the first order moves the untouched point to come, and leaves what a person moved", async () => {
    const { office, program, today, day } = await officeWithPlan([
      step("A", { key: "a", anchor: "firstOrderOn", offsetDays: 30 }),
      step("B", { key: "b", anchor: "firstOrderOn", offsetDays: 60 }),
    ]);
    const group = await groupOf(office, program, today);
    const order = await make(office, "orders", { groupId: group.id, on: today, valueIdr: 100_000 });
    const b = (await pointsOf(office, group.id)).find(({ stepKey }) => stepKey === "b");
    const moved = await office.api.post(`/api/follow-ups/${b?.id}/reschedule`, { dueOn: day(70) });
    expect(moved.status, moved.text).toBe(200);
    await make(office, "orders", { groupId: group.id, on: day(-5), valueIdr: 100_000 });
    expect(datesOf(await pointsOf(office, group.id))).toEqual({ a: day(25), b: day(70) });
    expect((await office.api.put(`/api/orders/${order.id}`, { on: day(-8) }, { ifMatch: 1 })).status).toBe(200);
    expect(datesOf(await pointsOf(office, group.id))).toEqual({ a: day(22), b: day(70) });
  });

  it("that takes the only order back removes its untouched points, keeps the finished, and they come again", async () => {
    const { office, program, today, day } = await officeWithPlan([
      step("A", { key: "a", anchor: "firstOrderOn", offsetDays: 30 }),
      step("B", { key: "b", anchor: "firstOrderOn", offsetDays: 60 }),
    ]);
    const group = await groupOf(office, program, today);
    const order = await make(office, "orders", { groupId: group.id, on: today, valueIdr: 100_000 });
    const [a, b] = await pointsOf(office, group.id);
    await office.api.post(`/api/follow-ups/${a?.id}/complete`, { activityStatus: "active" });
    expect((await office.api.delete(`/api/orders/${order.id}`, { ifMatch: 1 })).status).toBe(200);
    expect((await pointsOf(office, group.id)).map(({ stepKey, state }) => [stepKey, state])).toEqual([["a", "done"]]);
    const log = await office.api.list("audit-log", { filter: { entityId: b?.id, action: "delete" } });
    expect(log.total).toBe(1);
    await make(office, "orders", { groupId: group.id, on: day(-1), valueIdr: 100_000 });
    expect((await pointsOf(office, group.id)).map(({ stepKey, state }) => [stepKey, state])).toEqual([
      ["a", "done"],
      ["b", "scheduled"],
    ]);
  });

  it("does not bring back a point that a person deleted", async () => {
    const { office, program, today } = await officeWithPlan([step("A", { key: "a", offsetDays: 30 })]);
    const group = await groupOf(office, program, today);
    const [point] = await pointsOf(office, group.id);
    expect((await office.api.delete(`/api/follow-ups/${point?.id}`, { ifMatch: 1 })).status).toBe(200);
    await runCron("0 18 * * *");
    expect(await pointsOf(office, group.id)).toEqual([]);
  });

  it("of the day a round ended moves its groups and their points", async () => {
    const { office, program, day } = await officeWithPlan([step("A", { key: "a", offsetDays: 30 })]);
    const cohort = await make(office, "cohorts", { programId: program.id, title: "Gelombang 1", endsOn: day(-2) });
    const group = await groupOf(office, program, null, { cohortId: cohort.id });
    expect(datesOf(await pointsOf(office, group.id))).toEqual({ a: day(28) });
    expect((await office.api.put(`/api/cohorts/${cohort.id}`, { endsOn: day(-4) }, { ifMatch: 1 })).status).toBe(200);
    expect(await read(office, "groups", group.id)).toMatchObject({ trainedOn: day(-4) });
    expect(datesOf(await pointsOf(office, group.id))).toEqual({ a: day(26) });
  });
});
