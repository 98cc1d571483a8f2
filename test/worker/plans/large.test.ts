import { expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import type { Row } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { officeWithPlan, step } from "./world.ts";

const GROUPS = 1_100;

interface Report {
  groups: number;
  changed: number;
  atOnce: boolean;
}

it("a plan of many groups is saved at once, and their points follow in the background", async () => {
  const { office, admin, plan, program, today } = await officeWithPlan([step("A", { key: "a", offsetDays: 20 })]);
  const rows = Array.from({ length: GROUPS }, () => newId("grp", server.now()));
  await database().batch(
    rows.map((id) => ({
      sql: `INSERT INTO groups (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, programId, name, nameKey, trainedOn, enteredOn)
        VALUES (?, ?, 1, 't', 1, 't', ?, ?, ?, ?, ?)`,
      args: [id, office.organization.id, program.id, id, id, today, today],
    })),
    "write",
  );
  const waiting = async () => (await admin.api.post<Report>(`/api/plans/${plan.id}/changes`, {})).body;
  expect(await waiting()).toMatchObject({ groups: GROUPS, changed: GROUPS, atOnce: false });
  const steps = [step("A", { key: "a", offsetDays: 25 }), step("B", { key: "b", offsetDays: 50 })];
  const saved = await admin.api.put<Row>(`/api/plans/${plan.id}`, { steps }, { ifMatch: 1 });
  expect(saved.status, saved.text).toBe(200);
  await expect.poll(async () => (await waiting()).changed, { timeout: 30_000, interval: 500 }).toBe(0);
  const { rows: counted } = await database().execute({
    sql: "SELECT stepKey, count(*) AS n, count(DISTINCT groupId) AS groups FROM follow_ups WHERE programId = ? AND deletedAt IS NULL GROUP BY 1 ORDER BY 1",
    args: [program.id],
  });
  expect(counted.map((row) => ({ ...row }))).toEqual([
    { stepKey: "a", n: GROUPS, groups: GROUPS },
    { stepKey: "b", n: GROUPS, groups: GROUPS },
  ]);
}, 60_000);
