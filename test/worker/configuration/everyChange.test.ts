import { expect, test } from "vitest";
import { makeTeam } from "#test/support/actors.ts";
import { make, type Row } from "#test/support/records.ts";
import { pieces } from "./world.ts";

interface Entry {
  action: string;
  changes: Record<string, { from?: unknown; to?: unknown }> | null;
}

test("every change of what an office configures is in the log with before and after, and in its history", async () => {
  const { admin } = await makeTeam("admin");
  for (const { resource, body, change } of await pieces(admin)) {
    const before = await make(admin, resource, body);
    const put = await admin.api.put<Row>(`/api/${resource}/${before.id}`, change, { ifMatch: before.version });
    expect([resource, put.status, put.text]).toMatchObject([resource, 200, expect.anything()]);
    const log = await admin.api.list<Entry>("audit-log", { filter: { entityId: before.id, action: "update" } });
    const [field = ""] = Object.keys(change);
    expect([resource, log.body[0]?.changes?.[field]]).toEqual([resource, { from: before[field], to: change[field] }]);
    const versions = await admin.api.list<{ number: number }>("config-versions", { filter: { entityId: before.id } });
    expect([resource, versions.body.map(({ number }) => number)]).toEqual([resource, [2, 1]]);
  }
});
