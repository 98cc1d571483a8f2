import { expect, test } from "vitest";
import { makeOrganization, makeTeam } from "#test/support/actors.ts";
import { database, runCron } from "#test/support/server.ts";
import { SCHEDULE } from "#worker/node/schedule.ts";

test("all regions are loaded", async () => {
  const { rows } = await database().execute("SELECT level, count(*) AS n FROM regions GROUP BY level ORDER BY n");
  expect(rows.map((row) => [row.level, row.n])).toEqual([
    ["province", 38],
    ["regency", 514],
    ["district", 7_285],
    ["village", 83_762],
  ]);
});

test("each organisation of a test gets a regency of its own", async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => makeOrganization()));
  expect(new Set(made.map(({ regionCode }) => regionCode)).size).toBe(5);
});

test("an actor of each role signs in through the API", async () => {
  const team = await makeTeam("admin", "officer", "ngo", "commission", "head");
  for (const actor of Object.values(team)) {
    const session = await actor.api.get<{ user: { role: string } }>("/api/session");
    expect(session.status).toBe(200);
    expect(session.body.user.role).toBe(actor.role);
  }
  expect(team.ngo.organization.regionCode).toBe(team.office.organization.regionCode);
});

test("each cron of the schedule runs", async () => {
  for (const { cron } of SCHEDULE) await runCron(cron);
});
