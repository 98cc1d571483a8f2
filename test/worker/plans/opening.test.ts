import { describe, expect, it } from "vitest";
import { makeActor } from "#test/support/actors.ts";
import { eventsOf, make } from "#test/support/records.ts";
import { database, runCron } from "#test/support/server.ts";
import { groupOf, officeWithPlan, pointsOf } from "./world.ts";

const NIGHT = "0 18 * * *";
const where = (field: string, operator: string, value: unknown) => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});
/** Trained 30 days ago: a point of 30 days has its window open today. */
const OPEN_NOW = { offsetDays: 30, windowBefore: 3, windowAfter: 3 };

describe("when the window of a point opens", () => {
  it("its condition is asked once: what holds skips it with its words, unknown does not, and a person can take it back", async () => {
    const { office, admin, program, day } = await officeWithPlan([
      { label: "Ada pesanan", key: "pesanan", ...OPEN_NOW, skipWhen: where("orders60d", ">=", 1) },
      { label: "Tak diketahui", key: "tahu", ...OPEN_NOW, skipWhen: where("activeMemberShare", "<", 50) },
      {
        label: "Nanti",
        key: "nanti",
        offsetDays: 60,
        windowBefore: 3,
        windowAfter: 3,
        skipWhen: where("orders60d", ">=", 1),
      },
    ]);
    const [selling, silent] = await Promise.all([
      groupOf(office, program, day(-30)),
      groupOf(office, program, day(-30)),
    ]);
    await make(office, "orders", { groupId: selling.id, on: day(-2), valueIdr: 100_000 });
    await runCron(NIGHT);

    const states = async (id: string) => (await pointsOf(office, id)).map(({ stepKey, state }) => [stepKey, state]);
    expect((await states(selling.id)).sort()).toEqual([
      ["nanti", "scheduled"],
      ["pesanan", "skipped"],
      ["tahu", "scheduled"],
    ]);
    expect((await states(silent.id)).every(([, state]) => state === "scheduled")).toBe(true);

    const skipped = (await pointsOf(office, selling.id)).find(({ stepKey }) => stepKey === "pesanan");
    expect(skipped?.skipReason).toContain("Pesanan 60 hari paling sedikit 1");
    expect(skipped?.skippedWhen).toEqual(where("orders60d", ">=", 1));
    expect((await eventsOf(skipped?.id ?? "")).map(({ kind }) => kind)).toEqual(["follow_up_skipped"]);
    const log = await admin.api.list("audit-log", { filter: { entityId: skipped?.id, action: "skip" } });
    expect(log.total).toBe(1);

    const back = await office.api.post(`/api/follow-ups/${skipped?.id}/reopen`, {});
    expect(back.body).toMatchObject({ state: "scheduled", skipReason: null, skippedWhen: null, timing: "due" });
    expect((await office.api.get<{ kind: string }[]>(`/api/groups/${selling.id}/timeline`)).text).not.toContain(
      "follow_up_skipped",
    );
    await runCron(NIGHT);
    expect(Object.fromEntries(await states(selling.id)).pesanan).toBe("scheduled");
    expect((await office.api.post(`/api/follow-ups/${skipped?.id}/reopen`, {})).status).toBe(409);
  });

  it("a fact that an office made decides as well, and one that is gone skips nothing", async () => {
    const { office, admin, program, plan, day } = await officeWithPlan([{ label: "A", key: "a", ...OPEN_NOW }]);
    const fact = await make(admin, "computed-facts", {
      code: "pesananTotal",
      label: { id: "Jumlah pesanan", en: "Orders" },
      definition: { function: "count", event: "order" },
    });
    expect(fact.id).toBeTruthy();
    const steps = [{ label: "A", key: "a", ...OPEN_NOW, skipWhen: where("pesananTotal", ">=", 2) }];
    expect((await admin.api.put(`/api/plans/${plan.id}`, { steps }, { ifMatch: 1 })).status).toBe(200);
    const group = await groupOf(office, program, day(-30));
    for (const n of [1, 2]) await make(office, "orders", { groupId: group.id, on: day(-n), valueIdr: 1_000 });
    await runCron(NIGHT);
    expect((await pointsOf(office, group.id))[0]).toMatchObject({ state: "skipped" });
    expect((await admin.api.delete(`/api/computed-facts/${fact.id}`, { ifMatch: 1 })).status).toBe(409);
  });

  it("it goes to whom the plan says, unless somebody has it", async () => {
    const probe = await officeWithPlan([{ label: "A", key: "a", ...OPEN_NOW }]);
    const { office, officer, admin, program, plan, day } = probe;
    const { regionCode } = office.organization;
    const { rows } = await database().execute({
      sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
      args: [regionCode, `${regionCode}/`],
    });
    const village = String(rows[0]?.code);
    const near = await makeActor("officer", { organization: office.organization, regionCode: village.slice(0, 8) });
    const steps = [
      { label: "Tertentu", key: "tertentu", ...OPEN_NOW, assignee: "user", assigneeId: officer.userId },
      { label: "Wilayah", key: "wilayah", ...OPEN_NOW, assignee: "region_officer" },
      { label: "Terakhir", key: "terakhir", ...OPEN_NOW, assignee: "last_visitor" },
      { label: "Nanti", key: "nanti", offsetDays: 90, windowBefore: 3, windowAfter: 3, assignee: "last_visitor" },
    ];
    const saved = await admin.api.put(`/api/plans/${plan.id}`, { steps }, { ifMatch: 1 });
    expect(saved.status, saved.text).toBe(200);
    const group = await groupOf(office, program, day(-30), { villageCode: village });
    const visit = { groupId: group.id, doneOn: day(-1), activityStatus: "active", assigneeId: office.userId };
    await make(office, "follow-ups", visit);
    const who = async () =>
      Object.fromEntries((await pointsOf(office, group.id)).map(({ stepKey, assigneeId }) => [stepKey, assigneeId]));
    expect(await who()).toMatchObject({ tertentu: officer.userId, wilayah: near.userId, terakhir: null });
    await runCron(NIGHT);
    expect(await who()).toMatchObject({ terakhir: office.userId, nanti: null });
    const last = (await pointsOf(office, group.id)).find(({ stepKey }) => stepKey === "terakhir");
    const free = await office.api.put(`/api/follow-ups/${last?.id}`, { assigneeId: null }, { ifMatch: last?.version });
    expect(free.status, free.text).toBe(200);
    await runCron(NIGHT);
    expect(await who()).toMatchObject({ terakhir: null });
  });
});
