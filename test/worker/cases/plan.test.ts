import { sql } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import { expect, it } from "vitest";
import { database } from "#test/support/server.ts";
import { Office } from "#test/worker/stall/office.ts";
import { caseStatements } from "#worker/cases/statements.ts";
import { inPrograms } from "#worker/stall/chunks.ts";

/** Tables that grow with the office: none may be read from end to end, whether one group is looked at or a thousand. */
const LARGE = /SCAN (gr|s|k|c|f|g|st)\b/;

it.each([
  ["one group", sql`gr.id = ${"grp_x"}`],
  ["a pack of programmes", inPrograms(["prg_x", "prg_y"]).groups],
])("what follows an evaluation of %s enters every table by an index", async (_, where) => {
  await Office.open();
  const dialect = new SQLiteAsyncDialect();
  for (const statement of caseStatements(where, { now: 1, runId: null, idStart: "sig_0000000000" })) {
    const query = dialect.sqlToQuery(statement);
    const plan = await database().execute({ sql: `EXPLAIN QUERY PLAN ${query.sql}`, args: query.params as string[] });
    const lines = plan.rows.map(({ detail }) => String(detail));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => LARGE.test(line))).toEqual([]);
    expect(lines.filter((line) => /follow_ups_open/.test(line))).toEqual([]);
  }
});
