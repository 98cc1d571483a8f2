import { eq, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { organizations, stallRuns } from "#db/schema/index.ts";
import { readClock } from "../clock.ts";
import { actorId, type Context } from "../context.ts";
import { type Statement, writeBatch } from "../http/commit.ts";
import { databaseFault } from "../http/respond.ts";
import { todayAt } from "./asOf.ts";
import { inPrograms, programChunks } from "./chunks.ts";
import { loadRules } from "./rules.ts";
import { groupStatements, programStatements, stampOf } from "./statements.ts";

export interface RunInput {
  organizationId: string;
  programId?: string;
  trigger: "cron" | "manual";
}

export interface RunResult {
  runId: string;
  groups: number;
  raised: number;
  cleared: number;
  unchanged: number;
  ms: number;
}

const PATIENCE = 20;
const PAUSE_MS = 250;

/** A run can wait where a request cannot: a large batch is followed by a checkpoint that keeps writers out for a while. */
export async function writePatiently(ctx: Context, statements: Statement[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeBatch(ctx, statements);
    } catch (error) {
      if (attempt >= PATIENCE || !/BUSY|LOCKED/.test(databaseFault(error)?.code ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** The run of this night that began already, if the clock fires twice. */
async function begunTonight(ctx: Pick<Context, "db">, { organizationId, trigger }: RunInput, asOf: string) {
  if (trigger !== "cron") return undefined;
  const rows = await ctx.db.all<{ id: string }>(
    sql`SELECT id FROM stall_runs WHERE organizationId = ${organizationId} AND "trigger" = 'cron' AND asOf = ${asOf}
      AND undoneAt IS NULL ORDER BY startedAt DESC LIMIT 1`,
  );
  return rows[0]?.id;
}

/**
 * Looks at every group and programme of an organisation (or of one programme) with its rules as they are now, in
 * batches. The run is recorded when it begins; `finish` records what came of it. Safe to repeat: only what changed
 * since is written.
 */
export async function runStall(ctx: Context, input: RunInput): Promise<{ result: RunResult; finish: Statement }> {
  const { organizationId, programId, trigger } = input;
  const [organization] = await ctx.db
    .select({ regionCode: organizations.regionCode })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const asOf = dayAt(ctx.now, organization?.regionCode ?? "");
  const rules = (await loadRules(ctx, [organizationId])).get(organizationId);
  const begun = await begunTonight(ctx, input, asOf);
  const runId = begun ?? newId("run", ctx.now);
  const start: Statement[] = begun
    ? []
    : [
        ctx.db.insert(stallRuns).values({
          ...{ id: runId, organizationId, programId, trigger, asOf },
          ...{ startedAt: ctx.now, startedBy: actorId(ctx.actor) },
        }),
      ];
  const stamp = stampOf(ctx.now, runId);
  const today = todayAt(ctx.now);
  for (const chunk of await programChunks(ctx, { organizationId, programId })) {
    if (!rules) break;
    const where = inPrograms(chunk);
    const again = [
      ...groupStatements({ where: where.groups, asOf: today }, rules.group, stamp),
      ...programStatements({ where: where.programs, asOf: today }, rules.program, stamp),
    ];
    await writePatiently(ctx, [...start.splice(0), ...again.map((one) => ctx.db.run(one))]);
  }
  await writePatiently(ctx, start);
  const counts = await countRun(ctx, input, runId);
  const result = { runId, ...counts, ms: readClock(ctx.env.CLOCK_OFFSET_MS) - ctx.now };
  return { result, finish: finishStatement(ctx, result) };
}

/** Records what a run did; a repeated one that did nothing more leaves its record alone. */
function finishStatement(ctx: Context, { runId, ...counts }: RunResult): Statement {
  return ctx.db
    .update(stallRuns)
    .set({ ...counts, finishedAt: ctx.now })
    .where(
      sql`${eq(stallRuns.id, runId)} AND (${stallRuns.finishedAt} IS NULL OR ${stallRuns.raised} <> ${counts.raised} OR ${stallRuns.cleared} <> ${counts.cleared})`,
    );
}

async function countRun(ctx: Pick<Context, "db">, { organizationId, programId }: RunInput, runId: string) {
  const one = programId === undefined ? sql`` : sql` AND programId = ${programId}`;
  const [row] = await ctx.db.all<Omit<RunResult, "runId" | "ms">>(sql`SELECT
    (SELECT count(*) FROM groups gr CROSS JOIN programs pr ON pr.id = gr.programId WHERE gr.organizationId = ${organizationId}
      AND gr.deletedAt IS NULL AND gr.trainedOn IS NOT NULL AND pr.deletedAt IS NULL AND pr.state NOT IN ('closed', 'cancelled')
      ${programId === undefined ? sql`` : sql` AND gr.programId = ${programId}`}) AS groups,
    (SELECT count(*) FROM signals WHERE raisedRunId = ${runId}) AS raised,
    (SELECT count(*) FROM signals WHERE clearedRunId = ${runId}) AS cleared,
    (SELECT count(*) FROM signals WHERE organizationId = ${organizationId}${one} AND clearedAt IS NULL AND raisedRunId IS NOT ${runId}) AS unchanged`);
  return row ?? { groups: 0, raised: 0, cleared: 0, unchanged: 0 };
}

/** Every night: the rules of every organisation that owns groups. One that fails does not stop the next. */
export async function runNightly(ctx: Context): Promise<Record<string, number>> {
  const owners = await ctx.db.all<{ id: string }>(
    sql`SELECT DISTINCT organizationId AS id FROM programs WHERE deletedAt IS NULL ORDER BY 1`,
  );
  const total = { organizations: 0, groups: 0, raised: 0, cleared: 0 };
  const failures: unknown[] = [];
  for (const { id } of owners) {
    try {
      const { result, finish } = await runStall(ctx, { organizationId: id, trigger: "cron" });
      await writePatiently(ctx, [finish]);
      total.organizations++;
      for (const name of ["groups", "raised", "cleared"] as const) total[name] += result[name];
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `the rules failed for ${failures.length} organisations`);
  return total;
}
