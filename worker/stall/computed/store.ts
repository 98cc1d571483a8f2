import { type SQL, sql } from "drizzle-orm";
import { todayAt } from "../asOf.ts";
import { groupFactsCtes } from "../evaluation.ts";
import type { Facts } from "../facts.ts";

/**
 * Puts today's values of some facts beside every group of an organisation, so that lists and figures have them before
 * the next run. One pass over the events.
 */
export function storeFacts(organizationId: string, facts: Facts, now: number): SQL {
  const ctes = groupFactsCtes(
    { where: sql`gr.organizationId = ${organizationId} AND gr.deletedAt IS NULL`, asOf: todayAt(now) },
    facts,
    false,
  );
  const pairs = Object.entries(facts).map(
    ([name, { column }]) => sql`, '$."' || ${name} || '"', ${sql.raw(`n.${column ?? name}`)}`,
  );
  return sql`UPDATE group_status AS s SET facts = json_set(coalesce(s.facts, '{}')${sql.join(pairs)})
    FROM (WITH ${ctes} SELECT * FROM f) n WHERE s.groupId = +n.groupId`;
}
