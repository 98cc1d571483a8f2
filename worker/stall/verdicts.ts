import { type SQL, sql } from "drizzle-orm";
import { compileQuery } from "./compile.ts";
import type { CheckedRule } from "./ruleSet.ts";
import { tierSql } from "./ruleSet.ts";
import type { Tried } from "./trying.ts";

const column = (number: number) => sql.raw(`t${number}`);

/**
 * Columns over `f` for a draft and the rule it changes: `reached` (1 where the draft applies), `t1` … `t8` (each tier's
 * query: 1, 0 or NULL for unknown), `next` and `prev` (packed tier that holds, or NULL).
 */
export function triedColumns({ draft, current }: Pick<Tried, "draft" | "current">): SQL {
  const reached = draft.reach ? sql`coalesce((${compileQuery(draft.reach)}), 0)` : sql`1`;
  const tiers = draft.tiers.map(({ number, query }) => sql`, (${compileQuery(query)}) AS ${column(number)}`);
  const prev = current ? sql`(${tierSql(current)})` : sql`NULL`;
  return sql`${reached} AS reached${sql.join(tiers)}, (${tierSql(draft)}) AS next, ${prev} AS prev`;
}

/** Over those columns: no tier holds, and one of them might if more were known. */
export const unsure = ({ tiers }: CheckedRule): SQL =>
  sql`(reached AND next IS NULL AND (${sql.join(
    tiers.map(({ number }) => sql`${column(number)} IS NULL`),
    sql` OR `,
  )}))`;

/** Over those columns: in how many of the reached each tier is true, and in how many nobody knows. */
export const tierCounts = ({ tiers }: CheckedRule): SQL =>
  sql`json_array(${sql.join(
    tiers.map(
      ({
        number,
      }) => sql`json_object('tier', ${sql.raw(String(number))}, 'true', coalesce(sum(reached AND ${column(number)}), 0),
        'unknown', coalesce(sum(reached AND ${column(number)} IS NULL), 0))`,
    ),
    sql`, `,
  )})`;
