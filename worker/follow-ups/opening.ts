import { type SQL, sql } from "drizzle-orm";
import { LAST_OF_INSTANT, newId } from "#db/ids.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import type { RuleQuery } from "#db/schema/rules.ts";
import type { Context } from "../context.ts";
import { dayOf, todayAt } from "../stall/asOf.ts";
import { compileQuery } from "../stall/compile.ts";
import { groupFactsCtes } from "../stall/evaluation.ts";
import { type Facts, factIn, pickFacts } from "../stall/facts.ts";
import { factsIn, parseQuery, type Query, RuleError } from "../stall/parseQuery.ts";
import { writePatiently } from "../stall/run.ts";
import { sayQuery } from "../stall/sentence.ts";
import { computedFactsQuery, vocabularyFrom } from "../stall/vocabularies.ts";
import { keyOf } from "./plan.ts";
import { authorOf, LAST_VISITOR, NAMED_ACCOUNT, REGION_OFFICER } from "./settle.ts";
import { ownersOfPlans, settleOrganization } from "./settleAll.ts";

/** One step of a plan whose points the clock looks at when their window opens. */
interface Opening {
  planId: string;
  step: PlanStep;
  organizationId: string;
}

const ASSIGNED: Partial<Record<string, string>> = {
  last_visitor: LAST_VISITOR,
  region_officer: REGION_OFFICER,
  user: NAMED_ACCOUNT,
};

/** Condition on `f`: open points of this step, inside their window, that the clock has not looked at. */
function openingNow(now: number, { planId, step }: Opening): SQL {
  const today = dayOf(todayAt(now), "coalesce(f.villageCode, f.programRegionCode)");
  return sql`f.planId = ${planId} AND f.stepKey = ${keyOf(step)} AND f.state = 'scheduled' AND f.deletedAt IS NULL AND f.openedOn IS NULL
    AND f.windowStartsOn <= ${today} AND f.windowEndsOn >= ${today}`;
}

