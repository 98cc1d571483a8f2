import { expect, test } from "vitest";
import { makeOrganization } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

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
