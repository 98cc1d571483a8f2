import { describe, expect, test } from "vitest";
import { dayAt } from "#db/constants.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { database, runCron, server } from "#test/support/server.ts";

interface Invitation {
  id: string;
  version: number;
  state: string;
  path: string;
  email: string;
  userId: string | null;
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
const DAY = 86_400_000;
const PASSWORD = "lembayung senja 7 perahu";
const newEmail = () => `u.${crypto.randomUUID()}@uji.test`;
const tokenOf = ({ path }: Invitation) => path.split("/").at(-1) ?? "";
const dayFrom = (actor: TestActor, days: number) => dayAt(server.now() + days * DAY, actor.organization.regionCode);

const invite = (admin: TestActor, body: object = {}) =>
  admin.api.post<Invitation & Fault>("/api/invitations", {
    name: "Rini Asih",
    email: newEmail(),
    role: "officer",
    ...body,
  });
const join = (token: string, password = PASSWORD) =>
  new ApiClient().post<Fault & { email: string }>("/api/join", { token, password });

describe("an invitation", () => {
  test("is a link, shown once, that makes one account with role, region and last day", async () => {
    const { admin } = await makeTeam("admin");
    const endsOn = dayFrom(admin, 30);
    const made = await invite(admin, { regionCode: admin.organization.regionCode, endsOn });
    expect([made.status, made.body.state]).toEqual([201, "open"]);
    const token = tokenOf(made.body);
    const kept = await database().execute({ sql: "SELECT * FROM invitations WHERE id = ?", args: [made.body.id] });
    expect(JSON.stringify(kept.rows)).not.toContain(token);
    const look = await new ApiClient().post("/api/join/look", { token });
    expect(look.body).toMatchObject({
      name: "Rini Asih",
      role: "officer",
      endsOn,
      organizationName: admin.organization.name,
    });
    expect((await join(token, "pendek")).status).toBe(422);
    expect((await join(token, "rini asih rini asih")).status, "made of the name").toBe(422);
    const joined = await join(token);
    expect([joined.status, joined.body.email]).toEqual([201, made.body.email]);
    expect((await join(token)).status).toBe(410);
    const client = new ApiClient();
    const session = await client.signIn(made.body.email, PASSWORD);
    expect(session.body.user).toMatchObject({ role: "officer", regionCode: admin.organization.regionCode });
    const after = await admin.api.get<Invitation>(`/api/invitations/${made.body.id}`);
    expect(after.body).toMatchObject({ state: "accepted", userId: session.body.user.id });
    const user = await admin.api.get<{ endsOn: string }>(`/api/users/${after.body.userId}`);
    expect(user.body.endsOn).toBe(endsOn);
  });

  test("of two who open it at once one gets in", async () => {
    const { admin } = await makeTeam("admin");
    const token = tokenOf((await invite(admin)).body);
    const statuses = (await Promise.all([join(token), join(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 410]);
  });

  test("ends when revoked, when issued again, after seven days, and when whoever made it is gone", async () => {
    const { admin } = await makeTeam("admin");
    const revoked = (await invite(admin)).body;
    expect((await admin.api.post(`/api/invitations/${revoked.id}/revoke`)).status).toBe(200);
    expect((await join(tokenOf(revoked))).status).toBe(410);
    expect((await admin.api.post(`/api/invitations/${revoked.id}/link`)).status).toBe(409);
    const first = (await invite(admin)).body;
    const again = await admin.api.post<Invitation>(`/api/invitations/${first.id}/link`);
    expect((await join(tokenOf(first))).status).toBe(410);
    expect((await new ApiClient().post("/api/join/look", { token: tokenOf(again.body) })).status).toBe(200);
    await database().execute({
      sql: "UPDATE invitations SET expiresAt = ? WHERE id = ?",
      args: [server.now() - 1, first.id],
    });
    expect((await join(tokenOf(again.body))).status).toBe(410);
    expect((await admin.api.get<Invitation>(`/api/invitations/${first.id}`)).body.state).toBe("expired");
    const left = (await invite(admin)).body;
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [admin.userId] });
    expect((await join(tokenOf(left))).status).toBe(410);
  });

  test.each([
    [{ role: "ngo" }, "role"],
    [{ regionCode: "11.01" }, "regionCode"],
    [{ endsOn: "2020-01-01" }, "endsOn"],
    [{ email: "not an address" }, "email"],
    [{ tokenHash: "x" }, "tokenHash"],
  ])("%j is refused and named", async (body, field) => {
    const { admin } = await makeTeam("admin");
    const reply = await invite(admin, body);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("is asked for once an address; an address with an account needs none", async () => {
    const { admin, office } = await makeTeam("admin");
    const email = newEmail();
    expect((await invite(admin, { email })).status).toBe(201);
    expect(Object.keys((await invite(admin, { email: email.toUpperCase() })).body.error.fields ?? {})).toEqual([
      "email",
    ]);
    expect((await invite(admin, { email: office.email })).status).toBe(422);
    expect((await office.api.list("invitations")).status).toBe(403);
    const stranger = await makeActor("admin");
    expect((await stranger.api.list("invitations")).total).toBe(0);
  });

  test("is one, however often it is asked for at once", async () => {
    const { admin } = await makeTeam("admin");
    const email = newEmail();
    const replies = await Promise.all(Array.from({ length: 5 }, () => invite(admin, { email })));
    expect(replies.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
    expect(replies.every(({ status }) => [201, 409, 412, 422].includes(status))).toBe(true);
    expect((await admin.api.list("invitations", { filter: { email } })).total).toBe(1);
  });

  test("leaves no name and no address in the log", async () => {
    const { admin } = await makeTeam("admin");
    const { id, email } = (await invite(admin, { name: "Nama Rahasia" })).body;
    const { rows } = await database().execute({ sql: "SELECT changes FROM audit_log WHERE entityId = ?", args: [id] });
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.changes)).not.toMatch(new RegExp(`Rahasia|${email}`));
  });
});

describe("an account's last day", () => {
  const setDay = (id: string, day: string) =>
    database().execute({ sql: "UPDATE users SET endsOn = ? WHERE id = ?", args: [day, id] });

  test("is its last: the day after nobody gets in, sessions end, and the clock closes it and tells the admin", async () => {
    const { admin, officer } = await makeTeam("admin", "officer");
    await setDay(officer.userId, dayFrom(officer, 0));
    expect((await officer.api.get("/api/session")).status).toBe(200);
    await setDay(officer.userId, dayFrom(officer, -1));
    expect((await officer.api.get("/api/session")).status).toBe(401);
    expect(
      (await new ApiClient().signIn(officer.email, (await import("#test/support/actors.ts")).PASSWORD)).status,
    ).toBe(401);
    await runCron("0 * * * *");
    await runCron("0 * * * *");
    const user = await admin.api.get<{ active: boolean }>(`/api/users/${officer.userId}`);
    expect(user.body.active).toBe(false);
    const told = await admin.api.list<{ kind: string; subjectId: string }>("notifications", {
      filter: { kind: "account_ended" },
    });
    expect(told.body.map(({ subjectId }) => subjectId)).toEqual([officer.userId]);
    const log = await admin.api.list<{ action: string }>("audit-log", {
      filter: { entityId: officer.userId, action: "account_ended" },
    });
    expect(log.total).toBe(1);
  });

  test("is told the admins a week before", async () => {
    const { admin, officer, office } = await makeTeam("admin", "officer");
    await setDay(officer.userId, dayFrom(officer, 7));
    await setDay(office.userId, dayFrom(office, 8));
    await runCron("0 * * * *");
    const told = await admin.api.list<{ subjectId: string }>("notifications", { filter: { kind: "account_ending" } });
    expect(told.body.map(({ subjectId }) => subjectId)).toEqual([officer.userId]);
  });

  test("is set by an admin, never one's own, never in the past, and leaves an admin for good", async () => {
    const { admin, officer } = await makeTeam("admin", "officer");
    const put = async (id: string, body: object, by = admin) => {
      const { version } = (await by.api.get<{ version: number }>(`/api/users/${id}`)).body;
      return by.api.put<Fault>(`/api/users/${id}`, body, { ifMatch: version });
    };
    expect((await put(officer.userId, { endsOn: dayFrom(officer, 10) })).status).toBe(200);
    expect((await put(officer.userId, { endsOn: dayFrom(officer, -1) })).body.error.fields).toHaveProperty("endsOn");
    expect((await put(admin.userId, { endsOn: dayFrom(admin, 10) })).body.error.fields).toHaveProperty("endsOn");
    expect((await put(officer.userId, { endsOn: "besok" })).status).toBe(422);
    const second = await makeActor("admin", { organization: admin.organization });
    expect((await put(second.userId, { endsOn: dayFrom(admin, 10) })).status).toBe(200);
    expect((await put(admin.userId, { endsOn: dayFrom(admin, 10) }, second)).status, "one stays for good").toBe(412);
  });
});
