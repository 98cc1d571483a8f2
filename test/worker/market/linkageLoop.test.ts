import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import {
  eventsOf,
  grantTo,
  make,
  makeGroup,
  makeProgram,
  type Row,
  read,
  step,
  todayFor,
} from "#test/support/records.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

let office: TestActor;
let ngo: TestActor;
let commission: TestActor;
let group: Row;
let today: string;

beforeAll(async () => {
  const team = await makeTeam("ngo", "commission");
  ({ office, ngo, commission } = team);
  today = todayFor(office);
  group = await makeGroup(office, (await makeProgram(office)).id);
  await grantTo(office, ngo, group.id);
});

const linkage = (actor: TestActor, more: object = {}) =>
  make(actor, "linkages", {
    ...{ groupId: group.id, buyer: "Toko Lingkar", type: "titip_jual", startedOn: "2026-01-10", ...more },
  });
const order = (actor: TestActor, linkageId: string, on: string, more: object = {}) =>
  make(actor, "orders", { groupId: group.id, linkageId, on, valueIdr: 500_000, ...more });
const steps = async (actor: TestActor, id: string) =>
  (await actor.api.get<Record<string, unknown>[]>(`/api/linkages/${id}/steps`)).body;

describe("the loop of a linkage", () => {
  it("keeps the day of each step and whose work it was", async () => {
    const made = await linkage(ngo);
    await step(ngo, "linkages", made.id, "accepted", { on: "2026-01-20" });
    await order(ngo, made.id, "2026-02-01");
    await order(ngo, made.id, "2026-03-01");
    const ended = await step(ngo, "linkages", made.id, "ended", { on: "2026-06-01", reason: "Pembeli tutup" });
    expect(ended.body, ended.text).toMatchObject({
      ...{ state: "ended", acceptedOn: "2026-01-20", firstOrderOn: "2026-02-01", endedOn: "2026-06-01" },
      endedReason: "Pembeli tutup",
    });
    const told = await steps(office, made.id);
    expect(told.map(({ state, on }) => [state, on])).toEqual([
      ["offered", "2026-01-10"],
      ["accepted", "2026-01-20"],
      ["first_order", "2026-02-01"],
      ["repeat_orders", "2026-03-01"],
      ["ended", "2026-06-01"],
    ]);
    for (const one of told) {
      expect(one).toMatchObject({
        creditedTo: ngo.organization.id,
        creditedName: ngo.organization.name,
        actorName: null,
      });
    }
    expect((await steps(ngo, made.id))[0]).toMatchObject({ actorName: "Uji ngo" });
    expect(await read(commission, "linkages", made.id)).toMatchObject({ endedReason: null, endedOn: "2026-06-01" });
    const late = await ngo.api.post("/api/orders", {
      groupId: group.id,
      linkageId: made.id,
      on: "2026-06-02",
      valueIdr: 1,
    });
    expect(late.status).toBe(422);
    expect(
      (await ngo.api.post("/api/orders", { groupId: group.id, linkageId: made.id, on: "2026-05-01", valueIdr: 1 }))
        .status,
    ).toBe(201);
  });

  it("ends only with a reason, and no step lies before the one before it", async () => {
    const made = await linkage(office);
    await step(office, "linkages", made.id, "accepted", { on: "2026-02-10" });
    const bare = await step(office, "linkages", made.id, "ended");
    expect([bare.status, bare.body]).toMatchObject([422, { error: { fields: { reason: expect.any(String) } } }]);
    const early = await step(office, "linkages", made.id, "ended", { on: "2026-02-09", reason: "Selesai" });
    expect([early.status, early.body]).toMatchObject([422, { error: { fields: { on: expect.any(String) } } }]);
    const ahead = await step(office, "linkages", made.id, "ended", { on: addDays(today, 1), reason: "Selesai" });
    expect(ahead.status).toBe(422);
    const put = await office.api.put(`/api/linkages/${made.id}`, { endedOn: today }, { ifMatch: 2 });
    expect(put.status).toBe(422);
  });

  it("takes an order that was written down late for the first, where it is the oldest", async () => {
    const made = await linkage(office);
    await step(office, "linkages", made.id, "accepted", { on: "2026-01-15" });
    await order(office, made.id, "2026-03-01");
    await order(office, made.id, "2026-02-01");
    expect(await read(office, "linkages", made.id)).toMatchObject({
      state: "repeat_orders",
      firstOrderOn: "2026-02-01",
    });
    await order(office, made.id, "2026-04-01");
    await order(office, made.id, "2026-01-20");
    expect(await read(office, "linkages", made.id)).toMatchObject({
      state: "repeat_orders",
      firstOrderOn: "2026-01-20",
    });
    expect((await eventsOf(made.id)).map(({ state }) => state)).toEqual([
      ...["offered", "accepted", "first_order", "repeat_orders"],
    ]);
  });

  it("credits an NGO for a linkage that the office writes down", async () => {
    const made = await linkage(office, { creditedTo: ngo.organization.id });
    expect((await steps(office, made.id))[0]).toMatchObject({ creditedName: ngo.organization.name });
  });

  it("is told to nobody who may not know of it", async () => {
    const made = await linkage(office);
    for (const actor of [await makeActor("office"), await makeActor("ngo")]) {
      expect((await actor.api.get(`/api/linkages/${made.id}/steps`)).status).toBe(404);
    }
  });
});

