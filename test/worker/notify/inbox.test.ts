import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#db/ids.ts";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";

let team: Record<"office" | "officer" | "head" | "admin" | "ngo" | "commission", TestActor>;
let serial = 0;

beforeAll(async () => {
  team = await makeTeam("office", "officer", "head", "admin", "ngo", "commission");
}, 60_000);

/** As telling leaves it. */
async function notice(to: TestActor, more: { at?: number; kind?: string } = {}): Promise<string> {
  const id = newId("ntf", server.now());
  await database().execute({
    sql: `INSERT INTO notifications (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, kind, subject, subjectId,
        data, dedupeKey, at) VALUES (:id, :organizationId, 0, 'test', 0, 'test', :userId, :kind, 'cases', 'cas_000001', '{"count":2}', :key, :at)`,
    args: {
      ...{ id, organizationId: to.organization.id, userId: to.userId, kind: more.kind ?? "case_due" },
      ...{ key: `t${++serial}`, at: more.at ?? server.now() },
    },
  });
  return id;
}

interface Notice {
  id: string;
  kind: string;
  readAt: number | null;
  version: number;
  data: object;
}
/** Another suite may run the clock, which tells Monday lists: only what this suite wrote counts. */
const mine = { kind: "case_due" };
const unread = async ({ api }: TestActor) =>
  (await api.list("notifications", { filter: { ...mine, readAt_isnull: true }, range: [0, 0] })).total;

describe("the inbox", () => {
  test("shows one's own, newest first, and how many are unread", async () => {
    const { officer, office } = team;
    const older = await notice(officer, { at: server.now() - 60_000 });
    const newer = await notice(officer);
    await notice(office);
    const list = await officer.api.list<Notice>("notifications", { filter: mine });
    expect(list.body.map(({ id }) => id)).toEqual([newer, older]);
    expect(list.body[0]).toMatchObject({ kind: "case_due", readAt: null, data: { count: 2 } });
    expect(await unread(officer)).toBe(2);
  });

  test("one is read once; again changes nothing", async () => {
    const id = await notice(team.head);
    const before = await unread(team.head);
    const read = await team.head.api.post<Notice>(`/api/notifications/${id}/read`);
    expect(read.status).toBe(200);
    expect(read.body.readAt).toBeGreaterThan(0);
    expect(await unread(team.head)).toBe(before - 1);
    const again = await team.head.api.post<Notice>(`/api/notifications/${id}/read`);
    expect(again.body).toEqual(read.body);
    expect((await team.head.api.get<Notice>(`/api/notifications/${id}`)).body).toEqual(read.body);
  });

  test("all that stood there is read at once; what came since stays", async () => {
    const { ngo } = team;
    const seen = server.now();
    await notice(ngo, { at: seen });
    await notice(ngo, { at: seen - 5_000 });
    const later = await notice(ngo, { at: seen + 1 });
    expect((await ngo.api.post("/api/notifications/read", { upTo: seen })).status).toBe(204);
    expect(await unread(ngo)).toBe(1);
    expect((await ngo.api.get<Notice>(`/api/notifications/${later}`)).body.readAt).toBeNull();
  });

  test("of a colleague, the head's or another organisation's nobody reads or marks anything", async () => {
    const id = await notice(team.officer);
    for (const role of ["office", "head", "admin", "ngo", "commission"] as const) {
      const { api } = team[role];
      expect((await api.get(`/api/notifications/${id}`)).status).toBe(404);
      expect((await api.post(`/api/notifications/${id}/read`)).status).toBe(404);
      const list = await api.list<Notice>("notifications", { filter: { userId: team.officer.userId } });
      expect([role, list.total, list.body]).toEqual([role, 0, []]);
      expect((await api.post("/api/notifications/read", { upTo: server.now() })).status).toBe(204);
    }
    expect((await team.officer.api.get<Notice>(`/api/notifications/${id}`)).body.readAt).toBeNull();
  });

  test("refuses other bodies, and takes no notice from outside", async () => {
    const { api } = team.officer;
    for (const body of [{}, { upTo: "now" }, { upTo: -1 }, { upTo: 1, userId: team.office.userId }])
      expect((await api.post("/api/notifications/read", body)).status).toBe(422);
    expect((await api.post("/api/notifications", { kind: "case_due" })).status).toBe(404);
    expect((await api.delete(`/api/notifications/${await notice(team.officer)}`)).status).toBe(404);
  });
});

test("counting by itself does not keep a session alive, a person's request does", async () => {
  const { officer } = team;
  const stale = server.now() - 10 * 60_000;
  const seenAt = async () => {
    const { rows } = await database().execute({
      sql: "SELECT max(lastSeenAt) AS at FROM sessions WHERE userId = ?",
      args: [officer.userId],
    });
    return Number(rows[0]?.at);
  };
  await database().execute({
    sql: "UPDATE sessions SET lastSeenAt = ? WHERE userId = ?",
    args: [stale, officer.userId],
  });
  const counted = await officer.api.get("/api/notifications?range=[0,0]", { headers: { "x-background": "1" } });
  expect([counted.status, await seenAt()]).toEqual([200, stale]);
  await officer.api.get("/api/notifications?range=[0,0]");
  expect(await seenAt()).toBeGreaterThan(stale);
});
