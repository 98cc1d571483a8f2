import { beforeAll, describe, expect, it } from "vitest";
import { CAPITAL_STATES, LINKAGE_STATES } from "#db/constants.ts";
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
import { database } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { CAPITAL_MACHINE, LINKAGE_MACHINE } from "#worker/policy/transitions.ts";

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "head">>>;
let office: TestActor;
let ngo: TestActor;
let group: Row;
let closed: Row;
let today: string;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "head");
  ({ office, ngo } = team);
  today = todayFor(office);
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  closed = await makeGroup(office, program.id);
  await grantTo(office, ngo, group.id);
});

const linkage = (actor: TestActor, more: object = {}) =>
  make(actor, "linkages", {
    groupId: group.id,
    buyer: "Toko Batik",
    type: "titip_jual",
    startedOn: "2026-01-10",
    ...more,
  });
const accepted = async (actor: TestActor, more: object = {}) => {
  const made = await linkage(actor, more);
  const reply = await step(actor, "linkages", made.id, "accepted");
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const order = (actor: TestActor, more: object = {}) =>
  actor.api.post<Row>("/api/orders", { groupId: group.id, on: "2026-03-01", valueIdr: 750_000, quantity: 30, ...more });
const force = (table: string, id: string, state: string) =>
  database().execute({ sql: `UPDATE ${table} SET state = ? WHERE id = ?`, args: [state, id] });

describe("marketing support", () => {
  const support = (actor: TestActor, more: object = {}) =>
    actor.api.post<Row>("/api/marketing-supports", {
      groupId: group.id,
      kind: "packaging",
      on: "2026-02-01",
      costIdr: 400_000,
      result: "Kemasan baru",
      ...more,
    });

  it("is recorded, corrected and taken back, and the group's story follows", async () => {
    const made = await support(office);
    expect(made.status, made.text).toBe(201);
    expect(await eventsOf(made.body.id)).toMatchObject([
      { kind: "marketing_support", state: "packaging", value: 400_000, groupId: group.id },
    ]);
    const path = `/api/marketing-supports/${made.body.id}`;
    expect((await office.api.put(path, { result: "Laku" }, { ifMatch: 1 })).status).toBe(200);
    expect(await eventsOf(made.body.id)).toHaveLength(1);
    expect((await office.api.put(path, { costIdr: 300_000 }, { ifMatch: 2 })).status).toBe(200);
    expect(await eventsOf(made.body.id)).toHaveLength(2);
    expect((await office.api.delete(path, { ifMatch: 3 })).status).toBe(200);
    expect((await office.api.get(path)).status).toBe(404);
    const { rows } = await database().execute({
      sql: "SELECT count(*) AS n FROM void_events WHERE eventId IN (SELECT id FROM events WHERE subjectId = ?)",
      args: [made.body.id],
    });
    expect(rows[0]?.n).toBe(2);
  });

  it("is written by the NGO only for groups it accompanies; its words stay with it", async () => {
    const made = await support(ngo);
    expect(made.status, made.text).toBe(201);
    expect((await support(ngo, { groupId: closed.id })).status).toBe(422);
    expect(await read(office, "marketing-supports", made.body.id)).toMatchObject({ result: null, kind: "packaging" });
    const path = `/api/marketing-supports/${made.body.id}`;
    expect((await office.api.put(path, { kind: "photo" }, { ifMatch: 1 })).status).toBe(403);
    expect((await ngo.api.put(path, { kind: "photo" }, { ifMatch: 1 })).status).toBe(200);
  });

  it.each([
    [{ on: "2030-01-01" }, "on"],
    [{ on: "1999-12-31" }, "on"],
    [{ kind: "magic" }, "kind"],
    [{ costIdr: -1 }, "costIdr"],
    [{ groupId: "grp_tidakada" }, "groupId"],
    [{ organizationId: "org_x" }, "organizationId"],
  ])("with %j is refused at %s", async (more, field) => {
    const reply = await support(office, more);
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ error: { fields: { [field]: expect.any(String) } } });
  });
});

