import { expect, it } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

it("what is done about a group goes with it, and comes back with it", async () => {
  const { office } = await makeTeam();
  const group = await makeGroup(office, (await makeProgram(office)).id);
  const one = await make(office, "cases", { groupId: group.id });
  const { body: kept } = await office.api.post<Row>(`/api/cases/${one.id}/actions`, { type: "other", text: "Tetap" });
  const { body: gone } = await office.api.post<Row>(`/api/cases/${one.id}/actions`, { type: "other", text: "Hapus" });
  await office.api.delete(`/api/case-actions/${gone.id}`, { ifMatch: 1 });
  const fresh = await read(office, "groups", group.id);
  expect((await office.api.delete(`/api/groups/${group.id}`, { ifMatch: fresh.version })).status).toBe(200);
  expect((await office.api.get(`/api/cases/${one.id}`)).status).toBe(404);
  expect((await office.api.list("cases", { filter: { living: true } })).total).toBe(0);
  const { body: board } = await office.api.get<{ total: number }[]>("/api/case-board");
  expect(board.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0]);

  await database().execute({ sql: "UPDATE groups SET deletedAt = NULL WHERE id = ?", args: [group.id] });
  expect(await read(office, "cases", one.id)).toMatchObject({ state: "in_progress" });
  const actions = await office.api.list<Row>("case-actions", { filter: { caseId: one.id } });
  expect(actions.body.map(({ id }) => id)).toEqual([kept.id]);
});
