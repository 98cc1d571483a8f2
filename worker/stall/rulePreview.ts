import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { RULE_SCOPES, type RuleScope } from "#db/constants.ts";
import { groupStatus, groups, programs } from "#db/schema/index.ts";
import { invalid } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { presentRow, reach } from "../http/resourceRead.ts";
import { type Row, specOf } from "../http/resourceSpec.ts";
import { todayAt } from "./asOf.ts";
import { compileQuery } from "./compile.ts";
import { groupFactsCtes, programFactsCtes } from "./evaluation.ts";
import { type Facts, pickFacts } from "./facts.ts";
import { factsIn, parseQuery, type Query, RuleError } from "./parseQuery.ts";
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
  const rows = found.ids.length > 0 ? await recordsOf(ctx, body.scope, found.ids) : [];
  const { total, count, unknown } = found;
  return { status: 200, body: { count, total, unknown, [body.scope === "group" ? "groups" : "programs"]: rows } };
}

async function flagged(ctx: RequestContext, scope: RuleScope, query: Query, facts: Facts) {
  const asOf = todayAt(ctx.now);
  const spec = specOf(scope === "group" ? "groups" : "programs");
  if (!spec) throw new Error(`${scope}s is not declared`);
  const readable = reach(ctx, spec, "read");
  const where: SQL =
    scope === "group"
      ? sql`gr.id IN (SELECT id FROM ${groups} WHERE ${groups.deletedAt} IS NULL AND ${readable})`
      : sql`pr.id IN (SELECT id FROM ${programs} WHERE ${programs.deletedAt} IS NULL AND ${readable})`;
  const asked = pickFacts(facts, factsIn(query));
  const ctes =
    scope === "group" ? groupFactsCtes({ where, asOf }, asked, false) : programFactsCtes({ where, asOf }, asked);
  const id = sql.raw(scope === "group" ? "f.groupId" : "f.programId");
  const [[row]] = await ctx.read([
    ctx.db.all<{ total: number; count: number; unknown: number; ids: string }>(sql`WITH ${ctes},
      h AS MATERIALIZED (SELECT ${id} AS id, (${compileQuery(query)}) AS hit FROM f WHERE f.inScope)
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

async function recordsOf(ctx: RequestContext, scope: RuleScope, ids: string[]): Promise<Row[]> {
  const among = sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  if (scope === "program") {
    const [rows] = await ctx.read([
      ctx.db.select().from(programs).where(sql`${programs.id} ${among}`).orderBy(programs.name),
    ]);
    return rows.map(({ id, name, state }) => ({ id, name, state }));
  }
  const spec = specOf("groups");
  if (!spec) return [];
  const [rows] = await ctx.read([
    ctx.db
      .select()
      .from(groups)
      .innerJoin(groupStatus, sql`${groupStatus.groupId} = ${groups.id}`)
      .where(sql`${groups.id} ${among}`)
      .orderBy(groups.id),
  ]);
  const shown = rows.map((row) => {
    const { id, name, programId, villageCode } = presentRow(ctx, spec, { ...row.groups, ...row.group_status });
    const { riskBand, score, activityStatus } = row.group_status;
    return { id, name, programId, villageCode, riskBand, score, activityStatus };
  });
  // By the name as shown: the order of hidden names would tell of them.
  return shown.sort((a, b) => String(a.name).localeCompare(String(b.name)));
}
