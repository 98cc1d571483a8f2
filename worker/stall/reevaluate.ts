import { inArray, type SQL, sql } from "drizzle-orm";
import { groups } from "#db/schema/groups.ts";
import type { Context } from "../context.ts";
import { authorOf, settleStatements } from "../follow-ups/settle.ts";
import type { Statement } from "../http/commit.ts";
import { isUser } from "../policy/scope.ts";
import { todayAt } from "./asOf.ts";
import { loadRules } from "./rules.ts";
import { groupStatements, oneGroupStatements, programStatements, stampOf } from "./statements.ts";

/** A group that a write touches, and who owns it (whose rules apply). */
export interface Touched {
  groupId: string;
  organizationId: string;
}

const anyOf = (ids: readonly string[]): SQL => sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/**
 * The rules looked at again for groups that a write touches: statements for the end of its own batch, after the
 * change and its events. Before the rules come the points of the plan, which may count from what was just written.
 * Needs no read of its own while the owner's rules were looked at a moment ago.
 */
export async function reevaluate(ctx: Context, touched: readonly Touched[]): Promise<Statement[]> {
  const owners = new Map<string, Set<string>>();
  for (const { groupId, organizationId } of touched)
    owners.set(organizationId, (owners.get(organizationId) ?? new Set()).add(groupId));
  if (owners.size === 0) return [];
  const sets = await loadRules(ctx, [...owners.keys()], { trusting: true });
  return [...owners].flatMap(([organizationId, ids]) => {
    const rules = sets.get(organizationId)?.group;
    const [first = ""] = ids;
    const where = ids.size === 1 ? sql`gr.id = ${first}` : sql`gr.id ${anyOf([...ids])}`;
    const points = settleStatements({ where, now: ctx.now }, authorOf(ctx));
    if (!rules) return points.map((statement) => ctx.db.run(statement));
    const verdicts =
      ids.size === 1
        ? oneGroupStatements(first, rules, ctx.now)
        : groupStatements({ where, asOf: todayAt(ctx.now) }, rules, stampOf(ctx.now, null));
    return [...points, ...verdicts].map((statement) => ctx.db.run(statement));
  });
}

/** The same from ids alone: reads who owns them; a group made by this very write is the writer's own. */
export async function reevaluateGroups(ctx: Context, groupIds: readonly string[]): Promise<Statement[]> {
  const ids = [...new Set(groupIds)];
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ groupId: groups.id, organizationId: groups.organizationId })
    .from(groups)
    .where(inArray(groups.id, ids));
  const known = new Set(rows.map((row) => row.groupId));
  const own = isUser(ctx.actor) ? ctx.actor.organizationId : "";
  const made = ids.filter((id) => !known.has(id)).map((groupId) => ({ groupId, organizationId: own }));
  return reevaluate(ctx, [...rows, ...made]);
}

/** A programme and all its groups, after a change of the programme itself (its state, its money, its dates). */
export async function reevaluateProgram(
  ctx: Context,
  program: { id: string; organizationId: string },
): Promise<Statement[]> {
  const rules = (await loadRules(ctx, [program.organizationId], { trusting: true })).get(program.organizationId);
  if (!rules) return [];
  const asOf = todayAt(ctx.now);
  const stamp = stampOf(ctx.now, null);
  return [
    ...groupStatements({ where: sql`gr.programId = ${program.id} AND gr.deletedAt IS NULL`, asOf }, rules.group, stamp),
    ...programStatements({ where: sql`pr.id = ${program.id}`, asOf }, rules.program, stamp),
  ].map((statement) => ctx.db.run(statement));
}
