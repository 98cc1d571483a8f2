import { type SQL, sql } from "drizzle-orm";
import { RULE_SCOPES, type RuleScope } from "#db/constants.ts";
import { invalid, localText } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { todayAt } from "./asOf.ts";
import { type Facts, factIn, pickFacts } from "./facts.ts";
import { readableFactsCtes } from "./subjects.ts";
import { computedFactsQuery, vocabularyFrom } from "./vocabularies.ts";

/** Most different values that are told one by one. */
const MOST_VALUES = 30;

export interface Distribution {
  name: string;
  known: number;
  unknown: number;
  /** Of numbers and days: the smallest, the quartiles (nearest rank: values that occur), the largest. */
  spread: {
    min: number | string;
    q1: number | string;
    median: number | string;
    q3: number | string;
    max: number | string;
  } | null;
  /** Of words and yes or no: how many have each value, the most frequent first. */
  values: { value: number | string; count: number }[] | null;
}

interface Row {
  name: string;
  known: number;
  unknown: number;
  spread: string | null;
  counted: string | null;
}

/** One fact over `f`. Nearest rank: the smallest value that at least p of the known ones do not exceed. */
function spreadOf(name: string, column: SQL): SQL {
  const rank = (quarter: number) => sql.raw(`max(CASE WHEN r = (${quarter} * n + 3) / 4 THEN v END)`);
  return sql`SELECT ${name} AS name, count(v) AS known, count(*) - count(v) AS unknown,
    json_array(min(v), ${rank(1)}, ${rank(2)}, ${rank(3)}, max(v)) AS spread, NULL AS counted
    FROM (SELECT v, row_number() OVER (ORDER BY v NULLS LAST) AS r, count(v) OVER () AS n FROM (SELECT ${column} AS v FROM f WHERE f.inScope))`;
}

function valuesOf(name: string, column: SQL): SQL {
  return sql`SELECT ${name} AS name, coalesce(sum(CASE WHEN v IS NOT NULL THEN n END), 0) AS known, coalesce(sum(CASE WHEN v IS NULL THEN n END), 0) AS unknown, NULL AS spread,
    (SELECT json_group_array(json_array(v, n)) FROM (SELECT ${column} AS v, count(*) AS n FROM f WHERE f.inScope AND ${column} IS NOT NULL
      GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${sql.raw(String(MOST_VALUES))})) AS counted
    FROM (SELECT ${column} AS v, count(*) AS n FROM f WHERE f.inScope GROUP BY 1)`;
}

const isMeasure = (type: string) => type === "number" || type === "day";

function distributions(facts: Facts): SQL {
  const one = Object.entries(facts).map(([name, fact]) => {
    const column = sql.raw(`f.${fact.column ?? name}`);
    return isMeasure(fact.type) ? spreadOf(name, column) : valuesOf(name, column);
  });
  return sql.join(one, sql` UNION ALL `);
}

function shown({ name, known, unknown, spread, counted }: Row): Distribution {
  const [min, q1, median, q3, max] = JSON.parse(spread ?? "[]") as number[];
  const counts = counted === null ? null : (JSON.parse(counted) as [number | string, number][]);
  const quartiles =
    min === undefined || q1 === undefined || median === undefined || q3 === undefined || max === undefined;
  return {
    ...{ name, known, unknown },
    spread: quartiles || known === 0 ? null : { min, q1, median, q3, max },
    values: counts ? counts.map(([value, count]) => ({ value, count })) : null,
  };
}

function scopeOf(ctx: RequestContext): RuleScope {
  const asked = ctx.query("scope") ?? "group";
  const scope = RULE_SCOPES.find((one) => one === asked);
  if (!scope) throw invalid({ scope: localText("Pilih group atau program.", "Choose group or program.") });
  return scope;
}

/** How facts are spread over the reader's own groups (or programmes) today, all of the asked ones in one pass. */
export async function factDistribution(ctx: RequestContext): Promise<Reply> {
  const scope = scopeOf(ctx);
  const [made] = await ctx.read([computedFactsQuery(ctx.db, [ctx.actor.organizationId])]);
  const all = vocabularyFrom(made)[scope];
  const names = ctx.query("names")?.split(",").filter(Boolean) ?? Object.keys(all);
  const strange = names.find((name) => factIn(all, name) === undefined);
  if (strange !== undefined) {
    throw invalid({ names: localText(`Fakta "${strange}" tidak dikenal.`, `Unknown fact "${strange}".`) });
  }
  const facts = pickFacts(all, names);
  if (Object.keys(facts).length === 0) return { status: 200, body: [] };
  const ctes = readableFactsCtes(ctx, { scope, facts, asOf: todayAt(ctx.now), own: true });
  const [rows] = await ctx.read([ctx.db.all<Row>(sql`WITH ${ctes} ${distributions(facts)}`)]);
  return { status: 200, body: rows.map(shown) };
}
