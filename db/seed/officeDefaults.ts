import type { Client, InStatement, InValue } from "@libsql/client";
import { plans, rules } from "#db/schema/index.ts";
import { defaultPlanRow, defaultRuleRows } from "#worker/stall/defaultRules.ts";
import { openDb } from "../client.ts";

/** Statements that give an office the plan and the rules it starts with. */
export function officeDefaults(client: Client, organizationId: string, now: number): InStatement[] {
  const db = openDb(client);
  return [
    db.insert(plans).values(defaultPlanRow(organizationId, now)),
    db.insert(rules).values(defaultRuleRows(organizationId, now)),
  ].map((insert) => {
    const { sql, params } = insert.toSQL();
    return { sql, args: params as InValue[] };
  });
}
