import { describe, expect, test } from "vitest";
import { makeActor, PASSWORD } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { database } from "#test/support/server.ts";

interface Fault {
  error: { code: string; message: string; requestId: string; fields?: Record<string, string> };
}
const withoutId = (text: string) => text.replace(/"requestId":"[^"]+"/, "");

async function auditOf(entityId: string) {
  const { rows } = await database().execute({
    sql: "SELECT action, actorType, actorId, reason FROM audit_log WHERE entityId = ? ORDER BY id",
    args: [entityId],
  });
  return rows.map(({ action, actorType, actorId, reason }) => ({ action, actorType, actorId, reason }));
}

describe("signing in", () => {
  test("gives a cookie, the user and what the role may do", async () => {
    const actor = await makeActor("officer", { signIn: false, regionCode: "35.07" });
    const reply = await actor.api.signIn(` ${actor.email.toUpperCase()} `, PASSWORD);
    expect(reply.status).toBe(200);
    expect(reply.body.user).toEqual({
      id: actor.userId,
      name: "Uji officer",
      email: actor.email,
      role: "officer",
      organizationId: actor.organization.id,
      organizationName: actor.organization.name,
      organizationKind: "office",
      jurisdiction: actor.organization.regionCode,
      regionCode: "35.07",
      secondFactor: false,
    });
    expect(reply.body.permissions).toHaveProperty("follow-ups.create", "region");
    const cookie = reply.headers.getSetCookie();
    expect(cookie).toHaveLength(1);
    expect(cookie[0]).toMatch(/^lanjut=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await actor.api.get<{ user: object }>("/api/session");
    expect({ ...again.body, now: 0 }).toEqual({ ...reply.body, now: 0 });
  });

  test("the token itself is nowhere in the database", async () => {
    const { api, userId } = await makeActor("office");
    const token = api.cookie?.split("=")[1] ?? "";
    const { rows } = await database().execute({
      sql: "SELECT tokenHash FROM sessions WHERE userId = ?",
      args: [userId],
    });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    const thief = new ApiClient();
    thief.cookie = `lanjut=${rows[0]?.tokenHash}`;
    expect((await thief.get("/api/session")).status).toBe(401);
  });

  test("unknown, wrong, passwordless, disabled and removed get the same reply", async () => {
    const actors = await Promise.all(Array.from({ length: 4 }, () => makeActor("office", { signIn: false })));
    const [wrong, passwordless, disabled, removed] = actors;
    await database().batch([
      { sql: "UPDATE users SET passwordHash = NULL WHERE id = ?", args: [passwordless?.userId ?? ""] },
      { sql: "UPDATE users SET active = 0 WHERE id = ?", args: [disabled?.userId ?? ""] },
      { sql: "UPDATE users SET deletedAt = 1 WHERE id = ?", args: [removed?.userId ?? ""] },
    ]);
    const client = new ApiClient();
    const replies = await Promise.all([
      client.signIn("nobody@uji.test", PASSWORD),
      client.signIn(wrong?.email ?? "", "not the password"),
      ...[passwordless, disabled, removed].map((one) => client.signIn(one?.email ?? "", PASSWORD)),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(new Set(replies.map(({ text }) => withoutId(text))).size).toBe(1);
    expect(replies.every(({ headers }) => headers.getSetCookie().length === 0)).toBe(true);
  });

  test("takes about as long for an unknown account as for a wrong password", async () => {
    const { email } = await makeActor("office", { signIn: false });
    const time = async (address: string) => {
      const start = performance.now();
      await new ApiClient().signIn(address, "not the password");
      return performance.now() - start;
    };
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 12; i++) {
      times.known.push(await time(email));
      times.unknown.push(await time("nobody-at-all@uji.test"));
    }
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.5);
  });

  test("a failure is in the audit log, the address of a stranger is not", async () => {
    const { email, userId } = await makeActor("office", { signIn: false });
    await new ApiClient().signIn(email, "not the password");
    expect(await auditOf(userId)).toEqual([
      { action: "sign_in_failed", actorType: "anonymous", actorId: userId, reason: null },
    ]);
    const stranger = `stranger-${crypto.randomUUID()}@uji.test`;
    await new ApiClient().signIn(stranger, "not the password");
    const { rows } = await database().execute("SELECT * FROM audit_log WHERE entityId LIKE 'unknown:%'");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("stranger");
  });

  test("the 31st attempt of an address within a minute waits, another address does not", async () => {
    const client = new ApiClient();
    const replies = await Promise.all(
      Array.from({ length: 31 }, (_, i) => client.signIn(`nobody-${i}-${client.address}@uji.test`, "x")),
    );
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(30);
    const limited = replies.find(({ status }) => status === 429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await new ApiClient().signIn("nobody@uji.test", "x")).status).toBe(401);
  });

  test("guessing strangers do not keep out who signed in from here before", async () => {
    const actor = await makeActor("office");
    await Promise.all(Array.from({ length: 35 }, () => new ApiClient().signIn(actor.email, "not the password")));
    expect((await new ApiClient().signIn(actor.email, PASSWORD)).status).toBe(429);
    expect((await actor.api.signIn(actor.email, PASSWORD)).status).toBe(200);
  });

  test("six sessions are one too many: the oldest ends", async () => {
    const actor = await makeActor("office");
    const clients = [actor.api];
    for (let i = 0; i < 5; i++) {
      const client = new ApiClient();
      await client.signIn(actor.email, PASSWORD);
      clients.push(client);
    }
    const replies = await Promise.all(clients.map((client) => client.get("/api/session")));
    expect(replies.map(({ status }) => status)).toEqual([401, 200, 200, 200, 200, 200]);
  });

  test("a password hashed at another cost is hashed anew", async () => {
    const { api, email, userId } = await makeActor("office", { signIn: false });
    const query = { sql: "SELECT passwordHash FROM users WHERE id = ?", args: [userId] };
    const cheap = "$argon2id$v=19$m=1024,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAA";
    await database().execute({ sql: "UPDATE users SET passwordHash = ? WHERE id = ?", args: [cheap, userId] });
    expect((await api.signIn(email, PASSWORD)).status).toBe(401);
    const { rows } = await database().execute(query);
    expect(rows[0]?.passwordHash).toBe(cheap);
  });

  test("bad bodies are named in the reader's language", async () => {
    const client = new ApiClient();
    const faults = await client.post<Fault>("/api/session", { email: "a", pass: "x" });
    expect(faults.status).toBe(422);
    expect(faults.body.error.fields).toEqual({
      email: "Paling sedikit 3 karakter.",
      password: "Wajib diisi.",
      pass: "Isian ini tidak dikenal.",
    });
    client.locale = "en-GB,en;q=0.9";
    const english = await client.post<Fault>("/api/session", { email: "a", pass: "x" });
    expect(english.body.error.fields?.pass).toBe("There is no such field.");
    expect((await client.post("/api/session", "{", { headers: { "content-type": "application/json" } })).status).toBe(
      400,
    );
    expect((await client.post("/api/session", "{}", { headers: { "content-type": "text/plain" } })).status).toBe(415);
  });
});

