import { sql } from "drizzle-orm";
import { z } from "zod";
import { RULE_SCOPES, type RuleScope } from "#db/constants.ts";
import { invalid } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { todayAt } from "./asOf.ts";
import { compileQuery } from "./compile.ts";
import { type Facts, pickFacts } from "./facts.ts";
import { factsIn, parseQuery, type Query, RuleError } from "./parseQuery.ts";
import { readableFactsCtes, recordsOf, subjectId } from "./subjects.ts";
import { computedFactsQuery, vocabularyFrom } from "./vocabularies.ts";

/** Records shown of those a query finds; the count is of all. */
const SHOWN = 200;

export const previewBody = z.strictObject({ query: z.json(), scope: z.enum(RULE_SCOPES).default("group") });

function queryOf(raw: unknown, facts: Facts): Query {
  try {
    return parseQuery(raw, facts);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw invalid({ [error.path]: error.text });
  }
}

/** How many and which groups (or programmes) of those the actor reads a query would flag today. */
export async function previewRule(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(previewBody, await ctx.json());
  const [made] = await ctx.read([computedFactsQuery(ctx.db, [ctx.actor.organizationId])]);
  const facts = vocabularyFrom(made)[body.scope];
  const found = await flagged(ctx, body.scope, queryOf(body.query, facts), facts);
  const rows = await recordsOf(ctx, body.scope, found.ids);
  const { total, count, unknown } = found;
  return { status: 200, body: { count, total, unknown, [body.scope === "group" ? "groups" : "programs"]: rows } };
}

async function flagged(ctx: RequestContext, scope: RuleScope, query: Query, facts: Facts) {
  const ctes = readableFactsCtes(ctx, { scope, facts: pickFacts(facts, factsIn(query)), asOf: todayAt(ctx.now) });
  const [[row]] = await ctx.read([
    ctx.db.all<{ total: number; count: number; unknown: number; ids: string }>(sql`WITH ${ctes},
      h AS MATERIALIZED (SELECT ${subjectId(scope)} AS id, (${compileQuery(query)}) AS hit FROM f WHERE f.inScope)
      SELECT (SELECT count(*) FROM h) AS total, (SELECT count(*) FROM h WHERE hit) AS count, (SELECT count(*) FROM h WHERE hit IS NULL) AS unknown,
        (SELECT json_group_array(id) FROM (SELECT id FROM h WHERE hit ORDER BY id LIMIT ${SHOWN})) AS ids`),
  ]);
  return {
    total: row?.total ?? 0,
    count: row?.count ?? 0,
    unknown: row?.unknown ?? 0,
    ids: JSON.parse(row?.ids ?? "[]") as string[],
  };
}
