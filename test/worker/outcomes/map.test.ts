import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import type { GroupMap } from "#worker/map/groupMap.ts";

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "head">>>;
let office: TestActor;
let program: Row;
let today: string;
let placed: Row;

const mapFor = (actor: TestActor, query = "") =>
  actor.api.get<GroupMap>(`/api/group-map?by=program&id=${program.id}${query}`);

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "head");
  office = team.office;
  today = todayFor(office);
  program = await makeProgram(office);
  const trainedOn = addDays(today, -120);
  placed = await makeGroup(office, program.id, { trainedOn, lat: -7.98, lng: 112.63 });
  await makeGroup(office, program.id, { trainedOn });
  await make(office, "follow-ups", {
    groupId: placed.id,
    doneOn: addDays(today, -10),
    method: "visit",
    activityStatus: "dormant",
    activeMembers: 0,
  });
});

describe("GET /api/group-map", () => {
  it("gives the owner where its groups are, and counts those without a place", async () => {
    const { status, body } = await mapFor(office);
    expect(status).toBe(200);
    expect(body).toMatchObject({ by: "program", asOf: today, groups: 2, unplaced: 1, closed: 0, level: "district" });
    expect(body.points).toMatchObject([{ id: placed.id, lat: -7.98, lng: 112.63, status: "dormant" }]);
    expect(body.regions.reduce((sum, { groups }) => sum + groups, 0)).toBe(2);
    expect(body.regions.reduce((sum, { statuses }) => sum + statuses.dormant, 0)).toBe(1);
  });

  it("looks back: a day before the visit knows nothing of it", async () => {
    const { body } = await mapFor(office, `&asOf=${addDays(today, -11)}`);
    expect(body.points).toMatchObject([{ id: placed.id, status: "unknown" }]);
    const before = await mapFor(office, `&asOf=${addDays(today, -400)}`);
    expect(before.body).toMatchObject({ groups: 0, points: [], regions: [] });
  });

  it("counts for a masked reader without telling where", async () => {
    const { body } = await mapFor(team.commission);
    expect(body).toMatchObject({ groups: 2, points: [], unplaced: 0, closed: 2 });
    expect(JSON.stringify(body)).not.toContain("112.63");
    expect((await mapFor(team.head)).body.points).toHaveLength(1);
  });

  it("shows an NGO the groups it accompanies and nobody else's", async () => {
    expect((await mapFor(team.ngo)).status).toBe(200);
    expect((await mapFor(team.ngo)).body.groups).toBe(0);
    await grantTo(office, team.ngo, placed.id);
    expect((await mapFor(team.ngo)).body).toMatchObject({ groups: 1, closed: 1, points: [] });
  });

  it("tells an NGO nothing of which of its groups another one accompanies", async () => {
    const other = await makeActor("ngo", {
      organization: await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode }),
    });
    await grantTo(office, other, placed.id);
    const of = (id: string) => team.ngo.api.get<GroupMap>(`/api/group-map?by=ngo&id=${id}`);
    expect((await of(other.organization.id)).status).toBe(404);
    expect((await of(team.ngo.organization.id)).status).toBe(200);
    const asOffice = await office.api.get<GroupMap>(`/api/group-map?by=ngo&id=${other.organization.id}`);
    expect(asOffice.body.groups).toBe(1);
  });

  it("refuses what it does not know, by name", async () => {
    for (const word of ["street", "toString"]) {
      const level = await office.api.get<{ error: { fields: object } }>(
        `/api/group-map?by=program&id=${program.id}&level=${word}`,
      );
      expect(level.status).toBe(400);
      expect(level.body.error.fields).toHaveProperty("level");
    }
    expect((await office.api.get("/api/group-map?by=planet&id=1")).status).toBe(422);
    expect((await mapFor(office, `&asOf=${addDays(today, 1)}`)).status).toBe(422);
  });
});

describe("GET /api/map-tiles", () => {
  it("has no ground where no tile server is set up", async () => {
    expect((await office.api.get("/api/map-tiles/3/4/5")).status).toBe(404);
    expect((await office.api.get<{ map: unknown }>("/api/session")).body.map).toBeNull();
  });
});
