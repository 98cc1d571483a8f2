import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

let team: Record<"office" | "officer", TestActor>;
const path = "/api/notification-preferences/me";

interface Wishes {
  id: string;
  channel: string;
  locale: string;
  digest: boolean;
  quietFrom: string;
  quietTo: string;
  phone: string | null;
  version: number;
}

beforeAll(async () => {
  team = await makeTeam("office", "officer");
}, 60_000);

const stored = async (userId: string) =>
  (await database().execute({ sql: "SELECT * FROM notification_preferences WHERE userId = ?", args: [userId] })).rows;

describe("how a person is told", () => {
  test("has defaults until one chooses; the choice is one's own, sealed and audited without the number", async () => {
    const { api, userId } = team.officer;
    const first = await api.get<Wishes>(path);
    expect(first.body).toEqual({
      ...{ id: "me", channel: "email", locale: "id", digest: true, quietFrom: "20:00", quietTo: "06:00" },
      ...{ phone: null, version: 0 },
    });
    expect(first.headers.get("etag")).toBe('"0"');
    expect(await stored(userId)).toEqual([]);

    const wishes = { channel: "whatsapp", phone: "0812-3456-7890", locale: "en", quietFrom: "21:30" };
    const made = await api.put<Wishes>(path, wishes, { ifMatch: 0 });
    expect([made.status, made.body.version, made.body.phone]).toEqual([200, 1, "+6281234567890"]);
    const changed = await api.put<Wishes>(path, { digest: false }, { ifMatch: 1 });
    expect(changed.body).toMatchObject({ version: 2, digest: false, channel: "whatsapp", phone: "+6281234567890" });
    expect((await api.get<Wishes>(path)).body).toEqual(changed.body);
    expect((await team.office.api.get<Wishes>(path)).body).toMatchObject({ version: 0, phone: null });

    const [row] = await stored(userId);
    expect(String(row?.phone)).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain("81234567890");
    const { rows } = await database().execute({
      sql: "SELECT changes FROM audit_log WHERE actorId = ? AND entity = 'notification-preferences'",
      args: [userId],
    });
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("81234567890");
  });

  test("a number is taken away again, but not while it is needed", async () => {
    const { api } = await makeActor("officer", { organization: team.office.organization });
    await api.put(path, { channel: "whatsapp", phone: "+6281234567890" }, { ifMatch: 0 });
    const needed = await api.put<{ error: { fields: object } }>(path, { phone: null }, { ifMatch: 1 });
    expect([needed.status, Object.keys(needed.body.error.fields)]).toEqual([422, ["phone"]]);
    const gone = await api.put<Wishes>(path, { channel: "none", phone: null }, { ifMatch: 1 });
    expect(gone.body).toMatchObject({ channel: "none", phone: null, version: 2 });
  });

  test("refuses what is no choice", async () => {
    const { api } = team.office;
    const bodies = [
      ...[{ channel: "sms" }, { channel: "whatsapp" }, { locale: "jv" }, { quietFrom: "24:00" }, { quietTo: "6" }],
      ...[{ phone: "12" }, { userId: team.officer.userId }, { organizationId: "org_1" }, { digest: "yes" }],
    ];
    for (const body of bodies) expect([body, (await api.put(path, body, { ifMatch: 0 })).status]).toEqual([body, 422]);
    expect((await api.put(path, { digest: false })).status).toBe(428);
    expect(await stored(team.office.userId)).toEqual([]);
    for (const other of [team.officer.userId, "npf_000001"])
      expect((await api.get(`/api/notification-preferences/${other}`)).status).toBe(404);
  });

  test("of two choices at once one stands", async () => {
    const { api, userId } = await makeActor("officer", { organization: team.office.organization });
    for (const ifMatch of [0, 1]) {
      const replies = await Promise.all(
        ["21:00", "22:00"].map((quietFrom) => api.put(path, { quietFrom }, { ifMatch })),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    }
    expect(await stored(userId)).toMatchObject([{ version: 2 }]);
  });

  test("every role chooses for itself; nobody without a session", async () => {
    for (const role of ["admin", "head", "ngo", "commission"] as const) {
      const { api } = await makeActor(role);
      expect((await api.put(path, { channel: "none" }, { ifMatch: 0 })).status).toBe(200);
      api.cookie = undefined;
      expect((await api.get(path)).status).toBe(401);
    }
  });
});
