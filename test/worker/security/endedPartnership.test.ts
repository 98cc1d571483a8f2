import { expect, it } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeProgram, read, step } from "#test/support/records.ts";

it("an NGO whose partnership has ended reaches nothing of the group, its own records included", async () => {
  const { office, ngo } = await makeTeam("ngo");
  const group = await makeGroup(office, (await makeProgram(office)).id);
  const partnership = await grantTo(office, ngo, group.id);
  const groupId = group.id;
  const point = await make(ngo, "follow-ups", { groupId, dueOn: "2026-12-20" });
  const linkage = await make(ngo, "linkages", { groupId, buyer: "Toko", type: "kontrak", startedOn: "2026-01-05" });
  const order = { groupId, on: "2026-01-06", valueIdr: 5_000 };
  const bulk = { ids: [point.id], shiftDays: 1 };
  const replays = [
    () => ngo.api.post("/api/orders", order, { idempotencyKey: "akhir-1" }),
    () => ngo.api.post("/api/follow-ups/bulk", bulk, { idempotencyKey: "akhir-2" }),
  ];
  for (const send of replays) expect((await send()).status).toBeLessThan(300);
  expect((await step(office, "group-partners", partnership.id, "ended")).status).toBe(200);

  for (const send of replays) expect((await send()).status).toBe(403);
  const ifMatch = point.version + 1;
  const done = { method: "visit", activityStatus: "disbanded" };
  const gone = [
    ngo.api.get(`/api/groups/${groupId}`),
    ngo.api.get(`/api/groups/${groupId}/timeline`),
    ngo.api.get(`/api/follow-ups/${point.id}`),
    ngo.api.put(`/api/follow-ups/${point.id}`, { note: "x" }, { ifMatch }),
    ngo.api.post(`/api/follow-ups/${point.id}/complete`, done),
    ngo.api.post(`/api/follow-ups/${point.id}/skip`, { reason: "tidak perlu" }),
    ngo.api.post("/api/follow-ups/bulk", { ids: [point.id], shiftDays: 2 }),
    ngo.api.put(`/api/linkages/${linkage.id}`, { buyer: "x" }, { ifMatch: linkage.version }),
  ];
  for (const reply of await Promise.all(gone)) expect(reply.status, reply.text).toBe(404);
  expect((await ngo.api.list("follow-ups", { filter: { groupId } })).total).toBe(0);
  expect(await read(office, "follow-ups", point.id)).toMatchObject({ state: "scheduled", version: ifMatch });
});
