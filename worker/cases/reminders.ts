import { type SQL, sql } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { actorId, type Context } from "../context.ts";
import { type Statement, writeBatch } from "../http/commit.ts";
import { tellFrom } from "../notify/tell.ts";
import { dayOf, todayAt } from "../stall/asOf.ts";

const HOUR = 3_600_000;
/** How far back an hour in which the rules opened cases is still told of, should the clock have stood still. */
const HOURS_BACK = 48;
const ID_TIME_LENGTH = "evt_".length + 10;

const LIVING = sql.raw(`k.state IN ('open', 'in_progress') AND k.deletedAt IS NULL`);

/** Living cases so many days past their due day where their group lives; each once for a due day. */
function markLate(
  now: number,
  mark: "remindedAt" | "escalatedAt",
  days: "reminderAfterDays" | "escalateAfterDays",
): SQL {
  const today = dayOf(todayAt(now), "coalesce(gr.villageCode, gr.programRegionCode)");
  return sql`UPDATE cases SET ${sql.raw(mark)} = ${now} WHERE id IN (SELECT k.id FROM cases k
    CROSS JOIN settings st ON st.organizationId = k.organizationId CROSS JOIN groups gr ON gr.id = k.groupId AND gr.deletedAt IS NULL
    WHERE ${LIVING} AND ${sql.raw(`k.${mark} IS NULL AND k.dueOn`)} <= ${today} AND julianday(${today}) - julianday(k.dueOn) >= ${sql.raw(`st.${days}`)})`;
}

const told = (kind: string, marked: SQL, extra: SQL = sql`''`): SQL =>
  sql`u.id AS userId, k.organizationId, ${kind} AS kind, 'cases' AS subject, k.id AS subjectId,
    json_object('dueOn', k.dueOn) AS data, ${kind} || ':' || k.id || ':' || k.dueOn || ${extra} AS dedupeKey
    FROM cases k CROSS JOIN users u ON u.organizationId = k.organizationId WHERE ${LIVING} AND ${marked}`;

/** Its owner; a case of nobody, or of who has left, is the whole office's. */
const OWNERS = sql.raw(`(u.id = k.ownerId OR (u.role = 'office'
  AND NOT EXISTS (SELECT 1 FROM users o WHERE o.id = k.ownerId AND o.active AND o.deletedAt IS NULL)))`);
const HEADS = sql.raw(`(u.role = 'head' OR (u.role = 'admin' AND NOT EXISTS (SELECT 1 FROM users h
  WHERE h.organizationId = k.organizationId AND h.role = 'head' AND h.active AND h.deletedAt IS NULL)))`);

/** Reminder to the owner, then escalation to the head, by the days that the office set; each in one batch. */
function lateStatements(ctx: Context): { reminders: Statement[]; escalations: Statement[] } {
  const { now } = ctx;
  const marked = (mark: string) => sql`${sql.raw(`k.${mark}`)} = ${now}`;
  const eventId = sql`${newId("evt", now).slice(0, ID_TIME_LENGTH)} || substr(k.id, -16)`;
  const escalated = sql`INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, state, data)
    SELECT ${eventId}, k.organizationId, k.groupId, k.programId, 'case_changed',
      ${dayOf(todayAt(now), "coalesce(gr.villageCode, gr.programRegionCode)")}, ${now}, ${actorId(ctx.actor)}, k.id, NULL,
      json_object('step', 'escalated', 'dueOn', k.dueOn)
    FROM cases k CROSS JOIN groups gr ON gr.id = k.groupId WHERE ${LIVING} AND ${marked("escalatedAt")}
      AND NOT EXISTS (SELECT 1 FROM events told WHERE told.id = ${eventId})`;
  return {
    reminders: [
      ctx.db.run(markLate(now, "remindedAt", "reminderAfterDays")),
      ...tellFrom(ctx, sql`SELECT ${told("case_due", marked("remindedAt"))} AND ${OWNERS}`),
    ],
    escalations: [
      ctx.db.run(markLate(now, "escalatedAt", "escalateAfterDays")),
      ctx.db.run(escalated),
      ...tellFrom(ctx, sql`SELECT ${told("case_escalated", marked("escalatedAt"))} AND ${HEADS}`),
    ],
  };
}

/** Owners of cases whose signals have cleared: once for the day of each proposal. */
const recoveries = (ctx: Context): Statement[] =>
  tellFrom(
    ctx,
    sql`SELECT ${told("case_recovery_proposed", sql`k.recoveryProposedOn IS NOT NULL`, sql`':' || k.recoveryProposedOn`)} AND ${OWNERS}`,
  );

/** What the rules opened in an hour that is over is told each owner in one notice. */
function openings(ctx: Context): Statement[] {
  const until = ctx.now - (ctx.now % HOUR);
  return tellFrom(
    ctx,
    sql`SELECT k.ownerId AS userId, k.organizationId, CASE count(*) WHEN 1 THEN 'case_opened' ELSE 'cases_opened' END AS kind, 'cases' AS subject,
      CASE count(*) WHEN 1 THEN min(k.id) END AS subjectId, json_object('count', count(*)) AS data,
      'cases_opened:' || (k.createdAt / ${sql.raw(String(HOUR))}) AS dedupeKey
    FROM cases k WHERE ${LIVING} AND k.openedBy = 'rule' AND k.ownerId IS NOT NULL AND k.createdAt >= ${until - HOURS_BACK * HOUR}
      AND k.createdAt < ${until} GROUP BY k.ownerId, k.organizationId, k.createdAt / ${sql.raw(String(HOUR))}`,
  );
}

/** Every hour: who owns a case is told of it, reminded of it, and the head is told when it stays late. Safe to repeat. */
export async function runCaseReminders(ctx: Context): Promise<Record<string, number>> {
  const { reminders, escalations } = lateStatements(ctx);
  await writeBatch(ctx, reminders);
  await writeBatch(ctx, escalations);
  await writeBatch(ctx, [...recoveries(ctx), ...openings(ctx)]);
  const [row] = await ctx.db.all<{ reminded: number; escalated: number }>(
    sql`SELECT coalesce(sum(remindedAt = ${ctx.now}), 0) AS reminded, coalesce(sum(escalatedAt = ${ctx.now}), 0) AS escalated
      FROM cases WHERE remindedAt = ${ctx.now} OR escalatedAt = ${ctx.now}`,
  );
  return { reminded: row?.reminded ?? 0, escalated: row?.escalated ?? 0 };
}
