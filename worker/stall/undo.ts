import { type SQL, sql } from "drizzle-orm";
import { stallRuns } from "#db/schema/index.ts";
import { undoCaseStatements } from "../cases/statements.ts";
import { actorId, type Context } from "../context.ts";
import { guard, type Statement } from "../http/commit.ts";
import { GROUP_BAND, PROGRAM_BAND, scored } from "./evaluation.ts";
import { packSql } from "./packedTier.ts";

/** True of a run that is finished, stands, and is its organisation's latest that stands. */
export const undoable = sql`finishedAt IS NOT NULL AND undoneAt IS NULL AND NOT EXISTS (SELECT 1 FROM stall_runs l
  WHERE l.organizationId = stall_runs.organizationId AND l.undoneAt IS NULL AND l.id <> stall_runs.id AND l.startedAt >= stall_runs.startedAt)`;

const before = (column: string, runId: string) =>
  sql`CASE WHEN o.changedRunId = ${runId} THEN json_extract(o.previous, ${`$.${column}`}) ELSE ${sql.raw(`o.${column}`)} END`;

/** A signal the run cleared comes back, unless the same rule was raised again since. */
const reopens = (runId: string): SQL => sql`o.clearedRunId = ${runId} AND NOT EXISTS (SELECT 1 FROM signals a
  WHERE a.subjectId = o.subjectId AND a.ruleId = o.ruleId AND a.clearedAt IS NULL AND a.raisedRunId IS NOT ${runId})`;

const KEPT = {
  group: {
    table: "group_status",
    id: "groupId",
    columns: "s.groupId, s.lastSeenStatus, s.knownShare",
    band: GROUP_BAND,
  },
  program: { table: "program_status", id: "programId", columns: "s.programId, s.groupCount", band: PROGRAM_BAND },
};

/** Status of what the run touched, from the signals as they will be without it. */
function statusWithout(ctx: Context, scope: "group" | "program", runId: string): SQL {
  const { table, id, columns, band } = KEPT[scope];
  const touched = sql`SELECT subjectId FROM signals WHERE raisedRunId = ${runId} OR clearedRunId = ${runId} OR changedRunId = ${runId}`;
  const held = sql`(SELECT json_group_object(o.ruleId, ${packSql("o.kind", before("tier", runId), before("points", runId))}) FROM signals o
    WHERE o.subjectId = ${sql.raw(`s.${id}`)} AND ((o.clearedAt IS NULL AND o.raisedRunId IS NOT ${runId}) OR (${reopens(runId)})))`;
  return sql`UPDATE ${sql.raw(table)} SET held = n.held, score = n.score, reasons = n.reasons, riskBand = n.riskBand, computedAt = ${ctx.now}
    FROM (WITH t AS MATERIALIZED (SELECT ${sql.raw(columns)}, 1 AS inScope, ${held} AS held FROM ${sql.raw(`${table} s WHERE s.${id}`)} IN (${touched}))${scored(band)}) n
    WHERE ${sql.raw(`${table}.${id} = n.${id}`)}`;
}

/** Takes back what a run did: its signals go, those it cleared return, changed tiers turn back, scores and cases follow. */
export function undoStatements(ctx: Context, runId: string): Statement[] {
  const restored = ["tier", "points", "kind", "severity", "ruleVersion", "evidence"];
  return [
    ctx.db
      .update(stallRuns)
      .set({ undoneAt: ctx.now, undoneBy: actorId(ctx.actor) })
      .where(sql`${stallRuns.id} = ${runId} AND ${undoable}`),
    guard(ctx, "state"),
    ctx.db.run(statusWithout(ctx, "group", runId)),
    ctx.db.run(statusWithout(ctx, "program", runId)),
    ctx.db.run(sql`DELETE FROM signals WHERE raisedRunId = ${runId}`),
    ctx.db.run(sql`UPDATE signals AS o SET clearedAt = NULL, clearedRunId = NULL WHERE ${reopens(runId)}`),
    ctx.db.run(sql`UPDATE signals SET ${sql.raw(restored.map((name) => `${name} = json_extract(previous, '$.${name}')`).join(", "))},
      previous = NULL, changedRunId = NULL WHERE changedRunId = ${runId}`),
    ...undoCaseStatements(runId, ctx.now).map((statement) => ctx.db.run(statement)),
  ];
}
