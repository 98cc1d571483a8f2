import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { makeGroup, makeProgram } from "#test/support/records.ts";
import { database, runCron, server } from "#test/support/server.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

interface Export {
  id: string;
  state: "running" | "ready" | "failed";
  total: number;
  rowsDone: number;
  error: string | null;
}

const ROWS = 4_321;
const DAY = 86_400_000;
let office: TestActor;
let groupId: string;

beforeAll(async () => {
  ({ office } = await makeTeam());
  groupId = (await makeGroup(office, (await makeProgram(office)).id, { name: "Sumber Rejeki" })).id;
  const now = server.now();
  const rows = Array.from({ length: ROWS }, (_, at) => [newId("mkt", now + at), at + 1]);
  for (let at = 0; at < rows.length; at += 500) {
    await database().execute({
      sql: `INSERT INTO marketing_supports (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, groupId, kind, "on", costIdr)
        SELECT value ->> 0, ?, 0, 'test', 0, 'test', ?, 'photo', '2026-02-01', value ->> 1 FROM json_each(?)`,
      args: [office.organization.id, groupId, JSON.stringify(rows.slice(at, at + 500))],
    });
  }
});

const ask = async (actor: TestActor, body: object) => {
  const reply = await actor.api.post<Export>("/api/exports", { reason: "Uji", ...body });
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
};
const look = async (actor: TestActor, id: string) => (await actor.api.get<Export>(`/api/exports/${id}`)).body;

async function untilDone(actor: TestActor, id: string): Promise<Export> {
  for (let tries = 0; tries < 200; tries++) {
    const job = await look(actor, id);
    if (job.state !== "running") return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the export did not end");
}

async function costsOf(actor: TestActor, id: string) {
  const response = await fetch(new URL(`/api/exports/${id}/file`, server.workerUrl), {
    headers: { cookie: actor.api.cookie ?? "" },
  });
  const sheet = openWorkbook(new Uint8Array(await response.arrayBuffer())).read(0);
  const column = sheet.rows[0]?.cells.indexOf("Biaya") ?? -1;
  return sheet.rows.slice(1).map(({ cells }) => cells[column]);
}

const set = (id: string, columns: string, args: (string | number)[]) =>
  database().execute({ sql: `UPDATE exports SET ${columns} WHERE id = ?`, args: [...args, id] });

describe("a long list", () => {
  const body = { resource: "marketing-supports", sort: ["costIdr", "ASC"] };

  it("is made in the background with its progress told, and holds each row once, in order", async () => {
    const asked = await ask(office, body);
    expect(asked).toMatchObject({ state: "running", total: ROWS, rowsDone: 0 });
    expect((await office.api.get(`/api/exports/${asked.id}/file`)).status).toBe(409);
    const done = await untilDone(office, asked.id);
    expect(done).toMatchObject({ state: "ready", rowsDone: ROWS, error: null });
    expect(await costsOf(office, asked.id)).toEqual(Array.from({ length: ROWS }, (_, at) => at + 1));
    const told = await database().execute({
      sql: "SELECT kind, data FROM notifications WHERE userId = ? AND subjectId = ?",
      args: [office.userId, asked.id],
    });
    expect(told.rows).toMatchObject([{ kind: "export_ready", data: JSON.stringify({ count: ROWS }) }]);
  }, 60_000);

  it("keeps the rows of the instant it was asked for: what comes later stays out, what goes is told", async () => {
    const asked = await ask(office, body);
    const { rows } = await database().execute({
      sql: "SELECT id FROM marketing_supports WHERE groupId = ? AND costIdr = ?",
      args: [groupId, ROWS],
    });
    const gone = String(rows[0]?.id);
    await database().execute({ sql: "UPDATE marketing_supports SET deletedAt = 1 WHERE id = ?", args: [gone] });
    await office.api.post("/api/marketing-supports", { groupId, kind: "photo", on: "2026-02-02", costIdr: 0 });
    await untilDone(office, asked.id);
    const costs = await costsOf(office, asked.id);
    expect(costs).not.toContain(0);
    expect(new Set(costs).size).toBe(costs.length);
    expect(costs.length).toBeGreaterThanOrEqual(ROWS - 1);
    await database().execute({ sql: "UPDATE marketing_supports SET deletedAt = NULL WHERE id = ?", args: [gone] });
  }, 60_000);

  it("goes on when its message was lost, and two workers at once make one file", async () => {
    const asked = await ask(office, body);
    await untilDone(office, asked.id);
    await set(asked.id, "state = 'running', objectKey = NULL, updatedAt = 0, total = 0, rowsDone = 0", []);
    await Promise.all([look(office, asked.id), look(office, asked.id), look(office, asked.id)]);
    expect(await untilDone(office, asked.id)).toMatchObject({ state: "ready" });
  }, 60_000);
});

describe("rights", () => {
  it("are those of the moment: whoever may not read the list any more gets no file", async () => {
    const { head } = await makeTeam("head");
    const asked = await ask(head, { resource: "access-log" });
    await database().execute({ sql: "UPDATE users SET role = 'officer' WHERE id = ?", args: [head.userId] });
    await set(asked.id, "state = 'running', objectKey = NULL, updatedAt = 0, total = 1, rowsDone = 1", []);
    await look(head, asked.id);
    expect(await untilDone(head, asked.id)).toMatchObject({ state: "failed", error: "rights" });
    expect((await head.api.get(`/api/exports/${asked.id}/file`)).status).toBe(409);
  });
});

describe("each hour", () => {
  it("files of yesterday are removed, those of today stay, and what never ended is said to have failed", async () => {
    const [old, young, lost] = [
      await ask(office, { resource: "groups" }),
      await ask(office, { resource: "groups" }),
      await ask(office, { resource: "groups" }),
    ];
    const now = server.now();
    await set(old.id, "createdAt = ?", [now - DAY - 1]);
    await set(lost.id, "state = 'running', updatedAt = ?", [now - DAY / 3]);
    await runCron("0 * * * *");
    expect((await office.api.get(`/api/exports/${old.id}/file`)).status).toBe(404);
    expect((await office.api.get(`/api/exports/${young.id}/file`)).status).toBe(200);
    expect(await look(office, lost.id)).toMatchObject({ state: "failed", error: "stopped" });
    await runCron("0 * * * *");
    expect((await office.api.get(`/api/exports/${young.id}/file`)).status).toBe(200);
  });
});
