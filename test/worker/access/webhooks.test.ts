import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram } from "#test/support/records.ts";
import { database, runCron, server as system } from "#test/support/server.ts";

interface Webhook {
  id: string;
  version: number;
  secret: string;
}
interface Delivery {
  id: string;
  kind: string;
  state: string;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  nextAttemptAt: number;
  payload: Record<string, unknown>;
}
interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

let receiver: Server;
let url: string;
let calls: Call[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 204 };

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/kait`;
});
afterAll(() => new Promise((resolve) => receiver.close(resolve)));
beforeEach(() => {
  calls = [];
  answer = { status: 204 };
});

const open = (admin: TestActor, body: object = {}) =>
  admin.api.post<Webhook & Fault>("/api/webhooks", { name: "Dasbor", url, kinds: ["order"], ...body });
const logOf = async (admin: TestActor) => (await admin.api.list<Delivery>("webhook-deliveries")).body;

async function addOrder(office: TestActor) {
  const { id: programId } = await makeProgram(office);
  const { id: groupId } = await makeGroup(office, programId, { name: "Kelompok Rahasia" });
  const order = await make(office, "orders", { groupId, on: "2026-02-01", valueIdr: 250_000, note: "Catatan rahasia" });
  return { groupId, order: order.id };
}

/** The clock's minute, until the queue has done its part: other work of other tests may stand before it there. */
async function minute(admin: TestActor, until: (rows: Delivery[]) => boolean): Promise<Delivery[]> {
  await runCron("* * * * *");
  for (let i = 0; i < 450; i++) {
    const rows = await logOf(admin);
    if (until(rows)) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(JSON.stringify(await logOf(admin)));
}

describe("a webhook", { timeout: 120_000 }, () => {
  test("gets a signed line for each event it wants, with ids and days and nothing personal", async () => {
    const { admin, office } = await makeTeam("admin");
    const { secret } = (await open(admin)).body;
    const { groupId, order } = await addOrder(office);
    expect(await logOf(admin)).toMatchObject([{ kind: "order", state: "waiting", attempts: 0 }]);
    const [row] = await minute(admin, (rows) => rows.every(({ state }) => state === "sent"));
    expect(row).toMatchObject({ state: "sent", attempts: 1, lastStatus: 204 });
    expect(calls).toHaveLength(1);
    const [call] = calls as [Call];
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call.headers["lanjut-signature"])) ?? [];
    expect(v1).toBe(createHmac("sha256", secret).update(`${t}.${call.body}`).digest("hex"));
    expect(Math.abs(Number(t) * 1000 - system.now())).toBeLessThan(120_000);
    const sent = JSON.parse(call.body);
    expect(sent).toMatchObject({
      id: row?.id,
      kind: "order",
      event: { kind: "order", on: "2026-02-01", groupId, subjectId: order },
    });
    expect(Object.keys(sent.event).sort()).toEqual([
      "groupId",
      "id",
      "kind",
      "on",
      "programId",
      "recordedAt",
      "state",
      "subjectId",
    ]);
    expect(call.body).not.toMatch(/rahasia|250000/i);
    await runCron("* * * * *");
    expect(calls).toHaveLength(1);
  });

  test("is tried again when the other side fails, follows no redirect, and can be sent again by hand", async () => {
    const { admin, office } = await makeTeam("admin");
    await open(admin);
    answer = { status: 302, headers: { location: `${url}/elsewhere` } };
    await addOrder(office);
    const [failed] = await minute(admin, (rows) => rows.every(({ attempts }) => attempts === 1));
    expect(failed).toMatchObject({ state: "waiting", lastStatus: 302, lastError: "redirect" });
    expect(failed?.nextAttemptAt).toBeGreaterThan(system.now() + 30_000);
    expect(calls).toHaveLength(1);
    expect((await admin.api.post(`/api/webhook-deliveries/${failed?.id}/resend`)).status).toBe(409);
    answer = { status: 410 };
    await database().execute({
      sql: "UPDATE webhook_deliveries SET nextAttemptAt = 0 WHERE id = ?",
      args: [failed?.id ?? ""],
    });
    await minute(admin, (rows) => rows.every(({ state }) => state === "dead"));
    answer = { status: 200 };
    expect((await admin.api.post(`/api/webhook-deliveries/${failed?.id}/resend`)).status).toBe(200);
    await minute(admin, (rows) => rows.every(({ state }) => state === "sent"));
    expect(calls).toHaveLength(3);
  });

  test("is made in the batch of the event: what did not happen is not told", async () => {
    const { admin, office } = await makeTeam("admin");
    await open(admin, { kinds: [] });
    const { groupId } = await addOrder(office);
    const before = (await logOf(admin)).length;
    expect((await office.api.post("/api/orders", { groupId, on: "2026-02-01", valueIdr: -1 })).status).toBe(422);
    expect((await logOf(admin)).length).toBe(before);
    const stranger = await makeTeam("admin");
    await addOrder(stranger.office);
    expect((await logOf(admin)).length).toBe(before);
    expect(await logOf(stranger.admin)).toEqual([]);
  });

  test("switched off gets nothing, and what still waits is given up", async () => {
    const { admin, office } = await makeTeam("admin");
    const { id, version } = (await open(admin)).body;
    await addOrder(office);
    expect((await admin.api.put(`/api/webhooks/${id}`, { active: false }, { ifMatch: version })).status).toBe(200);
    await addOrder(office);
    const rows = await minute(admin, (all) => all.every(({ state }) => state === "dead"));
    expect(rows).toMatchObject([{ lastError: "switched_off" }]);
    expect(calls.filter(({ headers }) => headers["lanjut-delivery"] === rows[0]?.id)).toEqual([]);
  });

  test("can be tried: the reply says what came back", async () => {
    const { admin } = await makeTeam("admin");
    const { id, secret } = (await open(admin)).body;
    const ping = await admin.api.post<Delivery>(`/api/webhooks/${id}/ping`);
    expect(ping.body).toMatchObject({ kind: "ping", state: "sent", lastStatus: 204 });
    const turned = await admin.api.post<Webhook>(`/api/webhooks/${id}/secret`);
    expect(turned.body.secret).not.toBe(secret);
    answer = { status: 500 };
    expect((await admin.api.post<Delivery>(`/api/webhooks/${id}/ping`)).body).toMatchObject({
      state: "dead",
      lastStatus: 500,
    });
    const { headers, body } = calls[1] as Call;
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["lanjut-signature"])) ?? [];
    expect(v1).toBe(createHmac("sha256", turned.body.secret).update(`${t}.${body}`).digest("hex"));
  });

  test("keeps its secret sealed, and shows it once", async () => {
    const { admin } = await makeTeam("admin");
    const { id, secret } = (await open(admin)).body;
    const { rows } = await database().execute({ sql: "SELECT secret FROM webhooks WHERE id = ?", args: [id] });
    expect(String(rows[0]?.secret)).toMatch(/^v1\./);
    const shown = JSON.stringify([
      (await admin.api.get(`/api/webhooks/${id}`)).body,
      (await admin.api.list("audit-log")).body,
    ]);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(String(rows[0]?.secret));
  });

  test.each([
    [{ url: "https://169.254.169.254/latest" }, "url"],
    [{ url: "http://kait.go.id/" }, "url"],
    [{ url: "https://localhost/" }, "url"],
    [{ kinds: ["nothing_like_it"] }, "kinds"],
    [{ secret: "mine" }, "secret"],
  ])("%j is refused and named", async (body, field) => {
    const { admin } = await makeTeam("admin");
    const reply = await open(admin, body);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {}).map((name) => name.split(".")[0])]).toEqual([
      422,
      [field],
    ]);
  });

  test("is the admin's of its own organisation, and is forgotten after 90 days", async () => {
    const { admin, office } = await makeTeam("admin");
    const { id } = (await open(admin)).body;
    expect((await open(office)).status).toBe(403);
    const stranger = await makeActor("admin");
    expect((await stranger.api.post(`/api/webhooks/${id}/ping`)).status).toBe(404);
    await admin.api.post(`/api/webhooks/${id}/ping`);
    await database().execute({
      sql: "UPDATE webhook_deliveries SET createdAt = ? WHERE organizationId = ?",
      args: [system.now() - 91 * 86_400_000, admin.organization.id],
    });
    await runCron("0 18 * * *");
    expect(await logOf(admin)).toEqual([]);
  }, 60_000);
});
