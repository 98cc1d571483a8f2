import type { Client, InStatement, InValue } from "@libsql/client";
import { dayAt } from "#db/constants.ts";
import { capitalSchemes, plans, rules } from "#db/schema/index.ts";
import { defaultSchemeRows } from "#worker/market/defaultSchemes.ts";
import { defaultPlanRow, defaultRuleRows } from "#worker/stall/defaultRules.ts";
import { openDb } from "../client.ts";

/** Any zone of the country: an office edits its schemes, whatever year they were made in. */
const yearOf = (now: number) => Number(dayAt(now, "31").slice(0, 4));

/** Statements that give an office the plan, the rules and the terms of capital it starts with. */
export function officeDefaults(client: Client, organizationId: string, now: number): InStatement[] {
  const db = openDb(client);
  return [
    db.insert(plans).values(defaultPlanRow(organizationId, now)),
    db.insert(rules).values(defaultRuleRows(organizationId, now)),
    db.insert(capitalSchemes).values(defaultSchemeRows(organizationId, yearOf(now), now)),
  ].map((insert) => {
    const { sql, params } = insert.toSQL();
    return { sql, args: params as InValue[] };
  });
}
