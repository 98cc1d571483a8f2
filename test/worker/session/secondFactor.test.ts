import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import { makeActor, PASSWORD, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { database, server } from "#test/support/server.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
const STEP_MS = 30_000;

const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.now() + steps * STEP_MS });

async function withFactor(actor: TestActor) {
  const started = await actor.api.post<{ secret: string; uri: string }>("/api/session/second-factor", {
    password: PASSWORD,
  });
  const { secret, uri } = started.body;
  const confirmed = await actor.api.post<{ recoveryCodes: string[] }>("/api/session/second-factor/confirm", {
    code: codeAt(secret, -1),
  });
  return { secret, uri, status: confirmed.status, recoveryCodes: confirmed.body.recoveryCodes };
}

/** A test that straddles two steps would see its codes grow old. */
beforeEach(async () => {
  const left = STEP_MS - (server.now() % STEP_MS);
  if (left < 9_000) await new Promise((resolve) => setTimeout(resolve, left));
});

const signIn = (email: string, code?: string) =>
  new ApiClient().post<Fault>("/api/session", { email, password: PASSWORD, ...(code && { code }) });

describe("a second factor", () => {
  test("is set up with the password and a code of the new secret; the session gets a new token", async () => {
    const actor = await makeActor("office");
    const other = new ApiClient();
    await other.signIn(actor.email, PASSWORD);
    const before = actor.api.cookie;
    expect((await actor.api.post("/api/session/second-factor/confirm", { code: "000000" })).status).toBe(409);
    expect((await actor.api.post("/api/session/second-factor", { password: "wrong" })).status).toBe(422);
    const { secret, uri, status, recoveryCodes } = await withFactor(actor);
    expect(status).toBe(200);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Lanjut:.*secret=[A-Z2-7]{32}/);
    expect(recoveryCodes).toHaveLength(10);
    expect(actor.api.cookie).not.toBe(before);
    expect((await actor.api.get<{ user: object }>("/api/session")).body.user).toMatchObject({ secondFactor: true });
    const old = new ApiClient();
    old.cookie = before;
    expect((await old.get("/api/session")).status).toBe(401);
    expect((await other.get("/api/session")).status).toBe(401);
    const { rows } = await database().execute({ sql: "SELECT * FROM users WHERE id = ?", args: [actor.userId] });
    expect(rows[0]?.totpSecret).toMatch(/^v1\./);
    for (const value of [secret, ...recoveryCodes]) expect(JSON.stringify(rows)).not.toContain(value);
    expect((await actor.api.post("/api/session/second-factor", { password: PASSWORD })).status).toBe(409);
  });

  test("is asked for after the password only, and each code counts once", async () => {
    const actor = await makeActor("office");
    const { secret } = await withFactor(actor);
    const wrong = await new ApiClient().post<Fault>("/api/session", { email: actor.email, password: "x", code: "1" });
    expect(wrong.body.error.code).toBe("wrong_credentials");
    const missing = await signIn(actor.email);
    expect([missing.status, missing.body.error.code]).toEqual([401, "code_needed"]);
    expect(missing.headers.getSetCookie()).toEqual([]);
    const code = codeAt(secret);
    const replies = await Promise.all(Array.from({ length: 5 }, () => signIn(actor.email, code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    const again = await signIn(actor.email, code);
    expect([again.status, again.body.error.code]).toEqual([401, "code_wrong"]);
    expect((await signIn(actor.email, codeAt(secret, -1))).status).toBe(401);
    expect((await signIn(actor.email, codeAt(secret, 1))).status).toBe(200);
    expect((await signIn(actor.email, codeAt(secret, 3))).status).toBe(401);
  });

  test("recovery codes stand in for it, each once", async () => {
    const actor = await makeActor("office");
    const { recoveryCodes } = await withFactor(actor);
    const [first = "", second = ""] = recoveryCodes;
    const replies = await Promise.all([signIn(actor.email, first), signIn(actor.email, first.toLowerCase())]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await signIn(actor.email, second.replaceAll("-", " "))).status).toBe(200);
    expect((await signIn(actor.email, second)).status).toBe(401);
  });

  test("ten wrong codes in a quarter of an hour, then a wait", async () => {
    const actor = await makeActor("office");
    const { secret } = await withFactor(actor);
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await signIn(actor.email, `00000${i % 10}`)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    expect((await signIn(actor.email, codeAt(secret, 1))).status).toBe(429);
  });

  test("goes with password and code, and a reset of the password leaves it", async () => {
    const admin = await makeActor("admin");
    const actor = await makeActor("office", { organization: admin.organization });
    const { secret } = await withFactor(actor);
    const link = await admin.api.post<{ path: string }>(`/api/users/${actor.userId}/reset-link`);
    const password = "gerobak tahu di tepi sungai";
    const token = link.body.path.split("/").at(-1);
    await new ApiClient().post("/api/password-reset", { token, password });
    const reply = await new ApiClient().post<Fault>("/api/session", { email: actor.email, password });
    expect(reply.body.error.code).toBe("code_needed");
    expect((await actor.api.signIn(actor.email, password, codeAt(secret))).status).toBe(200);
    const remove = (code: string) => actor.api.post("/api/session/second-factor/remove", { password, code });
    expect((await remove("000000")).status).toBe(422);
    expect((await remove(codeAt(secret, 1))).status).toBe(204);
    expect((await new ApiClient().signIn(actor.email, password)).status).toBe(200);
  });

  test("that was lost is removed by two admins, never by one", async () => {
    const first = await makeActor("admin");
    const { organization } = first;
    const second = await makeActor("admin", { organization });
    const actor = await makeActor("office", { organization });
    const path = `/api/users/${actor.userId}/second-factor-reset`;
    expect((await first.api.post(path)).status).toBe(409);
    await withFactor(actor);
    expect((await first.api.post(path)).status).toBe(202);
    expect((await first.api.post(path)).status).toBe(202);
    expect((await actor.api.post(path)).status).toBe(403);
    expect((await signIn(actor.email)).body.error.code).toBe("code_needed");
    const done = await second.api.post(path);
    expect([done.status, done.body]).toEqual([200, { done: true }]);
    expect((await actor.api.get("/api/session")).status).toBe(401);
    expect((await signIn(actor.email)).status).toBe(200);
    await withFactor(second);
    expect((await first.api.post(`/api/users/${second.userId}/second-factor-reset`)).status).toBe(202);
    expect((await second.api.post(`/api/users/${second.userId}/second-factor-reset`)).status).toBe(202);
    expect((await signIn(second.email)).body.error.code).toBe("code_needed");
  });
});
