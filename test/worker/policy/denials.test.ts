import { expect, it } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

it("a refusal leaves a row in the audit log that names what and who, and no value", async () => {
  const { commission } = await makeTeam("commission");
  const reply = await commission.api.post("/api/programs", { name: "Rahasia", year: 2026 });
  expect(reply.status).toBe(403);
  const { rows } = await database().execute({
    sql: "SELECT action, entity, entityId, changes FROM audit_log WHERE actorId = ? AND action = 'denied'",
    args: [commission.userId],
  });
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { action: "denied", entity: "programs", entityId: "-", changes: null },
  ]);
});