/** The condition of a step, where it can be asked: one that names a fact that is gone skips nothing. */
function conditionOf(step: PlanStep, facts: Facts): Query | undefined {
  if (!step.skipWhen) return undefined;
  try {
    return parseQuery(step.skipWhen, facts);
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}

const REASON = "Dilewati otomatis oleh rencana";

/** Why the plan skipped a point, in the words of the facts. */
export const skipReasonOf = (query: RuleQuery, facts: Facts): string =>
  `${REASON}: ${sayQuery(query, (name) => factIn(facts, name), "id")}.`;

/** Points of a step whose condition holds today; unknown is not a reason to skip. */
async function pointsToSkip(ctx: Context, opening: Opening, query: Query, facts: Facts): Promise<string[]> {
  const open = openingNow(ctx.now, opening);
  const where = sql`gr.deletedAt IS NULL AND gr.id IN (SELECT f.groupId FROM follow_ups f WHERE ${open})`;
  const ctes = groupFactsCtes({ where, asOf: todayAt(ctx.now) }, pickFacts(facts, factsIn(query)), false);
  const rows = await ctx.db.all<{ id: string }>(sql`WITH ${ctes},
    h AS MATERIALIZED (SELECT f.groupId FROM f WHERE f.inScope AND (${compileQuery(query)}))
    SELECT f.id FROM h CROSS JOIN follow_ups f ON f.groupId = h.groupId WHERE ${open}`);
  return rows.map(({ id }) => id);
}

const idFrom = (prefix: "evt" | "aud", now: number) =>
  sql`${newId(prefix, now).slice(0, 14) + LAST_OF_INSTANT} || substr(hex(randomblob(8)), 2)`;

/** The points are skipped, with event and audit row, unless somebody was faster. */
function skip(ctx: Context, opening: Opening, ids: readonly string[], reason: string): SQL[] {
  if (ids.length === 0) return [];
  const { now } = ctx;
  const { by, actorType, requestId } = authorOf(ctx);
  const today = dayOf(todayAt(now), "coalesce(f.villageCode, f.programRegionCode)");
  const chosen = sql`f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${openingNow(now, opening)}`;
  const changes = sql`json_object('state', json_object('from', 'scheduled', 'to', 'skipped'), 'skipReason', json_object('from', NULL, 'to', ${reason}))`;
  return [
    sql`INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, data)
      SELECT ${idFrom("evt", now)}, ${opening.organizationId}, f.groupId, f.programId, 'follow_up_skipped', ${today}, ${now}, ${by}, f.id,
        json_object('planStep', f.planStep) FROM follow_ups f WHERE ${chosen}`,
    sql`INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, reason, requestId)
      SELECT ${idFrom("aud", now)}, f.organizationId, ${now}, ${actorType}, ${by}, 'skip', 'follow-ups', f.id, ${changes}, ${reason}, ${requestId}
      FROM follow_ups f WHERE ${chosen}`,
    sql`UPDATE follow_ups AS f SET state = 'skipped', skipReason = ${reason}, skippedWhen = ${JSON.stringify(opening.step.skipWhen)}, resolvedOn = ${today},
        resolvedAt = ${now}, openedOn = ${today}, version = f.version + 1, updatedAt = ${now}, updatedBy = ${by} WHERE ${chosen}`,
  ];
}

/** The points that nobody has yet go to whom the plan says, with an audit row each. */
function assign(ctx: Context, opening: Opening): SQL[] {
  const who = ASSIGNED[opening.step.assignee ?? "nobody"];
  if (!who) return [];
  const { now } = ctx;
  const { by, actorType, requestId } = authorOf(ctx);
  const today = dayOf(todayAt(now), "coalesce(f.villageCode, f.programRegionCode)");
  const given = sql`WITH n AS MATERIALIZED (SELECT f.id, f.groupId, f.organizationId, f.villageCode, ${today} AS today, ${opening.step.assigneeId ?? null} AS assigneeId
      FROM follow_ups f WHERE f.assigneeId IS NULL AND ${openingNow(now, opening)}),
    g AS MATERIALIZED (SELECT * FROM (SELECT n.id, n.organizationId, ${sql.raw(who)} AS assigneeId FROM n) WHERE assigneeId IS NOT NULL)`;
  return [
    sql`INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, requestId)
      ${given} SELECT ${idFrom("aud", now)}, g.organizationId, ${now}, ${actorType}, ${by}, 'assign', 'follow-ups', g.id,
        json_object('assigneeId', json_object('from', NULL, 'to', g.assigneeId)), ${requestId} FROM g`,
    sql`UPDATE follow_ups AS f SET assigneeId = g.assigneeId, version = f.version + 1, updatedAt = ${now}, updatedBy = ${by}
      FROM (${given} SELECT * FROM g) g WHERE f.id = +g.id`,
  ];
}

/** Marked as looked at: taking a skip back, or an assignee away, is not undone by the next night. */
function markOpened(ctx: Context, opening: Opening): SQL {
  const today = dayOf(todayAt(ctx.now), "coalesce(f.villageCode, f.programRegionCode)");
  return sql`UPDATE follow_ups AS f SET openedOn = ${today} WHERE ${openingNow(ctx.now, opening)}`;
}

async function open(ctx: Context, opening: Opening, facts: Facts): Promise<number> {
  const query = conditionOf(opening.step, facts);
  const ids = query ? await pointsToSkip(ctx, opening, query, facts) : [];
  const reason = opening.step.skipWhen ? skipReasonOf(opening.step.skipWhen, facts) : REASON;
  const statements = [...skip(ctx, opening, ids, reason), ...assign(ctx, opening), markOpened(ctx, opening)];
  await writePatiently(
    ctx,
    statements.map((one) => ctx.db.run(one)),
  );
  return ids.length;
}

/** Looks once at each point of an office whose window has opened: whether the plan skips it, and whom it is for. */
export async function openPoints(ctx: Context, organizationId: string): Promise<number> {
  const [made, steps] = await ctx.db.batch([
    computedFactsQuery(ctx.db, [organizationId]),
    ctx.db.all<{
      planId: string;
      step: string;
    }>(sql`SELECT p.id AS planId, j.value AS step FROM plans p CROSS JOIN json_each(p.steps) j
      WHERE p.organizationId = ${organizationId} AND p.deletedAt IS NULL
        AND (j.value -> '$.skipWhen' IS NOT NULL OR coalesce(j.value ->> '$.assignee', 'nobody') <> 'nobody')`),
  ]);
  const facts = vocabularyFrom(made).group;
  let skipped = 0;
  for (const { planId, step } of steps)
    skipped += await open(ctx, { planId, step: JSON.parse(step) as PlanStep, organizationId }, facts);
  return skipped;
}

/** Every night, before the rules: points that a plan still owes are made, and those whose window opens are looked at. */
export async function runPlans(ctx: Context): Promise<Record<string, number>> {
  const total = { organizations: 0, skipped: 0 };
  const failures: unknown[] = [];
  for (const { id } of await ownersOfPlans(ctx)) {
    try {
      await settleOrganization(ctx, id);
      total.skipped += await openPoints(ctx, id);
      total.organizations++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the plans failed for ${failures.length} organisations`);
  return total;
}