describe("linkages", () => {
  it("are credited to whoever recorded them and begin as an offer", async () => {
    const made = await linkage(ngo, { note: "Bu Siti kenal pemiliknya" });
    expect(made).toMatchObject({ state: "offered", creditedTo: ngo.organization.id });
    expect(await eventsOf(made.id)).toMatchObject([{ kind: "linkage_changed", state: "offered", on: "2026-01-10" }]);
    expect(await read(team.commission, "linkages", made.id)).toMatchObject({ note: null, buyer: "Toko Batik" });
    const stolen = await ngo.api.put(
      `/api/linkages/${made.id}`,
      { creditedTo: office.organization.id },
      { ifMatch: 1 },
    );
    expect(stolen.status).toBe(422);
  });

  it.each(LINKAGE_STATES)("go from %s only where the machine allows", async (from) => {
    for (const to of LINKAGE_STATES) {
      const made = await linkage(office);
      await force("linkages", made.id, from);
      const reply = await step(office, "linkages", made.id, to, { reason: "Harga tidak cocok" });
      const legal = (LINKAGE_MACHINE[from] as readonly string[]).includes(to);
      expect([from, to, reply.status]).toEqual([from, to, legal ? 200 : 409]);
    }
  });

  it("need a reason to be declined, a real state, and a day after they began", async () => {
    const made = await linkage(office);
    expect((await step(office, "linkages", made.id, "declined")).status).toBe(422);
    expect((await step(office, "linkages", made.id, "sold")).status).toBe(409);
    expect((await step(office, "linkages", made.id, "accepted", { on: "2026-01-09" })).status).toBe(422);
    expect((await step(office, "linkages", made.id, "accepted", { on: "2030-01-09" })).status).toBe(422);
    const put = await office.api.put(`/api/linkages/${made.id}`, { state: "accepted" }, { ifMatch: 1 });
    expect(put.status).toBe(422);
    const declined = await step(office, "linkages", made.id, "declined", { reason: "Harga", on: "2026-02-01" });
    expect(declined.body).toMatchObject({ state: "declined", declinedReason: "Harga" });
    expect((await eventsOf(made.id)).at(-1)).toMatchObject({
      state: "declined",
      on: "2026-02-01",
      data: { from: "offered" },
    });
  });

  it("change once when two do it at the same time", async () => {
    const made = await linkage(office);
    const replies = await Promise.all(
      ["accepted", "accepted", "accepted"].map((to) =>
        office.api.post(`/api/linkages/${made.id}/transition`, { to }, { ifMatch: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await eventsOf(made.id)).toHaveLength(2);
  });

  it("without an order can be listed", async () => {
    const quiet = await accepted(ngo);
    const busy = await accepted(ngo);
    expect((await order(ngo, { linkageId: busy.id })).status).toBe(201);
    const list = await ngo.api.list("linkages", { filter: { withoutOrder: true }, range: [0, 99] });
    const ids = list.body.map(({ id }) => id);
    expect(ids).toContain(quiet.id);
    expect(ids).not.toContain(busy.id);
    expect((await ngo.api.list("linkages", { filter: { withoutOrder: "ya" } })).status).toBe(400);
  });

  it("of another office stay unknown", async () => {
    const made = await linkage(office);
    const stranger = await makeActor("office");
    const otherNgo = await makeActor("ngo");
    for (const actor of [stranger, otherNgo]) {
      expect((await actor.api.get(`/api/linkages/${made.id}`)).status).toBe(404);
      expect((await step(actor, "linkages", made.id, "accepted")).status).toBe(404);
      expect((await actor.api.list("linkages")).total).toBe(0);
      expect((await order(actor)).status).toBe(422);
    }
    expect((await step(team.commission, "linkages", made.id, "accepted")).status).toBe(403);
    expect((await step(ngo, "linkages", made.id, "accepted")).status).toBe(403);
  });
});

describe("orders", () => {
  it("move their linkage on, once each", async () => {
    const made = await accepted(ngo);
    const first = await order(ngo, { linkageId: made.id, note: "Lunas" });
    expect(first.status, first.text).toBe(201);
    expect(await read(ngo, "linkages", made.id)).toMatchObject({ state: "first_order" });
    expect((await order(ngo, { linkageId: made.id })).status).toBe(201);
    expect((await order(ngo, { linkageId: made.id })).status).toBe(201);
    expect(await read(ngo, "linkages", made.id)).toMatchObject({ state: "repeat_orders" });
    expect((await eventsOf(made.id)).map(({ state }) => state)).toEqual([
      "offered",
      "accepted",
      "first_order",
      "repeat_orders",
    ]);
    expect(await eventsOf(first.body.id)).toMatchObject([
      { kind: "order", value: 750_000, count: 30, on: "2026-03-01", data: { linkageId: made.id } },
    ]);
    const { rows } = await database().execute({
      sql: "SELECT action FROM audit_log WHERE entityId = ? ORDER BY at, id",
      args: [made.id],
    });
    expect(rows.filter(({ action }) => action === "transition")).toHaveLength(3);
  });

  it("at the same time on one linkage are all kept", async () => {
    const made = await accepted(office);
    const replies = await Promise.all([1, 2, 3].map(() => order(office, { linkageId: made.id })));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await read(office, "linkages", made.id)).toMatchObject({ state: "repeat_orders" });
  });

  it("on an offered linkage say how to fix it", async () => {
    const made = await linkage(office);
    const reply = await order(office, { linkageId: made.id });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain("diterima");
    const declined = await linkage(office);
    await step(office, "linkages", declined.id, "declined", { reason: "x" });
    expect((await order(office, { linkageId: declined.id })).status).toBe(422);
  });

  it("may be written down late, not ahead; not before the linkage nor on another group's", async () => {
    expect((await order(office, { on: "2024-05-01" })).status).toBe(201);
    expect((await order(office, { on: addDays(today, 1) })).status).toBe(422);
    const made = await accepted(office);
    expect((await order(office, { linkageId: made.id, on: "2026-01-09" })).status).toBe(422);
    expect((await order(office, { linkageId: made.id, groupId: closed.id })).status).toBe(422);
    expect((await order(office, { valueIdr: undefined })).status).toBe(422);
    expect((await order(office, { quantity: -1 })).status).toBe(422);
  });

  it("corrected are told again, in place of the first telling", async () => {
    const made = await order(office);
    const path = `/api/orders/${made.body.id}`;
    expect((await office.api.put(path, { note: "Tunai" }, { ifMatch: 1 })).status).toBe(200);
    expect((await office.api.put(path, { valueIdr: 500_000 }, { ifMatch: 2 })).status).toBe(200);
    expect((await eventsOf(made.body.id)).map(({ value }) => value).sort()).toEqual([500_000, 750_000]);
    const { rows } = await database().execute({
      sql: `SELECT e.value FROM events e WHERE e.subjectId = ? AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = e.id)`,
      args: [made.body.id],
    });
    expect(rows.map(({ value }) => value)).toEqual([500_000]);
    expect((await office.api.put(path, { valueIdr: 1 }, { ifMatch: 2 })).status).toBe(412);
    expect((await office.api.put(path, { valueIdr: 1 })).status).toBe(428);
  });

  it("sent twice with one key are stored once", async () => {
    const body = { groupId: group.id, on: "2026-04-01", valueIdr: 90_000 };
    const send = () => office.api.post<Row>("/api/orders", body, { idempotencyKey: `k-${group.id}` });
    const [a, b] = await Promise.all([send(), send()]);
    expect([a?.status, b?.status]).toEqual([201, 201]);
    expect(a?.body.id).toBe(b?.body.id);
  });
});

describe("capital", () => {
  const apply = (actor: TestActor, more: object = {}) =>
    make(actor, "capital-applications", {
      groupId: group.id,
      source: "kur",
      amountIdr: 10_000_000,
      appliedOn: "2026-02-01",
      purpose: "Modal kain Bu Siti",
      ...more,
    });

  it.each(CAPITAL_STATES)("goes from %s only where the machine allows", async (from) => {
    for (const to of CAPITAL_STATES) {
      const made = await apply(office);
      await force("capital_applications", made.id, from);
      const reply = await step(office, "capital-applications", made.id, to, { reason: "Belum memenuhi syarat" });
      const legal = (CAPITAL_MACHINE[from] as readonly string[]).includes(to);
      expect([from, to, reply.status]).toEqual([from, to, legal ? 200 : 409]);
    }
  });

  it("is of today when no day is given, like a linkage", async () => {
    const more = { groupId: group.id };
    const applied = await make(office, "capital-applications", { ...more, source: "kur", amountIdr: 5_000_000 });
    expect(applied).toMatchObject({ appliedOn: today });
    const linked = await make(office, "linkages", { ...more, buyer: "Toko Baru", type: "kontrak" });
    expect(linked).toMatchObject({ startedOn: today });
    expect(await eventsOf(linked.id)).toMatchObject([{ on: today, state: "offered" }]);
  });

  it("keeps the days of decision and disbursement", async () => {
    const made = await apply(ngo);
    for (const [to, on] of [
      ["surveyed", "2026-02-10"],
      ["approved", "2026-02-20"],
      ["disbursed", "2026-03-01"],
      ["performing", "2026-04-01"],
    ] as const) {
      const reply = await step(ngo, "capital-applications", made.id, to, { on });
      expect(reply.status, reply.text).toBe(200);
    }
    expect(await read(ngo, "capital-applications", made.id)).toMatchObject({
      state: "performing",
      decidedOn: "2026-02-20",
      disbursedOn: "2026-03-01",
    });
    expect(await eventsOf(made.id)).toMatchObject([
      { state: "applied", value: 10_000_000, data: { source: "kur" } },
      { state: "surveyed" },
      { state: "approved", on: "2026-02-20" },
      { state: "disbursed" },
      { state: "performing" },
    ]);
    expect(await read(office, "capital-applications", made.id)).toMatchObject({ purpose: null });
  });

  it("is refused with bad days, by wrong roles, and once when two decide", async () => {
    const made = await apply(office);
    expect((await step(office, "capital-applications", made.id, "surveyed", { on: "2026-01-31" })).status).toBe(422);
    expect((await step(team.officer, "capital-applications", made.id, "surveyed")).status).toBe(403);
    expect((await step(ngo, "capital-applications", made.id, "surveyed")).status).toBe(403);
    const replies = await Promise.all(
      ["surveyed", "declined"].map((to) =>
        office.api.post(`/api/capital-applications/${made.id}/transition`, { to, reason: "Agunan" }, { ifMatch: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe("partners", () => {
  it("ask, are granted and end; only then does a group open and close", async () => {
    const asking = await makeActor("ngo", {
      organization: { ...team.ngo.organization },
    });
    const target = await makeGroup(office, closed.programId as string);
    expect((await asking.api.get(`/api/groups/${target.id}`)).status).toBe(404);
    const asked = await make(asking, "group-partners", { groupId: target.id, purpose: "Pemasaran batik" });
    expect(asked).toMatchObject({ state: "asked", organizationId: ngo.organization.id });
    expect((await asking.api.get(`/api/groups/${target.id}`)).status).toBe(404);
    expect((await step(asking, "group-partners", asked.id, "granted")).status).toBe(403);
    expect(await read(office, "group-partners", asked.id)).toMatchObject({ purpose: "Pemasaran batik" });
    expect(await read(team.commission, "group-partners", asked.id)).toMatchObject({ purpose: null });
    const granted = await step(office, "group-partners", asked.id, "granted");
    expect(granted.body).toMatchObject({ state: "granted", startsOn: today });
    expect((await asking.api.get(`/api/groups/${target.id}`)).status).toBe(200);
    expect((await make(asking, "orders", { groupId: target.id, on: today, valueIdr: 1 })).id).toBeTruthy();
    const ended = await step(office, "group-partners", asked.id, "ended", { endsOn: today });
    expect(ended.body).toMatchObject({ state: "ended", endsOn: today });
    expect((await asking.api.get(`/api/groups/${target.id}`)).status).toBe(404);
    expect((await step(office, "group-partners", asked.id, "granted")).status).toBe(409);
    expect((await eventsOf(asked.id)).map(({ kind, state }) => [kind, state])).toEqual([
      ["partner_changed", "asked"],
      ["partner_changed", "granted"],
      ["partner_changed", "ended"],
    ]);
  });

  it("are granted directly by the office that owns the group, to an NGO only, once at a time", async () => {
    const target = await makeGroup(office, closed.programId as string);
    const granted = await grantTo(office, ngo, target.id);
    expect(granted).toMatchObject({ state: "granted", startsOn: today, organizationId: ngo.organization.id });
    const body = { groupId: target.id, organizationId: ngo.organization.id };
    expect((await office.api.post("/api/group-partners", body)).status).toBe(422);
    const post = (actor: TestActor, more: object) => actor.api.post("/api/group-partners", { ...body, ...more });
    expect((await post(office, { organizationId: team.commission.organization.id })).status).toBe(422);
    expect((await post(office, { organizationId: undefined })).status).toBe(422);
    expect((await post(await makeActor("office"), {})).status).toBe(422);
    expect((await post(team.commission, {})).status).toBe(403);
    expect((await post(await makeActor("ngo"), { organizationId: undefined })).status).toBe(422);
    expect((await post(office, { state: "granted" })).status).toBe(422);
    expect((await post(office, { startsOn: "2026-02-01", endsOn: "2026-01-01" })).status).toBe(422);
  });

  it("of other NGOs stay unknown", async () => {
    const target = await makeGroup(office, closed.programId as string);
    const granted = await grantTo(office, ngo, target.id);
    const stranger = await makeActor("ngo");
    expect((await stranger.api.get(`/api/group-partners/${granted.id}`)).status).toBe(404);
    expect((await stranger.api.list("group-partners")).total).toBe(0);
    expect((await office.api.list("group-partners", { filter: { groupId: target.id } })).total).toBe(1);
  });
});
