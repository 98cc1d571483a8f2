import { beforeAll, describe, expect, test } from "vitest";
import { DELIVERY_STATES, type DeliveryState } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";
import { DELIVERY_MACHINE } from "#worker/policy/transitions.ts";

const FAR = Date.UTC(2200, 0);
let team: Record<"office" | "officer" | "head" | "admin" | "ngo" | "commission", TestActor>;

beforeAll(async () => {
  team = await makeTeam("office", "officer", "head", "admin", "ngo", "commission");
}, 60_000);

interface Delivery {
  id: string;
  state: string;
  version: number;
  attempts: number;
  lastError: string | null;
  userName: string;
}

async function delivery(state: DeliveryState, to = team.officer): Promise<string> {
  const id = newId("dlv", server.now());
  await database().execute({
    sql: `INSERT INTO deliveries (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, kind, channel, dedupeKey,
        state, attempts, notBefore, lastError) VALUES (:id, :organizationId, 0, 'test', 0, 'test', :userId, 'case_due', 'email', :id,
        :state, 9, :notBefore, 'http_500')`,
    args: { id, organizationId: to.organization.id, userId: to.userId, state, notBefore: FAR },
  });
  return id;
}
const move = (to: string, id: string, { api } = team.admin, ifMatch?: number) =>
  api.post<Delivery & { error: { code: string; message: string } }>(
    `/api/deliveries/${id}/transition`,
    { to },
    { ifMatch },
  );

describe("messages on their way out", () => {
  test("an admin sees those of its organisation, whom they were for and why they failed", async () => {
    const id = await delivery("dead");
    const foreign = await delivery("dead", team.ngo);
    const list = await team.admin.api.list<Delivery>("deliveries", { filter: { state: "dead" } });
    const found = list.body.find((one) => one.id === id);
    expect(found).toMatchObject({ state: "dead", attempts: 9, lastError: "http_500", userName: "Uji officer" });
    expect(found).not.toHaveProperty("leasedUntil");
    expect(list.body.map((one) => one.id)).not.toContain(foreign);
    expect((await team.admin.api.get(`/api/deliveries/${foreign}`)).status).toBe(404);
    expect((await move("waiting", foreign)).status).toBe(404);
    for (const role of ["office", "officer", "head", "ngo", "commission"] as const) {
      expect((await team[role].api.list("deliveries")).status).toBe(403);
      expect((await move("waiting", id, team[role])).status).toBe(403);
    }
  });

  test("every move there is, and none beside it", async () => {
    for (const from of DELIVERY_STATES) {
      for (const to of DELIVERY_STATES) {
        const id = await delivery(from);
        const reply = await move(to, id);
        const legal = DELIVERY_MACHINE[from].includes(to);
        expect([from, to, reply.status]).toEqual([from, to, legal ? 200 : 409]);
        if (legal) expect(reply.body.state).toBe(to);
        else expect(reply.body.error.code).toBe("illegal_transition");
      }
    }
    expect((await move("gone", await delivery("dead"))).status).toBe(409);
  });

  test("a dead one is sent again from the start, and the audit says who", async () => {
    const id = await delivery("dead");
    const before = server.now();
    const reply = await move("waiting", id);
    expect(reply.body).toMatchObject({ state: "waiting", attempts: 0, lastError: null, version: 2 });
    const { rows } = await database().execute({ sql: "SELECT * FROM deliveries WHERE id = ?", args: [id] });
    expect(Number(rows[0]?.notBefore)).toBeGreaterThanOrEqual(before - 1_000);
    expect(Number(rows[0]?.notBefore)).toBeLessThan(FAR);
    const audit = await database().execute({
      sql: "SELECT action, actorId FROM audit_log WHERE entityId = ?",
      args: [id],
    });
    expect(audit.rows).toEqual([{ action: "transition", actorId: team.admin.userId }]);
  });

  test("two admins at once: one of them", async () => {
    const id = await delivery("dead");
    const other = await makeActor("admin", { organization: team.office.organization });
    const replies = await Promise.all([move("waiting", id, team.admin, 1), move("cancelled", id, other, 1)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test("nobody writes one", async () => {
    const id = await delivery("dead");
    const { api } = team.admin;
    expect((await api.post("/api/deliveries", { kind: "case_due" })).status).toBe(404);
    expect((await api.put(`/api/deliveries/${id}`, { state: "waiting" }, { ifMatch: 1 })).status).toBe(404);
    expect((await move("waiting", id, { ...team.admin, api: team.admin.api })).status).toBe(200);
  });
});
