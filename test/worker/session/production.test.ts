import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeActor, PASSWORD } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { server } from "#test/support/server.ts";
import { bundleWorker, startWorkerd, type Workerd } from "#worker/node/workerd.ts";

interface Session {
  user: { secondFactor: boolean };
  permissions: Record<string, unknown>;
  secondFactorNeeded?: boolean;
}

let production: Workerd;
const dir = mkdtempSync(join(tmpdir(), "lanjut-production-"));

beforeAll(async () => {
  await bundleWorker(dir);
  const bindings = { ...server.secrets, ENVIRONMENT: "production", TURSO_DATABASE_URL: server.databaseUrl };
  production = await startWorkerd({ bundle: dir, bindings });
}, 60_000);

afterAll(async () => {
  await production.stop();
  rmSync(dir, { recursive: true, force: true });
});

test("in production an account without a second factor may only set one up", async () => {
  const { email } = await makeActor("office", { signIn: false });
  const api = new ApiClient(production.url);
  const signedIn = await api.post<Session>("/api/session", { email, password: PASSWORD });
  expect(signedIn.status).toBe(200);
  expect(signedIn.body).toMatchObject({ permissions: {}, secondFactorNeeded: true });
  const refused = [
    await api.list("programs"),
    await api.list("regions"),
    await api.post("/api/programs", {}),
    await api.post("/api/search", { q: "siti" }),
  ];
  for (const { status, text } of refused)
    expect([status, text]).toEqual([403, expect.stringContaining("second_factor_needed")]);
  const started = await api.post<{ secret: string }>("/api/session/second-factor", { password: PASSWORD });
  const code = new TOTP({ secret: Secret.fromBase32(started.body.secret) }).generate({ timestamp: Date.now() });
  expect((await api.post("/api/session/second-factor/confirm", { code })).status).toBe(200);
  expect((await api.list("programs")).status).toBe(200);
  const session = await api.get<Session>("/api/session");
  expect(session.body.user.secondFactor).toBe(true);
  expect(session.body.secondFactorNeeded).toBeUndefined();
  const remove = { password: PASSWORD, code };
  expect((await api.post("/api/session/second-factor/remove", remove)).status).toBe(409);
});

test("over TLS, here or at a proxy, the cookie is bound to the host", async () => {
  const { email } = await makeActor("office", { signIn: false });
  const api = new ApiClient(production.url);
  const headers = { "x-forwarded-proto": "https" };
  const reply = await api.post("/api/session", { email, password: PASSWORD }, { headers });
  expect(reply.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-lanjut=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
  ]);
  expect((await api.get("/api/session", { headers })).status).toBe(200);
  const left = await api.delete("/api/session", { headers });
  expect(left.headers.getSetCookie()).toHaveLength(1);
  expect(api.cookie).toBeUndefined();
});

test("ten sign-ins a minute for one account, wherever they come from", async () => {
  const statuses = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const reply = await new ApiClient(production.url).signIn("sasaran@uji.test", "salah");
      return reply.status;
    }),
  );
  expect(statuses.sort()).toEqual([...Array(10).fill(401), 429, 429]);
});
