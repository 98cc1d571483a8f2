import { describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient, type RequestOptions } from "#test/support/client.ts";
import { make, makeGroup, makeProgram } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";

interface Token {
  id: string;
  token: string;
  hint: string;
  state: string;
  version: number;
  lastUsedAt: number | null;
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
const DAY = 86_400_000;

const ask = (admin: TestActor, body: object = {}) =>
  admin.api.post<Token & Fault>("/api/api-tokens", {
    ...{ name: "Dasbor kota", role: "office", scopes: ["groups:read"], expiresAt: server.now() + 30 * DAY },
    ...body,
  });

/** A program: no cookie, no Origin, only its token. */
class Program extends ApiClient {
  readonly token: string;
  constructor(token: string) {
    super();
    this.token = token;
  }
  override request<T>(method: string, path: string, options: RequestOptions = {}) {
    return super.request<T>(method, path, {
      ...options,
      headers: { authorization: `Bearer ${this.token}`, origin: "https://elsewhere.example", ...options.headers },
    });
  }
}
const programOf = async (admin: TestActor, body: object = {}) => new Program((await ask(admin, body)).body.token);

describe("a token", () => {
  test("is shown once, kept as a hash, and does what its scopes say, in its own name", async () => {
    const { admin, office } = await makeTeam("admin");
    const { id: programId } = await makeProgram(office);
    const { id: groupId } = await makeGroup(office, programId);
    const made = await ask(admin, { scopes: ["groups:read", "orders:read", "orders:create"] });
    expect([made.status, made.body.state, made.body.token.slice(-4)]).toEqual([201, "active", made.body.hint]);
    const kept = await database().execute({ sql: "SELECT * FROM api_tokens WHERE id = ?", args: [made.body.id] });
    expect(JSON.stringify(kept.rows)).not.toContain(made.body.token);
    expect(JSON.stringify((await admin.api.list("api-tokens")).body)).not.toContain(made.body.token);
    const program = new Program(made.body.token);
    expect((await program.list("groups")).body.map(({ id }) => id)).toEqual([groupId]);
    const order = await program.post<{ id: string; createdBy: string }>("/api/orders", {
      groupId,
      on: "2026-02-01",
      valueIdr: 1,
    });
    expect([order.status, order.body.createdBy]).toEqual([201, made.body.id]);
    const { rows } = await database().execute({
      sql: "SELECT actorType, actorId FROM audit_log WHERE entityId = ? AND action = 'create'",
      args: [order.body.id],
    });
    expect(rows[0]).toMatchObject({ actorType: "user", actorId: made.body.id });
    for (const path of ["people", "rules", "users", "settings", "audit-log", "api-tokens", "exports"])
      expect([path, (await program.list(path)).status]).toEqual([path, 403]);
    expect((await program.put(`/api/groups/${groupId}`, { name: "B" }, { ifMatch: 1 })).status).toBe(403);
    const session = await program.get<{ permissions: object }>("/api/session");
    expect(session.body.permissions).toEqual({ groups: { read: "region" }, orders: { read: "region", create: "own" } });
  });

  test("opens nothing of a person's own: password, sessions, inbox, dashboard", async () => {
    const { admin } = await makeTeam("admin");
    const program = await programOf(admin);
    for (const [method, path] of [
      ["GET", "/api/session/list"],
      ["DELETE", "/api/session/list"],
      ["DELETE", "/api/session"],
      ["POST", "/api/session/password"],
      ["POST", "/api/session/second-factor"],
      ["GET", "/api/dashboard"],
      ["GET", "/api/notifications"],
    ] as const)
      expect([
        path,
        (await program.request(method, path, { body: method === "POST" ? {} : undefined })).status,
      ]).toEqual([path, 403]);
  });

  test("sees personal fields only with people:read, and reveals none even then", async () => {
    const { admin, office } = await makeTeam("admin");
    const { id: programId } = await makeProgram(office);
    const { id: groupId } = await makeGroup(office, programId, { kind: "individual", name: "Sri Lestari" });
    const { id } = await make(office, "people", { name: "Sri Lestari" });
    const blind = await programOf(admin, { scopes: ["groups:read"] });
    expect((await blind.get<{ name: string }>(`/api/groups/${groupId}`)).body.name).not.toBe("Sri Lestari");
    expect((await blind.list("groups", { filter: { name: "Sri Lestari" } })).total).toBe(0);
    const seeing = await programOf(admin, { scopes: ["groups:read", "people:read"] });
    expect((await seeing.get<{ name: string }>(`/api/groups/${groupId}`)).body.name).toBe("Sri Lestari");
    expect((await seeing.get<{ name: string }>(`/api/people/${id}`)).body.name).toBe("Sri Lestari");
    expect((await seeing.post(`/api/people/${id}/reveal`, { field: "nik", reason: "uji" })).status).toBe(403);
  });

  test("ends when revoked, when its time is over, and with its organisation", async () => {
    const { admin } = await makeTeam("admin");
    const { body } = await ask(admin);
    const program = new Program(body.token);
    expect((await program.list("groups")).status).toBe(200);
    expect((await admin.api.post(`/api/api-tokens/${body.id}/revoke`)).status).toBe(200);
    expect((await program.list("groups")).status).toBe(401);
    expect((await admin.api.post(`/api/api-tokens/${body.id}/revoke`)).status).toBe(409);
    const second = await ask(admin);
    await database().execute({
      sql: "UPDATE api_tokens SET expiresAt = ? WHERE id = ?",
      args: [server.now() - 1, second.body.id],
    });
    expect((await new Program(second.body.token).list("groups")).status).toBe(401);
    expect((await admin.api.get<Token>(`/api/api-tokens/${second.body.id}`)).body.state).toBe("expired");
    const third = await programOf(admin);
    await database().execute({
      sql: "UPDATE organizations SET active = 0 WHERE id = ?",
      args: [admin.organization.id],
    });
    expect((await third.list("groups")).status).toBe(401);
    expect((await new Program("lanjut_made-up").list("groups")).status).toBe(401);
  });

  test("is narrowed with its role, at the next request", async () => {
    const { admin } = await makeTeam("admin");
    const program = await programOf(admin, { scopes: ["signals:read"] });
    expect((await program.list("signals")).status).toBe(200);
    const { body } = await admin.api.get<{ version: number }>("/api/permissions");
    const adjusted = { office: { signals: { read: "none" } } };
    await admin.api.put("/api/permissions", { adjusted }, { ifMatch: body.version });
    expect((await program.list("signals")).status).toBe(403);
  });

  test("says when it was last used, to the minute", async () => {
    const { admin } = await makeTeam("admin");
    const { body } = await ask(admin);
    expect(body.lastUsedAt).toBeNull();
    const program = new Program(body.token);
    await program.list("groups");
    const used = async () => (await admin.api.get<Token>(`/api/api-tokens/${body.id}`)).body.lastUsedAt;
    const first = await used();
    expect(Math.abs((first ?? 0) - server.now())).toBeLessThan(60_000);
    await program.list("groups");
    expect(await used()).toBe(first);
  });

  test("of an officer stays in its region", async () => {
    const { admin, office } = await makeTeam("admin");
    const { id: programId } = await makeProgram(office);
    await makeGroup(office, programId);
    const program = await programOf(admin, { role: "officer", regionCode: admin.organization.regionCode });
    expect((await program.list("groups")).total, "a group without a village is in nobody's area").toBe(0);
  });

  test.each([
    [{ scopes: ["people:reveal"] }, "scopes"],
    [{ scopes: ["overrides:approve"], role: "head" }, "scopes"],
    [{ scopes: ["users:read"] }, "scopes"],
    [{ scopes: ["permissions:update"], role: "admin" }, "scopes"],
    [{ scopes: ["api-tokens:create"], role: "admin" }, "scopes"],
    [{ scopes: ["settings:update"], role: "admin" }, "scopes"],
    [{ scopes: ["groups:update"], role: "head" }, "scopes"],
    [{ scopes: [] }, "scopes"],
    [{ role: "ngo" }, "role"],
    [{ expiresAt: 1 }, "expiresAt"],
    [{ expiresAt: server.now() + 400 * DAY }, "expiresAt"],
    [{ tokenHash: "x" }, "tokenHash"],
    [{ regionCode: "11.01" }, "regionCode"],
  ])("%j is refused and named", async (body, field) => {
    const { admin } = await makeTeam("admin");
    const reply = await ask(admin, body);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("is the admin's of its own organisation", async () => {
    const { admin, office } = await makeTeam("admin");
    const { body } = await ask(admin);
    expect((await ask(office)).status).toBe(403);
    const stranger = await makeActor("admin");
    expect((await stranger.api.get(`/api/api-tokens/${body.id}`)).status).toBe(404);
    expect((await stranger.api.post(`/api/api-tokens/${body.id}/revoke`)).status).toBe(404);
  });
});
