import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import type { Row } from "#test/support/records.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "officer" | "ngo" | "commission">>>;
let path: string;

beforeAll(async () => {
  team = await makeTeam("admin", "head", "officer", "ngo", "commission");
  path = `/api/settings/stg_${team.admin.organization.id.slice(4)}`;
});

const change = (actor: TestActor, body: object, ifMatch: number) => actor.api.put<Row & Fault>(path, body, { ifMatch });

describe("what an office decides for itself", () => {
  test("is there from the first day, for the admin, the office and the head to read", async () => {
    for (const actor of [team.admin, team.office, team.head]) {
      const list = await actor.api.list<Row>("settings");
      expect([list.status, list.total]).toEqual([200, 1]);
      expect(list.body[0]).toMatchObject({
        ...{ bastPattern: "BAST/{nomor}/{bulan}/{tahun}", caseBand: "berisiko", caseSeverity: null, caseDueDays: 14 },
        ...{ reminderAfterDays: 1, escalateAfterDays: 7, complaintDueDays: 10, version: 1 },
      });
    }
    for (const actor of [team.officer, team.ngo, team.commission]) expect((await actor.api.get(path)).status).toBe(403);
    const stranger = await makeActor("admin");
    expect((await stranger.api.get(path)).status).toBe(404);
    expect((await change(stranger, { caseDueDays: 3 }, 1)).status).toBe(404);
  });

  test("is changed by the admin only; of two at once one wins", async () => {
    for (const actor of [team.office, team.head]) expect((await change(actor, { caseDueDays: 3 }, 1)).status).toBe(403);
    const both = await Promise.all([21, 30].map((caseDueDays) => change(team.admin, { caseDueDays }, 1)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const kept = await change(
      team.admin,
      { caseBand: null, caseSeverity: "high", bastPattern: "B.{nomor}/{tahun}" },
      2,
    );
    expect(kept.body).toMatchObject({ caseBand: null, caseSeverity: "high", bastPattern: "B.{nomor}/{tahun}" });
  });

  test.each([
    ["bastPattern", "BAST/{tahun}"],
    ["bastPattern", ""],
    ["bastPattern", "{nomor}/{hari}"],
    ["caseBand", "lancar"],
    ["caseSeverity", "severe"],
    ["caseDueDays", 0],
    ["caseDueDays", 366],
    ["caseDueDays", 1.5],
    ["reminderAfterDays", -1],
    ["escalateAfterDays", 0],
    ["complaintDueDays", null],
    ["organizationId", "org_other000"],
    ["version", 9],
  ])("refuses %s = %j, and says which field", async (field, value) => {
    const current = (await team.admin.api.get<Row>(path)).body;
    const reply = await change(team.admin, { [field]: value }, current.version);
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });

  test("cannot be made twice or removed", async () => {
    expect((await team.admin.api.post("/api/settings", {})).status).toBe(404);
    expect((await team.admin.api.delete(path, { ifMatch: 2 })).status).toBe(404);
  });
});
