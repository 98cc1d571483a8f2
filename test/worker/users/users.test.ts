import { describe, expect, test } from "vitest";
import { makeActor, makeTeam, PASSWORD, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { database } from "#test/support/server.ts";

interface User {
  id: string;
  version: number;
  [field: string]: unknown;
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
const HIDDEN = ["passwordHash", "totpSecret", "totpPending", "totpLastStep", "recoveryCodes", "deletedAt"];
const newEmail = () => `u.${crypto.randomUUID()}@uji.test`;

const invite = (admin: TestActor, body: object = {}) =>
  admin.api.post<User>("/api/users", { name: "Rini", email: newEmail(), role: "officer", ...body });

describe("accounts", () => {
  test("are made by the admin, in lower case, without a password, and show no secret", async () => {
    const { admin } = await makeTeam("admin");
    const email = newEmail();
    const made = await invite(admin, { email: ` ${email.toUpperCase()}` });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ email, active: true, hasPassword: false, secondFactor: false, locale: "id" });
    expect(made.body.organizationId).toBe(admin.organization.id);
    for (const reply of [made, await admin.api.get<User>(`/api/users/${made.body.id}`)])
      expect(Object.keys(reply.body).filter((name) => HIDDEN.includes(name))).toEqual([]);
    const list = await admin.api.list<User>("users");
    expect(list.body.flatMap((row) => Object.keys(row).filter((name) => HIDDEN.includes(name)))).toEqual([]);
    for (const filter of [{ passwordHash_isnull: true }, { totpSecret_isnull: false }])
      expect((await admin.api.list("users", { filter })).status).toBe(400);
    const twice = await admin.api.post<Fault>("/api/users", { name: "B", email, role: "officer" });
    expect([twice.status, Object.keys(twice.body.error.fields ?? {})]).toEqual([422, ["email"]]);
  });

  test.each([
    [{ role: "commission" }, "role"],
    [{ role: "root" }, "role"],
    [{ email: "not an address" }, "email"],
    [{ regionCode: "11.01" }, "regionCode"],
    [{ passwordHash: "x" }, "passwordHash"],
    [{ organizationId: "org_other0" }, "organizationId"],
    [{ demo: true }, "demo"],
    [{ name: "" }, "name"],
  ])("%j is refused and named", async (body, field) => {
    const { admin } = await makeTeam("admin");
    const reply = await admin.api.post<Fault>("/api/users", {
      ...{ name: "Rini", email: newEmail(), role: "officer" },
      ...body,
    });
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("an NGO's admin makes NGO people, and reaches only groups the NGO accompanies", async () => {
    const team = await makeTeam("ngo");
    const admin = await makeActor("admin", { organization: team.ngo.organization });
    expect((await invite(admin, { role: "ngo" })).status).toBe(201);
    expect((await invite(admin, { role: "office" })).status).toBe(422);
    const { regionCode } = team.office.organization;
    const program = { name: "Pelatihan", year: 2026, fundingSource: "apbd_kab", regionCode };
    expect((await team.office.api.post("/api/programs", program)).status).toBe(201);
    expect((await admin.api.list("programs")).total).toBe(0);
    expect((await admin.api.list("groups")).total).toBe(0);
  });

  test("colleagues are read by the office, of another organisation by nobody", async () => {
    const team = await makeTeam("admin", "commission");
    expect((await team.office.api.list("users")).total).toBe(2);
    expect((await team.office.api.get(`/api/users/${team.commission.userId}`)).status).toBe(404);
    expect((await team.commission.api.list("users")).status).toBe(403);
    expect((await invite(team.office)).status).toBe(403);
    const stranger = await makeActor("admin");
    const path = `/api/users/${team.office.userId}`;
    expect((await stranger.api.put(path, { role: "head" }, { ifMatch: 1 })).status).toBe(404);
    expect((await stranger.api.post(`${path}/reset-link`)).status).toBe(404);
  });

  test("role, area and standing change on the next request", async () => {
    const { admin, office } = await makeTeam("admin");
    const path = `/api/users/${office.userId}`;
    expect((await office.api.list("imports")).status).toBe(200);
    expect((await admin.api.put(path, { role: "officer" }, { ifMatch: 1 })).status).toBe(200);
    expect((await office.api.list("imports")).status).toBe(403);
    expect((await admin.api.put(path, { active: false }, { ifMatch: 2 })).status).toBe(200);
    expect((await office.api.get("/api/session")).status).toBe(401);
    expect((await admin.api.put(path, { active: true }, { ifMatch: 3 })).status).toBe(200);
    expect((await office.api.get("/api/session")).status).toBe(401);
    expect((await office.api.signIn(office.email, PASSWORD)).status).toBe(200);
    expect((await admin.api.post(`${path}/end-sessions`)).status).toBe(204);
    expect((await office.api.get("/api/session")).status).toBe(401);
    expect((await admin.api.delete(path, { ifMatch: 4 })).status).toBe(200);
    expect((await office.api.signIn(office.email, PASSWORD)).status).toBe(401);
  });

  test("an admin cannot lock out itself, and of two who demote each other one stays", async () => {
    const { admin } = await makeTeam("admin");
    const path = `/api/users/${admin.userId}`;
    for (const body of [{ active: false }, { role: "office" }]) {
      const reply = await admin.api.put<Fault>(path, body, { ifMatch: 1 });
      expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, Object.keys(body)]);
    }
    expect((await admin.api.delete(path, { ifMatch: 1 })).status).toBe(409);
    for (let round = 0; round < 5; round++) {
      const { admin: a } = await makeTeam("admin");
      const b = await makeActor("admin", { organization: a.organization });
      const replies = await Promise.all([
        a.api.put(`/api/users/${b.userId}`, { role: "office" }, { ifMatch: 1 }),
        b.api.put(`/api/users/${a.userId}`, { role: "office" }, { ifMatch: 1 }),
      ]);
      expect(replies.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      const { rows } = await database().execute({
        sql: "SELECT count(*) AS n FROM users WHERE organizationId = ? AND role = 'admin'",
        args: [a.organization.id],
      });
      expect(rows[0]?.n).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("a reset link", () => {
  const reset = (path: string, password: string) =>
    new ApiClient().post<Fault>("/api/password-reset", { token: path.split("/").at(-1), password });

  test("sets a password once, ends sessions, signs nobody in, and is stored hashed", async () => {
    const { admin, office } = await makeTeam("admin");
    const link = await admin.api.post<{ path: string; expiresAt: number }>(`/api/users/${office.userId}/reset-link`);
    expect(link.status).toBe(201);
    expect(link.body.path).toMatch(/^\/#\/reset\/[\w-]{43}$/);
    const { rows } = await database().execute({
      sql: "SELECT * FROM password_resets WHERE userId = ?",
      args: [office.userId],
    });
    expect(JSON.stringify(rows)).not.toContain(link.body.path.slice(9));
    expect(Number(rows[0]?.expiresAt) - Number(rows[0]?.createdAt)).toBe(3_600_000);
    const weak = await reset(link.body.path, "pendek");
    expect([weak.status, Object.keys(weak.body.error.fields ?? {})]).toEqual([422, ["password"]]);
    const fresh = "gerobak tahu di tepi sungai";
    const done = await reset(link.body.path, fresh);
    expect([done.status, done.headers.getSetCookie()]).toEqual([204, []]);
    expect((await office.api.get("/api/session")).status).toBe(401);
    expect((await reset(link.body.path, fresh)).status).toBe(410);
    expect((await new ApiClient().signIn(office.email, PASSWORD)).status).toBe(401);
    expect((await new ApiClient().signIn(office.email, fresh)).status).toBe(200);
  });

  test("a newer one ends the older; an hour later both are over; of ten at once one counts", async () => {
    const { admin, office } = await makeTeam("admin");
    const make = async () =>
      (await admin.api.post<{ path: string }>(`/api/users/${office.userId}/reset-link`)).body.path;
    const [older, newer] = [await make(), await make()];
    expect((await reset(older, "gerobak tahu di tepi sungai")).status).toBe(410);
    const replies = await Promise.all(Array.from({ length: 10 }, () => reset(newer, "gerobak tahu di tepi sungai")));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(410)]);
    const late = await make();
    await database().execute({
      sql: "UPDATE password_resets SET expiresAt = expiresAt - 3600000 WHERE userId = ?",
      args: [office.userId],
    });
    expect((await reset(late, "gerobak tahu di tepi sungai")).status).toBe(410);
  });
});

describe("a new password", () => {
  test("needs the current one, follows the rules, and ends the other sessions", async () => {
    const office = await makeActor("office");
    const other = new ApiClient();
    await other.signIn(office.email, PASSWORD);
    const change = (current: string, password: string) =>
      office.api.post<Fault>("/api/session/password", { current, password });
    const fields = async (current: string, password: string) => {
      const reply = await change(current, password);
      return [reply.status, Object.keys(reply.body.error?.fields ?? {})];
    };
    expect(await fields("wrong", "gerobak tahu di tepi sungai")).toEqual([422, ["current"]]);
    expect(await fields(PASSWORD, "pendek")).toEqual([422, ["password"]]);
    expect(await fields(PASSWORD, "rahasia-indonesia-2026")).toEqual([422, ["password"]]);
    expect((await change(PASSWORD, "gerobak tahu di tepi sungai")).status).toBe(204);
    expect((await office.api.get("/api/session")).status).toBe(200);
    expect((await other.get("/api/session")).status).toBe(401);
    expect((await other.signIn(office.email, "gerobak tahu di tepi sungai")).status).toBe(200);
  });

  test("ten wrong guesses of the current one, then a wait", async () => {
    const office = await makeActor("office");
    const guess = () => office.api.post("/api/session/password", { current: "x", password: "gerobak tahu di tepi" });
    const replies = await Promise.all(Array.from({ length: 12 }, guess));
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(10).fill(422), 429, 429]);
  });
});

describe("organisations", () => {
  test("an office's admin adds an NGO in its jurisdiction and invites its first admin", async () => {
    const { admin, office } = await makeTeam("admin");
    const { regionCode } = admin.organization;
    const made = await admin.api.post<User>("/api/organizations", { name: "Yayasan Uji", kind: "ngo", regionCode });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ organizationId: made.body.id, active: true });
    const email = newEmail();
    const path = `/api/organizations/${made.body.id}/invite`;
    const invited = await admin.api.post<{ path: string; user: User }>(path, { email, name: "Maya" });
    expect(invited.status).toBe(201);
    expect(invited.body.user).toMatchObject({ email, role: "admin", organizationId: made.body.id });
    const password = "gerobak tahu di tepi sungai";
    const token = invited.body.path.split("/").at(-1);
    expect((await new ApiClient().post("/api/password-reset", { token, password })).status).toBe(204);
    const first = new ApiClient();
    expect((await first.signIn(email, password)).status).toBe(200);
    expect((await first.list("organizations")).total).toBe(1);
    expect((await admin.api.post(path, { email: newEmail(), name: "Lain" })).status).toBe(409);
    expect((await office.api.list("organizations")).body.map(({ id }) => id)).toContain(made.body.id);
  });

  test.each([
    [{ kind: "office" }, "kind"],
    [{ regionCode: "11.01" }, "regionCode"],
    [{ regionCode: "99" }, "regionCode"],
    [{ active: false }, "active"],
  ])("%j is refused and named", async (body, field) => {
    const { admin } = await makeTeam("admin");
    const { regionCode } = admin.organization;
    const reply = await admin.api.post<Fault>("/api/organizations", { name: "Y", kind: "ngo", regionCode, ...body });
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("its own name may change, its kind and jurisdiction may not, another's nothing", async () => {
    const { admin, ngo } = await makeTeam("admin", "ngo");
    const path = `/api/organizations/${admin.organization.id}`;
    expect((await admin.api.put(path, { name: "Dinas Baru" }, { ifMatch: 1 })).status).toBe(200);
    for (const body of [{ regionCode: "35" }, { kind: "ngo" }, { active: false }])
      expect((await admin.api.put(path, body, { ifMatch: 2 })).status).toBe(422);
    const other = `/api/organizations/${ngo.organization.id}`;
    expect((await admin.api.put(other, { name: "X" }, { ifMatch: 1 })).status).toBe(403);
    expect((await ngo.api.put(other, { name: "X" }, { ifMatch: 1 })).status).toBe(403);
  });
});
