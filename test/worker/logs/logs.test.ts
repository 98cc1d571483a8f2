import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

type Row = Record<string, unknown>;
let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "commission" | "officer" | "ngo">>>;
let program: { id: string; version: number };

beforeAll(async () => {
  team = await makeTeam("admin", "head", "commission", "officer", "ngo");
  const { api, organization } = team.office;
  const base = { year: 2026, fundingSource: "apbd_kab", regionCode: organization.regionCode };
  program = (await api.post<typeof program>("/api/programs", { name: "Pelatihan", ...base })).body;
  await api.put(`/api/programs/${program.id}`, { spentIdr: 5_000_000 }, { ifMatch: 1 });
  await api.post("/api/groups", { name: "Warung Bu Tini", kind: "individual", programId: program.id });
  await api.post(`/api/programs/${program.id}/transition`, { to: "cancelled", reason: "Bu Tini sakit keras" });
});

describe("the audit log", () => {
  test("tells who changed what, with names inside the organisation", async () => {
    const filter = { entity: "programs", entityId: program.id };
    const list = await team.admin.api.list("audit-log", { filter, sort: ["at", "ASC"] });
    expect(list.body.map(({ action }) => action)).toEqual(["create", "update", "transition"]);
    expect(list.body[1]).toMatchObject({
      actorId: team.office.userId,
      actorName: "Uji office",
      changes: { spentIdr: { from: null, to: 5_000_000 } },
    });
    expect(list.body[2]).toMatchObject({ reason: "Bu Tini sakit keras" });
    const one = await team.head.api.get<Row>(`/api/audit-log/${list.body[0]?.id}`);
    expect(one.body).toMatchObject({ action: "create", entityId: program.id });
    const since = await team.admin.api.list("audit-log", { filter: { ...filter, at_gte: list.body[1]?.at } });
    expect(since.total).toBe(2);
    expect((await team.admin.api.list("audit-log", { filter: { ...filter, actorId: "usr_x00000" } })).total).toBe(0);
  });

  test("shows the commission neither names nor reasons, and lets it ask about neither", async () => {
    const filter = { entityId: program.id };
    const list = await team.commission.api.list("audit-log", { filter });
    expect(list.total).toBe(3);
    for (const row of list.body) expect(row).toMatchObject({ actorName: null, reason: null });
    const asked = await team.commission.api.list("audit-log", { filter: { ...filter, reason_gte: "A" } });
    expect(asked.total).toBe(0);
    expect((await team.commission.api.list("audit-log", { filter: { actorName: "Uji office" } })).status).toBe(400);
  });

  test("keeps the name of a one-person business to itself", async () => {
    const list = await team.admin.api.list("audit-log", { filter: { entity: "groups" } });
    expect(list.total).toBeGreaterThan(0);
    expect(list.body[0]?.changes).toMatchObject({ name: {} });
    expect(JSON.stringify(list.body)).not.toContain("Warung");
  });

  test("is closed to other offices and to who has no business with it", async () => {
    const stranger = await makeActor("admin");
    expect((await stranger.api.list("audit-log", { filter: { entityId: program.id } })).total).toBe(0);
    expect((await team.officer.api.list("audit-log")).status).toBe(403);
    expect((await team.ngo.api.list("audit-log")).status).toBe(403);
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await team.admin.api.request(method, "/api/audit-log")).status).toBe(404);
  });

  test("can be neither changed nor deleted in the database", async () => {
    for (const table of ["audit_log", "events"])
      for (const sql of [`UPDATE ${table} SET organizationId = 'x'`, `DELETE FROM ${table}`]) {
        await expect(database().execute(sql)).rejects.toThrow("append-only");
      }
  });
});

describe("the access log", () => {
  test("tells admin and head who looked at whom and why", async () => {
    const { api } = team.office;
    const person = await api.post<{ id: string }>("/api/people", { name: "Sri", nik: "3573014507889999" });
    await api.post(`/api/people/${person.body.id}/reveal`, { field: "nik", reason: "Verifikasi bantuan" });
    for (const actor of [team.admin, team.head]) {
      const list = await actor.api.list("access-log", { filter: { entityId: person.body.id } });
      expect(list.body).toHaveLength(1);
      expect(list.body[0]).toMatchObject({ field: "nik", reason: "Verifikasi bantuan", userName: "Uji office" });
    }
    expect((await api.list("access-log")).status).toBe(403);
    expect((await team.commission.api.list("access-log")).status).toBe(403);
  });
});
