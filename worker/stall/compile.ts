import { type SQL, sql } from "drizzle-orm";
import type { Condition, Query } from "./parseQuery.ts";

/**
 * A checked query as parameterised SQL over columns `f.<column>`. SQL's own three-valued logic is the meaning: an
 * unknown fact makes a comparison unknown, and a rule holds only when its query is true.
 */
export function compileQuery(query: Query): SQL {
  const parts = query.parts.map((part) => ("parts" in part ? sql`(${compileQuery(part)})` : compileCondition(part)));
  const joined = sql.join(parts, sql.raw(query.all ? " AND " : " OR "));
  return query.not ? sql`NOT (${joined})` : joined;
}

function compileCondition(condition: Condition): SQL {
  const fact = sql.raw(`f.${condition.column}`);
  switch (condition.operator) {
    case "null":
      return sql`${fact} IS NULL`;
    case "notNull":
      return sql`${fact} IS NOT NULL`;
    case "between":
      return sql`${fact} BETWEEN ${condition.from} AND ${condition.to}`;
    case "notBetween":
      return sql`${fact} NOT BETWEEN ${condition.from} AND ${condition.to}`;
    case "in":
      return sql`${fact} IN ${condition.values}`;
    case "notIn":
      return sql`${fact} NOT IN ${condition.values}`;
    default:
      return sql`${fact} ${sql.raw(condition.operator)} ${condition.value}`;
  }
}