describe("a session", () => {
  test("ends on signing out, on the server too", async () => {
    const { api } = await makeActor("office");
    const { cookie } = api;
    expect((await api.delete("/api/session")).status).toBe(204);
    expect(api.cookie).toBeUndefined();
    api.cookie = cookie;
    expect((await api.get("/api/session")).status).toBe(401);
  });

  test("ends after 30 idle minutes and after 12 hours", async () => {
    for (const column of ["lastSeenAt = lastSeenAt - 1860000", "expiresAt = createdAt"]) {
      const { api, userId } = await makeActor("office");
      expect((await api.get("/api/session")).status).toBe(200);
      await database().execute({ sql: `UPDATE sessions SET ${column} WHERE userId = ?`, args: [userId] });
      expect((await api.get("/api/session")).status).toBe(401);
    }
  });

  test("is over at once when the account, its organisation or the session is ended", async () => {
    for (const sql of [
      "UPDATE users SET active = 0 WHERE id = ?",
      "UPDATE organizations SET active = 0 WHERE id = (SELECT organizationId FROM users WHERE id = ?)",
      "UPDATE sessions SET endedAt = 1 WHERE userId = ?",
    ]) {
      const { api, userId } = await makeActor("office");
      expect((await api.list("programs")).status).toBe(200);
      await database().execute({ sql, args: [userId] });
      expect((await api.list("programs")).status).toBe(401);
    }
  });

  test("a changed role counts on the next request", async () => {
    const { api, userId } = await makeActor("office");
    const body = { name: "Pelatihan uji", year: 2026, fundingSource: "apbd_kab" };
    expect((await api.post("/api/programs", body)).status).toBe(422);
    await database().execute({ sql: "UPDATE users SET role = 'head' WHERE id = ?", args: [userId] });
    expect((await api.post("/api/programs", body)).status).toBe(403);
    expect((await api.get<{ user: { role: string } }>("/api/session")).body.user.role).toBe("head");
  });

  test("can be listed and ended by its owner, and by nobody else", async () => {
    const actor = await makeActor("office");
    const second = new ApiClient();
    await second.signIn(actor.email, PASSWORD);
    const list = await actor.api.get<{ id: string; current: boolean }[]>("/api/session/list");
    expect(list.body).toHaveLength(2);
    const other = list.body.find(({ current }) => !current);
    const stranger = await makeActor("office");
    expect((await stranger.api.delete(`/api/session/list/${other?.id}`)).status).toBe(404);
    expect((await actor.api.delete(`/api/session/list/${other?.id}`)).status).toBe(204);
    expect((await second.get("/api/session")).status).toBe(401);
    await second.signIn(actor.email, PASSWORD);
    expect((await actor.api.delete("/api/session/list")).status).toBe(204);
    expect((await second.get("/api/session")).status).toBe(401);
    expect((await actor.api.get("/api/session")).status).toBe(200);
  });

  test("identity comes from the session alone", async () => {
    const actor = await makeActor("office");
    const other = await makeActor("admin");
    const reply = await actor.api.get<{ user: { id: string } }>(`/api/session?userId=${other.userId}`, {
      headers: { "x-user-id": other.userId, "x-forwarded-user": other.userId },
    });
    expect(reply.body.user.id).toBe(actor.userId);
  });
});
