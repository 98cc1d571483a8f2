import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { expect, it } from "vitest";
import { database } from "#test/support/server.ts";
import { openPairs } from "#worker/duplicates/pairs.ts";

const dialect = new SQLiteAsyncDialect();

async function planOf(entity: "people" | "groups", across = false): Promise<string[]> {
  const { sql, params } = dialect.sqlToQuery(openPairs(entity, "org_x", across));
  const { rows } = await database().execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: params as string[] });
  return rows.map((row) => String(row.detail));
}

it("finds pairs by an index each, and never reads a table against itself", async () => {
  for (const [plan, indexes] of [
    [await planOf("people"), ["people_phone", "people_name"]],
    [await planOf("groups"), ["groups_(match|program)"]],
    [await planOf("groups", true), ["groups_match"]],
  ] as const) {
    const text = plan.join("\n");
    for (const index of indexes) {
      expect(text).toMatch(new RegExp(`SEARCH a USING (COVERING )?INDEX ${index}`));
      expect(text).toMatch(new RegExp(`SEARCH b USING (COVERING )?INDEX ${index}`));
    }
    expect(text).not.toMatch(/SCAN (a|b|people|groups)\b/);
  }
});
