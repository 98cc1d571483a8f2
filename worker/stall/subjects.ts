import { type SQL, sql } from "drizzle-orm";
import type { RuleScope } from "#db/constants.ts";
import { groupStatus, groups, programs } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { presentRow, reach } from "../http/resourceRead.ts";
import { type ResourceSpec, type Row, specOf } from "../http/resourceSpec.ts";
import type { AsOf } from "./asOf.ts";
import { groupFactsCtes, programFactsCtes } from "./evaluation.ts";
import type { Facts } from "./facts.ts";

function declared(name: "groups" | "programs"): ResourceSpec {
  const spec = specOf(name);
  if (!spec) throw new Error(`${name} is not declared`);
  return spec;
}

/** The groups (`gr`) or programmes (`pr`) that the actor reads; `own`: only its organisation's, whose rules are its own. */
function readable(ctx: RequestContext, scope: RuleScope, own: boolean): SQL {
  const { organizationId } = ctx.actor;
  if (scope === "group") {
    const mine = own ? sql` AND ${groups.organizationId} = ${organizationId}` : sql``;
    return sql`gr.id IN (SELECT id FROM ${groups} WHERE ${groups.deletedAt} IS NULL AND ${reach(ctx, declared("groups"), "read")}${mine})`;
  }
  const mine = own ? sql` AND ${programs.organizationId} = ${organizationId}` : sql``;
  return sql`pr.id IN (SELECT id FROM ${programs} WHERE ${programs.deletedAt} IS NULL AND ${reach(ctx, declared("programs"), "read")}${mine})`;
}

export interface Looked {
  scope: RuleScope;
  facts: Facts;
  asOf: AsOf;
  own?: boolean;
}

/** CTEs ending in `f`: facts of the groups or programmes that the actor reads; the id is `subjectId(scope)`. */
export function readableFactsCtes(ctx: RequestContext, { scope, facts, asOf, own = false }: Looked): SQL {
  const where = readable(ctx, scope, own);
  return scope === "group" ? groupFactsCtes({ where, asOf }, facts, false) : programFactsCtes({ where, asOf }, facts);
}

export const subjectId = (scope: RuleScope): SQL => sql.raw(scope === "group" ? "f.groupId" : "f.programId");

/** Groups or programmes as a list shows them, by the name as shown: the order of hidden names would tell of them. */
export async function recordsOf(ctx: RequestContext, scope: RuleScope, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  const among = sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  if (scope === "program") {
    const [rows] = await ctx.read([
      ctx.db.select().from(programs).where(sql`${programs.id} ${among}`).orderBy(programs.name),
    ]);
    return rows.map(({ id, name, state }) => ({ id, name, state }));
  }
  const spec = declared("groups");
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
  return shown.sort((a, b) => String(a.name).localeCompare(String(b.name)));
}
