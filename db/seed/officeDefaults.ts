import type { Client, InStatement, InValue } from "@libsql/client";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { dayAt } from "#db/constants.ts";
import { formVersions } from "#db/schema/index.ts";
import { PARTS } from "#worker/configuration/parts.ts";
import { shippedRows } from "#worker/configuration/shipped.ts";
import { openDb } from "../client.ts";

/** Any zone of the country: an office edits its schemes, whatever year they were made in. */
const yearOf = (now: number) => Number(dayAt(now, "31").slice(0, 4));

/** Statements that give an office the configuration it starts with. */
export function officeDefaults(client: Client, organizationId: string, now: number): InStatement[] {
  const db = openDb(client);
  const rows = shippedRows({ organizationId, now, year: yearOf(now) });
  const tables: [SQLiteTable, Record<string, unknown>[]][] = PARTS.map(({ name, table }) => [table, rows[name]]);
  return [...tables, [formVersions, rows.formVersions] as (typeof tables)[number]]
    .filter(([, list]) => list.length > 0)
    .map(([table, list]) => {
      const { sql, params } = db.insert(table).values(list).toSQL();
      return { sql, args: params as InValue[] };
    });
}
