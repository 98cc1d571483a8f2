import { beforeAll, describe, expect, it } from "vitest";
import type { LICENCE_KINDS } from "#db/constants.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, makeGroup, makeProgram, type Row, read, step, todayFor } from "#test/support/records.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "head" | "admin">>>;
let office: TestActor;
let ngo: TestActor;
let program: Row;
let today: string;

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "head", "admin");
  ({ office, ngo } = team);
  today = todayFor(office);
  program = await makeProgram(office);
});

const newGroup = async (accompanied = true) => {
  const group = await makeGroup(office, program.id);
  if (accompanied) await grantTo(office, ngo, group.id);
  return group;
};
const licence = (actor: TestActor, groupId: string, more: object = {}) =>
  actor.api.post<Row>("/api/licences", { groupId, kind: "nib", state: "have", ...more });

describe("a licence", () => {
  it("is there once a kind, changes its state, and tells the group's story without its number", async () => {
    const group = await newGroup();
    const made = await licence(office, group.id, { state: "in_process", number: "DAFTAR-77" });
    expect(made.status, made.text).toBe(201);
    const twice = await licence(office, group.id);
    expect([twice.status, twice.body]).toMatchObject([422, { error: { fields: { kind: expect.any(String) } } }]);
    const path = `/api/licences/${made.body.id}`;
    const have = { state: "have", number: "0220 1234", issuedOn: "2026-05-01", expiresOn: "2031-05-01" };
    const changed = await office.api.put<Row>(path, have, { ifMatch: 1 });
    expect(changed.body, changed.text).toMatchObject({ ...have, validity: "valid" });
    expect((await office.api.put(path, { note: "Asli di ketua" }, { ifMatch: 2 })).status).toBe(200);
    const told = await eventsOf(made.body.id);
    expect(told).toMatchObject([
      { kind: "licence_changed", state: "in_process", groupId: group.id, data: { licence: "nib", from: null } },
      { kind: "licence_changed", state: "have", on: today, data: { from: "in_process" } },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/DAFTAR|0220/);
    const moved = await office.api.put(path, { kind: "halal" }, { ifMatch: 3 });
    expect(moved.status).toBe(422);
    const lost = await office.api.put<Row>(path, { state: "missing" }, { ifMatch: 3 });
    expect(lost.body).toMatchObject({ state: "missing", expiresOn: null, issuedOn: null, validity: null });
    expect((await office.api.delete(path, { ifMatch: 4 })).status).toBe(200);
    expect((await licence(office, group.id)).status).toBe(201);
    const timeline = await office.api.get<Row[]>(`/api/groups/${group.id}/timeline`);
    expect(timeline.body.filter(({ kind }) => kind === "licence_changed")).toMatchObject([{ state: "have" }]);
  });

  it("belongs to the group: office, officer and the NGO that accompanies it correct one row", async () => {
    const group = await newGroup();
    const made = await licence(ngo, group.id, { state: "missing", number: "LSM-9" });
    expect(made.status, made.text).toBe(201);
    const path = `/api/licences/${made.body.id}`;
    expect((await office.api.put(path, { state: "in_process" }, { ifMatch: 1 })).status).toBe(200);
    expect(await read(office, "licences", made.body.id)).toMatchObject({ number: "LSM-9" });
    const back = await ngo.api.put<Row>(path, { state: "have" }, { ifMatch: 2 });
    expect(back.body, back.text).toMatchObject({ state: "have" });
    expect((await ngo.api.put(path, { state: "missing" }, { ifMatch: 2 })).status).toBe(412);
    expect((await ngo.api.put(path, { state: "missing" })).status).toBe(428);
    expect(await read(team.commission, "licences", made.body.id)).toMatchObject({ number: null, state: "have" });
  });

  it("is out of an NGO's reach once it no longer accompanies the group, also the row it wrote", async () => {
    const group = await makeGroup(office, program.id);
    const partnership = await grantTo(office, ngo, group.id);
    const made = await licence(ngo, group.id, { kind: "merek", state: "in_process" });
    expect(made.status, made.text).toBe(201);
    expect((await step(office, "group-partners", partnership.id, "ended")).status).toBe(200);
    const path = `/api/licences/${made.body.id}`;
    expect((await ngo.api.get(path)).status).toBe(404);
    expect((await ngo.api.put(path, { state: "have" }, { ifMatch: 1 })).status).toBe(404);
    expect((await office.api.put(path, { state: "have" }, { ifMatch: 1 })).status).toBe(200);
  });

  it("changes once when two change it at the same time", async () => {
    const made = await licence(office, (await newGroup()).id, { state: "missing" });
    const replies = await Promise.all(
      ["have", "in_process", "not_needed"].map((state) =>
        office.api.put(`/api/licences/${made.body.id}`, { state }, { ifMatch: 1 }),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(await eventsOf(made.body.id)).toHaveLength(2);
  });

  it("of a kind is made once when two make it at the same time", async () => {
    const group = await newGroup();
    const replies = await Promise.all([1, 2, 3].map(() => licence(office, group.id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it.each([
    [{ issuedOn: "2030-01-01" }, "issuedOn"],
    [{ issuedOn: "2026-01-01", expiresOn: "2025-12-31" }, "expiresOn"],
    [{ kind: "siup" }, "kind"],
    [{ state: "lost" }, "state"],
    [{ groupId: "grp_tidakada" }, "groupId"],
    [{ validity: "valid" }, "validity"],
  ])("with %j is refused at %s", async (more, field) => {
    const reply = await licence(office, (await newGroup(false)).id, more);
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { [field]: expect.any(String) } } }]);
  });

  it("stays unknown outside, and is written by nobody who only reads", async () => {
    const group = await newGroup(false);
    const made = await licence(office, group.id);
    const path = `/api/licences/${made.body.id}`;
    for (const actor of [ngo, await makeActor("office")]) {
      expect((await actor.api.get(path)).status).toBe(404);
      expect((await actor.api.put(path, { state: "missing" }, { ifMatch: 1 })).status).toBe(404);
      expect((await licence(actor, group.id, { kind: "halal" })).status).toBe(422);
      expect((await actor.api.list("licences", { filter: { groupId: group.id } })).total).toBe(0);
    }
    for (const actor of [team.commission, team.head, team.admin]) {
      expect((await licence(actor, group.id, { kind: "halal" })).status).toBe(403);
      expect((await actor.api.put(path, { state: "missing" }, { ifMatch: 1 })).status).toBe(403);
    }
    expect((await ngo.api.delete(path, { ifMatch: 1 })).status).toBe(403);
  });
});

describe("the list", () => {
  it("finds what runs out, what has run out and what is missing; a day at the edge counts", async () => {
    const group = await newGroup();
    const issuedOn = "2020-01-01";
    const rows: [kind: (typeof LICENCE_KINDS)[number], more: object][] = [
      ["nib", { issuedOn, expiresOn: addDays(today, 60) }],
      ["spp_irt", { issuedOn, expiresOn: addDays(today, 61) }],
      ["halal", { issuedOn, expiresOn: addDays(today, -1) }],
      ["merek", { state: "in_process" }],
    ];
    for (const [kind, more] of rows) expect((await licence(office, group.id, { kind, ...more })).status).toBe(201);
    const found = async (filter: object) =>
      (
        await office.api.list<Row>("licences", { filter: { groupId: group.id, ...filter }, sort: ["kind", "ASC"] })
      ).body.map(({ kind, validity }) => [kind, validity]);
    expect(await found({ view: "soon" })).toEqual([
      ["halal", "expired"],
      ["nib", "expiring"],
    ]);
    expect(await found({ expiringWithin: 61 })).toHaveLength(3);
    expect(await found({ view: "expired" })).toEqual([["halal", "expired"]]);
    expect(await found({ view: "open" })).toEqual([["merek", null]]);
    expect(await found({ kind: "spp_irt" })).toEqual([["spp_irt", "valid"]]);
    for (const filter of [{ view: "besok" }, { expiringWithin: -1 }, { expiringWithin: "60" }]) {
      expect((await office.api.list("licences", { filter })).status).toBe(400);
    }
  });
});