describe("a year of sales", () => {
  it("is told by month and buyer; who depends on one is seen", async () => {
    const own = await makeGroup(office, group.programId as string);
    const link = await make(office, "linkages", {
      ...{ groupId: own.id, buyer: "Toko Besar", type: "kontrak", startedOn: "2025-01-10" },
    });
    await step(office, "linkages", link.id, "accepted", { on: "2025-01-11" });
    const sold = (on: string, valueIdr: number, linkageId?: string) =>
      make(office, "orders", { groupId: own.id, on, valueIdr, ...(linkageId ? { linkageId } : {}) });
    await sold(today, 700_000, link.id);
    await sold(addDays(today, -35), 100_000, link.id);
    await sold(addDays(today, -35), 200_000);
    await sold(addDays(today, -420), 9_000_000, link.id);
    const gone = await sold(today, 5_000_000);
    await office.api.delete(`/api/orders/${gone.id}`, { ifMatch: 1 });
    const reply = await office.api.get<{ months: { month: string; valueIdr: number }[] }>(
      `/api/groups/${own.id}/market`,
    );
    expect(reply.body, reply.text).toMatchObject({
      ...{ asOf: today, orders: 3, valueIdr: 1_000_000, dependence: { low: 0.8, high: 1 } },
      buyers: [{ name: "Toko Besar", buyerId: expect.stringMatching(/^buy_/), valueIdr: 800_000 }],
      unknown: { orders: 1, valueIdr: 200_000 },
    });
    expect(reply.body.months).toHaveLength(12);
    expect(reply.body.months.at(-1)).toEqual({ month: today.slice(0, 7), orders: 1, valueIdr: 700_000 });
    // The commission opens no directory: it reads the name, and no way to the buyer.
    expect((await commission.api.get(`/api/groups/${own.id}/market`)).body).toMatchObject({
      buyers: [{ name: "Toko Besar", buyerId: null, valueIdr: 800_000 }],
    });
    expect((await ngo.api.get(`/api/groups/${own.id}/market`)).status).toBe(404);
    expect((await ngo.api.get(`/api/groups/${group.id}/market`)).status).toBe(200);
    expect((await (await makeActor("office")).api.get(`/api/groups/${own.id}/market`)).status).toBe(404);
  });
});

describe("help beyond buyers", () => {
  it.each(["worker_search", "organising", "capacity", "negotiation", "legality"])(
    "%s is recorded by an NGO",
    async (kind) => {
      const made = await make(ngo, "marketing-supports", { groupId: group.id, kind, on: "2026-02-01" });
      expect(await eventsOf(made.id)).toMatchObject([{ kind: "marketing_support", state: kind }]);
      expect((await office.api.list("marketing-supports", { filter: { kind } })).total).toBe(1);
    },
  );
});
