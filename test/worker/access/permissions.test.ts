import { describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { makeGroup, makeProgram } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Matrix {
  version: number;
  adjusted: Record<string, Record<string, Record<string, string>>>;
  roles: {
    role: string;
    cells: { resource: string; action: string; shipped: string; access: string; choices: string[] }[];
  }[];
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

const matrix = async (actor: TestActor) => (await actor.api.get<Matrix>("/api/permissions")).body;
async function adjust(admin: TestActor, adjusted: object | null) {
  const { version } = await matrix(admin);
  return admin.api.put<Matrix & Fault>("/api/permissions", { adjusted }, { ifMatch: version });
}
const permissionsOf = async (actor: TestActor) =>
  (await actor.api.get<{ permissions: Record<string, Record<string, string>> }>("/api/session")).body.permissions;

describe("an office's own policy", () => {
  test("narrows a role at its next request, in the API and in what the console is told", async () => {
    const { admin, officer } = await makeTeam("admin", "officer");
    expect((await officer.api.list("signals")).status).toBe(200);
    const saved = await adjust(admin, { officer: { signals: { read: "none" } } });
    expect([saved.status, saved.body.adjusted]).toEqual([200, { officer: { signals: { read: "none" } } }]);
    expect((await officer.api.list("signals")).status).toBe(403);
    expect((await permissionsOf(officer)).signals).toBeUndefined();
    expect((await adjust(admin, null)).body.adjusted).toEqual({});
    expect((await officer.api.list("signals")).status).toBe(200);
  });

  test("widens an officer to make groups of its own office, and no further", async () => {
    const { admin, office, officer } = await makeTeam("admin", "officer");
    const { id: programId } = await makeProgram(office);
    const { id: seen } = await makeGroup(office, programId);
    await office.api.post("/api/follow-ups", { groupId: seen, dueOn: "2026-12-20", assigneeId: officer.userId });
    const body = { programId, name: "Kelompok Petugas", kind: "group" };
    expect((await officer.api.post("/api/groups", body)).status).toBe(403);
    expect((await adjust(admin, { officer: { groups: { create: "own" } } })).status).toBe(200);
    const made = await officer.api.post<{ organizationId: string }>("/api/groups", body);
    expect([made.status, made.body.organizationId]).toEqual([201, office.organization.id]);
    const stranger = await makeTeam();
    const { id: foreign } = await makeProgram(stranger.office);
    expect((await officer.api.post("/api/groups", { ...body, programId: foreign })).status).toBe(422);
  });

  test("narrowed to its own rows, an officer stays inside its area", async () => {
    const { admin, office, officer } = await makeTeam("admin", "officer");
    const { id: programId } = await makeProgram(office);
    const { id: far } = await makeGroup(office, programId);
    expect((await officer.api.get(`/api/groups/${far}`)).status).toBe(404);
    await adjust(admin, { officer: { groups: { read: "own" } } });
    expect((await officer.api.get(`/api/groups/${far}`)).status).toBe(404);
    await office.api.post("/api/follow-ups", { groupId: far, dueOn: "2026-12-20", assigneeId: officer.userId });
    expect((await officer.api.get(`/api/groups/${far}`)).status).toBe(200);
  });

  test.each([
    [{ officer: { people: { reveal: "own" } } }, null],
    [{ officer: { users: { create: "own" } } }, "officer.users.create"],
    [{ office: { "audit-log": { read: "none" } } }, "office.audit-log.read"],
    [{ admin: { users: { read: "none" } } }, "admin.users.read"],
    [{ admin: { settings: { update: "none" } } }, "admin.settings.update"],
    [{ office: { notifications: { read: "none" } } }, "office.notifications.read"],
    [{ office: { overrides: { approve: "own" } } }, "office.overrides.approve"],
    [{ commission: { people: { read: "none" } } }, "commission"],
    [{ office: { nothing: { read: "none" } } }, "office.nothing"],
    [{ office: { groups: { fly: "own" } } }, "office.groups.fly"],
    [{ office: { groups: { read: "everything" } } }, "office.groups.read"],
    [{ office: { groups: "all" } }, "office.groups"],
  ])("%j", async (adjusted, fault) => {
    const { admin } = await makeTeam("admin");
    const reply = await adjust(admin, adjusted);
    if (fault === null) expect(reply.status).toBe(200);
    else expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [fault]]);
  });

  test("is the admin's to change, against the version that was read, with before and after in the log", async () => {
    const { admin, office } = await makeTeam("admin");
    expect((await office.api.get("/api/permissions")).status).toBe(200);
    expect((await office.api.put("/api/permissions", { adjusted: null }, { ifMatch: 1 })).status).toBe(403);
    expect((await admin.api.put("/api/permissions", { adjusted: null })).status).toBe(428);
    expect((await admin.api.put("/api/permissions", { adjusted: null }, { ifMatch: 99 })).status).toBe(412);
    await adjust(admin, { head: { exports: { create: "none" } } });
    const { rows } = await database().execute({
      sql: "SELECT changes FROM audit_log WHERE organizationId = ? AND action = 'permissions'",
      args: [admin.organization.id],
    });
    expect(JSON.parse(String(rows[0]?.changes))).toEqual({
      permissions: { from: null, to: { head: { exports: { create: "none" } } } },
    });
    const stranger = await makeActor("admin");
    expect((await matrix(stranger)).adjusted).toEqual({});
  });

  test("cannot be smuggled in by the settings, nor go beyond its bounds when it was", async () => {
    const { admin, officer } = await makeTeam("admin", "officer");
    const [row] = (await admin.api.list<{ id: string; version: number }>("settings")).body;
    const permissions = { officer: { users: { create: "own" }, "audit-log": { read: "region" } } };
    const put = await admin.api.put(`/api/settings/${row?.id}`, { permissions }, { ifMatch: row?.version });
    expect(put.status).toBe(422);
    await database().execute({
      sql: "UPDATE settings SET permissions = ? WHERE organizationId = ?",
      args: [JSON.stringify(permissions), admin.organization.id],
    });
    expect((await officer.api.list("audit-log")).status).toBe(403);
    const body = { name: "A", email: "a@uji.test", role: "admin" };
    expect((await officer.api.post("/api/users", body)).status).toBe(403);
  });

  test("every role of the organisation is in the matrix, and offers only what may be chosen", async () => {
    const { admin } = await makeTeam("admin");
    const { roles } = await matrix(admin);
    expect(roles.map(({ role }) => role)).toEqual(["admin", "office", "officer", "head"]);
    for (const { cells } of roles) for (const cell of cells) expect(cell.choices).toContain(cell.access);
  });
});
