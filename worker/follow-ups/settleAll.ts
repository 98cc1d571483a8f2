import { type SQL, sql } from "drizzle-orm";
import type { Context, SystemActor } from "../context.ts";
import { todayAt } from "../stall/asOf.ts";
import { inPrograms, programChunks } from "../stall/chunks.ts";
import { loadRules } from "../stall/rules.ts";
import { writePatiently } from "../stall/run.ts";
import { groupStatements, stampOf } from "../stall/statements.ts";
import { authorOf, settleStatements } from "./settle.ts";

export interface PlanMessage {
  kind: "plan";
  organizationId: string;
}

/** Long enough for the batch that changes the plan to be in; a message that comes too early changes nothing. */
const AFTER_SECONDS = 2;

/** The points of an office follow its plans in the background, some thousand groups a batch. */
export const settleLater = (ctx: Pick<Context, "env">, organizationId: string): Promise<unknown> =>
  ctx.env.JOBS.send({ kind: "plan", organizationId } satisfies PlanMessage, { delaySeconds: AFTER_SECONDS });

/** Settles every group of an organisation, a batch a pack of programmes; `again` follows in each batch. */
export async function settleOrganization(
  ctx: Context,
  organizationId: string,
  again: (where: SQL) => SQL[] = () => [],
): Promise<void> {
  for (const chunk of await programChunks(ctx, { organizationId })) {
    const where = inPrograms(chunk).groups;
    const statements = [...settleStatements({ where, now: ctx.now }, authorOf(ctx)), ...again(where)];
    await writePatiently(
      ctx,
      statements.map((one) => ctx.db.run(one)),
    );
  }
}

/** What a changed plan means for each group of its office, and the rules looked at again. Safe to repeat. */
export async function continuePlan(ctx: Context<SystemActor>, organizationId: string): Promise<void> {
  const rules = (await loadRules(ctx, [organizationId])).get(organizationId);
  const [asOf, stamp] = [todayAt(ctx.now), stampOf(ctx.now, null)];
  await settleOrganization(ctx, organizationId, (where) =>
    rules ? groupStatements({ where, asOf }, rules.group, stamp) : [],
  );
}

/** Offices that have a plan. */
export const ownersOfPlans = (ctx: Pick<Context, "db">) =>
  ctx.db.all<{ id: string }>(sql`SELECT DISTINCT organizationId AS id FROM plans WHERE deletedAt IS NULL ORDER BY 1`);
